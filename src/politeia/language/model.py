"""The syntax tree: norms, clauses and values as written, each with its place; names are not resolved yet."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction

from politeia.diagnostics.model import Diagnostic, Place
from politeia.language.electoral import ElectoralValue
from politeia.language.mandates import MandateEnd
from politeia.language.standing import StandingValue


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


Value = (
    Actors
    | Threshold
    | Duration
    | GoTo
    | Ends
    | Stays
    | Unspecified
    | Between
    | Together
    | Condition
    | Effect
    | Consent
    | Within
    | Limit
    | Tenure
    | Part
    | Weight
    | Text
    | Number
    | Least
    | Articles
    | ElectoralValue
    | StandingValue
    | MandateEnd
)


@dataclass(frozen=True, slots=True)
class Clause:
    """One line: its clause words, its value, the citation it names ("" when it inherits), and its place."""

    word: str
    value: Value
    written: str
    citation: str
    place: Place
    comment: str = ""


@dataclass(frozen=True, slots=True)
class StageSyntax:
    """A stage of a procedure with its clauses."""

    name: str
    clauses: tuple[Clause, ...]
    citation: str
    place: Place
    comment: str = ""


@dataclass(frozen=True, slots=True)
class NormSyntax:
    """A norm as written: kind and name are its identity; `citation` is that of its head, or of the paragraph it stands under.

    A norm is not `complete` when one of its lines could not be read: what it seems to lack may stand there.
    """

    kind: str
    name: str
    clauses: tuple[Clause, ...]
    stages: tuple[StageSyntax, ...]
    citation: str
    place: Place
    comment: str = ""
    complete: bool = True


class ClaimForm(StrEnum):
    """The closed list of what a property can claim."""

    FORCE = "can force"
    NOT_FORCE = "cannot force"
    FORCE_AGAIN = "can force ... again and again"
    NOT_FORCE_AGAIN = "cannot force ... again and again"
    KEEP = "can keep"
    NOT_KEEP = "cannot keep"
    PREVENT = "can prevent"
    NOT_PREVENT = "cannot prevent"
    NO_SINGLE_FORCE = "no single actor can force"
    NO_SINGLE_WITH_VOTERS_FORCE = "no single actor and voters can force"
    NO_SINGLE_PREVENT = "no single actor can prevent"
    ALWAYS_POSSIBLE = "is always possible"
    NEVER_POSSIBLE = "is never possible"
    NOT_LAWFUL = "is not lawful"
    NEVER_LAWFUL_WHILE = "is never lawful while"
    SOMEWHERE_LAWFUL = "is lawful in some situation"
    NO_SINGLE_NAMES_MAJORITY = "no single actor names a majority of"
    HAS_POWER = "has power"
    HAS_NO_POWER = "has no power"
    IS_BARRED = "is barred from"
    LIMIT_BINDS_EVERYBODY = "limit of ... binds everybody"
    CANNOT_BLOCK = "cannot block"
    CAN_BLOCK = "can block"
    CAN_ANSWER = "can answer"
    MUST_ANSWER = "must answer"
    NEVER_DISSOLVED_WHILE = "is never dissolved while"
    INITIATORS_KEEP_MANDATES = "initiators of ... keep their mandates"
    TERM_IS_SET = "term of ... is set by the text"
    LIMIT_FOR_A_LIFETIME = "limit of ... is for a lifetime"
    LASTS_UNTIL_ELECTION = "lasts until election"
    SILENCE_DECIDES_NOTHING = "silence after refusal by ... decides nothing about"
    BEGINS_NOWHERE_ELSE = "begins nowhere but at its first stage"
    NO_SINGLE_APPOINTS = "no single actor appoints"
    APPOINTS_ALONE_NO = "appoints alone no"
    NO_SINGLE_DISMISSES = "no single actor dismisses"
    NO_SINGLE_KEEPS_BELOW_QUORUM = "no single actor can keep ... below its quorum"
    KIN_ARE_BARRED = "kin of ... are barred from posts"
    CAN_TURN_TO = "can turn to"
    ENOUGH_TO_BEGIN = "are enough to begin"
    NEEDS_SHARE_OF_UNITS = "needs a share of units"
    UNAMENDABLE_CLOSED = "what may not be amended may not be replaced either"
    SOME_RIGHTS_NEVER_LIMITED = "some rights may never be limited"
    EVERY_VACANCY_FILLED = "no single actor can keep any office empty"
    EVERY_POWER_USABLE = "every power can be used"
    NO_DEAD_END = "never comes to a dead end"
    NO_DEAD_ENDS = "no procedure ever comes to a dead end"
    BRINGS_EVERY_BILL = "can bring every bill of ... to a vote"
    SPENDING_BOUNDED = "spending without a budget is possible and bounded"
    MUST_ANSWER_QUESTIONS = "must answer questions of members of"
    ELECTIONS_NEVER_COINCIDE = "regular elections of ... and ... never coincide"
    NO_FORMER_KEEPS_POWER = "no former ... keeps a public power"
    HAS_FREE_MANDATE = "has a free mandate"
    NO_OFFICES_FILL_EACH_OTHER = "no offices fill each other without an election"
    SMALLEST_FORCE = "smallest coalitions that can force"
    SMALLEST_NAMES_MAJORITY = "smallest coalitions that can name a majority of"


@dataclass(frozen=True, slots=True)
class CoalitionMember:
    """A member of a coalition: a whole actor (share None, count 0), a share of a body, or a number of its members."""

    name: str
    threshold: Threshold | None = None
    count: int = 0


@dataclass(frozen=True, slots=True)
class CoalitionSyntax:
    """Who acts together; `everyone` means all actors but those in `except_for`."""

    members: tuple[CoalitionMember, ...] = ()
    everyone: bool = False
    except_for: tuple[str, ...] = ()
    written: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """What a property claims: its form, who, the goal (any of the conditions), and for static claims a name or words."""

    form: ClaimForm
    coalition: CoalitionSyntax | None
    goals: tuple[Condition, ...] = ()
    subject: str = ""
    threshold: Threshold | None = None
    written: str = ""


@dataclass(frozen=True, slots=True)
class Recorded:
    """A verdict that a person has checked, and the date of the edition it is about (ISO)."""

    verdict: str
    date: str


@dataclass(frozen=True, slots=True)
class PropertySyntax:
    """A property as written; a question put by roles is asked only of texts in which somebody plays those in `only_with`.

    `with_statutes` asks it of the charter together with the statutes that stand under it on the day.
    """

    name: str
    claim: Claim
    given: tuple[Condition, ...]
    before: tuple[Condition, ...]
    assume: str
    question: str
    why: str
    source: str
    note: str
    recorded: tuple[Recorded, ...]
    place: Place
    within: Duration | None = None
    only_with: tuple[str, ...] = ()
    with_statutes: bool = False


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a fence holds, and every mistake found in it."""

    norms: tuple[NormSyntax, ...] = ()
    properties: tuple[PropertySyntax, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = field(default=())


class Unreadable(Exception):
    """The words are no value of this kind; `column` is where they stop making sense (from 0)."""

    def __init__(self, column: int) -> None:
        super().__init__(column)
        self.column = column
