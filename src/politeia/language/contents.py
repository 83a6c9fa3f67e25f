"""What the clauses of a norm say: shares, durations, actors, outcomes, conditions, effects, limits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction


class Base(StrEnum):
    """What a share is taken of."""

    ALL_MEMBERS = "all members"
    IN_OFFICE = "members in office"
    PRESENT = "members present"
    VOTES_CAST = "votes cast"
    BALLOTS_CAST = "ballots cast"
    ENTITLED = "entitled voters"
    LAST_ELECTION = "voters at the last election"
    UNITS = "units"
    WEIGHTED_VOTES = "weighted votes"
    INHABITANTS = "inhabitants"


class Unit(StrEnum):
    """Units of time, in the singular."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time as written, such as 60 days or 2 months."""

    count: int
    unit: Unit

    def __str__(self) -> str:
        return f"{self.count} {self.unit.value}{'' if self.count == 1 else 's'}"


@dataclass(frozen=True, slots=True)
class Threshold:
    """A share of a base: strictly more than `share`, or at least `share`; or a fixed number of members.

    "majority of all members" is share 1/2, strict. "all members" is share 1, not strict. "3 of 5 members" and
    "3 members" have `count` and share 0. `body` is the body named after the base, or "". `each` is what every unit must
    reach to count, where the base is units. "most votes" is a count of one: any vote elects somebody, and none blocks.
    """

    share: Fraction
    strict: bool
    base: Base
    count: int = 0
    body: str = ""
    written: str = ""
    each: Threshold | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """An actor by its name: an office, a body, a part of a body, or voters, citizens, courts."""

    name: str


@dataclass(frozen=True, slots=True)
class AnyMember:
    """Any one member of a body."""

    body: str


@dataclass(frozen=True, slots=True)
class Share:
    """A group of members: at least 1/5 of all members (of the body named, or of the body of the clause when "")."""

    threshold: Threshold


Actor = Named | AnyMember | Share


@dataclass(frozen=True, slots=True)
class Actors:
    """A list of actors and how they act: `any` of them, `each` of them separately, or all `jointly`."""

    members: tuple[Actor, ...]
    mode: str = "any"
    written: str = ""


@dataclass(frozen=True, slots=True)
class GoTo:
    """The procedure goes on at a stage."""

    stage: str


@dataclass(frozen=True, slots=True)
class Ends:
    """The procedure ends with an outcome."""

    outcome: str


@dataclass(frozen=True, slots=True)
class Stays:
    """Nothing happens; the stage stays open."""


@dataclass(frozen=True, slots=True)
class Unspecified:
    """The text does not say; `between` lists the readings it allows, when it allows only some."""

    between: tuple[GoTo | Ends | Stays, ...] = ()


Outcome = GoTo | Ends | Stays | Unspecified


@dataclass(frozen=True, slots=True)
class Between:
    """A share that the text leaves open between some: `unspecified between majority of all members, ...`."""

    options: tuple[Threshold, ...]


@dataclass(frozen=True, slots=True)
class Together:
    """Shares that must all be reached: `at least 60% of members present and at least 40% of members present of unionists`."""

    shares: tuple[Threshold, ...]


class Verb(StrEnum):
    """The closed list of what a condition or an effect can say."""

    IN_FORCE = "is in force"
    DISSOLVED = "is dissolved"
    SITTING = "is sitting"
    VACANT = "is vacant"
    IN_OFFICE = "is in office"
    TERM_REMAINS_LESS = "less than ... remain of term of"
    PASSED_LESS = "less than ... has passed since"
    PASSED_ENOUGH = "at least ... has passed since"
    PENDING = "is pending"
    AT_STAGE = "is at"
    ENDED = "ended"
    SUCCEEDED = "succeeded"
    BEFORE = "is before"
    CONSIDERING = "is considering"
    BY_SUCCESSION = "holds office by succession"
    REFUSED = "was refused ... times"
    ABSENT = "members of ... are absent"
    SEATS_VACANT = "seats of ... are vacant"
    FORCE_OF_LAW = "has force of law"
    LIMIT_EXCEEDED = "limit of ... is exceeded"
    FACT = "fact:"
    # effects only
    ELECTION_DUE = "election of ... within"
    LEAVES = "leaves office"
    TAKES_OFFICE = "takes office"
    BEGINS = "begins"
    ENDS = "ends"
    STOPPED = "is stopped"
    MANDATES_END = "mandates of initiators end"
    LOSES_FORCE = "loses force of law"
    SEATS_FILLED = "seats of ... are filled"


@dataclass(frozen=True, slots=True)
class Condition:
    """One sentence about a situation: `names` are its subjects (any of them), `detail` a stage, outcome, act or fact."""

    verb: Verb
    names: tuple[str, ...] = ()
    detail: str = ""
    duration: Duration | None = None
    count: int = 0
    written: str = ""


@dataclass(frozen=True, slots=True)
class Effect:
    """One sentence about what an act does; `when` ties it to an outcome of its procedure."""

    verb: Verb
    name: str = ""
    detail: str = ""
    duration: Duration | None = None
    when: str = ""
    written: str = ""
    count: int = 0


@dataclass(frozen=True, slots=True)
class Consent:
    """`BODY: THRESHOLD`; threshold None when the clause names an office or leaves the share to the body's rule."""

    actors: Actors
    threshold: Threshold | None


@dataclass(frozen=True, slots=True)
class Within:
    """A deadline: its length (None when unspecified) and the words after `of`, such as "receipt"."""

    duration: Duration | None
    start: str = ""


@dataclass(frozen=True, slots=True)
class Least:
    """A number that may be larger but not smaller, such as at least 2 candidates."""

    value: int


@dataclass(frozen=True, slots=True)
class Articles:
    """Articles and paragraphs that a clause names one by one, as they are cited: "16(1)"."""

    cited: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit on terms: how many, and whether only terms in a row count."""

    terms: int
    in_a_row: bool


class Tenure(StrEnum):
    """What becomes of whoever holds an office, or of the members of a body, when the term ends."""

    LEAVES = "leaves"
    STAYS = "stays until successor"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a body: seats (times a parameter when `per_parameter`), and how the seats are filled."""

    name: str
    seats: int
    per_parameter: str
    how: str  # "elected", "appointed" or "ex officio"
    by: tuple[str, ...] = ()
    consent: tuple[str, ...] = ()
    proposed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Weight:
    """What one member of a body weighs: numbers of weighted votes or of inhabitants represented, by their base."""

    name: str
    amounts: tuple[tuple[Base, int], ...]


@dataclass(frozen=True, slots=True)
class Text:
    """Free words."""

    words: str


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number, such as the seats of a body; `since` is the day from which it holds, None for the beginning."""

    value: int
    since: date | None = None
