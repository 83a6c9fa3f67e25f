"""The smallest coalitions under every reading of a gap, each told where they differ."""

from __future__ import annotations

from tests.laws import ask, law

from politeia.presentation.frontier import said

HOUSE = """
office President

body House
  seats        100

procedure act
  initiated by President
  stage vote
    by         House
    needs      majority of all members
    if yes     go to signature
    if no      ends rejected
  stage signature
    by         President
    within     10 days
    if yes     ends in force
    if no      unspecified between ends rejected, ends in force
    if silent  ends in force
"""
CLAIM = "smallest coalitions that can force act ended in force"


def test_a_gap_that_moves_no_coalition_is_not_told() -> None:
    answer = ask(law(HOUSE), CLAIM)
    assert answer.verdict == "holds"
    assert answer.cases == ()
    assert [str(item) for item in answer.coalitions] == ["President and 51 of 100 of House"]


def test_where_readings_differ_the_coalitions_of_each_are_told() -> None:
    open_to_house = HOUSE.replace("initiated by President", "initiated by any member of House")
    answer = ask(law(open_to_house), CLAIM)
    found = {case.readings[0].completion: [str(item) for item in case.coalitions] for case in answer.cases}
    assert sorted(map(tuple, found.values())) == [
        ("51 of 100 of House",),
        ("President and 51 of 100 of House",),
    ]
    assert answer.verdict == "holds"
    assert said(answer).count("if a no at signature of act is “") == 2
