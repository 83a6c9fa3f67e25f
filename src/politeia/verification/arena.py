"""The arena of a question: the sliced game, all its situations, and the tests for goal and limit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from politeia.language.model import ClaimForm, PropertySyntax
from politeia.norms.model import Institutions
from politeia.transition.formulas import some, within
from politeia.transition.model import Game, Test
from politeia.transition.running import initial_state
from politeia.transition.unfolding import unfold
from politeia.verification.engines.interface import Engine, Situations
from politeia.verification.engines.reference import ReferenceEngine

MOST_SITUATIONS = 20_000


@dataclass(frozen=True, slots=True)
class Arena:
    """A question laid out: the situations, where its goal is reached, and where the coalition has lost."""

    institutions: Institutions
    situations: Situations
    goal: Test
    lost: Test

    @property
    def game(self) -> Game:
        """The game of the question."""
        return self.situations.relation.game


def open_arena(
    asked: PropertySyntax,
    institutions: Institutions,
    readings: Mapping[str, str],
    *,
    breach: bool,
    engine: Engine | None = None,
) -> Arena:
    """Unfold the norms that bear on a question and reach every situation; raises TooLarge."""
    goals = asked.claim.goals
    powers = (asked.claim.subject,) if asked.claim.form in (ClaimForm.NOT_LAWFUL, ClaimForm.NEVER_LAWFUL_WHILE) else ()
    game, meaning = unfold(
        institutions,
        asks=(*goals, *asked.before),
        start=asked.given,
        powers=powers,
        readings=readings,
        breach=breach,
    )
    start = initial_state(game, tuple(meaning(condition) for condition in asked.given))
    if asked.claim.form is ClaimForm.NOT_LAWFUL:
        situations = ReferenceEngine().explore(game, start, breach=breach, limit=MOST_SITUATIONS, only_start=True)
    else:
        situations = (engine or ReferenceEngine()).explore(game, start, breach=breach, limit=MOST_SITUATIONS)
    return Arena(
        institutions,
        situations,
        within(some(meaning(condition) for condition in goals), game),
        within(some(meaning(condition) for condition in asked.before), game),
    )
