"""Acts as formulas: when each moves the game on, and what it sets, for engines that solve formulas instead of running closures."""

from __future__ import annotations

from dataclasses import dataclass

from politeia.transition.formulas import after, every, opposite, some, within
from politeia.transition.model import OFF, Game, Is, State, Test


@dataclass(frozen=True, slots=True)
class Act:
    """One command: when it is lawful and changes something, what it sets, and when it ends a duty that is open."""

    command: int
    when: Test
    updates: tuple[tuple[str, int], ...]
    discharges: Test


@dataclass(frozen=True, slots=True)
class Acts:
    """All acts of a game. Free acts are possible only where no forced one is; time passes where also no duty is open.

    `ranges` holds the lowest and the highest number that each variable can take, in the order of the game.
    """

    forced: tuple[Act, ...]
    free: tuple[Act, ...]
    pressed: Test
    due: Test
    ranges: tuple[tuple[int, int], ...]
    timers: tuple[int, ...]


def acts_of(game: Game, start: State, *, breach: bool, unsettled: frozenset[str] = frozenset()) -> Acts:
    """The acts of a game; without `breach` those that break a duty are left out.

    The variables in `unsettled` can have any of their values at the start.
    """
    forced: list[Act] = []
    free: list[Act] = []
    dues = tuple(within(due.test, game) for due in game.dues)
    for number, command in enumerate(game.commands):
        if command.breach and not breach:
            continue
        updates = dict(command.updates)
        moves = some(opposite(Is(name, frozenset({value}))) for name, value in updates.items())
        when = every((within(command.guard, game), moves))
        ends = some(every((due, opposite(after(due, updates)))) for due in dues)
        (forced if command.forced else free).append(Act(number, when, tuple(updates.items()), ends))
    return Acts(
        tuple(forced),
        tuple(free),
        some(act.when for act in forced),
        some(dues),
        _ranges(game, start, unsettled),
        tuple(number for number, variable in enumerate(game.variables) if variable.timer),
    )


def _ranges(game: Game, start: State, unsettled: frozenset[str]) -> tuple[tuple[int, int], ...]:
    met: dict[str, set[int]] = {
        variable.name: {variable.initial, value} for variable, value in zip(game.variables, start, strict=True)
    }
    for command in game.commands:
        for name, value in command.updates:
            met[name].add(value)
    for variable in game.variables:
        if variable.timer:
            met[variable.name] |= {OFF, 0}
        if variable.name in unsettled:
            met[variable.name] |= {0, len(variable.values) - 1}
    return tuple((min(met[variable.name]), max(met[variable.name])) for variable in game.variables)
