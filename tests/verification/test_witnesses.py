"""Every play that a witness tells is replayed move by move through the transition relation."""

from datetime import date

import pytest

from politeia.amendment.charters import load_charter
from politeia.amendment.consolidation import consolidate
from politeia.language.model import ClaimForm
from politeia.norms.resolution import resolve
from politeia.verification.arena import Arena, open_arena
from politeia.verification.coalitions import form
from politeia.verification.games import REST_FRESH, solve
from politeia.verification.witnesses import Move, losing_play, shortest_path, winning_play

CHARTER = load_charter("kazakhstan")
FORCING = [asked for asked in CHARTER.properties if asked.claim.form in (ClaimForm.FORCE, ClaimForm.NOT_FORCE)]
POSSIBLE = [asked for asked in CHARTER.properties if asked.claim.form is ClaimForm.NEVER_POSSIBLE]
DAYS = [date(2022, 6, 1), date(2023, 4, 1)]


def replay(arena: Arena, moves: tuple[Move, ...]) -> tuple[int, ...]:
    """Follow the moves in the relation itself, and fail at the first that is not lawful there."""
    states = arena.space.states
    state = states[0]
    for move in moves:
        if move.command < 0:
            state = arena.relation.after_a_period(state)
        else:
            _, edges, targets = arena.relation.acts(state)
            lawful = {edge.command: target for edge, target in zip(edges, targets, strict=True)}
            assert move.command in lawful
            state = lawful[move.command]
        assert state == states[move.target]
    return state


@pytest.mark.parametrize("day", DAYS, ids=str)
@pytest.mark.parametrize("asked", FORCING, ids=lambda asked: asked.name)
def test_a_strategy_or_its_defence_replays(asked, day) -> None:  # type: ignore[no-untyped-def]
    institutions = resolve(consolidate(CHARTER, day).norms)
    arena = open_arena(asked, institutions, {}, breach=False)
    holdings = form(asked.claim.coalition, institutions)
    solution = solve(arena.space, arena.relation, holdings, institutions, goal=arena.goal, lost=arena.lost)
    if solution.wins(0, REST_FRESH):
        state = replay(arena, winning_play(solution))
        assert arena.goal[arena.space.states.index(state)]
    else:
        state = replay(arena, losing_play(solution))
        assert not arena.goal[arena.space.states.index(state)]


@pytest.mark.parametrize("asked", POSSIBLE, ids=lambda asked: asked.name)
def test_the_shortest_way_to_a_situation_replays(asked) -> None:  # type: ignore[no-untyped-def]
    institutions = resolve(consolidate(CHARTER, DAYS[1]).norms)
    arena = open_arena(asked, institutions, {}, breach=False)
    if any(arena.goal):
        state = replay(arena, shortest_path(arena.space, arena.goal))
        assert arena.goal[arena.space.states.index(state)]
