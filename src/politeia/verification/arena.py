"""The arena of a question: the sliced game, its relation, all reachable states, and where goal and limit hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from politeia.language.model import ClaimForm, Condition, PropertySyntax
from politeia.norms.model import Institutions
from politeia.transition.model import StateSpace
from politeia.transition.running import Relation, compile_test, explore, initial_state
from politeia.transition.unfolding import unfold


@dataclass(frozen=True, slots=True)
class Arena:
    """A question laid out: goal, limit and the states; `lawful` says where the asked act may be done."""

    institutions: Institutions
    relation: Relation
    space: StateSpace
    goal: tuple[bool, ...]
    lost: tuple[bool, ...]


def open_arena(
    asked: PropertySyntax, institutions: Institutions, readings: Mapping[str, str], *, breach: bool
) -> Arena:
    """Unfold the norms that bear on a question and explore every reachable state."""
    goals = _goals(asked)
    powers = (asked.claim.subject,) if asked.claim.form in (ClaimForm.NOT_LAWFUL, ClaimForm.NEVER_LAWFUL_WHILE) else ()
    game, meaning = unfold(
        institutions,
        asks=(*goals, *asked.before),
        start=asked.given,
        powers=powers,
        readings=readings,
        breach=breach,
    )
    relation = Relation(game, breach=breach)
    start = initial_state(game, tuple(meaning(condition) for condition in asked.given))
    space = explore(relation, start, only_start=asked.claim.form is ClaimForm.NOT_LAWFUL)
    reached = [compile_test(meaning(condition), game) for condition in goals]
    ended = [compile_test(meaning(condition), game) for condition in asked.before]
    return Arena(
        institutions,
        relation,
        space,
        tuple(any(check(state) for check in reached) for state in space.states),
        tuple(any(check(state) for check in ended) for state in space.states),
    )


def _goals(asked: PropertySyntax) -> tuple[Condition, ...]:
    return asked.claim.goals
