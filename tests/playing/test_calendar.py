"""A game on the calendar: whose acts are whose, why others are not lawful, chance with a seed, gaps, and the log as tests."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from politeia.amendment.opening import opened
from politeia.amendment.scenarios import opened_scenario
from politeia.diagnostics.model import PoliteiaError
from politeia.documents.model import Fence
from politeia.language.expectations import parse_tests
from politeia.playing.calendar import CalendarTable
from politeia.playing.lawtests import as_tests
from politeia.playing.links import before_the_last_turn, read_steps
from politeia.playing.model import Group, Others, Setup, Step, Unlawful, Who
from politeia.transition.whole import whole_game
from politeia.verification.lawtests import run_test

DAY = date(2023, 4, 1)
TARGET = opened(f"kazakhstan@{DAY}")
GAME = whole_game(TARGET.institutions)
SCENARIO = opened_scenario("parliament of March 2023", TARGET)


def table(*seats: str, others: Others = Others.PERSON, seed: int = 1, given: tuple[str, ...] = ()) -> CalendarTable:
    return CalendarTable(GAME, DAY, Setup(seats, others, seed, given=given), SCENARIO)


def steps(*written: str) -> tuple[Step, ...]:
    found = read_steps(written)
    assert found is not None
    return found


def group_of(opened: CalendarTable, name: str, *taken: str) -> Group:
    return next(offer.group for offer in opened.board(steps(*taken)).offers if offer.name == name)


def test_a_dissolution_is_the_presidents_and_a_third_of_the_mazhilis_is_amanats() -> None:
    """63(1); Amanat has 62 of 98 seats, a charge needs a third (47(2)), a law the majority that 61(4) asks."""
    assert group_of(table("President"), "dissolve Mazhilis") is Group.MINE
    assert group_of(table("Amanat"), "dissolve Mazhilis") is Group.THEIRS
    assert group_of(table("Amanat"), "begin removal of President") is Group.MINE
    assert group_of(table("Amanat"), "begin early release of President") is Group.TOGETHER


def test_what_is_not_lawful_says_why_with_its_article() -> None:
    barred = {item.name: item for item in table("President").board(()).barred}
    told = barred["issue temporary acts with force of law"].obstacles[0]
    assert "urgent law is pending" in told.words and told.citations == ("61(2)",)


def test_after_a_dissolution_a_second_one_waits_and_the_bloc_has_no_votes() -> None:
    played = steps("me:dissolve Mazhilis")
    board = table("President", "Amanat").board(played)
    assert ("Mazhilis", "dissolved") in board.facts
    assert ("deadline of election of Mazhilis", "2023-06-01") in board.clocks
    barred = {item.name for item in board.barred}
    assert {"dissolve Mazhilis", "begin no confidence in Government"} <= barred
    assert [(entry.turn, entry.citations[0]) for entry in board.log] == [(1, "63(1)")]


@pytest.mark.parametrize(
    "written",
    ("me:begin early release of President", "they:dissolve Mazhilis", "me:no such act", "time:2023-04-01",
     "time:2099-01-01", "time:soon", "read:a|b", "pass", "law:dissolve Mazhilis", "me:elect Mazhilis: return a new majority"),
)  # fmt: skip
def test_a_step_that_is_not_lawful_there_is_refused_by_its_number(written: str) -> None:
    with pytest.raises(Unlawful) as refused:
        table("President").board(steps("me:begin ordinary law", written))
    assert refused.value.number == 2


def test_a_gap_stops_the_game_until_a_reading_is_chosen() -> None:
    """70(4) does not say what follows when the President is silent on a resignation."""
    opened = table("Prime Minister", "ministers")
    played = steps("me:begin resignation of the Government", "time:2023-05-15")
    board = opened.board(played)
    assert board.gap is not None and board.gap.citation == "70(4)" and not board.offers
    with pytest.raises(Unlawful):
        opened.board((*played, Step(Who.TIME, "2023-06-01")))
    for step, words in board.gap.readings:
        assert words in opened.board((*played, step)).log[-1].words or opened.board((*played, step)).gap is None


def test_chance_answers_the_same_for_the_same_seed() -> None:
    first = steps("me:dissolve Mazhilis")
    answered = {table("President", others=Others.CHANCE, seed=seed).answers(first) for seed in range(12)}
    again = {table("President", others=Others.CHANCE, seed=seed).answers(first) for seed in range(12)}
    assert answered == again and len(answered) > 2


def test_the_others_may_refuse_what_needs_them_too() -> None:
    asked = steps("with:begin early release of President")
    found = {table("President", others=Others.CHANCE, seed=seed).answers(asked)[0].who for seed in range(12)}
    assert found == {Who.WITH, Who.ASKED}


def test_taking_back_undoes_the_answers_too() -> None:
    played = steps("me:dissolve Mazhilis", "they:begin resignation of the Government")
    assert before_the_last_turn(played, Others.CHANCE) == ()
    assert before_the_last_turn(played, Others.PERSON) == played[:1]


def test_a_place_that_the_table_does_not_have_is_told() -> None:
    with pytest.raises(PoliteiaError, match="no place at the table"):
        table("Mazhilis")  # its seats are with the blocs
    with pytest.raises(PoliteiaError):
        table("President", given=("nonsense",))


@settings(max_examples=5, deadline=None)
@given(st.integers(0, 10_000))
def test_what_the_board_offers_can_be_done_and_the_log_is_true_as_tests(seed: int) -> None:
    dice = Random(seed)
    opened = table("President", "Amanat", others=Others.CHANCE, seed=seed)
    played: tuple[Step, ...] = ()
    for _ in range(5):
        board = opened.board(played)
        open_steps = [offer.step for offer in board.offers if offer.group is not Group.THEIRS and not offer.traceless]
        open_steps += [step for step, _ in board.waits] + (
            [step for step, _ in board.gap.readings] if board.gap else []
        )
        played = opened.answers((*played, dice.choice(open_steps)))
    assert len(opened.board(played).log) >= 1
    block = as_tests(opened, played)
    lines = tuple(block.splitlines()[1:-1])
    parsed = parse_tests(Fence("test", lines, 1, "game"))
    assert parsed.diagnostics == () and all(
        run_test(test, TARGET.institutions, test.on or DAY).passed for test in parsed.tests
    )


def test_a_dissolution_is_exported_with_its_situation_and_article() -> None:
    played = steps("me:begin ordinary law", "they:ordinary law, first vote: yes", "me:dissolve Mazhilis")
    block = as_tests(table("President"), played)
    assert "ordinary law is at Senate vote" in block
    assert "President may dissolve Mazhilis  per 63(1)" in block
    assert block.count("\ntest move") == 3
