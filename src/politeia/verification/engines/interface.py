"""What an engine is: it reaches every situation of a game, and says what a coalition can force there.

This module is the specification. Every engine gives the same situations, acts, winning situations and ranks; one test set
holds them to it, and the plain Python of `reference` is the oracle.

The floor: the two sides act in turn, each does one act that it can perform without the other, or passes. When both have
passed in turn, a period goes by and the rest gets the floor. Nobody holds the clock by acting on and on (`exchanges`).
Forced acts happen at once, and the coalition must win whichever of them happens. While a duty is open the clock stands
still, and the rest does an act that ends a duty before anything else. A side that can neither act nor wait is stuck, and
a coalition that meets a stuck game short of its goal has lost.

Sources: Alur, Henzinger and Kupferman, "Alternating-time temporal logic", Journal of the ACM 49 (2002), for who can force
what; Graedel, Thomas and Wilke (eds.), "Automata, Logics, and Infinite Games" (2002), for attractors and for winning again and again (Buechi).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from politeia.transition.model import NEVER, Game, State, Test
from politeia.transition.running import Relation, TooLarge

FRESH, PRESSED, REST_FRESH, REST_PRESSED = range(4)
"""Who has the floor: the coalition or the rest, and whether the other side has just passed."""

OUT_OF_REACH = 1 << 30
"""A distance that nobody can go."""

Progress = Callable[[int], None]


class BeyondEngine(TooLarge):
    """The game has no room in this engine; another one may hold it."""


@dataclass(frozen=True, slots=True)
class Control:
    """When each side can perform an act without the other: one test for every command, in the order of the game."""

    own: tuple[Test, ...]
    rest: tuple[Test, ...]

    @property
    def swapped(self) -> Control:
        """The same game, seen by the other side."""
        return Control(self.rest, self.own)


@dataclass(frozen=True, slots=True)
class Objective:
    """What the coalition plays for: to reach `goal` once, or with `again` to reach it again and again without end.

    Where `lost` holds without `goal`, the coalition has lost. With `held` a play in which the sides act for ever keeps
    time from passing, and the coalition has lost it; with `freely` so it is too, and the rest keeps the floor after its own
    acts.
    To keep something for ever is to leave the other side unable to reach its opposite: solve for `Control.swapped`.
    """

    goal: Test
    lost: Test = NEVER
    again: bool = False
    freely: bool = False
    held: bool = False

    @property
    def holds_clock(self) -> bool:
        """Whether acting for ever keeps time from passing."""
        return self.held or self.freely


class Solution(Protocol):
    """From where the coalition wins."""

    @property
    def objective(self) -> Objective:
        """What the coalition plays for."""
        ...

    def wins(self, floor: int = REST_FRESH) -> bool:
        """Whether the coalition wins from the start, with this floor."""
        ...

    def rank(self, state: State, floor: int) -> int:
        """How many moves and passes the goal is away against the longest defence, plus one; 0 where the coalition does not win.

        Where the rest can act for ever, it is the distance once it stops. With `again` it is the distance to the next time.
        """
        ...

    def winning(self, floor: int = REST_FRESH) -> int:
        """From how many situations the coalition wins, with this floor."""
        ...


class Distances(Protocol):
    """How far every situation is from a goal when everybody helps."""

    def of(self, state: State) -> int:
        """The number of acts and periods to the goal; OUT_OF_REACH where no course of events leads there."""
        ...

    def stuck(self) -> int:
        """From how many situations the goal is out of reach."""
        ...

    def nearest_stuck(self) -> State | None:
        """A situation, as near to the start as any, from which the goal is out of reach; None when there is none."""
        ...


class Situations(Protocol):
    """Every situation that acts and time can bring about from a start."""

    engine: str
    relation: Relation
    start: State
    states: int
    edges: int
    """Acts between situations; periods that pass are not counted."""

    def count(self, test: Test) -> int:
        """In how many situations the test holds."""
        ...

    def nearest(self, test: Test) -> State | None:
        """A situation, as near to the start as any, in which the test holds; None when there is none."""
        ...

    def solve(self, control: Control, objective: Objective) -> Solution:
        """From where a coalition with this control can reach its objective, whatever the rest lawfully does."""
        ...

    def distances(self, goal: Test) -> Distances:
        """How far the goal is from every situation when everybody helps."""
        ...


class Engine(Protocol):
    """A way of reaching all situations and solving games on them."""

    name: str

    def explore(
        self, game: Game, start: State, *, breach: bool = False, limit: int, progress: Progress | None = None
    ) -> Situations:
        """All situations reachable from a start; raises TooLarge when there are more than `limit`.

        Raises BeyondEngine when memory would run out before.
        """
        ...
