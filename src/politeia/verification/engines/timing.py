"""An engine that notes how long its work takes, so that a person sees where the time of a proof goes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from politeia.transition.model import Game, State, Test
from politeia.verification.engines.interface import (
    Control,
    Distances,
    Engine,
    Objective,
    Progress,
    Situations,
    Solution,
)

T = TypeVar("T")


@dataclass(slots=True)
class Ledger:
    """Seconds and calls by kind of work; `clock` tells the time in seconds."""

    clock: Callable[[], float]
    seconds: dict[str, float] = field(default_factory=dict)
    calls: dict[str, int] = field(default_factory=dict)
    engines: dict[str, int] = field(default_factory=dict)

    def noted(self, work: str, run: Callable[[], T]) -> T:
        """Run, and note how long it took."""
        started = self.clock()
        try:
            return run()
        finally:
            self.seconds[work] = self.seconds.get(work, 0.0) + self.clock() - started
            self.calls[work] = self.calls.get(work, 0) + 1


class TimedEngine:
    """Another engine, with a ledger."""

    def __init__(self, engine: Engine, ledger: Ledger) -> None:
        self.inner = engine
        self.name = engine.name
        self.ledger = ledger

    def explore(
        self, game: Game, start: State, *, breach: bool = False, limit: int, progress: Progress | None = None
    ) -> Situations:
        """All situations, as the other engine reaches them."""
        found = self.ledger.noted(
            "reach all situations",
            lambda: self.inner.explore(game, start, breach=breach, limit=limit, progress=progress),
        )
        self.ledger.engines[found.engine] = self.ledger.engines.get(found.engine, 0) + 1
        return TimedSituations(found, self.ledger)


class TimedSituations:
    """The situations of another engine, with a ledger."""

    def __init__(self, inner: Situations, ledger: Ledger) -> None:
        self.inner = inner
        self.ledger = ledger
        self.engine = inner.engine
        self.relation = inner.relation
        self.start = inner.start
        self.states = inner.states
        self.edges = inner.edges

    def count(self, test: Test) -> int:
        """In how many situations the test holds."""
        return self.ledger.noted("look for situations", lambda: self.inner.count(test))

    def nearest(self, test: Test) -> State | None:
        """The nearest situation in which the test holds."""
        return self.ledger.noted("look for situations", lambda: self.inner.nearest(test))

    def solve(self, control: Control, objective: Objective) -> Solution:
        """From where the coalition wins."""
        return self.ledger.noted("solve games", lambda: self.inner.solve(control, objective))

    def distances(self, goal: Test) -> Distances:
        """How far the goal is."""
        return self.ledger.noted("measure distances", lambda: self.inner.distances(goal))
