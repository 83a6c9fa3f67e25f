"""Questions to a charter as they are written: claims, coalitions, and the verdicts recorded beside them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from politeia.diagnostics.model import Place
from politeia.language.contents import Condition, Duration, Threshold


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
