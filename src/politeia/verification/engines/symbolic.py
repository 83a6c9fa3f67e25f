"""The symbolic engine: sets of situations as binary decision diagrams, and games as fixpoints on the graph without the floor."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import NamedTuple, cast

from politeia.transition.formulas import within
from politeia.transition.model import Game, State, Test
from politeia.transition.running import Relation, TooLarge
from politeia.verification.engines.acts import Act, acts_of
from politeia.verification.engines.diagrams import Diagram, Diagrams, ValuesAtStart
from politeia.verification.engines.exchanges import endless, onward, recurring, shrunk, winning
from politeia.verification.engines.floor import onward as happening
from politeia.verification.engines.interface import (
    OUT_OF_REACH,
    REST_FRESH,
    BeyondEngine,
    Control,
    Distances,
    Objective,
    Progress,
    Situations,
)


class Floors(NamedTuple):
    """A set of situations for each floor."""

    fresh: Diagram
    pressed: Diagram
    rest: Diagram
    rest_pressed: Diagram

    def __or__(self, other: Floors) -> Floors:
        return Floors(*(one | another for one, another in zip(self, other, strict=True)))

    def __and__(self, other: Floors) -> Floors:
        return Floors(*(one & another for one, another in zip(self, other, strict=True)))


@dataclass(frozen=True, slots=True)
class Move:
    """An act that sets constants: where it is open, and what it sets."""

    when: Diagram
    updates: tuple[tuple[str, int], ...]


@contextmanager
def _within_memory(diagrams: Diagrams) -> Iterator[None]:
    """Say that a question is too large when the diagrams outgrow their memory."""
    try:
        yield
    except (MemoryError, ValueError) as fault:
        if isinstance(fault, ValueError) and "NULL" not in str(fault):
            raise
        raise BeyondEngine(f"the diagrams outgrew {diagrams.memory >> 20:,} MB of memory") from None


class SymbolicEngine:
    """Binary decision diagrams (Bryant 1986): time and memory go with the structure of the game, not with its size."""

    name = "symbolic"

    def __init__(self, *, plain: bool = False) -> None:
        self.plain = plain

    def explore(
        self, game: Game, start: State, *, breach: bool = False, limit: int, progress: Progress | None = None
    ) -> Situations:
        """All situations reachable from a start; raises TooLarge, or BeyondEngine when diagrams do not fit in memory.

        The limit counts situations; diagrams often hold millions in little, so callers may set it high.
        """
        return self.explore_all(game, start, frozenset(), breach=breach, limit=limit, progress=progress)

    def explore_all(
        self,
        game: Game,
        start: State,
        unsettled: frozenset[str],
        *,
        breach: bool = False,
        limit: int,
        progress: Progress | None = None,
    ) -> SymbolicSituations:
        """All situations reachable from a start in which the variables in `unsettled`, which no act changes, have any value.

        Raises what `explore` raises; the limit is for the situations of all starts together.
        """
        acts = acts_of(game, start, breach=breach, unsettled=unsettled)
        diagrams = Diagrams(game, acts.ranges, acts.timers, plain=self.plain)
        with _within_memory(diagrams):
            pressed = diagrams.of(acts.pressed)
            forced = tuple(_move(diagrams, act, diagrams.true) for act in acts.forced)
            free = {act.command: _move(diagrams, act, ~pressed) for act in acts.free}
            waits = ~pressed & ~diagrams.of(acts.due)
            starts = diagrams.any_value(diagrams.exactly(start), unsettled)
            reached = _reach(diagrams, starts, (*forced, *free.values()), waits, limit, progress)
            ends = {act.command: diagrams.of(act.discharges) for act in acts.free}
        relation = Relation(game, breach=breach)
        return SymbolicSituations(diagrams, relation, start, reached, forced, free, waits, ends, unsettled)


def _move(diagrams: Diagrams, act: Act, allowed: Diagram) -> Move:
    return Move(diagrams.of(act.when) & allowed, act.updates)


def _reach(
    diagrams: Diagrams,
    reached: Diagram,
    moves: Sequence[Move],
    waits: Diagram,
    limit: int,
    progress: Progress | None,
) -> Diagram:
    """Chained forward images: every act works on what the acts before it have just brought about."""
    before = diagrams.false
    while reached != before:
        before = reached
        inner = diagrams.false
        while reached != inner:
            inner = reached
            for move in moves:
                reached |= diagrams.after_act(reached & move.when, move.updates)
        reached |= diagrams.after_period(reached & waits)
        count = diagrams.count(reached)
        if progress is not None:
            progress(count)
        if count > limit:
            raise TooLarge(f"more than {limit:,} situations")
    return reached


class SymbolicSituations:
    """All situations as one diagram."""

    engine = SymbolicEngine.name

    def __init__(
        self,
        diagrams: Diagrams,
        relation: Relation,
        start: State,
        reached: Diagram,
        forced: Sequence[Move],
        free: dict[int, Move],
        waits: Diagram,
        ends: dict[int, Diagram],
        unsettled: frozenset[str] = frozenset(),
    ) -> None:
        self.unsettled = unsettled
        self.diagrams = diagrams
        self.relation = relation
        self.start = start
        self.reached = reached
        self.forced = tuple(Move(move.when & reached, move.updates) for move in forced)
        self.free = {command: Move(move.when & reached, move.updates) for command, move in free.items()}
        self.waits = waits & reached
        self.pressed = diagrams.some(move.when for move in self.forced)
        self.ends = ends
        self.states = diagrams.count(reached)
        self.edges = sum(diagrams.count(move.when) for move in (*self.forced, *self.free.values()))

    def holding(self, test: Test) -> Diagram:
        """The situations in which a test holds."""
        return self.diagrams.of(within(test, self.relation.game)) & self.reached

    def count(self, test: Test) -> int:
        """In how many situations the test holds."""
        return self.diagrams.count(self.holding(test))

    def nearest(self, test: Test) -> State | None:
        """A situation in which the test holds, found along a shortest way from the start."""
        return self.nearest_of(self.holding(test))

    def nearest_of(self, region: Diagram) -> State | None:
        """A situation of a region, found along a shortest way from the start."""
        if region == self.diagrams.false:
            return None
        distances = SymbolicDistances(self, region)
        state = self.start
        while distances.of(state):
            state = min((move.target for move in happening(self.relation, state)), key=distances.of)
        return state

    def solve(self, control: Control, objective: Objective) -> SymbolicSolution:
        """The smallest solution of the equations of the floor; for again and again, of smaller and smaller goals."""
        with _within_memory(self.diagrams):
            game = ShareOfGame(self, control, objective)
            goal = self.holding(objective.goal)
            aims = Floors(goal, goal, goal, goal)
            if objective.again:
                none = self.diagrams.false
                held = objective.holds_clock
                aims = game.held(aims) if held else recurring(game, aims, Floors(none, none, none, none))
            won = game.closed(aims) if objective.holds_clock else winning(game, aims)
            return SymbolicSolution(self, objective, game, aims, won)

    def distances(self, goal: Test) -> Distances:
        """Backward from the goal over every act and period."""
        with _within_memory(self.diagrams):
            return SymbolicDistances(self, self.holding(goal))

    def somewhere(self, region: Diagram) -> ValuesAtStart:
        """The values of what is unsettled at the start from which a situation of a region is reached."""
        return ValuesAtStart(self.diagrams, self.unsettled, self.diagrams.only(region & self.reached, self.unsettled))

    def at_start(self, region: Diagram) -> ValuesAtStart:
        """The values of what is unsettled at the start with which the start itself lies in a region."""
        diagrams = self.diagrams
        starts = diagrams.any_value(diagrams.exactly(self.start), self.unsettled)
        return ValuesAtStart(diagrams, self.unsettled, diagrams.only(region & starts, self.unsettled))

    def out_of_reach(self, goal: Test) -> Diagram:
        """The situations from which no course of events leads to a goal."""
        with _within_memory(self.diagrams):
            edge = closed = self.holding(goal)
            while edge != self.diagrams.false:
                edge = self.before(edge) & ~closed
                closed |= edge
            return self.reached & ~closed

    def before(self, region: Diagram) -> Diagram:
        """The situations from which an act or a period leads into a region."""
        diagrams = self.diagrams
        found = diagrams.before_period(region) & self.waits
        for move in (*self.forced, *self.free.values()):
            found |= move.when & diagrams.before_act(region, move.updates)
        return found


RESULTS_KEPT = 4


def remembered(
    operator: Callable[[ShareOfGame, Diagram], Diagram],
) -> Callable[[ShareOfGame, Diagram], Diagram]:
    """An operator that keeps its last few results: a fixpoint asks for the same sets again while others grow."""

    def result(game: ShareOfGame, region: Diagram) -> Diagram:
        known = game.known.setdefault(operator.__name__, {})
        found = known.pop(region, None)
        known[region] = found = operator(game, region) if found is None else found
        if len(known) > RESULTS_KEPT:
            del known[next(iter(known))]
        return found

    return result


class ShareOfGame:
    """A game shared out for a coalition, as operators on sets of situations."""

    def __init__(self, situations: SymbolicSituations, control: Control, objective: Objective) -> None:
        self.situations = situations
        self.diagrams = diagrams = situations.diagrams
        game = situations.relation.game
        self.own: list[Move] = []
        self.rest: list[Move] = []
        theirs: list[tuple[Move, Diagram]] = []
        for command, move in situations.free.items():
            own = move.when & diagrams.of(within(control.own[command], game))
            rest = move.when & diagrams.of(within(control.rest[command], game))
            if own != diagrams.false:
                self.own.append(Move(own, move.updates))
            if rest != diagrams.false:
                theirs.append((Move(rest, move.updates), situations.ends[command]))
        self.must = diagrams.some(move.when & ends for move, ends in theirs)
        self.rest = [Move(move.when & (~self.must | ends), move.updates) for move, ends in theirs]
        self.acts = diagrams.some(move.when for move in self.rest)
        self.freely = objective.freely
        goal, lost = situations.holding(objective.goal), situations.holding(objective.lost)
        self.open = situations.reached & ~(lost & ~goal)
        self.known: dict[str, dict[Diagram, Diagram]] = {}

    @remembered
    def _pressed(self, rest: Diagram) -> Diagram:
        """Where all that the law does of itself leads into a set."""
        situations, diagrams = self.situations, self.diagrams
        failing = diagrams.some(move.when & ~diagrams.before_act(rest, move.updates) for move in situations.forced)
        return situations.pressed & ~failing

    @remembered
    def _able(self, rest: Diagram) -> Diagram:
        """Where the coalition has an act into a set."""
        diagrams = self.diagrams
        return diagrams.some(move.when & diagrams.before_act(rest, move.updates) for move in self.own)

    @remembered
    def _failing(self, after: Diagram) -> Diagram:
        """Where the rest has an act out of a set."""
        diagrams = self.diagrams
        return diagrams.some(move.when & ~diagrams.before_act(after, move.updates) for move in self.rest)

    @remembered
    def _waits(self, rest: Diagram) -> Diagram:
        """Where a period leads into a set."""
        return self.situations.waits & self.diagrams.before_period(rest)

    def step(self, acts: Floors, still: Floors, time: Floors) -> Floors:
        """From where the coalition sees to it that the next position is among these."""
        waits, free = self.situations.waits, self.open & ~self.situations.pressed
        law = self._pressed(still.rest) & self.open
        able = (waits & self._able(acts.rest)) | (~waits & self._able(still.rest))
        passes = self._waits(time.rest)
        following, unmoved = (acts.rest, still.rest) if self.freely else (acts.fresh, still.fresh)
        safe = ~((waits & self._failing(following)) | (~waits & self._failing(unmoved)))
        stands = ~waits & self.acts
        return Floors(
            law | (free & (able | still.rest_pressed)),
            law | (free & (able | passes)),
            law | (free & safe & (self.must | still.pressed)),
            law | (free & safe & (passes | stands)),
        )

    def patient(self, time: Floors) -> Floors:
        """The positions in situations in which time cannot pass, or would pass into `time`."""
        found = self.situations.reached & (~self.situations.waits | self._waits(time.rest))
        return Floors(found, found, found, found)

    def safe(self, known: Floors, lasting: Floors, time: Floors) -> Floors:
        """The largest part of `lasting`, with the known positions, that the coalition never has to leave but by time."""
        return cast("Floors", shrunk(self, known, lasting, time))

    def layers(self, known: Floors, lasting: Floors, time: Floors) -> Iterator[Floors]:
        """The known positions and, layer by layer, those of `lasting` that lead there or to an act within it."""
        return onward(self, known, lasting, time)

    def same(self, left: Floors, right: Floors) -> bool:
        """Whether two sets are equal."""
        return left == right

    def held(self, aims: Floors) -> Floors:
        """The aims from which the coalition comes to an aim again, without end, if the clock can be held."""
        while True:
            won = self.closed(aims)
            kept = aims & self.step(won, won, won)
            if kept == aims:
                return aims
            aims = kept

    def closed(self, known: Floors) -> Floors:
        """The positions from which the coalition gets into `known` in finitely many moves.

        Every equation works on the newest sets, and operators run again only when theirs changed.
        """
        fresh, pressed, rest, rest_pressed = known
        free = self.open & ~self.situations.pressed
        stands = ~self.situations.waits & self.acts
        forced = self._pressed(rest) & self.open
        able, waits = self._able(rest), self._waits(rest)
        safe = self._again(rest, fresh)
        while True:
            known = Floors(fresh, pressed, rest, rest_pressed)
            pressed |= forced | (free & (able | waits))
            rest_pressed |= forced | (free & safe & (waits | stands))
            fresh |= forced | (free & (able | rest_pressed))
            if fresh != known.fresh or self.freely:
                safe = self._again(rest, fresh)
            rest |= forced | (free & safe & (self.must | pressed))
            if rest != known.rest:
                forced = self._pressed(rest) & self.open
                able, waits = self._able(rest), self._waits(rest)
                safe = self._again(rest, fresh) if self.freely else safe
            if Floors(fresh, pressed, rest, rest_pressed) == known:
                return known

    def _again(self, rest: Diagram, fresh: Diagram) -> Diagram:
        return ~self._failing(rest if self.freely else fresh)


class SymbolicSolution:
    """The winning set of each floor; ranks are found when a witness asks for them."""

    def __init__(
        self, situations: SymbolicSituations, objective: Objective, game: ShareOfGame, aims: Floors, won: Floors
    ) -> None:
        self.situations = situations
        self.objective = objective
        self.game = game
        self.aims = aims
        self.won = won

    def wins(self, floor: int = REST_FRESH) -> bool:
        """Whether the coalition wins from the start, with this floor."""
        return self.situations.diagrams.contains(self.won[floor], self.situations.start)

    def winning(self, floor: int = REST_FRESH) -> int:
        """From how many situations the coalition wins, with this floor."""
        return self.situations.diagrams.count(self.won[floor])

    def winning_values(self, floor: int = REST_FRESH) -> ValuesAtStart:
        """The values of what is unsettled with which the coalition wins from the start."""
        return self.situations.at_start(self.won[floor])

    @cached_property
    def layers(self) -> tuple[Floors, ...]:
        """The sets won within one, two, three ... moves and passes."""
        with _within_memory(self.situations.diagrams):
            game = self.game
            found = [self.aims]
            while found[-1] != self.won:
                known = found[-1]
                wider = known | game.step(known, known, known)
                if wider != known:
                    found.append(wider)
                else:
                    found += islice(game.layers(known, endless(game, known, known), known), 1, None)
            return tuple(found)

    def rank(self, state: State, floor: int) -> int:
        """The first layer that holds the position."""
        contains = self.situations.diagrams.contains
        if not contains(self.won[floor], state):
            return 0
        return 1 + _first(lambda number: contains(self.layers[number][floor], state), len(self.layers))


class SymbolicDistances:
    """The sets from which a region is within no, one, two ... acts and periods."""

    def __init__(self, situations: SymbolicSituations, region: Diagram) -> None:
        self.situations = situations
        self.layers = [region]
        edge = region
        while edge != situations.diagrams.false:
            edge = situations.before(edge) & ~self.layers[-1]
            self.layers.append(self.layers[-1] | edge)

    def of(self, state: State) -> int:
        """The first layer that holds the situation."""
        contains = self.situations.diagrams.contains
        if not contains(self.layers[-1], state):
            return OUT_OF_REACH
        return _first(lambda number: contains(self.layers[number], state), len(self.layers))

    def stuck(self) -> int:
        """From how many situations the region is out of reach."""
        return self.situations.diagrams.count(self.situations.reached & ~self.layers[-1])

    def nearest_stuck(self) -> State | None:
        """A situation from which the region is out of reach, found along a shortest way from the start."""
        return self.situations.nearest_of(self.situations.reached & ~self.layers[-1])


def _first(holds: Callable[[int], bool], count: int) -> int:
    """The first number below `count` from which on something holds, by halving."""
    lowest, highest = 0, count - 1
    while lowest < highest:
        middle = (lowest + highest) // 2
        lowest, highest = (lowest, middle) if holds(middle) else (middle + 1, highest)
    return lowest
