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


@dataclass(frozen=True)
class Played:
    """A game with all its states, who controls what, and what for."""

    law: Law
    states: list[State]
    control: Control
    objective: Objective

    @property
    def positions(self) -> set[Position]:
        """Every state with every floor."""
        return {(state, floor) for state in self.states for floor in range(4)}

    @property
    def goal(self) -> set[Position]:
        """The positions in which the goal is reached."""
        return {(state, floor) for state, floor in self.positions if true_in(self.objective.goal, self.law.game, state)}

    def wins_next(self, position: Position, acts: set[Position], still: set[Position], time: set[Position]) -> bool:
        """Whether the coalition sees to it that the next position is known: by acts that could have been left to time, by
        other acts and passes, or by time."""
        state, floor = position
        law, objective = self.law, self.objective
        if true_in(objective.lost, law.game, state) and not true_in(objective.goal, law.game, state):
            return False
        done, tick = law.acts(state), law.tick(state)
        if law.forced(state):
            return all((target, REST) in still for _, target in done)
        by_act = still if tick is None else acts
        if floor in (COALITION, COALITION_AFTER_PASS):
            own = [target for number, target in done if true_in(self.control.own[number], law.game, state)]
            if any((target, REST) in by_act for target in own):
                return True
            if floor == COALITION:
                return (state, REST_AFTER_PASS) in still
            return tick is not None and (tick, REST) in time
        theirs = [(number, target) for number, target in done if true_in(self.control.rest[number], law.game, state)]
        due = law.due(state)
        owed = [act for act in theirs if any(not true_in(duty, law.game, act[1]) for duty in due)]
        won = [(target, REST if objective.freely else COALITION) in by_act for _, target in owed or theirs]
        if not owed and floor == REST:
            won.append((state, COALITION_AFTER_PASS) in still)
        if not owed and floor == REST_AFTER_PASS and tick is not None:
            won.append((tick, REST) in time)
        return bool(won) and all(won)

    def cut_well(self, state: State, time: set[Position]) -> bool:
        """Whether an endless exchange may lead through here: time cannot strike, or strikes well for the coalition."""
        tick = self.law.tick(state)
        return tick is None or (tick, REST) in time


def winning(law: Law, states: list[State], control: Control, objective: Objective) -> dict[Position, int]:
    """The rank of every position that the coalition wins."""
    played = Played(law, states, control, objective)
    aims = played.goal
    if objective.held or objective.freely:
        return _clock_held(played, aims)
    if objective.again:
        while True:
            won = _reaching(played, aims, None)
            kept = played.goal & _reaching(played, set(), won)
            if kept == aims:
                break
            aims = kept
    ranks = _ranks(played, aims)
    assert set(ranks) == _reaching(played, aims, None)
    return ranks


def _reaching(played: Played, aims: set[Position], until: set[Position] | None) -> set[Position]:
    """The least X that equals the greatest Y that equals the least Z: acts lead on in Y where time would strike well, into X
    where it would not, time leads into X (or, where it is given, into `until`), and all else into Z."""
    least: set[Position] = set()
    while True:
        time = least if until is None else until
        greatest = played.positions
        while True:
            inner = set(aims)
            while True:
                more = aims | {
                    position
                    for position in played.positions
                    if played.wins_next(
                        position, greatest if played.cut_well(position[0], time) else least, inner, time
                    )
                }
                if more == inner:
                    break
                inner = more
            if inner == greatest:
                break
            greatest = inner
        if greatest == least:
            return least
        least = greatest


def _ranks(played: Played, aims: set[Position]) -> dict[Position, int]:
    """One at the aims, one more for each move; where the rest can act for ever, counted from where it stops."""
    rank = dict.fromkeys(aims, 1)
    while True:
        known = set(rank)
        fresh = {here for here in played.positions - known if played.wins_next(here, known, known, known)}
        if fresh:
            rank |= dict.fromkeys(fresh, max(rank.values()) + 1)
            continue
        lasting = played.positions
        while True:
            reached = set(known)
            layers = []
            while True:
                layer = {
                    here
                    for here in played.positions - reached
                    if played.cut_well(here[0], known) and played.wins_next(here, lasting, reached, known)
                }
                if not layer:
                    break
                layers.append(layer)
                reached |= layer
            if reached == lasting:
                break
            lasting = reached
        if not layers:
            return rank
        for layer in layers:
            rank |= dict.fromkeys(layer, max(rank.values()) + 1)


def _clock_held(played: Played, aims: set[Position]) -> dict[Position, int]:
    """The ranks where a play without end keeps time from passing."""
    while True:
        won = dict.fromkeys(aims, 1)
        number = 1
        while True:
            number += 1
            known = set(won)
            fresh = {here for here in played.positions - known if played.wins_next(here, known, known, known)}
            if not fresh:
                break
            won |= dict.fromkeys(fresh, number)
        if not played.objective.again:
            return won
        kept = {here for here in aims if played.wins_next(here, known, known, known)}
        if kept == aims:
            return won
        aims = kept
