"""The game that norms unfold into: finite variables, guarded commands, and whose consent performs each of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

OFF = -1
"""A timer that is not running."""


@dataclass(frozen=True, slots=True)
class Variable:
    """A finite variable. `values` names what its numbers mean; a timer has no names and counts periods down."""

    name: str
    values: tuple[str, ...] = ()
    initial: int = 0
    timer: bool = False


# -- tests on a state -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Is:
    """The variable has one of these values."""

    variable: str
    among: frozenset[int]


@dataclass(frozen=True, slots=True)
class AllHold:
    """Every test holds."""

    tests: tuple[Test, ...]


@dataclass(frozen=True, slots=True)
class SomeHold:
    """At least one test holds; no test at all is never true."""

    tests: tuple[Test, ...]


@dataclass(frozen=True, slots=True)
class Fails:
    """The test does not hold."""

    test: Test


Test = Is | AllHold | SomeHold | Fails
ALWAYS: Test = AllHold(())
NEVER: Test = SomeHold(())


# -- whose consent ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Holder:
    """The holder of an office, or an actor that acts as one."""

    actor: str


@dataclass(frozen=True, slots=True)
class Votes:
    """Members of a body: at least `needed` of its `seats`; of a part of one, `part_of` names the whole body.

    Where vacant seats are filled in the game, `by_vacancy` says how many are needed while 0, 1, 2 ... seats are vacant.
    """

    body: str
    needed: int
    seats: int
    part_of: str = ""
    by_vacancy: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class AllOf:
    """Everyone in the list must agree."""

    consents: tuple[ConsentOf, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """One in the list suffices; an empty list is nobody."""

    consents: tuple[ConsentOf, ...]


ConsentOf = Holder | Votes | AllOf | AnyOf
NATURE = Holder("nature")
"""What must happen once it can, or what the world decides: no coalition owns it."""


@dataclass(frozen=True, slots=True)
class Command:
    """An act: when it is lawful, whose consent performs it, and what it sets.

    `forced` acts happen as soon as they can. `breach` acts are only possible where duties may be broken.
    """

    name: str
    sentence: str
    guard: Test
    consent: ConsentOf
    updates: tuple[tuple[str, int], ...]
    citations: tuple[str, ...]
    forced: bool = False
    breach: bool = False
    power: str = ""


@dataclass(frozen=True, slots=True)
class Due:
    """A duty that stops the clock while it is open: nobody may let time pass over it, if duties are kept."""

    name: str
    test: Test
    citations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GapSite:
    """A gap that the game had to branch on: where it is, and the completions that the text allows."""

    key: str
    norm: str
    citation: str
    what: str
    completions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Refill:
    """A body whose vacant seats are filled: the variable that counts them, and who fills the next one.

    `fillers[n]` is whose consent fills a seat while n seats are vacant; nobody's for 0.
    """

    body: str
    variable: str
    fillers: tuple[ConsentOf, ...]


@dataclass(frozen=True, slots=True)
class Game:
    """The game of one edition, sliced to a question. `period` is the length of one tick in days."""

    variables: tuple[Variable, ...]
    commands: tuple[Command, ...]
    dues: tuple[Due, ...]
    gaps: tuple[GapSite, ...]
    period: int
    rounded: bool = False
    holders: tuple[tuple[str, str], ...] = ()  # (office, its variable) where an office may fall vacant
    bodies: tuple[tuple[str, str], ...] = ()  # (body, its variable) where a body may be dissolved
    successors: tuple[tuple[str, tuple[str, ...]], ...] = ()
    electors: tuple[tuple[str, ConsentOf], ...] = ()  # (body, who elects it anew) where a body may be dissolved
    fillers: tuple[tuple[str, ConsentOf], ...] = ()  # (office, whose consent fills it anew) where it may fall vacant
    left_out: tuple[str, ...] = ()  # what the slice does not play out, in words
    refills: tuple[Refill, ...] = ()  # the bodies whose vacant seats are filled in the game


State = tuple[int, ...]
"""One number for each variable, in the order of `Game.variables`."""

Check = Callable[[State], bool]


@dataclass(frozen=True, slots=True)
class Edge:
    """A move between states, by the number of the command that makes it (or -1 for the clock)."""

    command: int
    target: int


@dataclass(frozen=True, slots=True)
class StateSpace:
    """All reachable states with their acts; `ticks` holds the state after a period, or -1 while the clock is stopped."""

    game: Game
    states: tuple[State, ...]
    edges: tuple[tuple[Edge, ...], ...]
    forced: tuple[bool, ...]
    ticks: tuple[int, ...]
    index: dict[State, int] = field(default_factory=dict)
