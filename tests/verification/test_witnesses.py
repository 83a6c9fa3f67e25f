"""Every play that a witness tells is replayed move by move through the transition relation."""

from datetime import date

import pytest

from politeia.amendment.charters import load_charter
from politeia.amendment.consolidation import consolidate
from politeia.amendment.opening import asked_of, opened
from politeia.language.questions import ClaimForm
from politeia.norms.resolution import resolve
from politeia.transition.model import State
from politeia.transition.running import compile_test
from politeia.verification.arena import Arena, open_arena
from politeia.verification.coalitions import form
from politeia.verification.control import control_of
from politeia.verification.engines.floor import Move
from politeia.verification.engines.interface import Objective
from politeia.verification.model import USUAL
from politeia.verification.rules import missing_names
from politeia.verification.witnesses import losing_play, shortest_path, winning_play

CHARTER = load_charter("kazakhstan")
FORCING = [asked for asked in CHARTER.properties if asked.claim.form in (ClaimForm.FORCE, ClaimForm.NOT_FORCE)]
POSSIBLE = [asked for asked in CHARTER.properties if asked.claim.form is ClaimForm.NEVER_POSSIBLE]
DAYS = [date(2022, 6, 1), date(2023, 4, 1)]


def replay(arena: Arena, moves: tuple[Move, ...]) -> State:
    """Follow the moves in the relation itself, and fail at the first that is not lawful there."""
    relation = arena.situations.relation
    state = arena.situations.start
    for move in moves:
        if move.command < 0:
            assert not relation.open_duties(state)
            state = relation.after_a_period(state)
        else:
            _, edges, targets = relation.acts(state)
            lawful = {edge.command: target for edge, target in zip(edges, targets, strict=True)}
            assert move.command in lawful
            state = lawful[move.command]
        assert state == move.target
    return state


@pytest.mark.parametrize("day", DAYS, ids=str)
@pytest.mark.parametrize("asked", FORCING, ids=lambda asked: asked.name)
def test_a_strategy_or_its_defence_replays(asked, day) -> None:  # type: ignore[no-untyped-def]
    institutions = asked_of(opened(f"kazakhstan@{day}"), statutes=asked.with_statutes)
    if missing_names(asked, institutions):
        assert asked.with_statutes  # the Court Law is in force since 2023
        return
    arena = open_arena(asked, institutions, {}, USUAL)
    control = control_of(arena.game, form(asked.claim.coalition, arena.institutions), arena.institutions)
    reached = compile_test(arena.goal, arena.game)
    solution = arena.situations.solve(control, Objective(arena.goal, arena.lost))
    if solution.wins():
        assert reached(replay(arena, winning_play(arena.situations, solution, control)))
    else:
        assert not reached(replay(arena, losing_play(arena.situations, solution, control)))


@pytest.mark.parametrize("asked", POSSIBLE, ids=lambda asked: asked.name)
def test_the_shortest_way_to_a_situation_replays(asked) -> None:  # type: ignore[no-untyped-def]
    institutions = resolve(consolidate(CHARTER, DAYS[1]).norms)
    arena = open_arena(asked, institutions, {}, USUAL)
    if arena.situations.nearest(arena.goal) is not None:
        assert compile_test(arena.goal, arena.game)(replay(arena, shortest_path(arena.situations, arena.goal)))
