"""A game gets the engine that suits its size, and one that nothing holds is refused with what widens it."""

from __future__ import annotations

import pytest

from politeia.transition.model import ALWAYS, Command, Game, Holder, Variable
from politeia.transition.running import TooLarge
from politeia.verification.engines import explicit, symbolic
from politeia.verification.engines.choosing import NAMES, EngineBySize, engine_named
from politeia.verification.engines.interface import BeyondEngine


def counters(count: int, size: int) -> Game:
    """Independent counters that may each be set to any value: size to the power of count situations."""
    variables = tuple(Variable(f"counter {number}", tuple(map(str, range(size)))) for number in range(count))
    acts = tuple(
        Command(f"set {item.name} to {value}", "someone: sets", ALWAYS, Holder("someone"), ((item.name, value),), ())
        for item in variables
        for value in range(size)
    )
    return Game(variables, acts, (), (), 30)


@pytest.mark.parametrize(
    ("count", "size", "engine"),
    [
        (2, 4, "reference"),
        (3, 10, "explicit"),
        (4, 12, "explicit"),
        (5, 12, "explicit"),
        (8, 10, "symbolic"),
        (30, 10, "symbolic"),
    ],
)
def test_the_engine_follows_the_size(count: int, size: int, engine: str) -> None:
    situations = EngineBySize().explore(counters(count, size), (0,) * count, limit=1 << 120)
    assert situations.engine == engine
    assert situations.states == size**count or situations.states == pytest.approx(size**count)


@pytest.mark.parametrize("name", NAMES)
def test_every_engine_stops_at_the_limit(name: str) -> None:
    with pytest.raises(TooLarge, match="more than 500"):
        engine_named(name).explore(counters(4, 6), (0,) * 4, limit=500)


def test_a_game_beyond_the_limit_is_refused_with_what_widens_it() -> None:
    game = counters(4, 6)
    wide = Variable("deadline of the ordinary law", tuple(map(str, range(25))))
    act = Command("wait", "someone: waits", ALWAYS, Holder("someone"), ((wide.name, 24),), ())
    game = Game((*game.variables, wide), (*game.commands, act), (), (), 30)
    with pytest.raises(TooLarge, match=r"more than 500 .*“deadline of the ordinary law” \(25 values\)"):
        EngineBySize().explore(game, (0,) * 5, limit=500)


def test_memory_ends_an_exploration_before_the_machine_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(explicit, "free_memory", lambda: 40_000)
    with pytest.raises(BeyondEngine, match="1,000 situations for which there is memory"):
        engine_named("explicit").explore(counters(5, 6), (0,) * 5, limit=1 << 60)


def test_a_game_of_more_bits_than_a_word_is_beyond_the_explicit_engine() -> None:
    with pytest.raises(BeyondEngine, match="80 bits"):
        engine_named("explicit").explore(counters(20, 10), (0,) * 20, limit=1 << 60)


def test_diagrams_that_outgrow_their_memory_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    class Full:
        memory = 1 << 20

    with pytest.raises(BeyondEngine, match="outgrew 1 MB"), symbolic._within_memory(Full()):  # type: ignore[arg-type]
        raise ValueError("`DdNode *node` is `NULL` pointer.")
