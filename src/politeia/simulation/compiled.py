"""A game over very many situations at once: guards and effects as operations on whole columns.

The situations are a matrix of whole numbers, one row for each variable and one column for each term that is played.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from politeia.simulation.model import Marks, Rows
from politeia.transition.model import OFF, AllHold, Command, Game, Is, SomeHold, Test
from politeia.transition.running import initial_state

Situations = NDArray[np.int16]
Guard = Callable[[Situations], Marks]


@dataclass(frozen=True, slots=True)
class Act:
    """A command with its guard and its effects by the place of the variable; `releases` are forced acts that may follow it."""

    number: int
    command: Command
    guard: Guard
    updates: tuple[tuple[int, int], ...]
    releases: tuple[int, ...]


class CompiledGame:
    """The acts of a game, and what forces itself, stops the clock or counts down."""

    def __init__(self, game: Game) -> None:
        self.game = game
        self.places = {variable.name: place for place, variable in enumerate(game.variables)}
        forced = [number for number, command in enumerate(game.commands) if command.forced]
        self.acts = tuple(
            Act(
                number,
                command,
                self.compile(command.guard),
                tuple((self.places[name], value) for name, value in command.updates),
                tuple(other for other in forced if _may_enable(command, game.commands[other])),
            )
            for number, command in enumerate(game.commands)
        )
        self.forced = tuple(self.acts[number] for number in forced)
        self.dues = tuple(self.compile(due.test) for due in game.dues)
        self.timers = np.array([place for place, variable in enumerate(game.variables) if variable.timer], np.intp)

    def start(self, terms: int) -> Situations:
        """So many copies of the first situation."""
        first = np.array(initial_state(self.game), np.int16)
        return np.ascontiguousarray(np.repeat(first[:, None], terms, axis=1))

    def tick(self, situations: Situations, rows: Marks) -> None:
        """Let one period pass where `rows` says so: every running timer counts down."""
        if len(self.timers):
            running = situations[self.timers]
            situations[self.timers] = running - ((running > 0) & rows)

    def changing(self, act: Act, situations: Situations, rows: Rows) -> Rows:
        """The rows in which an act would change anything."""
        differs = np.zeros(len(rows), np.bool_)
        for place, value in act.updates:
            differs |= situations[place, rows] != value
        return rows[differs]

    def compile(self, test: Test) -> Guard:
        """A test as a function of all situations."""
        if isinstance(test, Is):
            return _is(self.places.get(test.variable), test.among)
        if isinstance(test, AllHold):
            return _joined(tuple(self.compile(part) for part in test.tests), every=True)
        if isinstance(test, SomeHold):
            return _joined(tuple(self.compile(part) for part in test.tests), every=False)
        inner = self.compile(test.test)
        return lambda situations: ~inner(situations)


def _is(place: int | None, among: frozenset[int]) -> Guard:
    if place is None:  # a variable outside the game keeps its first value
        constant = 0 in among
        return lambda situations: np.full(situations.shape[1], constant)
    at = place
    if len(among) == 1:
        (only,) = among
        return lambda situations: situations[at] == only
    table = np.zeros(max((*among, 0)) + 258, np.bool_)  # room for longer timers; the last place stands for OFF
    for value in among:
        table[value if value != OFF else -1] = True
    last = len(table) - 2
    return lambda situations: table[np.minimum(situations[at], last)]


def _joined(parts: tuple[Guard, ...], *, every: bool) -> Guard:
    if len(parts) == 1:
        return parts[0]

    def joined(situations: Situations) -> Marks:
        found = np.full(situations.shape[1], every)
        for part in parts:
            if every:
                found &= part(situations)
            else:
                found |= part(situations)
        return found

    return joined


def _may_enable(command: Command, forced: Command) -> bool:
    """Whether an act can make a forced act possible: it sets what the guard reads, to values that the guard does not exclude."""
    sets = dict(command.updates)
    read: set[str] = set()
    waiting: list[Test] = [forced.guard]
    while waiting:
        test = waiting.pop()
        if isinstance(test, Is):
            read.add(test.variable)
        elif isinstance(test, AllHold | SomeHold):
            waiting += test.tests
        else:
            waiting.append(test.test)
    if not read & set(sets):
        return False
    return not any(
        isinstance(test, Is) and test.variable in sets and sets[test.variable] not in test.among
        for test in _conjuncts(forced.guard)
    )


def _conjuncts(test: Test) -> list[Test]:
    if isinstance(test, AllHold):
        return [inner for part in test.tests for inner in _conjuncts(part)]
    return [test]
