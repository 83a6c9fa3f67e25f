"""A brute-force solver of coalition games, straight from the definitions and sharing no code with the engines.

Positions are (state, floor); the winning sets are the smallest solutions of the equations of the floor, found by trying
all positions again and again. Nothing here is fast, and nothing here is clever.
"""

from __future__ import annotations

from dataclasses import dataclass

from politeia.transition.model import Fails, Game, Is, SomeHold, State, Test
from politeia.verification.engines.interface import Control, Objective

COALITION, COALITION_AFTER_PASS, REST, REST_AFTER_PASS = range(4)
Position = tuple[State, int]


def true_in(test: Test, game: Game, state: State) -> bool:
    """Whether a test holds; what is not in the game is as at first."""
    if isinstance(test, Is):
        named = {variable.name: value for variable, value in zip(game.variables, state, strict=True)}
        return named.get(test.variable, 0) in test.among
    if isinstance(test, Fails):
        return not true_in(test.test, game, state)
    found = [true_in(part, game, state) for part in test.tests]
    return any(found) if isinstance(test, SomeHold) else all(found)


@dataclass(frozen=True)
class Law:
    """The game with what is lawful in it."""

    game: Game
    breach: bool

    def acts(self, state: State) -> list[tuple[int, State]]:
        """Every act that changes something; forced ones leave no room for others."""
        names = [variable.name for variable in self.game.variables]
        found: list[tuple[int, State]] = []
        for number, command in enumerate(self.game.commands):
            if (command.breach and not self.breach) or not true_in(command.guard, self.game, state):
                continue
            changed = dict(zip(names, state, strict=True)) | dict(command.updates)
            target = tuple(changed[name] for name in names)
            if target != state:
                found.append((number, target))
        forced = [act for act in found if self.game.commands[act[0]].forced]
        return forced or found

    def forced(self, state: State) -> bool:
        """Whether the law acts of itself here."""
        return any(self.game.commands[number].forced for number, _ in self.acts(state))

    def due(self, state: State) -> list[Test]:
        """The duties that are open."""
        return [due.test for due in self.game.dues if true_in(due.test, self.game, state)]

    def tick(self, state: State) -> State | None:
        """The state after a period, if time can pass."""
        if self.forced(state) or self.due(state):
            return None
        return tuple(
            value - 1 if variable.timer and value > 0 else value
            for variable, value in zip(self.game.variables, state, strict=True)
        )

    def reachable(self, start: State) -> dict[State, int]:
        """All states, with their distance from the start."""
        found = {start: 0}
        for state in (waiting := [start]):
            tick = self.tick(state)
            for target in [target for _, target in self.acts(state)] + ([] if tick is None else [tick]):
                if target not in found:
                    found[target] = found[state] + 1
                    waiting.append(target)
        return found


def winning(law: Law, states: list[State], control: Control, objective: Objective) -> dict[Position, int]:
    """The rank of every position that the coalition wins: rounds of the equations until it is won."""
    goal = {state for state in states if true_in(objective.goal, law.game, state)}
    over = {state for state in states if true_in(objective.lost, law.game, state)} - goal
    aims = {(state, floor) for state in goal for floor in range(4)}
    while True:
        won = _least(law, states, control, objective, aims, over)
        if not objective.again:
            return won
        kept = {(state, floor) for state, floor in aims if _next(law, control, objective, state, floor, set(won))}
        if kept == aims:
            return won
        aims = kept


def _least(
    law: Law,
    states: list[State],
    control: Control,
    objective: Objective,
    aims: set[Position],
    over: set[State],
) -> dict[Position, int]:
    won = {position: 1 for position in aims}
    number = 1
    while True:
        number += 1
        known = set(won)
        fresh = [
            (state, floor)
            for state in states
            if state not in over
            for floor in range(4)
            if (state, floor) not in known and _next(law, control, objective, state, floor, known)
        ]
        if not fresh:
            return won
        won.update({position: number for position in fresh})


def _next(law: Law, control: Control, objective: Objective, state: State, floor: int, known: set[Position]) -> bool:
    """Whether the coalition sees to it that the next position is known to be won."""
    acts, tick = law.acts(state), law.tick(state)
    if law.forced(state):
        return all((target, REST) in known for _, target in acts)
    if floor in (COALITION, COALITION_AFTER_PASS):
        if any((target, REST) in known for number, target in acts if true_in(control.own[number], law.game, state)):
            return True
        if floor == COALITION:
            return (state, REST_AFTER_PASS) in known
        return tick is not None and (tick, REST) in known
    theirs = [(number, target) for number, target in acts if true_in(control.rest[number], law.game, state)]
    due = law.due(state)
    owed = [act for act in theirs if any(not true_in(duty, law.game, act[1]) for duty in due)]
    following = [(target, REST if objective.freely else COALITION) for _, target in owed or theirs]
    if not owed and floor == REST:
        following.append((state, COALITION_AFTER_PASS))
    if not owed and floor == REST_AFTER_PASS and tick is not None:
        following.append((tick, REST))
    return bool(following) and all(position in known for position in following)
