"""Every election of the collection comes out as it was officially announced, under the election law of its day.

The official source of each is named in shared/data/elections/cases.csv.
"""

import csv
from datetime import date
from pathlib import Path

import pytest

from politeia.amendment.opening import opened
from politeia.elections.files import Request, count_file
from politeia.elections.model import ElectionCount
from politeia.elections.reading import Stated

DATA = Path(__file__).parents[2].parent / "shared" / "data" / "elections"
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the collection of official results is not here")

LAWS = {
    "nl_tweede_kamer_2023": "netherlands",
    "de_bundestag_2017": "germany",
    "no_storting_2021": "norway",
    "fi_eduskunta_2019": "finland",
    "at_nationalrat_2019": "austria",
    "il_knesset_19": "israel",
    "il_knesset_22": "israel",
    "us_house_2020": "united-states-apportionment",
    "sk_nr_2020": "slovakia",
    "cz_psp_2017": "czechia",
    "nz_parliament_2014": "new-zealand",
    "ua_rada_2012_list": "ukraine",
    "pk_na_2018_minorities": "pakistan-reserved-seats",
    "ch_uri_2020": "switzerland-uri",
}


def cases() -> dict[str, dict[str, str]]:
    with (DATA / "cases.csv").open(encoding="utf-8") as file:
        return {row["case_id"]: row for row in csv.DictReader(file)}


def counted(case: str, **stated: int) -> ElectionCount:
    day = date.fromisoformat(cases()[case]["date"])
    edition = opened(f"elections/{LAWS[case]}@{day}")
    count = count_file(DATA / f"{case}.csv", edition.institutions, day, Request(stated=Stated(**stated)))
    assert isinstance(count, ElectionCount)
    return count


def test_every_case_of_the_collection_has_its_law() -> None:
    assert set(LAWS) == set(cases())


@pytest.mark.parametrize("case", sorted(LAWS))
def test_an_election_comes_out_as_announced(case: str) -> None:
    count = counted(case)
    assert count.decided and not count.differences
    assert count.compared >= 4
    assert count.house == int(cases()[case]["seats"])
    assert sum(count.seats().values()) == count.house


@pytest.mark.parametrize("case", sorted(LAWS))
def test_every_step_that_applies_the_law_names_its_article(case: str) -> None:
    count = counted(case)
    assert all(step.citation for step in count.steps if step.heading != "Votes for no list")


def test_the_bundestag_of_2017_grows_from_598_to_709_seats() -> None:
    count = counted("de_bundestag_2017", valid=46_515_492)
    step = next(step for step in count.steps if step.heading == "Levelling")
    assert "from 598 to 709" in step.words
    bavaria = next(district for district in count.districts if district.name == "Bayern")
    assert dict(bavaria.lists)["CSU"] == 46


def test_norway_places_one_levelling_seat_in_each_district() -> None:
    count = counted("no_storting_2021")
    step = next(step for step in count.steps if step.heading == "Levelling seats by district")
    placed = {(row[1], row[2]) for row in step.rows}
    with (DATA / "no_storting_2021.csv").open(encoding="utf-8") as file:
        official = {
            (row["district"], row["party"]) for row in csv.DictReader(file) if "of_which_levelling=1" in row["note"]
        }
    assert placed == official and len(placed) == 19


def test_a_slovak_coalition_needs_seven_per_cent_and_misses_it() -> None:
    joint = next(item for item in counted("sk_nr_2020").lists if item.name.startswith("Progresívne"))
    assert not joint.admitted and "201,706 needed" in joint.why


def test_d66_was_the_next_list_for_a_seat_in_2023() -> None:
    count = counted("nl_tweede_kamer_2023")
    assert count.seats()["D66"] == 9


def test_united_future_keeps_its_electorate_and_the_house_grows() -> None:
    count = counted("nz_parliament_2014")
    assert count.house == 121 and count.seats()["United Future"] == 1


def test_ukraine_takes_five_per_cent_of_all_ballots_and_not_of_votes_for_lists() -> None:
    count = counted("ua_rada_2012_list")
    assert all("of 20,388,019 ballots cast" in item.why for item in count.lists)
