"""Referendums: validity, majorities with their bases, units and their weights, and what the return does not tell."""

from pathlib import Path

import pytest
from tests.elections.laws import counted_file

from politeia.elections.model import ReferendumCount

AMENDMENT = """referendum amendment
  valid if     more than 1/2 of entitled voters                       per 91(1)
  carried if   at least 2/3 of units, each by more than 1/2 of ballots cast  per 91(1)
"""
SIMPLE = """referendum question
  valid if     more than 1/2 of entitled voters
  carried if   majority of ballots cast
"""
SWISS = """referendum initiative
  carried if   majority of votes cast
  carried if   majority of units
"""
HEADING = "region,registered,took_part,yes,no,invalid\n"


def referendum(path: Path, text: str, norms: str, **options: object) -> ReferendumCount:
    count = counted_file(path / "votes.csv", text, norms, **options)
    assert isinstance(count, ReferendumCount)
    return count


@pytest.mark.parametrize(
    ("row", "outcome"),
    [
        ("1000,501,300,150,51", "carried"),
        ("1000,500,300,150,50", "not valid"),
        ("1000,600,300,200,100", "not carried"),
        ("1000,600,301,200,99", "carried"),
    ],
)
def test_turnout_and_majority_are_asked_exactly(tmp_path: Path, row: str, outcome: str) -> None:
    count = referendum(tmp_path, f"registered,took_part,yes,no,invalid\n{row}\n", SIMPLE)
    assert count.outcome == outcome and count.decided


def test_an_amendment_needs_two_thirds_of_the_units(tmp_path: Path) -> None:
    rows = "a,100,60,40,20,0\nb,100,60,40,20,0\nc,100,60,20,40,0\n"
    count = referendum(tmp_path, HEADING + rows, AMENDMENT)
    assert count.outcome == "carried"
    assert count.tests[1].figures == "2 of 3 units carried, 2 needed"
    assert count.tests[1].citation == "91(1)"
    worse = referendum(tmp_path, HEADING + rows.replace("b,100,60,40,20,0", "b,100,60,30,30,0"), AMENDMENT)
    assert worse.outcome == "not carried"


def test_the_whole_country_may_carry_what_the_units_refuse(tmp_path: Path) -> None:
    rows = "a,1000,900,800,100,0\nb,100,60,20,40,0\nc,100,60,20,40,0\n"
    count = referendum(tmp_path, HEADING + rows, AMENDMENT)
    assert count.outcome == "not carried"


def test_a_half_canton_has_half_a_vote(tmp_path: Path) -> None:
    rows = "canton,yes,no,weight\nA,60,40,1\nB,60,40,1/2\nC,40,60,1\nD,40,60,1/2\n"
    tied = referendum(tmp_path, rows, SWISS)
    assert tied.outcome == "not carried"  # 1.5 of 3 is no majority
    won = referendum(tmp_path, rows.replace("D,40,60,1/2", "D,60,40,1/2"), SWISS)
    assert won.outcome == "carried"


def test_units_without_figures_leave_it_open_unless_the_others_decide(tmp_path: Path) -> None:
    rows = "national,600,360,220,140,0\na,100,60,40,20,0\nb,,,,,\nc,,,,,\n"
    open_count = referendum(tmp_path, HEADING + rows, AMENDMENT)
    assert open_count.outcome == "cannot be told from the return" and not open_count.decided
    assert open_count.tests[1].figures == "1 of 3 units carried, 2 cannot be told, 2 needed"
    two = rows.replace("b,,,,,", "b,100,60,40,20,0")
    assert referendum(tmp_path, HEADING + two, AMENDMENT).outcome == "carried"


def test_what_the_commission_said_of_a_unit_is_taken_where_there_are_no_figures(tmp_path: Path) -> None:
    (tmp_path / "units.csv").write_text("region,majority_yes_announced\na,yes\nb,yes\nc,no\n", encoding="utf-8")
    count = referendum(
        tmp_path,
        "registered,took_part,yes,no,invalid\n1000,600,400,150,50\n",
        AMENDMENT,
        units=tmp_path / "units.csv",
    )
    assert count.outcome == "carried"
    assert "as the commission announced" in count.steps[0].rows[0][2]


def test_an_announced_outcome_and_announced_percentages_are_held_against_the_count(tmp_path: Path) -> None:
    heading = "registered,took_part,turnout_percent,yes,yes_percent_of_took_part,no,invalid,official_outcome\n"
    right = referendum(tmp_path, heading + "1000,600,60.00,400,66.67,150,50,adopted\n", SIMPLE)
    assert not right.differences
    wrong = referendum(tmp_path, heading + "1000,600,60.10,400,66.67,150,50,rejected\n", SIMPLE)
    assert wrong.differences == (
        "turnout: 60.00% by this count, 60.10% announced",
        "carried by this count, “rejected” announced",
    )
