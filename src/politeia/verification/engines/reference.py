"""The reference engine: plain Python over tuples, straight from the definitions, and the oracle of all other engines."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from politeia.transition.model import Game, State, StateSpace, Test
from politeia.transition.running import Relation, compile_test, explore
from politeia.verification.engines.exchanges import endless, onward, recurring, shrunk
from politeia.verification.engines.floor import PASS, TIME, Sides, coalition_moves, moves
from politeia.verification.engines.interface import (
    OUT_OF_REACH,
    REST_FRESH,
    Control,
    Distances,
    Objective,
    Progress,
    Situations,
    Solution,
)


class ReferenceEngine:
    """Tuples, dictionaries and closures: about fifty thousand situations a second."""

    name = "reference"

    def explore(
        self,
        game: Game,
        start: State,
        *,
        breach: bool = False,
        limit: int,
        progress: Progress | None = None,
        only_start: bool = False,
    ) -> Situations:
        """All situations reachable from a start; with `only_start`, the start and what one act or period makes of it."""
        relation = Relation(game, breach=breach)
        space = explore(relation, start, limit=limit, only_start=only_start, progress=progress)
        return ReferenceSituations(relation, space)


class ReferenceSituations:
    """All situations as a list of tuples, in the order in which they were met."""

    engine = ReferenceEngine.name

    def __init__(self, relation: Relation, space: StateSpace) -> None:
        self.relation = relation
        self.space = space
        self.start = space.states[0]
        self.states = len(space.states)
        self.edges = sum(len(edges) for edges in space.edges)

    def holding(self, test: Test) -> tuple[bool, ...]:
        """Where the test holds, one entry for each situation."""
        check = compile_test(test, self.relation.game)
        return tuple(check(state) for state in self.space.states)

    def count(self, test: Test) -> int:
        """In how many situations the test holds."""
        return sum(self.holding(test))

    def nearest(self, test: Test) -> State | None:
        """The first situation met in which the test holds."""
        check = compile_test(test, self.relation.game)
        return next((state for state in self.space.states if check(state)), None)

    def solve(self, control: Control, objective: Objective) -> Solution:
        """Backward from the goal over all positions: four for each situation, by who has the floor."""
        goal, lost = self.holding(objective.goal), self.holding(objective.lost)
        over = [ended and not reached for ended, reached in zip(lost, goal, strict=True)]
        graph = self._positions(control, over, freely=objective.freely)
        aims = frozenset(4 * state + floor for state, reached in enumerate(goal) if reached for floor in range(4))
        if objective.holds_clock:
            rank = _recurring(graph, aims) if objective.again else _attract(graph, aims)
        else:
            rules = ReferenceRules(graph)
            rank = _ranks(rules, recurring(rules, aims, frozenset()) if objective.again else aims)
        return ReferenceSolution(self, objective, tuple(rank))

    def _positions(self, control: Control, over: list[bool], *, freely: bool) -> _Positions:
        sides = Sides(self.relation, control)
        index = self.space.index
        after: list[tuple[tuple[int, ...], ...]] = []
        every: list[bool] = []
        ticks: list[int] = []
        for state, lost in zip(self.space.states, over, strict=True):
            choices = sides.choices(state)
            ticks.append(-1 if choices.tick is None else 4 * index[choices.tick] + REST_FRESH)
            for floor in range(4):
                kinds: list[set[int]] = [set(), set(), set()]
                for move in () if lost else moves(choices, state, floor, freely=freely):
                    still = move.command == PASS or choices.tick is None
                    kinds[WITH_TIME if move.command == TIME else STILL if still else ACTING].add(
                        4 * index[move.target] + move.floor
                    )
                after.append(tuple(tuple(kind) for kind in kinds))
                every.append(not coalition_moves(choices, floor))
        before: list[list[int]] = [[] for _ in after]
        for position, kinds_after in enumerate(after):
            for successor in {successor for kind in kinds_after for successor in kind}:
                before[successor].append(position)
        return _Positions(after, before, every, ticks)

    def distances(self, goal: Test) -> Distances:
        """Backward from the goal over every act and period."""
        before: list[list[int]] = [[] for _ in self.space.states]
        for state, edges in enumerate(self.space.edges):
            for edge in edges:
                before[edge.target].append(state)
            if self.space.ticks[state] >= 0:
                before[self.space.ticks[state]].append(state)
        distance = [0 if reached else OUT_OF_REACH for reached in self.holding(goal)]
        waiting = deque(state for state, away in enumerate(distance) if away == 0)
        while waiting:
            state = waiting.popleft()
            for earlier in before[state]:
                if distance[earlier] == OUT_OF_REACH:
                    distance[earlier] = distance[state] + 1
                    waiting.append(earlier)
        return ReferenceDistances(self.space, tuple(distance))


ACTING, STILL, WITH_TIME = range(3)
"""How a position is left: by an act while time could pass, by any other act or a pass, by the passing of a period."""


@dataclass(frozen=True, slots=True)
class _Positions:
    """The game graph: what follows each position in each way, what precedes it, and whether the coalition must win all that
    follows; `ticks` holds the position after a period for each situation, or -1 while the clock is stopped."""

    after: list[tuple[tuple[int, ...], ...]]
    before: list[list[int]]
    every: list[bool]
    ticks: list[int]


class ReferenceRules:
    """One step back on sets of the numbers of positions."""

    def __init__(self, graph: _Positions) -> None:
        self.graph = graph

    def step(self, acts: frozenset[int], still: frozenset[int], time: frozenset[int]) -> frozenset[int]:
        """From where the coalition sees to it that the next position is among these."""
        aims = acts, still, time
        found = set()
        for position, (kinds, every) in enumerate(zip(self.graph.after, self.graph.every, strict=True)):
            won = [successor in aim for kind, aim in zip(kinds, aims, strict=True) for successor in kind]
            if won and (all(won) if every else any(won)):
                found.add(position)
        return frozenset(found)

    def patient(self, time: frozenset[int]) -> frozenset[int]:
        """The positions in situations in which time cannot pass, or would pass into `time`."""
        return frozenset(
            4 * state + floor
            for state, tick in enumerate(self.graph.ticks)
            if tick < 0 or tick in time
            for floor in range(4)
        )

    def safe(self, known: frozenset[int], lasting: frozenset[int], time: frozenset[int]) -> frozenset[int]:
        """The largest part of `lasting`, with the known positions, that the coalition never has to leave but by time."""
        return frozenset(shrunk(self, known, lasting, time))

    def layers(self, known: frozenset[int], lasting: frozenset[int], time: frozenset[int]) -> Iterator[frozenset[int]]:
        """The known positions and, layer by layer, those of `lasting` that lead there or to an act within it."""
        return onward(self, known, lasting, time)

    def same(self, left: frozenset[int], right: frozenset[int]) -> bool:
        """Whether two sets are equal."""
        return left == right

    def closed(self, known: frozenset[int]) -> frozenset[int]:
        """The positions from which the coalition gets into `known` in finitely many moves."""
        return frozenset(position for position, rank in enumerate(_attract(self.graph, known)) if rank)


def _ranks(rules: ReferenceRules, aims: frozenset[int]) -> list[int]:
    """The rank of each position when nobody can hold the clock: as `_attract` gives it, and then layer by layer."""
    rank = _attract(rules.graph, aims)
    while True:
        known = frozenset(position for position, number in enumerate(rank) if number)
        wider = endless(rules, known, known)
        if wider == known:
            return rank
        for layer in list(rules.layers(known, wider, known))[1:]:
            number = max(rank) + 1
            for position in layer:
                rank[position] = rank[position] or number
        highest = max(rank)
        for position, number in enumerate(_attract(rules.graph, wider)):
            if number > 1:
                rank[position] = highest + number - 1


def _attract(graph: _Positions, aims: Iterable[int]) -> list[int]:
    """The rank of each position: one at the aims, one more for each move, 0 where the coalition cannot get there."""
    needed = [
        (len({successor for kind in kinds for successor in kind}) or -1) if every else 1
        for kinds, every in zip(graph.after, graph.every, strict=True)
    ]
    rank = [0] * len(needed)
    waiting = deque(aims)
    for position in waiting:
        rank[position] = 1
    while waiting:
        position = waiting.popleft()
        for earlier in graph.before[position]:
            if rank[earlier]:
                continue
            needed[earlier] -= 1
            if needed[earlier] == 0:
                rank[earlier] = rank[position] + 1
                waiting.append(earlier)
    return rank


def _recurring(graph: _Positions, aims: frozenset[int]) -> list[int]:
    """Drop the aims from which the coalition cannot come back to an aim, until none is dropped."""
    rules = ReferenceRules(graph)
    while True:
        rank = _attract(graph, aims)
        won = frozenset(position for position, number in enumerate(rank) if number)
        kept = aims & rules.step(won, won, won)
        if kept == aims:
            return rank
        aims = kept


@dataclass(frozen=True, slots=True)
class ReferenceSolution:
    """The rank of every position, four for each situation."""

    situations: ReferenceSituations
    objective: Objective
    ranks: tuple[int, ...]

    def wins(self, floor: int = REST_FRESH) -> bool:
        """Whether the coalition wins from the start, with this floor."""
        return self.ranks[floor] > 0

    def rank(self, state: State, floor: int) -> int:
        """How far the goal is against the longest defence, plus one; 0 where the coalition does not win."""
        return self.ranks[4 * self.situations.space.index[state] + floor]

    def winning(self, floor: int = REST_FRESH) -> int:
        """From how many situations the coalition wins, with this floor."""
        return sum(1 for rank in self.ranks[floor::4] if rank)


@dataclass(frozen=True, slots=True)
class ReferenceDistances:
    """The distance of every situation, in the order in which they were met."""

    space: StateSpace
    distance: tuple[int, ...]

    def of(self, state: State) -> int:
        """The number of acts and periods to the goal."""
        return self.distance[self.space.index[state]]

    def stuck(self) -> int:
        """From how many situations the goal is out of reach."""
        return sum(1 for away in self.distance if away == OUT_OF_REACH)

    def nearest_stuck(self) -> State | None:
        """The first situation met from which the goal is out of reach."""
        return next(
            (state for state, away in zip(self.space.states, self.distance, strict=True) if away == OUT_OF_REACH), None
        )
