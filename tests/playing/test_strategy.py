"""A game against the best strategy: it answers as the proofs say, whoever plays against it."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from politeia.amendment.opening import opened
from politeia.diagnostics.model import Place, PoliteiaError
from politeia.language.phrases import parse_claim
from politeia.language.questions import PropertySyntax
from politeia.playing.model import Others, Setup, Step, Unlawful, Who
from politeia.playing.strategy import StrategyTable
from politeia.transition.whole import whole_game
from politeia.verification.model import Verdict
from politeia.verification.proving import prove

DAY = date(2023, 4, 1)
INSTITUTIONS = opened(f"kazakhstan@{DAY}").institutions
GAME = whole_game(INSTITUTIONS)
LAW = "ordinary law ended in force"


def table(*seats: str, goal: str = LAW) -> StrategyTable:
    return StrategyTable(GAME, DAY, Setup(seats, Others.BEST, goal=goal))


@pytest.mark.parametrize("seats", (("President",), ("President", "Mazhilis"), ("Mazhilis", "Senate"), ("Senate",)))
@pytest.mark.parametrize("goal", (LAW, "Mazhilis is dissolved"))
def test_the_board_says_who_wins_as_the_proof_does(seats: tuple[str, ...], goal: str) -> None:
    claim = parse_claim(f"{' and '.join(seats)} can force {goal}")
    asked = PropertySyntax("", claim, (), (), "lawful", "", "", "", "", (), Place("", 0))
    answer = prove(INSTITUTIONS, asked)
    if answer.verdict not in (Verdict.HOLDS, Verdict.FAILS):
        pytest.skip("a gap decides")
    assert (table(*seats, goal=goal).board(()).verdict == "wins") == (answer.verdict is Verdict.HOLDS)


@settings(max_examples=8, deadline=None)
@given(st.integers(0, 10_000))
def test_who_is_held_never_reaches_the_goal_however_they_play(seed: int) -> None:
    dice, opened_table = Random(seed), HELD
    played = opened_table.answers(())
    for _ in range(12):
        board = opened_table.board(played)
        assert not board.reached and board.verdict == "held"
        mine = [offer.step for offer in board.offers if offer.step.who is Who.ME]
        mine += [step for step, _ in board.waits if step.who is Who.PASS]
        if not mine:
            break
        played = opened_table.answers((*played, dice.choice(mine)))


HELD = table("President")


def test_who_can_force_a_law_does_so_against_the_best_defence() -> None:
    opened_table = table("President", "Mazhilis", "Senate")
    played = opened_table.answers(())
    for _ in range(60):
        board = opened_table.board(played)
        if board.reached:
            break
        assert board.verdict == "wins"
        mine = [offer.step for offer in board.offers if offer.step.who is Who.ME] + [
            step for step, _ in board.waits if step.who is Who.PASS
        ]
        kept = [step for step in mine if opened_table.board(opened_table.answers((*played, step))).verdict == "wins"]
        best = min(kept, key=lambda step: _rank(opened_table, (*played, step)))
        played = opened_table.answers((*played, best))
    assert opened_table.board(played).reached
    assert opened_table.board(played).log[-1].citations


def _rank(opened_table: StrategyTable, played: tuple[Step, ...]) -> int:
    (state, floor), _ = opened_table._played(played)
    return opened_table.solution.rank(state, floor)


def test_the_page_is_told_what_the_slice_leaves_out_and_why_acts_are_not_lawful() -> None:
    board = table("President").board(())
    assert any("situations bear on the goal" in line for line in board.sliced)
    assert any(item.obstacles and item.obstacles[0].citations for item in board.barred)


def test_a_goal_that_the_text_does_not_know_is_told() -> None:
    for seats, goal in ((("President",), "nonsense"), ((), LAW), (("Nobody",), LAW), (("President",), "")):
        with pytest.raises(PoliteiaError):
            table(*seats, goal=goal)
    with pytest.raises(Unlawful):
        table("President").board((Step(Who.ME, "dissolve Mazhilis"),))
