"""What each role may ask of the service; whether an act is lawful is for the charter, and is not decided here."""

from __future__ import annotations

from enum import StrEnum

from politeia.service.model import Role


class Right(StrEnum):
    """Something that may be asked of the service."""

    LOOK = "look at the body, its history and its ledger"
    ACT = "act as a person of the body"
    OWN = "change one's own password and passes"
    ACCOUNTS = "open, change and close accounts"
    AUDIT = "read the audit log"
    CLOCK = "set the day of a body whose clock is in the hand"


RIGHTS: dict[Role, frozenset[Right]] = {
    Role.SECRETARY: frozenset(Right),
    Role.MEMBER: frozenset({Right.LOOK, Right.ACT, Right.OWN}),
    Role.OBSERVER: frozenset({Right.LOOK, Right.OWN}),
}


def may(role: Role, right: Right) -> bool:
    """Whether a role has a right."""
    return right in RIGHTS[role]
