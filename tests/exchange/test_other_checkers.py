"""Storm and spin count the same situations and moves as we do, on laws of the library and on random games."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from tests.exchange.checkers import (
    Counted,
    count_with_spin,
    count_with_storm,
    needs_spin,
    reached_with_spin,
    reached_with_storm,
    recurs_with_storm,
)
from tests.verification.engines.random_games import Question, questions

from politeia.amendment.opening import opened
from politeia.diagnostics.model import Place
from politeia.exchange.model import PosedQuestion
from politeia.exchange.posing import pose
from politeia.exchange.prism import PrismText
from politeia.exchange.promela import promela
from politeia.language.contents import Duration, Unit
from politeia.language.phrases import parse_claim
from politeia.language.questions import PropertySyntax
from politeia.transition.formulas import within
from politeia.transition.model import ALWAYS, NEVER, Command
from politeia.verification.engines.acts import acts_of
from politeia.verification.engines.interface import REST_FRESH, Control, Objective
from politeia.verification.engines.reference import ReferenceEngine, ReferenceSituations

LAWS = [
    ("kazakhstan@2022-06-01", "Mazhilis is dissolved is never possible"),
    ("kazakhstan@2023-04-01", "Mazhilis is dissolved is never possible"),
    ("kazakhstan@2023-04-01", "ordinary law ended in force is never possible"),
    ("kazakhstan@2023-04-01", "removal of President ended removed is never possible"),
]
OUTSIDE = settings(
    max_examples=60,
    deadline=None,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def of_law(edition: str, claim: str) -> PosedQuestion:
    """A question to a law of the library."""
    asked = PropertySyntax(claim, parse_claim(claim), (), (), "lawful", "", "", "", "", (), Place("", 0))
    return pose(asked, opened(edition).institutions, edition=edition)


def of_random(question: Question) -> PosedQuestion:
    """A random game, played by all together."""
    game = question.game
    acts = acts_of(game, question.start, breach=question.breach)
    goal = within(question.objective.goal, game)
    return PosedQuestion("random", "random", game, acts, question.start, goal, NEVER, None, "", True)


def counted(question: PosedQuestion, *, breach: bool = False) -> tuple[Counted, int, bool]:
    """Situations and moves as we count them, in how many situations nothing more can happen, and whether the goal is reached."""
    found = ReferenceEngine().explore(question.game, question.start, breach=breach, limit=100_000)
    assert isinstance(found, ReferenceSituations)
    ticks = sum(1 for tick in found.space.ticks if tick >= 0)
    ended = sum(1 for edges, tick in zip(found.space.edges, found.space.ticks, strict=True) if not edges and tick < 0)
    return Counted(found.states, found.edges + ticks), ended, found.nearest(question.goal) is not None


@pytest.mark.parametrize(("edition", "claim"), LAWS)
def test_storm_agrees_on_a_law(edition: str, claim: str, tmp_path: Path) -> None:
    pytest.importorskip("stormpy")
    question = of_law(edition, claim)
    ours, ended, reached = counted(question)
    model = PrismText(question).model()
    assert count_with_storm(model, tmp_path) == Counted(ours.states, ours.moves + ended)
    assert reached_with_storm(model, tmp_path) == reached


@OUTSIDE
@given(question=questions())
def test_storm_agrees_on_random_games(question: Question, tmp_path_factory: pytest.TempPathFactory) -> None:
    pytest.importorskip("stormpy")
    posed = of_random(question)
    ours, ended, reached = counted(posed, breach=question.breach)
    model, folder = PrismText(posed).model(), tmp_path_factory.mktemp("storm")
    assert count_with_storm(model, folder) == Counted(ours.states, ours.moves + ended)
    assert reached_with_storm(model, folder) == reached


@needs_spin
@pytest.mark.parametrize(("edition", "claim"), LAWS[1:])
def test_spin_agrees_on_a_law(edition: str, claim: str, tmp_path: Path) -> None:
    question = of_law(edition, claim)
    ours, _, reached = counted(question)
    assert count_with_spin(promela(question), tmp_path) == Counted(ours.states, ours.moves + 1)  # spin counts the start
    assert reached_with_spin(promela(question), tmp_path) == reached


@needs_spin
@settings(OUTSIDE, max_examples=6)
@given(question=questions())
def test_spin_agrees_on_random_games(question: Question, tmp_path_factory: pytest.TempPathFactory) -> None:
    posed = of_random(question)
    ours, _, reached = counted(posed, breach=question.breach)
    model, folder = promela(posed), tmp_path_factory.mktemp("spin")
    assert count_with_spin(model, folder) == Counted(ours.states, ours.moves + 1)
    assert reached_with_spin(model, folder) == reached


def again(question: Question) -> tuple[PosedQuestion, bool]:
    """A random game in which everyone wants the goal again and again and chance chooses nothing, and whether they can."""

    def chosen(command: Command, number: int) -> Command:
        return replace(command, forced=command.forced and number == 0)

    commands = tuple(chosen(command, number) for number, command in enumerate(question.game.commands))
    game = replace(question.game, commands=commands)
    acts = acts_of(game, question.start, breach=question.breach)
    goal, lost = (within(test, game) for test in (question.objective.goal, question.objective.lost))
    posed = PosedQuestion("random", "random", game, acts, question.start, goal, lost, None, "", True, again=True)
    found = ReferenceEngine().explore(game, question.start, breach=question.breach, limit=100_000)
    everyone = Control((ALWAYS,) * len(commands), (NEVER,) * len(commands))
    return posed, found.solve(everyone, Objective(goal, lost, again=True)).wins(REST_FRESH)


@OUTSIDE
@given(question=questions())
def test_storm_agrees_on_what_everyone_can_do_again_and_again(
    question: Question, tmp_path_factory: pytest.TempPathFactory
) -> None:
    pytest.importorskip("stormpy")
    posed, can = again(question)
    text, folder = PrismText(posed), tmp_path_factory.mktemp("storm")
    assert recurs_with_storm(text.model(), text.properties(), folder) == can


@needs_spin
@settings(OUTSIDE, max_examples=3)
@given(question=questions())
def test_spin_agrees_on_what_everyone_can_do_again_and_again(
    question: Question, tmp_path_factory: pytest.TempPathFactory
) -> None:
    posed, can = again(question)
    assert reached_with_spin(promela(posed), tmp_path_factory.mktemp("spin")) == can


@needs_spin
def test_spin_agrees_that_a_chamber_can_be_dissolved_again_and_again(tmp_path: Path) -> None:
    question = of_law("kazakhstan@2023-04-01", "everyone can force Mazhilis is dissolved again and again")
    assert reached_with_spin(promela(question), tmp_path)


def test_a_question_within_a_time_is_over_when_the_time_is() -> None:
    """A regression: the time that a question allows was in the model, and not in what was asked."""
    claim = "President can force Mazhilis is dissolved"
    asked = PropertySyntax(claim, parse_claim(claim), (), (), "lawful", "", "", "", "", (), Place("", 0))
    limited = replace(asked, within=Duration(1, Unit.MONTH))
    model = PrismText(pose(limited, opened("kazakhstan@2023-04-01").institutions, edition="Kazakhstan")).model()
    assert 'label "open" = (!(the_time_that_the_question_allows=0)' in model
