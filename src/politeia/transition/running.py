"""The transition relation at work: lawful acts in a state, what they do, how time passes, and all reachable states."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable

from politeia.transition.model import (
    OFF,
    AllHold,
    Check,
    Command,
    Edge,
    Game,
    Is,
    SomeHold,
    State,
    StateSpace,
    Test,
)


class TooLarge(Exception):
    """The state space is larger than the engine may hold; the message says how far it came."""


def compile_test(test: Test, game: Game) -> Check:
    """A test as a function of the state. A variable outside the slice keeps its first value."""
    positions = {variable.name: number for number, variable in enumerate(game.variables)}
    return _compile(test, positions)


def _compile(test: Test, positions: dict[str, int]) -> Check:
    if isinstance(test, Is):
        position, among = positions.get(test.variable), test.among
        if position is None:
            constant = 0 in among
            return lambda state: constant
        at = position
        return lambda state: state[at] in among
    if isinstance(test, AllHold):
        checks = tuple(_compile(part, positions) for part in test.tests)
        return lambda state: all(check(state) for check in checks)
    if isinstance(test, SomeHold):
        checks = tuple(_compile(part, positions) for part in test.tests)
        return lambda state: any(check(state) for check in checks)
    inner = _compile(test.test, positions)
    return lambda state: not inner(state)


def initial_state(game: Game, given: Iterable[Test] = ()) -> State:
    """Every office filled and nothing pending, except what is given."""
    values = {variable.name: variable.initial for variable in game.variables}
    for test in given:
        _establish(game, test, values)
    return tuple(values[variable.name] for variable in game.variables)


def _establish(game: Game, test: Test, values: dict[str, int]) -> None:
    """Set what a test asks for, with the timers that the act leading there would have started."""
    if isinstance(test, AllHold):
        for part in test.tests:
            _establish(game, part, values)
    elif isinstance(test, SomeHold):
        if test.tests:
            _establish(game, test.tests[0], values)
    elif isinstance(test, Is):
        values[test.variable] = min(test.among, default=0)
        _start_timers(game, test.variable, values)
    elif isinstance(test.test, Is):
        denied = test.test
        if {0, OFF} <= denied.among:
            values[denied.variable] = max(
                (value for command in game.commands for name, value in command.updates if name == denied.variable),
                default=1,
            )
        elif values.get(denied.variable, 0) in denied.among:
            values[denied.variable] = next(n for n in range(len(denied.among) + 1) if n not in denied.among)


def _start_timers(game: Game, variable: str, values: dict[str, int]) -> None:
    timers = {item.name for item in game.variables if item.timer}
    for command in game.commands:
        if (variable, values[variable]) in command.updates:
            values.update({name: value for name, value in command.updates if name in timers})
            return


class Relation:
    """The lawful acts of a game, ready to be asked about any state."""

    def __init__(self, game: Game, *, breach: bool = False) -> None:
        self.game = game
        self.commands: list[tuple[int, Command, Check, tuple[tuple[int, int], ...]]] = []
        positions = {variable.name: number for number, variable in enumerate(game.variables)}
        for number, command in enumerate(game.commands):
            if command.breach and not breach:
                continue
            updates = tuple((positions[name], value) for name, value in command.updates)
            self.commands.append((number, command, compile_test(command.guard, game), updates))
        self.timers = tuple(number for number, variable in enumerate(game.variables) if variable.timer)
        self.dues = tuple(compile_test(due.test, game) for due in game.dues)

    def acts(self, state: State) -> tuple[bool, tuple[Edge, ...], tuple[State, ...]]:
        """Whether the acts are forced, and each act with the state it leads to. Forced acts leave room for no other."""
        forced: list[tuple[int, State]] = []
        free: list[tuple[int, State]] = []
        for number, command, guard, updates in self.commands:
            if not guard(state):
                continue
            target = _updated(state, updates)
            if target == state:
                continue
            (forced if command.forced else free).append((number, target))
        chosen = forced or free
        return bool(forced), tuple(Edge(number, -1) for number, _ in chosen), tuple(target for _, target in chosen)

    def open_duties(self, state: State) -> tuple[int, ...]:
        """The numbers of the duties that are open and stop the clock."""
        return tuple(number for number, due in enumerate(self.dues) if due(state))

    def after_a_period(self, state: State) -> State:
        """The state when one period has passed: every running timer counts down."""
        values = list(state)
        for position in self.timers:
            if values[position] > 0:
                values[position] -= 1
        return tuple(values)


def _updated(state: State, updates: tuple[tuple[int, int], ...]) -> State:
    values = list(state)
    for position, value in updates:
        values[position] = value
    return tuple(values)


def explore(
    relation: Relation,
    start: State,
    *,
    limit: int = 20_000,
    only_start: bool = False,
    progress: Callable[[int], None] | None = None,
) -> StateSpace:
    """All states reachable from a start by acts and by the passing of time.

    With `only_start` what follows from the acts that are lawful at the start is not explored.
    Raises TooLarge when there are more than `limit` states.
    """
    index = {start: 0}
    states = [start]
    edges: list[tuple[Edge, ...]] = []
    forced: list[bool] = []
    ticks: list[int] = []
    waiting = deque([start])

    def number_of(state: State) -> int:
        found = index.get(state)
        if found is None:
            found = index[state] = len(states)
            if found >= limit:
                raise TooLarge(f"more than {limit:,} states")
            states.append(state)
            waiting.append(state)
        return found

    while waiting:
        state = waiting.popleft()
        if only_start and state != start:
            edges.append(())
            forced.append(False)
            ticks.append(-1)
            continue
        pressed, acts, targets = relation.acts(state)
        edges.append(tuple(Edge(act.command, number_of(target)) for act, target in zip(acts, targets, strict=True)))
        forced.append(pressed)
        if pressed or relation.open_duties(state):
            ticks.append(-1)
        else:
            ticks.append(number_of(relation.after_a_period(state)))
        if progress is not None and len(states) % 5000 == 0:
            progress(len(states))
    return StateSpace(relation.game, tuple(states), tuple(edges), tuple(forced), tuple(ticks), index)
