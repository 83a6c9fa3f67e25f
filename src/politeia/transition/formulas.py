"""Formulas over situations: tests joined and simplified, and what a test says of the situation after an act."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from politeia.transition.model import ALWAYS, NEVER, AllHold, Fails, Game, Is, SomeHold, State, Test


def every(tests: Iterable[Test]) -> Test:
    """All of the tests, without those that always hold; NEVER as soon as one never does."""
    found = [test for test in tests if test != ALWAYS]
    if NEVER in found:
        return NEVER
    kept = tuple(dict.fromkeys(found))
    return kept[0] if len(kept) == 1 else AllHold(kept)


def some(tests: Iterable[Test]) -> Test:
    """At least one of the tests, without those that never hold; ALWAYS as soon as one always does."""
    found = [test for test in tests if test != NEVER]
    if ALWAYS in found:
        return ALWAYS
    kept = tuple(dict.fromkeys(found))
    return kept[0] if len(kept) == 1 else SomeHold(kept)


def opposite(test: Test) -> Test:
    """The test fails."""
    if isinstance(test, Fails):
        return test.test
    if test == ALWAYS:
        return NEVER
    if test == NEVER:
        return ALWAYS
    return Fails(test)


def after(test: Test, updates: Mapping[str, int]) -> Test:
    """What must hold before an act that sets `updates`, for the test to hold after it."""
    if isinstance(test, Is):
        value = updates.get(test.variable)
        if value is None:
            return test
        return ALWAYS if value in test.among else NEVER
    if isinstance(test, AllHold):
        return every(after(part, updates) for part in test.tests)
    if isinstance(test, SomeHold):
        return some(after(part, updates) for part in test.tests)
    return opposite(after(test.test, updates))


def within(test: Test, game: Game) -> Test:
    """The test in the variables of a game: a variable outside of it keeps its first value."""
    known = frozenset(variable.name for variable in game.variables)
    return _within(test, known)


def _within(test: Test, known: frozenset[str]) -> Test:
    if isinstance(test, Is):
        if test.variable in known:
            return test
        return ALWAYS if 0 in test.among else NEVER
    if isinstance(test, AllHold):
        return every(_within(part, known) for part in test.tests)
    if isinstance(test, SomeHold):
        return some(_within(part, known) for part in test.tests)
    return opposite(_within(test.test, known))


def exactly(state: State, game: Game) -> Test:
    """The test that only this situation passes."""
    return AllHold(
        tuple(Is(variable.name, frozenset({value})) for variable, value in zip(game.variables, state, strict=True))
    )
