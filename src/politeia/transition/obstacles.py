"""Why an act is not lawful in a situation: each thing in its way with its article, and what would make it lawful."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta

from politeia.language.aloud import condition_in_words
from politeia.language.contents import Verb
from politeia.norms.cited import Bar
from politeia.transition.consents import describe
from politeia.transition.draft import RENEWED, SITTING, VACANT, Setting
from politeia.transition.model import OFF, AllHold, AllOf, ConsentOf, Fails, Holder, Is, Test, Votes
from politeia.transition.situations import SINCE, Situation
from politeia.transition.whole import Move, WholeGame, all_bars

MOST_WAYS = 3
"""No more acts than these are named as ways to what is missing."""


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One thing that stands against an act, with its articles, and what would make it lawful ("" when nothing is known)."""

    words: str
    citations: tuple[str, ...]
    remedy: str


def obstacles(game: WholeGame, move: Move, situation: Situation) -> tuple[Obstacle, ...]:
    """Everything that stands against an act; nothing when it is lawful for those it belongs to."""
    written = _bars(game)
    found = [
        _obstacle(game, move, test, written, situation) for test in move.needs if not game.frame.holds(test, situation)
    ]
    return (*found, *(_absence(game, move, name, situation) for name in game.missing(move.consent, situation)))


def _absence(game: WholeGame, move: Move, name: str, situation: Situation) -> Obstacle:
    """Nobody can act for a vacant office or a dissolved body."""
    body = game.institutions.body(name) is not None and name in game.frame.variables
    there = Is(name, frozenset({SITTING, RENEWED})) if body else Fails(Is(f"office of {name}", frozenset({VACANT})))
    state = "is dissolved" if body else "is vacant"
    return Obstacle(f"{name} {state}, and nobody can act for it", move.citations[:1], _remedy(game, there, situation))


def lacking(consent: ConsentOf, actors: Iterable[str], votes: Mapping[str, int]) -> tuple[ConsentOf, ...]:
    """Whose agreement is still missing when these actors and so many members of bodies agree; nothing when all is there.

    Of several ways the one that lacks least is told.
    """
    have = frozenset(actors)
    if isinstance(consent, Holder):
        return () if consent.actor in have else (consent,)
    if isinstance(consent, Votes):
        return () if consent.body in have or votes.get(consent.body, 0) >= consent.needed else (consent,)
    parts = [lacking(part, have, votes) for part in consent.consents]
    if isinstance(consent, AllOf):
        return tuple(dict.fromkeys(item for part in parts for item in part))
    return min(parts, key=len) if parts else (consent,)


def _obstacle(game: WholeGame, move: Move, test: Test, written: Mapping[Test, Bar], situation: Situation) -> Obstacle:
    remedy = _remedy(game, test, situation)
    bar = written.get(test)
    if bar is not None:
        state = "does not hold" if bar.needed else "holds"
        return Obstacle(f"“{condition_in_words(bar.condition)}” {state}", (bar.citation,), remedy)
    suspended = _suspension(game, move, test)
    if suspended is not None:
        return Obstacle(f"{suspended[0]} suspends it", (suspended[1],), remedy)
    found = "; ".join(dict.fromkeys(_state(game, name, situation) for name in sorted(names_in(test))))
    return Obstacle(found or "there is no way to do it", move.citations[:1], remedy)


def _bars(game: WholeGame) -> dict[Test, Bar]:
    """The bars of all norms by the tests that they become."""
    found: dict[Test, Bar] = {}
    for bars in all_bars(game.institutions):
        for bar in bars:
            if bar.condition.verb is not Verb.FACT:
                test = game.draft.test(bar.condition)
                found.setdefault(test if bar.needed else Fails(test), bar)
    return found


def _suspension(game: WholeGame, move: Move, test: Test) -> tuple[str, str] | None:
    """The emergency that suspends an act, with its article, when that is what a test is about."""
    if not isinstance(test, Fails):
        return None
    for emergency in game.institutions.emergencies:
        for item in emergency.suspends:
            if item.value == move.name and names_in(test) == {emergency.name}:
                return emergency.name, item.citation
    return None


def names_in(test: Test) -> frozenset[str]:
    """The variables that a test reads."""
    if isinstance(test, Is):
        return frozenset({test.variable})
    if isinstance(test, Fails):
        return names_in(test.test)
    return frozenset().union(*(names_in(part) for part in test.tests))


def _state(game: WholeGame, name: str, situation: Situation) -> str:
    """What a variable says in a situation, in words."""
    variable = game.frame.variables.get(name)
    value = game.frame.value(name, situation)
    if variable is None:
        return f"the charter does not speak of {name}"
    if variable.timer:
        last = situation.until.get(name)
        return f"{name} does not run" if last is None else f"{name}: until {last.isoformat()}"
    return f"{name} is now: {_value(variable.values, value)}"


def _value(values: tuple[str, ...], value: int) -> str:
    return values[value] if 0 <= value < len(values) else str(value)


def _remedy(game: WholeGame, test: Test, situation: Situation) -> str:
    """What would make a test hold: a day to wait for, or acts that bring it about."""
    if isinstance(test, Fails):
        return "; ".join(dict.fromkeys(_undoing(game, test.test, situation)))
    if isinstance(test, Is):
        return _doing(game, test, situation)
    open_parts = [part for part in test.tests if not game.frame.holds(part, situation)]
    words = [found for part in open_parts if (found := _remedy(game, part, situation))]
    return ("; and " if isinstance(test, AllHold) else "; or ").join(dict.fromkeys(words))


def _undoing(game: WholeGame, test: Test, situation: Situation) -> Iterator[str]:
    """How what holds and stands in the way would cease."""
    if isinstance(test, Is):
        variable = game.frame.variables.get(test.variable)
        if variable is not None:
            others = frozenset((OFF, *range(len(variable.values)))) - test.among
            yield _doing(game, Is(test.variable, others), situation)
    elif isinstance(test, Fails):
        if found := _remedy(game, test.test, situation):
            yield found
    else:
        for part in test.tests:
            if game.frame.holds(part, situation):
                yield from _undoing(game, part, situation)


def _doing(game: WholeGame, test: Is, situation: Situation) -> str:
    name = test.variable
    if name in situation.until and SINCE in name:
        return f"it is lawful from {(situation.until[name] + timedelta(days=1)).isoformat()} on"
    if name in game.frame.endings and (end := situation.terms.get(game.frame.endings[name][0])) is not None:
        return f"it is lawful after the term that ends on {end.isoformat()}"
    variable = game.frame.variables.get(name)
    if variable is None or variable.timer:
        return ""
    wanted = " or ".join(_value(variable.values, value) for value in sorted(test.among) if value >= 0)
    ways = [
        f"“{item.name}” ({describe(item.consent)})"
        for item in game.moves
        if not item.by_itself and any(_leads(setting, test) for key, setting in item.updates if key == name)
    ]
    ways = list(dict.fromkeys(ways))
    shown = ", ".join(ways[:MOST_WAYS]) + (" and others" if len(ways) > MOST_WAYS else "")
    return f"{name} would have to be: {wanted}" + (f"; it comes by {shown}" if shown else "")


def _leads(setting: Setting, test: Is) -> bool:
    return isinstance(setting, int) and setting in test.among
