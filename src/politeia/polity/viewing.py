"""How the law sees a body: its situation for the transition relation, as a whole or from one matter in procedure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from politeia.language.contents import Duration
from politeia.polity.charter import game_of
from politeia.polity.model import Matter, Polity
from politeia.transition.draft import Setting
from politeia.transition.model import OFF
from politeia.transition.situations import Frame, Situation, last_day
from politeia.transition.whole import WholeGame

NOT_KNOWN = -2
"""A value that the text in force has no name for; no test asks for it."""


def own_names(procedure: str) -> tuple[str, str, str]:
    """The variables of a procedure that each of its matters has for itself: the stage, and the times that run."""
    return procedure, f"deadline of {procedure}", f"time for {procedure}"


def edition_of(state: Polity, matter: Matter | None) -> int:
    """The number of the text that a matter runs under; the last one without a matter."""
    return len(state.editions) - 1 if matter is None else matter.edition


def game_for(state: Polity, matter: Matter | None) -> WholeGame:
    """The game that a matter runs under."""
    return game_of(state, edition_of(state, matter))


def situation_of(state: Polity, matter: Matter | None = None, *, beginning: str = "") -> Situation:
    """What holds now. In procedures other than that of the matter the open matter that began last is seen, or the last one.

    `beginning` is a procedure in which something new is begun: what already runs there does not stand in the way, because
    no text forbids two bills at once.
    """
    frame = game_for(state, matter).frame
    values, until = dict(state.values), dict(state.until)
    for seen in _seen(state, matter):
        if seen.procedure != beginning:
            values.update(seen.values)
            until.update(seen.until)
    return Situation(state.day, dict(_numbers(values, frame)), until, state.terms)


def _seen(state: Polity, matter: Matter | None) -> Iterable[Matter]:
    numbers = dict.fromkeys((*state.latest.values(), *state.open_matters))
    yield from (found for number in numbers if (found := state.matters[number]).outcome)
    yield from (found for number in numbers if not (found := state.matters[number]).outcome)
    if matter is not None:
        yield matter


def _numbers(values: dict[str, str], frame: Frame) -> Iterable[tuple[str, int]]:
    for name, word in values.items():
        variable = frame.variables.get(name)
        if variable is not None:
            yield name, variable.values.index(word) if word in variable.values else NOT_KNOWN


def written(
    updates: Iterable[tuple[str, Setting]], frame: Frame, day: date
) -> tuple[dict[str, str], dict[str, str | None]]:
    """What an act sets, as it is recorded: values in words, and times by their last day (None for one that stops)."""
    values: dict[str, str] = {}
    until: dict[str, str | None] = {}
    for name, setting in updates:
        if isinstance(setting, Duration):
            until[name] = last_day(name, day, setting).isoformat()
        elif frame.variables[name].timer:
            assert setting == OFF
            until[name] = None
        elif isinstance(setting, int):
            values[name] = frame.variables[name].values[setting]
    return values, until


def at_stage(matter: Matter) -> str:
    """The stage at which a matter stands, or what it ended with."""
    return matter.values.get(matter.procedure, "not begun")
