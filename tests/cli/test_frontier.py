"""The capture frontier on the command line: how the smallest coalitions moved with the reform of 2022."""

from __future__ import annotations

from politeia.amendment.opening import opened
from politeia.cli.frontier import answer_goal
from politeia.presentation.frontier import asked_goal, said


def coalitions(day: str, goal: str) -> str:
    return said(answer_goal(opened(f"kazakhstan@{day}"), asked_goal(goal, ())))


def test_since_2023_two_thirds_of_the_mazhilis_do_without_the_senate() -> None:
    """61(4) and 61(5) as written by the act of 5 June 2022; the quorum of two thirds stands in 59(5).

    44(2) does not say what follows when the President is silent, so that the chambers do without him under one reading.
    """
    silent = "if silence at signature of ordinary law is "
    waits = "“nothing follows, and the matter stays open”: "
    law = "“it ends in force” or “it goes on at “reconsideration””: "
    before = coalitions("2022-06-01", "making a law").splitlines()
    assert before == [
        f"{silent}{waits}President, 72 of 107 of Mazhilis and 33 of 49 of Senate",
        f"{silent}{law}72 of 107 of Mazhilis and 33 of 49 of Senate",
    ]
    after = coalitions("2023-04-01", "making a law").splitlines()
    assert after == [
        f"{silent}{waits}President and 66 of 98 of Mazhilis",
        f"{silent}{law}66 of 98 of Mazhilis and 34 of 50 of Senate; or President and 66 of 98 of Mazhilis",
    ]


def test_dissolution_stays_with_the_president_alone() -> None:
    """63(1) was not touched by the reform."""
    assert coalitions("2022-06-01", "dissolving") == coalitions("2023-04-01", "dissolving") == "President"


def test_a_goal_of_ones_own_is_a_condition() -> None:
    assert coalitions("2023-04-01", "state of emergency is in force") == "President"
