"""The right engine for a game: by its size, or by name."""

from __future__ import annotations

from importlib.machinery import PathFinder
from importlib.util import find_spec

from politeia.transition.model import Game, State
from politeia.transition.running import TooLarge
from politeia.verification.engines.acts import acts_of
from politeia.verification.engines.interface import BeyondEngine, Engine, Progress, Situations
from politeia.verification.engines.reference import ReferenceEngine

NAMES = ("reference", "explicit", "symbolic")
"""The engines that a person can ask for."""

SMALL = 120
"""So many situations take plain Python less time than the start of any other engine."""

WITHOUT_COMPILER = 10_000
"""So many situations plain Python takes before diagrams, where nothing compiles."""

MEDIUM = 500_000
"""So many situations of a law the explicit engine reaches and solves in less time than diagrams take."""

WIDEST_NAMED = 3
"""So many variables are named to a person whose question is too large."""


def engine_named(name: str) -> Engine:
    """The engine with this name; raises KeyError for any other."""
    if name == "reference":
        return ReferenceEngine()
    if name == "explicit":
        from politeia.verification.engines.explicit import ExplicitEngine

        return ExplicitEngine()
    if name == "symbolic":
        from politeia.verification.engines.symbolic import SymbolicEngine

        return SymbolicEngine()
    raise KeyError(name)


class EngineBySize:
    """Tries the engine that starts fastest first, and goes on to those that hold more.

    Plain Python for small games, machine code for middling ones where numba is installed, diagrams beyond; and if a law is so
    entangled that diagrams outgrow memory, one word for each situation as long as those fit.
    """

    name = "by size"

    def explore(
        self, game: Game, start: State, *, breach: bool = False, limit: int, progress: Progress | None = None
    ) -> Situations:
        """All situations reachable from a start; raises TooLarge with what widens the game most when no engine holds them."""
        refused = ""
        for name, most in self._in_turn():
            try:
                return engine_named(name).explore(game, start, breach=breach, limit=min(most, limit), progress=progress)
            except TooLarge as large:
                refused = str(large)
                if most >= limit and not isinstance(large, BeyondEngine):
                    break
        raise TooLarge(f"{refused}; {what_widens(game, start, breach=breach)}")

    def _in_turn(self) -> tuple[tuple[str, int], ...]:
        endless = 1 << 200
        small, explicit, symbolic = NAMES
        if not has_diagrams():
            return ((small, SMALL), (explicit, endless), (symbolic, endless))
        if find_spec("numba") is None:
            return ((small, WITHOUT_COMPILER), (symbolic, endless), (explicit, endless))
        return ((small, SMALL), (explicit, MEDIUM), (symbolic, endless), (explicit, endless))


def has_diagrams() -> bool:
    """Whether fast decision diagrams are installed; they are looked for without being loaded, which takes as long as many a verdict."""
    package = find_spec("dd")
    return package is not None and PathFinder.find_spec("dd.cudd", package.submodule_search_locations) is not None


def what_widens(game: Game, start: State, *, breach: bool) -> str:
    """Which variables multiply situations most, for a person who wants to ask about less."""
    ranges = acts_of(game, start, breach=breach).ranges
    widths = sorted(
        (
            (highest - lowest + 1, variable.name)
            for variable, (lowest, highest) in zip(game.variables, ranges, strict=True)
        ),
        reverse=True,
    )
    named = ", ".join(f"“{name}” ({width} values)" for width, name in widths[:WIDEST_NAMED])
    return f"what widens the question most is {named}"
