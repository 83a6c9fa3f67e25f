"""The second vote of a presidential election: between the two first, and won by whoever has more votes (Kazakhstan 41(5))."""

from __future__ import annotations

from pathlib import Path

from tests.polity.bodies import CLERK, Acting, state_of


def first_round(folder: Path, votes: dict[str, int]) -> Acting:
    acting = state_of(folder)
    acting.do(CLERK, "open election", of="President", because="the regular election")
    for name in votes:
        acting.do(CLERK, "stand", ballot="B1", list=name, people=[{"person": name}])
    total = sum(votes.values())
    returns = {"votes": votes, "cast": total, "valid": total, "entitled": total}
    acting.do(CLERK, "close", ballot="B1", returns=returns)
    return acting


def test_where_nobody_has_half_the_two_first_stand_again_and_more_votes_decide(tmp_path: Path) -> None:
    acting = first_round(tmp_path, {"Aigerim": 40, "Bolat": 35, "Dana": 25})
    assert acting.state.ballots["B1"].result == "nobody elected"
    assert acting.state.ballots["B2"].choices == ("Aigerim", "Bolat")
    assert "A125" in acting.refused(CLERK, "stand", ballot="B2", list="Dana", people=[{"person": "Dana"}])
    second = {"votes": {"Aigerim": 40, "Bolat": 44}, "cast": 100, "valid": 84, "entitled": 100}
    acting.do(CLERK, "close", ballot="B2", returns=second)
    assert acting.state.holder("President") == "Bolat"


def test_two_seconds_open_no_second_vote_because_the_text_does_not_say_who_goes_on(tmp_path: Path) -> None:
    acting = first_round(tmp_path, {"Aigerim": 40, "Bolat": 30, "Dana": 30})
    assert list(acting.state.ballots) == ["B1"]


def test_a_tie_of_the_second_vote_is_not_decided_here(tmp_path: Path) -> None:
    acting = first_round(tmp_path, {"Aigerim": 40, "Bolat": 35, "Dana": 25})
    even = {"votes": {"Aigerim": 44, "Bolat": 44}, "cast": 100, "valid": 88, "entitled": 100}
    assert "A133" in acting.refused(CLERK, "close", ballot="B2", returns=even)
