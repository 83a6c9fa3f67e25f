"""Kazakhstan's elections and referendums come out as officially announced; sources in shared/data/README.md."""

from datetime import date
from pathlib import Path

import pytest

from politeia.amendment.opening import opened
from politeia.elections.files import Count, Request, count_file
from politeia.elections.model import ElectionCount, ReferendumCount

DATA = Path(__file__).parents[2].parent / "shared" / "data"
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the collection of official results is not here")

LIST_SEATS = {
    "2012-01-15": {"Nur Otan": 83, "Ak Zhol": 8, "Communist People's Party": 7},
    "2016-03-20": {"Nur Otan": 84, "Ak Zhol": 7, "Communist People's Party": 7},
    "2021-01-10": {"Nur Otan": 76, "Ak Zhol": 12, "People's Party": 10},
    "2023-03-19": {"Amanat": 40, "Auyl": 8, "Respublica": 6, "Ak Zhol": 6, "People's Party": 5, "OSDP": 4},
}


def counted(file: str, charter: str, day: str, **options: object) -> Count:
    edition = opened(f"{charter}@{day}")
    request = Request(**options)  # type: ignore[arg-type]
    return count_file(DATA / file, edition.institutions, date.fromisoformat(day), request)


SUMMARY = DATA / "kz_mazhilis_summary.csv"


@pytest.mark.parametrize(
    ("day", "totals"),
    [
        *((day, None) for day in sorted(LIST_SEATS)),
        # Who took part in 2012 is not confirmed, and its cell is empty.
        *((day, SUMMARY) for day in sorted(LIST_SEATS) if day != "2012-01-15"),
    ],
)
def test_the_mazhilis_comes_out_as_announced(day: str, totals: Path | None) -> None:
    count = counted("kz_mazhilis_party_votes.csv", "kazakhstan/election-law", day, totals=totals)
    assert isinstance(count, ElectionCount)
    assert count.decided and not count.differences
    assert {name: seats for name, seats in count.seats().items() if seats} == LIST_SEATS[day]


def test_the_quota_of_2023_is_an_exact_fraction_and_remainders_decide_two_seats() -> None:
    count = counted("kz_mazhilis_party_votes.csv", "kazakhstan/election-law", "2023-03-19")
    assert isinstance(count, ElectionCount)
    step = count.steps[-1]
    assert "5,971,719 votes give a quota of 86,546.652" in step.words
    whole = {row[0]: int(row[3]) for row in step.rows}
    assert sum(whole.values()) == 67 and whole["Amanat"] == 39 and whole["OSDP"] == 3


@pytest.mark.parametrize(("day", "share"), [("2019-06-09", "70.52%"), ("2022-11-20", "77.79%")])
def test_the_president_is_elected_in_the_first_vote(day: str, share: str) -> None:
    # The announced 70.96% and 81.31% are shares of valid votes; the law asks for half of those who took part.
    count = counted("kz_presidential.csv", "kazakhstan", day)
    assert isinstance(count, ElectionCount)
    assert count.decided and not count.differences and count.compared >= 6
    row = next(row for step in count.steps for row in step.rows if row[-1] == "elected")
    assert row[0] == "Kassym-Jomart Tokayev" and row[2] == share


@pytest.mark.parametrize("stage", ["kz2022", "kz2022prelim"])
def test_the_amendment_of_2022_is_carried_by_the_country_and_by_seventeen_units(stage: str) -> None:
    count = counted(
        "kz_referendums.csv",
        "kazakhstan",
        "2022-06-05",
        where=(("referendum_id", stage),),
        units=DATA / "kz_referendum_2022_by_region.csv",
    )
    assert isinstance(count, ReferendumCount)
    assert count.outcome == "carried" and not count.differences
    assert any(test.figures == "17 of 17 units carried, 12 needed" for test in count.tests)


def test_without_its_units_the_amendment_of_2022_cannot_be_told() -> None:
    count = counted("kz_referendums.csv", "kazakhstan", "2022-06-05", where=(("referendum_id", "kz2022"),))
    assert isinstance(count, ReferendumCount)
    assert count.outcome == "cannot be told from the return"


@pytest.mark.parametrize(
    ("day", "turnout", "yes"), [("2024-10-06", "63.66%", "71.12%"), ("2026-03-15", "73.12%", "87.15%")]
)
def test_a_question_is_carried_by_more_than_half_of_those_who_took_part(day: str, turnout: str, yes: str) -> None:
    count = counted("kz_referendums.csv", "kazakhstan/referendum-law", day, norm="question")
    assert isinstance(count, ReferendumCount)
    assert count.outcome == "carried" and not count.differences
    assert turnout in count.tests[0].figures and yes in count.tests[1].figures


@pytest.mark.parametrize("year", [2024, 2026])
def test_regions_of_which_only_the_turnout_is_known_decide_nothing(year: int) -> None:
    day = {2024: "2024-10-06", 2026: "2026-03-15"}[year]
    count = counted(f"kz_referendum_{year}_by_region.csv", "kazakhstan", day, totals=DATA / "kz_referendums.csv")
    assert isinstance(count, ReferendumCount)
    assert count.outcome == "cannot be told from the return"
    assert len(count.steps[0].rows) == 20
