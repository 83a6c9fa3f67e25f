"""Referendums of other countries come out as announced: states, cantons of half a weight, valid votes, the last election, turnout.

Figures and their sources stand in the README beside the data of each law in the library.
"""

from datetime import date
from pathlib import Path

import pytest
from tests.elections.laws import counted_file

from politeia.amendment.opening import opened
from politeia.documents.library import shelf
from politeia.elections.files import Request, count_file
from politeia.elections.model import ReferendumCount

VALID_VOTES = """referendum question
  called by    voters
  valid votes needed more than 1/2 of entitled voters
  carried if   more than 1/2 of votes cast
"""
LAST_ELECTION = """referendum question
  called by    voters
  valid if     at least 1/2 of voters at the last election
  carried if   more than 1/2 of votes cast
"""


@pytest.mark.parametrize(
    ("country", "table", "day", "norm", "outcome"),
    [
        ("australia", "simultaneous_elections_1977", "1977-05-21", "", "not carried"),
        ("switzerland", "responsible_business_2020", "2020-11-29", "", "not carried"),
        ("hungary", "migrant_quota_2016", "2016-10-02", "", "not valid"),
        ("latvia", "pensions_2008", "2008-08-23", "draft law", "not valid"),
        ("italy", "citizenship_2025", "2025-06-09", "", "not valid"),
    ],
)
def test_a_referendum_comes_out_as_announced(country: str, table: str, day: str, norm: str, outcome: str) -> None:
    law = f"referendum-{country}"
    path = shelf() / "elections" / law / "data" / f"{table}.csv"
    count = count_file(path, opened(f"elections/{law}@{day}").institutions, date.fromisoformat(day), Request(norm))
    assert isinstance(count, ReferendumCount)
    assert (count.outcome, count.differences) == (outcome, ())


def test_half_cantons_have_half_a_vote() -> None:
    path = shelf() / "elections" / "referendum-switzerland" / "data" / "responsible_business_2020.csv"
    institutions = opened("elections/referendum-switzerland@2020-11-29").institutions
    count = count_file(path, institutions, date(2020, 11, 29), Request())
    assert isinstance(count, ReferendumCount)
    assert count.tests[1].figures == "8.5 of 23 units carried, more than 11.5 needed"


def outcome(folder: Path, table: str, norms: str) -> str:
    count = counted_file(folder / "votes.csv", table, norms)
    assert isinstance(count, ReferendumCount)
    return count.outcome


def test_invalid_ballots_make_no_turnout_where_valid_votes_are_asked(tmp_path: Path) -> None:
    assert outcome(tmp_path, "yes,no,invalid,took_part,registered\n40,10,5,55,100\n", VALID_VOTES) == "not valid"
    assert outcome(tmp_path, "yes,no,invalid,took_part,registered\n41,10,5,56,100\n", VALID_VOTES) == "carried"


def test_without_the_voters_of_the_last_election_nobody_can_tell(tmp_path: Path) -> None:
    assert outcome(tmp_path, "yes,no,took_part,took_part_last_election\n41,10,51,102\n", LAST_ELECTION) == "carried"
    assert outcome(tmp_path, "yes,no,took_part,took_part_last_election\n41,10,51,103\n", LAST_ELECTION) == "not valid"
    assert outcome(tmp_path, "yes,no,took_part\n41,10,51\n", LAST_ELECTION) == "cannot be told from the return"
