"""The tree of a witness: everything that it says is drawn, nothing lies over anything else, and it says who acts when."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from tests.laws import ask

from politeia.amendment.opening import opened
from politeia.amendment.scenarios import opened_scenario
from politeia.presentation.days import time_of
from politeia.presentation.witness_tree import sentences, tree_of
from politeia.verification.model import Answer, Assumptions

SVG = "{http://www.w3.org/2000/svg}"


def _answers() -> list[Answer]:
    kazakhstan = opened("kazakhstan@2023-04-01").institutions
    moldova = opened("crises/moldova-2009@2009-09-12")
    assumed = Assumptions(scenario=opened_scenario("Parliament of April 2009", moldova))
    vacant = "office of President is vacant"
    return [
        ask(kazakhstan, "President and 66 members of Mazhilis can force ordinary law succeeded"),
        ask(kazakhstan, "President and majority of Mazhilis can force ordinary law succeeded"),
        ask(kazakhstan, "President can prevent ordinary law succeeded"),
        ask(moldova.institutions, "Communists can force presidential election ended elected", vacant, assumed=assumed),
        ask(kazakhstan, "ordinary law succeeded is always possible"),
    ]


ANSWERS = _answers()


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda answer: answer.claim)
def test_every_sentence_of_a_witness_stands_in_its_picture(answer: Answer) -> None:
    assert answer.witness is not None
    drawing = ElementTree.fromstring(tree_of(answer, "2023-04-01"))
    words = " ".join(" ".join("".join(text.itertext()) for text in drawing.iter(f"{SVG}text")).split())
    for step in answer.witness.steps:
        assert step.actor in words
        assert step.act in words
        for branch in step.otherwise:
            assert branch.leads in words
    assert f"→ {answer.witness.conclusion}" in words
    told = drawing.find(f"{SVG}desc")
    assert told is not None
    assert told.text == "\n".join(sentences(answer.witness))


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda answer: answer.claim)
def test_no_box_lies_over_another_and_all_lie_inside_of_the_drawing(answer: Answer) -> None:
    drawing = ElementTree.fromstring(tree_of(answer, "2023-04-01"))
    width, height = float(drawing.attrib["width"]), float(drawing.attrib["height"])
    boxes = [
        tuple(float(rect.attrib[key]) for key in ("x", "y", "width", "height"))
        for rect in drawing.iter(f"{SVG}rect")
        if rect.attrib["class"] != "plain"
    ]
    for place, (x, y, w, h) in enumerate(boxes):
        assert x + w <= width
        assert y + h <= height
        for other_x, other_y, other_w, other_h in boxes[place + 1 :]:
            assert x + w <= other_x or other_x + other_w <= x or y + h <= other_y or other_y + other_h <= y


def test_the_other_answers_of_the_senate_stand_beside_the_one_that_holds_out_longest() -> None:
    witness = ANSWERS[0].witness
    assert witness is not None
    senate = next(step for step in witness.steps if step.act.startswith("say no at “Senate vote”"))
    tried = [branch.tried.act for branch in senate.otherwise if branch.tried is not None]
    assert [act.split(" at ")[0] for act in tried] == ["say yes", "change the text"]
    assert {branch.leads for branch in senate.otherwise} == {"the coalition still gets there"}


def test_steps_say_when_they_are_made_and_how_the_seats_stand() -> None:
    witness = ANSWERS[0].witness
    assert witness is not None
    days = [step.days for step in witness.steps]
    assert days[:2] == [0, 0]
    assert len(set(days[2:])) == 1
    assert 0 < (days[2] or 0) <= 60, "the Senate has sixty days (61(4))"
    assert witness.steps[1].unstoppable == "needs only 66 of 98 in Mazhilis; the coalition has 66 of 98 in Mazhilis"
    assert time_of(50, "2023-04-01") == "day 50, about 21 May 2023"
    assert time_of(90) == "month 3"


def test_who_prevents_something_is_called_by_name() -> None:
    witness = ANSWERS[2].witness
    assert witness is not None
    assert witness.sides == ("everyone else", "President")
    assert witness.shows == "How President can hold out against everyone else:"
