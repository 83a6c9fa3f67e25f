"""What a played game is: who sits at the table, the steps taken, and the board that shows where they have led."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from politeia.transition.obstacles import Obstacle


class Others(StrEnum):
    """Who plays everybody else."""

    PERSON = "person"
    CHANCE = "chance"
    BEST = "best"


class Who(StrEnum):
    """Whose step it is; `ASKED` is an act for which the others were asked in vain."""

    ME = "me"
    WITH = "with"
    THEY = "they"
    ASKED = "asked"
    LAW = "law"
    TIME = "time"
    READ = "read"
    PASS = "pass"
    QUIET = "quiet"


@dataclass(frozen=True, slots=True)
class Step:
    """One step, as a link carries it: whose it is, and the act, the day, or the gap with its reading."""

    who: Who
    what: str = ""

    def __str__(self) -> str:
        return f"{self.who.value}:{self.what}" if self.what else self.who.value


@dataclass(frozen=True, slots=True)
class Setup:
    """Who plays what: the seats of the player (offices, bodies, blocs), who plays the others, and what is given at the start.

    `seed` decides what chance does; `goal` is the condition that the player wants to bring about, and the others to prevent.
    """

    seats: tuple[str, ...] = ()
    others: Others = Others.PERSON
    seed: int = 1
    goal: str = ""
    given: tuple[str, ...] = ()


class Group(StrEnum):
    """Whose an act is: the player's alone, theirs together with others, or the others'."""

    MINE = "mine"
    TOGETHER = "together"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True)
class Offer:
    """An act that is lawful now. `traceless` acts change nothing that the game counts."""

    step: Step
    name: str
    sentence: str
    actor: str
    group: Group
    citations: tuple[str, ...]
    given: tuple[tuple[str, str], ...] = ()
    traceless: bool = False
    breach: bool = False


@dataclass(frozen=True, slots=True)
class Barred:
    """An act that is not lawful now, and why."""

    name: str
    actor: str
    obstacles: tuple[Obstacle, ...]


@dataclass(frozen=True, slots=True)
class OpenGap:
    """Where the text does not say what follows: a reading has to be chosen before the game goes on."""

    what: str
    norm: str
    citation: str
    readings: tuple[tuple[Step, str], ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the log; `turn` is the number of the step that brought it about, 0 for the start."""

    day: date
    who: Who
    actor: str
    words: str
    citations: tuple[str, ...]
    turn: int


@dataclass(frozen=True, slots=True)
class Board:
    """Where the game stands. `facts` are what is not as at the start, `clocks` the times that run, each in words.

    `waits` are the ways of letting time pass; `verdict` says who would win from here with best play ("" without a goal).
    """

    day: date
    facts: tuple[tuple[str, str], ...]
    clocks: tuple[tuple[str, str], ...]
    duties: tuple[tuple[str, str, tuple[str, ...]], ...]
    log: tuple[Entry, ...]
    offers: tuple[Offer, ...] = ()
    barred: tuple[Barred, ...] = ()
    waits: tuple[tuple[Step, str], ...] = ()
    gap: OpenGap | None = None
    reached: bool = False
    verdict: str = ""
    ended: str = ""
    sliced: tuple[str, ...] = ()


class Unlawful(Exception):
    """A step that cannot be taken where the game stands; `number` counts from 1."""

    def __init__(self, number: int, step: Step) -> None:
        self.number = number
        self.step = step
        super().__init__(f"step {number} “{step}” cannot be taken where the game stands")
