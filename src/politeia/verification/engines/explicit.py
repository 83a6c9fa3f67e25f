"""The explicit engine: every situation one number in an array, guards as tables, games by one linear sweep backward."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from politeia.transition.formulas import within
from politeia.transition.model import Game, State, Test
from politeia.transition.running import Relation, TooLarge
from politeia.verification.engines.acts import Act, acts_of
from politeia.verification.engines.exchanges import endless, recurring
from politeia.verification.engines.graphs import (
    Found,
    Graph,
    Kernel,
    Program,
    Shares,
    one_step_at,
    part_of,
    patient,
    share,
)
from politeia.verification.engines.interface import (
    OUT_OF_REACH,
    REST_FRESH,
    BeyondEngine,
    Control,
    Distances,
    Objective,
    Progress,
    Situations,
    Solution,
)
from politeia.verification.engines.memory import free_memory
from politeia.verification.engines.packing import NO, Marks, Packing, Tables

BYTES_A_SITUATION = 40
BYTES_AN_EDGE = 14
MOST_NUMBERS = 2**29
"""Positions, four for each situation, are numbered in 32 bits."""


def fastest_kernel() -> Kernel:
    """Machine code where numba is installed, NumPy otherwise."""
    try:
        from politeia.verification.engines.compiled import CompiledKernel

        return CompiledKernel()
    except ImportError:
        from politeia.verification.engines.frontier import FrontierKernel

        return FrontierKernel()


class ExplicitEngine:
    """Packed words: about a million situations a second with numba, some ten thousand with NumPy alone."""

    name = "explicit"

    def __init__(self, kernel: Kernel | None = None) -> None:
        self.kernel = kernel or fastest_kernel()

    def explore(
        self, game: Game, start: State, *, breach: bool = False, limit: int, progress: Progress | None = None
    ) -> Situations:
        """All situations reachable from a start; raises TooLarge, or BeyondEngine when a word or memory does not suffice."""
        acts = acts_of(game, start, breach=breach)
        packing = Packing(game, acts.ranges)
        tables = Tables(packing)
        due = tables.entry(acts.due)
        forced, free = _columns(acts.forced, tables), _columns(acts.free, tables)
        fields = list(packing.fields.values())
        timers = np.array([(fields[at].shift, fields[at].mask) for at in acts.timers], dtype=np.int64).reshape(-1, 2).T
        program = Program(tables.columns(), forced, free, due, np.ascontiguousarray(timers))
        affordable = min(free_memory() // BYTES_A_SITUATION, MOST_NUMBERS)
        try:
            found = self.kernel.reach(program, packing.word(start), limit=min(limit, affordable), progress=progress)
        except (TooLarge, MemoryError):
            if limit <= affordable:
                raise
            raise BeyondEngine(f"more than the {affordable:,} situations for which there is memory") from None
        relation = Relation(game, breach=breach)
        ends = {act.command: act.discharges for act in acts.free}
        return ExplicitSituations(self.kernel, relation, tables, program, found, start, ends)


def _columns(acts: tuple[Act, ...], tables: Tables) -> NDArray[np.int64]:
    rows = [(tables.entry(act.when), *tables.packing.setting(act.updates), act.command) for act in acts]
    return np.ascontiguousarray(np.array(rows, dtype=np.int64).reshape(-1, 4).T)


class ExplicitSituations:
    """All situations as words, in the order in which they were met; edges are listed when a question needs them."""

    engine = ExplicitEngine.name

    def __init__(
        self,
        kernel: Kernel,
        relation: Relation,
        tables: Tables,
        program: Program,
        found: Found,
        start: State,
        ends: dict[int, Test],
    ) -> None:
        self.kernel = kernel
        self.relation = relation
        self.tables = tables
        self.program = program
        self.found = found
        self.start = start
        self.ends = ends
        self.states = len(found.words)
        self.edges = found.edges

    @cached_property
    def graph(self) -> Graph:
        """All edges; raises BeyondEngine when they would not fit in memory."""
        needed = (self.found.edges + self.found.ticks) * BYTES_AN_EDGE + 26 * self.states
        if needed > free_memory():
            raise BeyondEngine(
                f"{self.states:,} situations with {self.edges:,} acts need {needed >> 20:,} MB of memory"
            )
        return self.kernel.link(self.program, self.found)

    def holding(self, test: Test) -> Marks:
        """Where the test holds, one mark for each situation."""
        entry = self.tables.entry(within(test, self.relation.game))
        return self.kernel.holding(self.tables.columns(), entry, self.found.words)

    def number(self, state: State) -> int:
        """The number of a situation."""
        return int(self.found.index(np.array([self.tables.packing.word(state)], dtype=np.int64))[0])

    def state(self, number: int) -> State:
        """The situation with a number."""
        return self.tables.packing.state(int(self.found.words[number]))

    def count(self, test: Test) -> int:
        """In how many situations the test holds."""
        return int(self.holding(test).sum())

    def nearest(self, test: Test) -> State | None:
        """The first situation met in which the test holds."""
        return self.first(self.holding(test))

    def first(self, marks: Marks) -> State | None:
        """The first situation that is marked."""
        return self.state(int(marks.argmax())) if marks.any() else None

    def solve(self, control: Control, objective: Objective) -> Solution:
        """Share the edges out, and go backward from the goal."""
        goal, lost = self.holding(objective.goal), self.holding(objective.lost)
        entries = np.full((3, len(control.own)), NO, dtype=np.int64)
        game = self.relation.game
        for command, ends in self.ends.items():
            tests = control.own[command], control.rest[command], ends
            entries[:, command] = [self.tables.entry(within(test, game)) for test in tests]
        shares = share(
            self.kernel,
            self.tables.columns(),
            self.graph,
            self.found.words,
            entries,
            over=lost & ~goal,
            freely=objective.freely,
        )
        aims = np.repeat(goal[:, np.newaxis], 4, axis=1)
        rules = ExplicitRules(self.kernel, shares)
        if objective.holds_clock:
            rank = _recurring(rules, aims) if objective.again else self.kernel.ranks(shares, aims)
        else:
            rank = _ranks(rules, recurring(rules, aims, np.zeros_like(aims)) if objective.again else aims)
        return ExplicitSolution(self, objective, rank)

    def distances(self, goal: Test) -> Distances:
        """Backward from the goal over every act and period."""
        return ExplicitDistances(self, self.kernel.distances(self.graph, self.holding(goal)))


class ExplicitRules:
    """One step back on marks, four for each situation."""

    def __init__(self, kernel: Kernel, shares: Shares) -> None:
        self.kernel = kernel
        self.shares = shares

    def step(self, acts: Marks, still: Marks, time: Marks) -> Marks:
        """From where the coalition sees to it that the next position is among these."""
        return self.kernel.step(self.shares, acts, still, time)

    def patient(self, time: Marks) -> Marks:
        """The positions in situations in which time cannot pass, or would pass into `time`."""
        return patient(self.shares.graph, time)

    def safe(self, known: Marks, lasting: Marks, time: Marks) -> Marks:
        """The largest part of `lasting`, with the known positions, that the coalition never has to leave but by time."""
        return self.kernel.safe(self.shares, known, lasting, time)

    def layers(self, known: Marks, lasting: Marks, time: Marks) -> Iterator[Marks]:
        """The known positions and, layer by layer, those of `lasting` that lead there or to an act within it."""
        here = np.flatnonzero((lasting & ~known).any(axis=1))
        part = part_of(self.shares.graph, here)
        reached, within = known, lasting[here]
        while True:
            yield reached
            wider = reached[here] | (within & one_step_at(self.shares, part, lasting, reached, time))
            if (wider == reached[here]).all():
                return
            reached = reached.copy()
            reached[here] = wider

    def same(self, left: Marks, right: Marks) -> bool:
        """Whether two sets are equal."""
        return bool((left == right).all())

    def closed(self, known: Marks) -> Marks:
        """The positions from which the coalition gets into `known` in finitely many moves."""
        return np.asarray(self.kernel.ranks(self.shares, known) > 0)


def _ranks(rules: ExplicitRules, aims: Marks) -> NDArray[np.int32]:
    """The rank of each position when nobody can hold the clock: as the kernel gives it, and then layer by layer."""
    rank = rules.kernel.ranks(rules.shares, aims)
    while True:
        known = rank > 0
        wider = endless(rules, known, known)
        if rules.same(wider, known):
            return rank
        for layer in islice(rules.layers(known, wider, known), 1, None):
            rank[layer & (rank == 0)] = rank.max() + 1
        more = rules.kernel.ranks(rules.shares, wider)
        rank = np.where(more > 1, rank.max() + more - 1, rank)


def _recurring(rules: ExplicitRules, aims: Marks) -> NDArray[np.int32]:
    """Drop the aims from which the coalition cannot come back to an aim, until none is dropped."""
    while True:
        rank = rules.kernel.ranks(rules.shares, aims)
        won = rank > 0
        kept = aims & rules.step(won, won, won)
        if rules.same(kept, aims):
            return rank
        aims = kept


@dataclass(frozen=True, slots=True)
class ExplicitSolution:
    """The rank of every position, a row for each situation."""

    situations: ExplicitSituations
    objective: Objective
    ranks: NDArray[np.int32]

    def wins(self, floor: int = REST_FRESH) -> bool:
        """Whether the coalition wins from the start, with this floor."""
        return bool(self.ranks[0, floor] > 0)

    def rank(self, state: State, floor: int) -> int:
        """How far the goal is against the longest defence, plus one; 0 where the coalition does not win."""
        return int(self.ranks[self.situations.number(state), floor])

    def winning(self, floor: int = REST_FRESH) -> int:
        """From how many situations the coalition wins, with this floor."""
        return int((self.ranks[:, floor] > 0).sum())


@dataclass(frozen=True, slots=True)
class ExplicitDistances:
    """The distance of every situation."""

    situations: ExplicitSituations
    away: NDArray[np.int32]

    def of(self, state: State) -> int:
        """The number of acts and periods to the goal."""
        found = int(self.away[self.situations.number(state)])
        return OUT_OF_REACH if found < 0 else found

    def stuck(self) -> int:
        """From how many situations the goal is out of reach."""
        return int((self.away < 0).sum())

    def nearest_stuck(self) -> State | None:
        """The first situation met from which the goal is out of reach."""
        return self.situations.first(self.away < 0)
