"""Opening what a service needs: the ledger of a body, the file of its accounts, and the first account, of whoever keeps the record."""

from __future__ import annotations

import gc
from pathlib import Path

from politeia.diagnostics.model import failure
from politeia.service.accounts import Accounts
from politeia.service.model import Account, Role

SERVERS = ("postgresql://", "postgres://")


def spare_the_collector() -> None:
    """What is loaded by now stays until the end: the collector of garbage need not walk it again, which stops all answers meanwhile."""
    gc.collect()
    gc.freeze()


def accounts_of(body: str, accounts: Path | None) -> Accounts:
    """The accounts of a body, in the file that is named or in one beside the ledger. Raises PoliteiaError."""
    if accounts is None and body.startswith(SERVERS):
        raise failure(
            "X751",
            "a body on a server keeps its accounts in a file of its own",
            remedy="Name it: --accounts FILE.",
        )
    return Accounts(accounts or Path(f"{body}.accounts"))


def first_invitation(accounts: Accounts, registrar: str) -> str:
    """The secret of an invitation for whoever keeps the record, as long as nobody has set that password; else ""."""
    known = accounts.all()
    if not known:
        return accounts.open(Account(registrar, Role.SECRETARY, registrar))
    secretaries = [item.name for item in known if item.role is Role.SECRETARY and not item.closed]
    if any(accounts.has_password(name) for name in secretaries):
        return ""
    return accounts.invite(secretaries[0])
