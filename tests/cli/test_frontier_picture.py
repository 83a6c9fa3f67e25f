"""The picture of the capture frontier: people are counted rightly, and every figure stands in it as words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from politeia.amendment.opening import opened
from politeia.amendment.scenarios import opened_scenario
from politeia.cli.frontier_picture import Cost, Size, cost_of, draw, people_in, rows_of, sizes_of
from politeia.verification.model import Answer, Case, Coalition, Reading, Verdict

LAW = Coalition(("President",), (("Mazhilis", 66, 98),))
VOTE = Coalition(("President", "voters"), (("Constitutional Court", 6, 11),))


def answer(*coalitions: Coalition) -> Answer:
    verdict = Verdict.HOLDS if coalitions else Verdict.FAILS
    return Answer("making a law", "", "", verdict, None, coalitions=coalitions)


def test_offices_and_seats_are_counted_and_voters_are_not() -> None:
    assert people_in(LAW) == 67
    assert people_in(VOTE) == 7
    assert cost_of((LAW, VOTE)) == Cost(67, 7)
    assert cost_of(()) == Cost(None, None)


def test_a_bloc_counts_for_all_of_its_people_and_its_seats_in_a_part_once() -> None:
    target = opened("kazakhstan@2023-04-01")
    sizes = sizes_of(opened_scenario("parliament of March 2023", target), target.institutions)
    assert sizes["Amanat"] == Size(62)
    assert people_in(Coalition(("President", "Amanat")), sizes) == 63


def test_a_bloc_that_holds_the_voters_is_no_coalition_without_them() -> None:
    movement = {"Movement": Size(2, voters=True)}
    assert cost_of((Coalition(("Movement",)),), movement) == Cost(None, 2)


def test_each_reading_that_moves_the_coalitions_has_a_line_of_its_own() -> None:
    readings = [(Reading("law, signature", "44(2)", "if silent", word),) for word in ("waits", "in force")]
    cases = (
        Case(readings[0], Verdict.HOLDS, None, (LAW,)),
        Case(readings[1], Verdict.HOLDS, None, (LAW, VOTE)),
    )
    rows = rows_of((replace(answer(LAW), cases=cases),), ("2023",), ())
    assert [row.cost for row in rows] == [Cost(67, None), Cost(67, 7)]
    assert rows[0].words == "if silence at signature of law is “waits”: President and 66 of 98 of Mazhilis"


def test_each_goal_is_told_in_words_for_each_edition(tmp_path: Path) -> None:
    path = tmp_path / "frontier.svg"
    draw({"making a law": (answer(LAW), answer(LAW, VOTE)), "dissolving": (answer(), answer())}, ("2022", "2023"), path)
    text = path.read_text(encoding="utf-8")
    assert "making a law, 67 people; 2022: President and 66 of 98 of Mazhilis" in text
    assert "making a law, 67 people or 7 and the voters; 2023: President and 66 of 98 of Mazhilis (or 1 other)" in text
    assert "dissolving, nobody; 2022: nobody" in text


def test_the_same_figures_give_the_same_picture(tmp_path: Path) -> None:
    first, second = tmp_path / "a.svg", tmp_path / "b.svg"
    for path in (first, second):
        draw({"making a law": (answer(LAW),)}, ("2023",), path)
    assert first.read_bytes() == second.read_bytes()
