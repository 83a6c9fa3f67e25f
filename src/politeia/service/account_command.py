"""`politeia live account`: open the accounts of a service on the machine where it runs."""

from __future__ import annotations

from pathlib import Path

import click

EPILOG = """\b
Examples:
  politeia live account society.db
  politeia live account society.db ann --person "Member 1"
  politeia live account society.db visitor --role observer
"""


@click.command("account", epilog=EPILOG)
@click.argument("body")
@click.argument("name", required=False)
@click.option("--person", default="", help="The person of the body that the account acts for.")
@click.option("--role", type=click.Choice(["secretary", "member", "observer"]), default="member", show_default=True)
@click.option("--again", is_flag=True, help="Invite an account that is there again: the password was lost.")
@click.option("--accounts", type=click.Path(dir_okay=False, path_type=Path), help="The file of the accounts.")
@click.option("--json", "as_data", is_flag=True, help="Print it as JSON.")
def command(
    body: str, name: str | None, person: str, role: str, again: bool, accounts: Path | None, as_data: bool
) -> int:
    """Open the account NAME of BODY and print its invitation; without NAME, list the accounts."""
    from politeia.cli.jsons import as_json
    from politeia.diagnostics.model import failure
    from politeia.polity.model import Refused
    from politeia.polity.running import LiveBody
    from politeia.polity.storing import open_store
    from politeia.service.entering import fitting
    from politeia.service.model import Account, Role
    from politeia.service.opening import accounts_of

    running = LiveBody(open_store(body))
    known = accounts_of(body, accounts)
    try:
        if name is None:
            found = known.all()
            lines = [f"{item.name}: {item.role.value}{' for ' + item.person if item.person else ''}" for item in found]
            click.echo(as_json(found) if as_data else "\n".join(lines) or "no accounts yet")
            return 0
        if again and known.account(name) is not None:
            secret = known.invite(name)
        else:
            secret = known.open(fitting(running.state, Account(name, Role(role), person)))
        click.echo(as_json({"account": name, "invitation": secret}) if as_data else f"/invitation?secret={secret}")
    except Refused as refused:
        raise failure(refused.code, refused.message, remedy="politeia live account BODY lists the accounts.") from None
    finally:
        running.store.close()
        known.close()
    return 0
