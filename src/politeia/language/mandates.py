"""How a member of a body loses the seat, as written: a broken tie to a party, or something else that happens."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class PartyTie(StrEnum):
    """What ends the tie between a member and the party, and with it the mandate."""

    LEAVING = "leaving party"
    EXPULSION = "expulsion from party"
    END = "end of party"
    RECALL = "recall by party"
    VOTE_AGAINST = "vote against party"


@dataclass(frozen=True, slots=True)
class MandateEnd:
    """One ground on which a mandate ends: ties to a party that break, or an `event` in free words."""

    ties: tuple[PartyTie, ...] = ()
    event: str = ""
