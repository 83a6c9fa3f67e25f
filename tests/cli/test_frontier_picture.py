"""The picture of the capture frontier: people are counted rightly, and every figure stands in it as words."""

from __future__ import annotations

from pathlib import Path

from politeia.cli.frontier_picture import Cost, cost_of, draw, people_in
from politeia.verification.model import Answer, Coalition, Verdict

LAW = Coalition(("President",), (("Mazhilis", 66, 98),))
VOTE = Coalition(("President", "voters"), (("Constitutional Court", 6, 11),))


def answer(*coalitions: Coalition) -> Answer:
    verdict = Verdict.HOLDS if coalitions else Verdict.FAILS
    return Answer("making a law", "", "", verdict, None, coalitions=coalitions)


def test_offices_and_seats_are_counted_and_voters_are_not() -> None:
    assert people_in(LAW) == 67
    assert people_in(VOTE) == 7
    assert cost_of(answer(LAW, VOTE)) == Cost(67, 7)
    assert cost_of(answer()) == Cost(None, None)


def test_each_goal_is_told_in_words_for_each_edition(tmp_path: Path) -> None:
    path = tmp_path / "frontier.svg"
    draw({"making a law": (answer(LAW), answer(LAW, VOTE)), "dissolving": (answer(), answer())}, ("2022", "2023"), path)
    text = path.read_text(encoding="utf-8")
    assert "making a law, 2022: 67 people; President and 66 of 98 of Mazhilis" in text
    assert "making a law, 2023: 67 people or 7 and the voters; President and 66 of 98 of Mazhilis (or 1 other)" in text
    assert "dissolving, 2022: nobody" in text


def test_the_same_figures_give_the_same_picture(tmp_path: Path) -> None:
    first, second = tmp_path / "a.svg", tmp_path / "b.svg"
    for path in (first, second):
        draw({"making a law": (answer(LAW),)}, ("2023",), path)
    assert first.read_bytes() == second.read_bytes()
