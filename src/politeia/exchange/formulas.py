"""Tests and names in the syntax of model checkers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from politeia.transition.model import AllHold, Fails, Game, Is, SomeHold, Test


@dataclass(frozen=True, slots=True)
class Syntax:
    """How a language writes its connectives."""

    both: str
    either: str
    negation: str
    equals: str
    true: str
    false: str


def identifiers(game: Game) -> dict[str, str]:
    """A readable identifier for each variable of a game, all different and none a word of a language."""
    found: dict[str, str] = {}
    for variable in game.variables:
        plain = "the_" + (re.sub(r"\W+", "_", variable.name.lower(), flags=re.ASCII).strip("_") or "variable")
        taken = set(found.values())
        found[variable.name] = next(
            name for name in (plain, *(f"{plain}_{number}" for number in range(2, 1000))) if name not in taken
        )
    return found


def written(test: Test, names: Mapping[str, str], syntax: Syntax) -> str:
    """A test on variables of the game, in the syntax of a language."""
    if isinstance(test, Is):
        options = [f"{names[test.variable]}{syntax.equals}{value}" for value in sorted(test.among)]
        return _joined(options, syntax.either, syntax.false)
    if isinstance(test, AllHold):
        return _joined([written(part, names, syntax) for part in test.tests], syntax.both, syntax.true)
    if isinstance(test, SomeHold):
        return _joined([written(part, names, syntax) for part in test.tests], syntax.either, syntax.false)
    assert isinstance(test, Fails)
    return f"{syntax.negation}({written(test.test, names, syntax)})"


def _joined(parts: list[str], word: str, empty: str) -> str:
    if not parts:
        return empty
    return parts[0] if len(parts) == 1 else "(" + f" {word} ".join(parts) + ")"


def one_line(words: str) -> str:
    """Words for a comment."""
    return " ".join(words.split())
