"""The verdict under all readings of the gaps at once: each gap is part of the situation, and one game answers for every reading.

Which reading is in force is settled at the start and changed by no act. The set of readings under which a claim holds is
computed on decision diagrams as a whole, so that the verdict rests on all combinations of readings and not on the first few.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from itertools import product
from math import prod

from politeia.language.questions import PropertySyntax
from politeia.norms.model import Institutions
from politeia.transition.formulas import after
from politeia.transition.model import NEVER, Game, GapSite, State
from politeia.transition.readings import start_in, value_of, variable_of
from politeia.transition.running import initial_state
from politeia.transition.unfolding import Drafts
from politeia.verification.arena import ALL_TOGETHER, Layout, arena_of, lay_out
from politeia.verification.cases import Outcome, Together
from politeia.verification.engines.choosing import has_diagrams
from politeia.verification.engines.symbolic import SymbolicEngine, SymbolicSituations
from politeia.verification.model import Assumptions
from politeia.verification.readings import DECIDED, Everywhere, outcomes_of

FEW = 4
"""So many readings of a claim without a game are tried one by one in less time than diagrams of all of them take."""

MOST_TOLD = 256
"""More combinations of readings that make a difference are not told one by one."""


def decide_together(
    asked: PropertySyntax, institutions: Institutions, assumed: Assumptions, drafts: Drafts
) -> Together | None:
    """The verdict under every combination of readings; None where they are tried one by one.

    One by one they are tried where that is faster, without compiled diagrams, with an engine that was chosen by name, for
    claims about what follows at once, and where the reading changes how the question starts. Raises TooLarge.
    """
    if asked.claim.form not in DECIDED or assumed.engine is not None or not has_diagrams():
        return None
    layout = lay_out(asked, institutions, {}, assumed, drafts, every_reading=True)
    game = layout.game
    known = {variable.name: variable for variable in game.variables}
    sites = {variable_of(site, known): site for site in game.gaps if variable_of(site, known) in known}
    if _readings(game, sites) <= (FEW if asked.claim.form in ALL_TOGETHER else 1):
        return None
    start = _start(layout, sites)
    if start is None:
        return None
    found = _explored(game, start, frozenset(sites), assumed)
    arena = arena_of(asked, layout, found, assumed)
    outcomes = tuple(outcomes_of(Everywhere(asked, arena, found)))
    named = {name for _, where in outcomes for name in where.deciding()}
    deciding = tuple(site for name, site in sites.items() if name in named)
    choices = tuple(product(*(site.completions for site in deciding)))
    if len(choices) > MOST_TOLD:
        return None

    def outcome(choice: tuple[str, ...]) -> Outcome:
        settled = {
            variable_of(site, known): value_of(site, said, known) for site, said in zip(deciding, choice, strict=True)
        }
        return next(item for item, where in outcomes if where.has(settled))

    return Together(deciding, tuple((choice, outcome(choice)) for choice in choices))


def _readings(game: Game, sites: Collection[str]) -> int:
    """How many combinations of readings there are."""
    return prod(len(variable.values) for variable in game.variables if variable.name in sites)


def _explored(game: Game, start: State, sites: frozenset[str], assumed: Assumptions) -> SymbolicSituations:
    """All situations under all readings; the limit of a question is for each reading."""
    limit = assumed.limit * _readings(game, sites)
    return SymbolicEngine().explore_all(game, start, sites, breach=assumed.breach, limit=limit)


def _start(layout: Layout, sites: dict[str, GapSite]) -> State | None:
    """Where the question starts; None where a reading sets more at the start than which reading it is.

    A stage at which a question starts brings the times with it that the act leading there would have set, and a reading
    can be such an act.
    """
    game = layout.game
    plain = initial_state(_under(game, sites, {}), layout.begin)
    for site in sites.values():
        for said in site.completions[1:]:
            readings = {site.key: said}
            start = initial_state(_under(game, sites, readings), layout.begin)
            if start_in(plain, game, readings) != start_in(start, game, readings):
                return None
    return plain


def _under(game: Game, sites: dict[str, GapSite], readings: dict[str, str]) -> Game:
    """The game with the acts of chosen readings alone, of the first completion where none is chosen."""
    settled = {name: value_of(site, readings.get(site.key, site.completions[0]), sites) for name, site in sites.items()}
    kept = tuple(command for command in game.commands if after(command.guard, settled) != NEVER)
    return replace(game, commands=kept)
