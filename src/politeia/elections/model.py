"""A vote as returned and as counted: lists, districts, totals; then steps with their articles, seats, and open ties."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from politeia.diagnostics.model import Place

Votes = int | Fraction


@dataclass(frozen=True, slots=True)
class ListVotes:
    """The votes of one list in one district ("" for the whole country), with what the law may ask about the list.

    `direct_seats` are seats won in constituencies, `parties` how many parties the list joins, `agreement` the name of
    a remainder agreement, `registration` a date or number that orders registrations, `lot` the rank that a lot gave.
    """

    name: str
    votes: int
    district: str = ""
    direct_seats: int = 0
    parties: int = 1
    agreement: str = ""
    minority: bool = False
    registration: str = ""
    lot: int | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class District:
    """A district with what is known of it: its seats, its population, its area in square kilometres, all its valid votes.

    `part_of` is the province that it belongs to, and `levelling_seats` are those of the whole province.
    """

    name: str
    seats: int | None = None
    population: int | None = None
    area: Fraction | None = None
    place: Place | None = None
    valid: int | None = None
    part_of: str = ""
    levelling_seats: int | None = None


@dataclass(frozen=True, slots=True)
class Totals:
    """Votes that shares are taken of; None where nothing is known.

    `valid` are all valid votes, `cast` everyone who took part, `entitled` everyone on the rolls. `listed` is the sum of
    the rows, which stands in for a total that is not given.
    """

    listed: int
    valid: int | None = None
    cast: int | None = None
    entitled: int | None = None


@dataclass(frozen=True, slots=True)
class Beside:
    """Votes that go to no list: against all, invalid, or lists that the return only gives together; "" for the country."""

    name: str
    votes: int
    what: str
    district: str = ""


@dataclass(frozen=True, slots=True)
class Winner:
    """Whoever has most votes in a constituency: `list` is empty for an independent, `valid` all votes for candidates there.

    `elected` is what was announced; None where it was not returned.
    """

    constituency: str
    district: str
    list: str
    candidate: str
    votes: int
    valid: int
    elected: bool | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Tie:
    """Equal claims that the law does not decide, or hands to a lot, a repeat vote, or a fact that the return does not give."""

    where: str
    among: tuple[str, ...]
    seats: int
    why: str
    citation: str = ""


@dataclass(frozen=True, slots=True)
class Returns:
    """An election as returned: rows by district or for the whole country, and the official seats to compare with.

    `official` has a key (district, list), with "" for the whole country; `official_total` are seats of a list in the whole
    body, those outside of this count included. `winners` are those of constituencies, where a table gives them.
    """

    lists: tuple[ListVotes, ...]
    totals: Totals
    districts: tuple[District, ...] = ()
    beside: tuple[Beside, ...] = ()
    official: Mapping[tuple[str, str], int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    official_total: Mapping[str, int] = field(default_factory=dict)
    winners: tuple[Winner, ...] = ()
    open_constituencies: tuple[Tie, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every list once, in the order of the return."""
        return tuple(dict.fromkeys(item.name for item in self.lists))

    @property
    def district_names(self) -> tuple[str, ...]:
        """Every district once, in the order of the return; empty when rows are for the whole country."""
        return tuple(dict.fromkeys(item.district for item in self.lists if item.district))

    def votes_of(self, name: str) -> int:
        """A list's votes in the whole country."""
        return sum(item.votes for item in self.lists if item.name == name)

    def direct_seats_of(self, name: str) -> int:
        """A list's direct seats in the whole country."""
        return sum(item.direct_seats for item in self.lists if item.name == name)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a count: what was done, by which article, and its figures as a small table."""

    heading: str
    words: str
    citation: str = ""
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class ListResult:
    """What a list got: `seats` in all, of which `direct_seats` in constituencies; `official` is None where not returned."""

    name: str
    votes: int
    admitted: bool
    why: str
    seats: int
    direct_seats: int = 0
    official: int | None = None


@dataclass(frozen=True, slots=True)
class DistrictResult:
    """The seats of one district by list."""

    name: str
    seats: int
    lists: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class ElectionCount:
    """An election as counted; `decided` is False while a tie is open, and then the seats are those beyond doubt.

    `compared` is the number of official figures that the count was held against, and `differences` where it is not the same.
    """

    norm: str
    citation: str
    house: int
    lists: tuple[ListResult, ...]
    districts: tuple[DistrictResult, ...]
    steps: tuple[Step, ...]
    ties: tuple[Tie, ...] = ()
    notes: tuple[str, ...] = ()
    differences: tuple[str, ...] = ()
    compared: int = 0

    @property
    def decided(self) -> bool:
        """Whether every seat has gone to somebody."""
        return not self.ties

    def seats(self) -> dict[str, int]:
        """Seats by list."""
        return {item.name: item.seats for item in self.lists}


@dataclass(frozen=True, slots=True)
class UnitVotes:
    """The vote of one unit (region, canton, state) or of the whole country in a referendum; None where not returned.

    `weight` is the unit's vote among the units (a Swiss half-canton has 1/2). `yes_share` is a share of those who took
    part that was announced without its figures, and `announced` what the commission said of the unit. `last_election` are those
    who took part in the last election.
    """

    name: str
    yes: int | None = None
    no: int | None = None
    cast: int | None = None
    entitled: int | None = None
    weight: Fraction = Fraction(1)
    yes_share: Fraction | None = None
    turnout: Fraction | None = None
    announced: bool | None = None
    place: Place | None = None
    last_election: int | None = None

    @property
    def share_of_yes(self) -> Fraction | None:
        """The share of yes among those who took part, from the figures or as announced; None where neither is known."""
        return Fraction(self.yes, self.cast) if self.yes is not None and self.cast else self.yes_share

    @property
    def share_taking_part(self) -> Fraction | None:
        """The share of the entitled who took part, from the figures or as announced; None where neither is known."""
        return Fraction(self.cast, self.entitled) if self.cast is not None and self.entitled else self.turnout


@dataclass(frozen=True, slots=True)
class ReferendumReturns:
    """A referendum as returned: the whole country, its units if given, how many units there are, the announced outcome."""

    whole: UnitVotes
    units: tuple[UnitVotes, ...] = ()
    units_total: int | None = None
    units_required: int | None = None
    official: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Test:
    """One test of a referendum: met, not met, or None where the return does not tell."""

    words: str
    met: bool | None
    figures: str
    citation: str


@dataclass(frozen=True, slots=True)
class ReferendumCount:
    """A referendum as counted: carried, not carried, not valid, or not to be told from the return.

    `whole` and `units` are the votes as returned.
    """

    norm: str
    citation: str
    outcome: str
    tests: tuple[Test, ...]
    steps: tuple[Step, ...]
    notes: tuple[str, ...] = ()
    differences: tuple[str, ...] = ()
    whole: UnitVotes | None = None
    units: tuple[UnitVotes, ...] = ()

    @property
    def decided(self) -> bool:
        """Whether the return is enough to tell."""
        return self.outcome != CANNOT_TELL


CARRIED = "carried"
NOT_CARRIED = "not carried"
NOT_VALID = "not valid"
CANNOT_TELL = "cannot be told from the return"
OUTCOMES = {
    "adopted": CARRIED,
    "carried": CARRIED,
    "accepted": CARRIED,
    "passed": CARRIED,
    "yes": CARRIED,
    "approved": CARRIED,
    "not adopted": NOT_CARRIED,
    "not carried": NOT_CARRIED,
    "rejected": NOT_CARRIED,
    "no": NOT_CARRIED,
    "failed": NOT_CARRIED,
    "not valid": NOT_VALID,
    "invalid": NOT_VALID,
}
"""What an outcome is called where it was announced."""
