"""Elections and referendums as norms: who votes, how seats are counted out, and when a vote is valid."""

from __future__ import annotations

from dataclasses import dataclass, field

from politeia.diagnostics.model import Place
from politeia.language.contents import (
    Actors,
    Effect,
    Outcome,
    Threshold,
    Within,
)
from politeia.language.electoral import (
    Agreements,
    Alternative,
    Bonus,
    CoalitionThreshold,
    Districts,
    LeastSeats,
    Levelling,
    LevellingWay,
    Method,
    NoListCase,
    Overhang,
    PlacedBy,
    QuotaShare,
    SingleListCase,
    TieRules,
    VoteCount,
    VoterNumbers,
)
from politeia.norms.cited import Bar, Cited

Admission = Threshold | QuotaShare | VoteCount
"""What a list needs to be admitted to the sharing of seats."""


@dataclass(frozen=True, slots=True)
class Election:
    """How an office or body is filled by a vote; `apart_from` are those whose election may not fall on the same day."""

    subject: str
    by: Actors
    called_by: Cited[Actors] | None
    within: Cited[Within] | None
    bars: tuple[Bar, ...]
    silence: Cited[Outcome] | None
    citation: str
    elected_if: Cited[Threshold] | None = None
    runoff: Cited[str] | None = None
    rules: SeatRules | None = None
    fixed_day: Cited[str] | None = None
    apart_from: Cited[Actors] | None = None
    effects: tuple[Cited[Effect], ...] = ()


@dataclass(frozen=True, slots=True)
class SeatRules:
    """How votes become seats: who is admitted, where, by which method, and who decides a tie."""

    method: Cited[Method] | None
    seats: Cited[int] | None = None
    districts: Cited[Districts] | None = None
    basis: Cited[str] | None = None
    threshold: Cited[Admission] | None = None
    coalition_thresholds: tuple[Cited[CoalitionThreshold], ...] = ()
    district_threshold: Cited[Admission] | None = None
    alternatives: tuple[Cited[Alternative], ...] = ()
    one_passes: Cited[SingleListCase] | None = None
    none_passes: Cited[NoListCase] | None = None
    agreements: Cited[Agreements] | None = None
    voter_numbers: Cited[VoterNumbers] | None = None
    minimum: Cited[LeastSeats] | None = None
    bonus: Cited[Bonus] | None = None
    tie: Cited[TieRules] | None = None
    overhang: Cited[Overhang] | None = None
    levelling: Cited[Levelling] | None = None
    levelling_threshold: Cited[Admission] | None = None
    levelling_ways: tuple[Cited[LevellingWay], ...] = ()
    levelling_method: Cited[Method] | None = None
    placed_by: Cited[PlacedBy] | None = None
    places: tuple[tuple[str, Place], ...] = field(default=(), compare=False, repr=False)
    """Where each clause stands by its word, the head by ""; the same rules elsewhere are the same rules."""

    def place_of(self, word: str) -> Place | None:
        """Where a clause stands, or the head of the election where it has none; None for rules made by a program."""
        found = dict(reversed(self.places))
        return found.get(word, found.get(""))


@dataclass(frozen=True, slots=True)
class Referendum:
    """A vote of the people: when it is valid, and what carries it (all of `carried_if`).

    `valid_if` is asked of everyone who took part, `valid_votes` of yes and no together.
    """

    name: str
    called_by: Cited[Actors] | None
    valid_if: Cited[Threshold] | None
    carried_if: tuple[Cited[Threshold], ...]
    citation: str
    valid_votes: Cited[Threshold] | None = None
