"""What a proof says: a verdict, the witness that a lawyer can follow, and what it rests on."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from politeia.diagnostics.model import Place
from politeia.norms.scenarios import Scenario
from politeia.transition.attendance import VOTERS
from politeia.transition.consents import percent
from politeia.transition.slicing import Scope
from politeia.verification.engines.interface import Engine


class Verdict(StrEnum):
    """What a property comes to: holds or fails under every reading, depends on a gap, or does not apply."""

    HOLDS = "holds"
    FAILS = "fails"
    DEPENDS = "depends"
    NOT_APPLICABLE = "not applicable"


class Floor(StrEnum):
    """Who acts first when the floor is open, and how often before the other side."""

    REST_FIRST = "rest first"
    COALITION_FIRST = "coalition first"
    REST_FREELY = "rest freely"


@dataclass(frozen=True, slots=True)
class Assumptions:
    """How a question is played: the widest slice that fits when `scope` is None, duties, facts, the floor, and size.

    `limit` is the number of situations that a slice may have before the question is refused; the slice with dissolutions
    and dismissals may have `wide` of them before the narrower one is taken.
    Without an `engine` the size of each game chooses one.
    `scenario` says who sits where: its blocs are actors of the question, beside the offices and bodies that they do not hold.
    `strictly` asks that a claim hold under every reading; otherwise the verdict depends on the reading.
    """

    scope: Scope | None = None
    breach: bool = False
    open_facts: bool = False
    floor: Floor = Floor.REST_FIRST
    limit: int = 1_000_000_000
    wide: int = 25_000
    engine: Engine | None = field(default=None, compare=False)
    strictly: bool = False
    scenario: Scenario | None = None


USUAL = Assumptions()
"""Duties are kept, facts are given, the others move first, and the widest slice that fits is played."""


@dataclass(frozen=True, slots=True)
class Step:
    """One act of a witness: who acts, what is done, under which articles, and why the others could not stop it.

    `days` have passed since the start, None where time is not counted. `side` is who makes the move: coalition, rest, law,
    time, or "" where nobody is against. `written` is the step as a line of a test, "" where it is no move.
    `otherwise` is what else the losing side could have tried here.
    """

    actor: str
    act: str
    citations: tuple[str, ...]
    unstoppable: str = ""
    days: int | None = None
    side: str = ""
    written: str = ""
    otherwise: tuple[Branch, ...] = ()


@dataclass(frozen=True, slots=True)
class Branch:
    """Another way that a play could have gone: what is tried, the answer to it, and where that leaves the goal.

    Without `tried` it counts the attempts that are not told.
    """

    tried: Step | None
    answer: Step | None
    leads: str


@dataclass(frozen=True, slots=True)
class Witness:
    """Evidence for a verdict: what it shows, numbered steps, and what they lead to.

    `sides` are those who want the goal and those who are against it, in words, where the steps are moves of a game.
    """

    shows: str
    steps: tuple[Step, ...]
    conclusion: str
    sides: tuple[str, str] = ("", "")


ANSWERS_IN_WORDS = {
    "if silent": "silence",
    "if yes": "a yes",
    "if no": "a no",
    "if tied": "a tie",
    "if changed": "a changed text",
    "if no quorum": "a broken quorum",
}
"""What a reader calls the answers of a stage that a text leaves open."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How one gap is filled for the sake of argument."""

    norm: str
    citation: str
    gap: str
    completion: str

    @property
    def what(self) -> str:
        """What is read, in words: an answer at a stage, a clause of a norm, or a norm that is stated once for each reading."""
        if self.gap == "reading":
            return self.norm
        answer = ANSWERS_IN_WORDS.get(self.gap)
        if answer is None:
            return f"“{self.gap}” of {self.norm}"
        procedure, _, stage = self.norm.rpartition(", ")
        return f"{answer} at {stage} of {procedure}" if procedure else f"{answer} in {stage}"


@dataclass(frozen=True, slots=True)
class Case:
    """The verdict under one set of readings; `coalitions` are the smallest ones under it, where they are asked for."""

    readings: tuple[Reading, ...]
    verdict: Verdict
    witness: Witness | None
    coalitions: tuple[Coalition, ...] = ()

    @property
    def outcome(self) -> tuple[Verdict, tuple[Coalition, ...]]:
        """What another reading can change."""
        return self.verdict, self.coalitions


@dataclass(frozen=True, slots=True)
class Coalition:
    """Who acts together, in people: whole actors, and how many seats of which body or part."""

    actors: tuple[str, ...] = ()
    seats: tuple[tuple[str, int, int], ...] = ()  # (body or part, held, of)

    def __str__(self) -> str:
        named = [*self.actors, *(_held(body, held, of) for body, held, of in self.seats)]
        if not named:
            return "nobody"
        return " and ".join(named) if len(named) < 3 else ", ".join(named[:-1]) + " and " + named[-1]


def _held(body: str, held: int, of: int) -> str:
    return f"{percent(held, of)} of the voters" if body == VOTERS else f"{held} of {of} of {body}"


@dataclass(frozen=True, slots=True)
class Ground:
    """What one of several things that a question asks about rests on beside the others; `decides` when the verdict turns on it."""

    name: str
    lines: tuple[str, ...]
    decides: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a property on one edition.

    `in_breach` is the verdict if anyone may break a duty, `undisturbed` that if nobody who decides is dissolved or
    dismissed meanwhile; both are None when they do not differ. `narrowed` says that
    dissolutions and dismissals were too many to play; `race` that it matters who acts first. A question about many things rests
    on `assumptions` for all of them and on `grounds` for one or another; those that decide come first. `read_with` are the
    statutes whose articles it cites.
    """

    name: str
    question: str
    claim: str
    verdict: Verdict
    witness: Witness | None
    cases: tuple[Case, ...] = ()
    in_breach: Verdict | None = None
    undisturbed: Verdict | None = None
    narrowed: bool = False
    race: bool = False
    coalitions: tuple[Coalition, ...] = ()
    citations: tuple[str, ...] = ()
    assumptions: tuple[str, ...] = ()
    grounds: tuple[Ground, ...] = ()
    read_with: tuple[str, ...] = ()
    reason: str = ""
    states: int = 0
    edges: int = 0
    engine: str = ""
    source: str = ""
    why: str = ""
    note: str = ""
    recorded: str = ""
    place: Place | None = field(default=None)
