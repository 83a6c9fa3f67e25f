"""Levelling seats of three kinds: placed in provinces (Denmark), returned from the districts (Sweden), and who takes part.

Votes and seats: Danmarks Statistik and Valmyndigheten; see the README beside the data of each law in the library.
"""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.elections.laws import counted

from politeia.amendment.opening import opened
from politeia.diagnostics.model import PoliteiaError
from politeia.documents.library import shelf
from politeia.elections.files import Request, count_file
from politeia.elections.model import District, ElectionCount, ListVotes, Step

DANISH = """
    seats        11
    districts    4 districts with seats set by law
    method       D'Hondt
    tie          lot
    levelling    3 seats, set by law for each province
    levelling threshold at least 30% of votes cast
    or levels with at least 1 district seat
    or levels with as many votes as a district seat takes in 2 provinces
    levelling method largest remainder with Hare quota
    placed by    highest quotient in province, Sainte-Laguë, then highest quotient in district, Danish
"""
SWEDISH = """
    seats        12
    districts    3 districts with seats set by law
    threshold    at least 4% of votes cast
    method       Sainte-Laguë with first divisor 1.2
    tie          lot
    levelling    2 seats, district seats beyond the share returned in districts of at least 3 seats
    levelling threshold at least 4% of votes cast
    placed by    highest quotient, Sainte-Laguë
"""


def of_library(law: str, table: str, day: str) -> ElectionCount:
    edition = opened(f"elections/{law}@{day}")
    path = shelf() / "elections" / law / "data" / f"{table}.csv"
    count = count_file(path, edition.institutions, date.fromisoformat(day), Request())
    assert isinstance(count, ElectionCount)
    return count


def step(count: ElectionCount, heading: str) -> Step:
    return next(item for item in count.steps if item.heading == heading)


def test_denmark_2019_comes_out_as_announced_in_every_constituency() -> None:
    count = of_library("denmark", "folketing_2019", "2019-06-05")
    assert count.decided and not count.differences
    assert count.house == 175
    assert count.compared == 13 + 13 * 10


def test_denmark_2022_gives_the_social_democrats_the_seat_that_the_law_foresaw_for_1947() -> None:
    """They won fifty seats in the constituencies and were due 49: section 77(4) lets them keep it."""
    count = of_library("denmark", "folketing_2022", "2022-11-01")
    assert count.decided and not count.differences
    assert "A. Socialdemokratiet won more in the districts than that, and keeps them" in step(count, "Levelling").words
    out = [row[0][0] for row in step(count, "Access to levelling").rows if row[3] == "no"]
    assert sorted(out) == ["K", "Q"]


def test_sweden_2018_comes_out_as_announced() -> None:
    count = of_library("sweden", "riksdag_2018", "2018-09-09")
    assert count.decided and not count.differences
    assert count.house == 349
    assert count.compared == 11 * 3
    assert step(count, "Returned seats").words == "no list has to give seats back"


# -- ways into the levelling ----------------------------------------------------------------------------------------------


PLACES = ("East", "West", "Isle", "Cape")


def danish(rows: dict[str, tuple[int, int, int, int]]) -> ElectionCount:
    lists = tuple(
        ListVotes(name, votes, place) for name, own in rows.items() for place, votes in zip(PLACES, own, strict=True)
    )
    main, rest = ("Main", 2), ("Rest", 1)
    districts = tuple(
        District(place, 2, part_of=part, levelling_seats=seats)
        for place, (part, seats) in zip(PLACES, (main, main, rest, rest), strict=True)
    )
    return counted(DANISH, lists, districts=districts)


def why(count: ElectionCount) -> dict[str, str]:
    return {row[0]: row[4] for row in step(count, "Access to levelling").rows if row[3] == "yes"}


def test_a_list_below_the_bar_levels_with_a_district_seat_or_with_the_votes_of_one_in_two_provinces() -> None:
    """A quarter of the votes is what one of four seats takes on average, and wins none of two where one list has the rest."""
    count = danish({"Big": (300, 300, 300, 150), "Wide": (100, 100, 100, 70), "Local": (0, 0, 0, 60)})
    assert why(count) == {
        "Big": "444 needed of 1,480 votes cast",
        "Wide": "has the votes of a district seat in Main, Rest",
    }
    seated = danish({"Big": (300, 300, 300, 150), "Wide": (100, 100, 100, 70), "Local": (0, 0, 0, 160)})
    assert why(seated)["Local"] == "won 1 district seat"


def test_a_province_takes_no_more_levelling_seats_than_it_has() -> None:
    count = danish({"Big": (500, 400, 210, 212), "Mid": (300, 290, 100, 90), "Small": (100, 250, 60, 110)})
    assert count.decided
    by_district = {item.name: item.seats for item in count.districts}
    assert by_district["East"] + by_district["West"] == 6
    assert by_district["Isle"] + by_district["Cape"] == 5


def test_a_table_without_provinces_is_told() -> None:
    lists = tuple(ListVotes("A", 10, place) for place in PLACES)
    with pytest.raises(PoliteiaError) as found:
        counted(DANISH, lists, districts=tuple(District(place, 2) for place in PLACES))
    assert [item.code for item in found.value.diagnostics] == ["V223"]


def test_a_clause_about_levelling_without_levelling_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PoliteiaError) as found:
        counted("seats 5\nmethod D'Hondt\nlevelling threshold at least 4% of votes cast", {"A": 10})
    assert [item.code for item in found.value.diagnostics] == ["V209"]


# -- returned seats -------------------------------------------------------------------------------------------------------


def swedish(rows: dict[str, tuple[int, int, int]], sizes: tuple[int, int, int] = (4, 4, 2)) -> ElectionCount:
    places = ("North", "South", "Isle")
    lists = tuple(
        ListVotes(name, votes, place) for name, own in rows.items() for place, votes in zip(places, own, strict=True)
    )
    districts = tuple(District(place, size) for place, size in zip(places, sizes, strict=True))
    return counted(SWEDISH, lists, districts=districts)


def test_a_list_with_more_district_seats_than_its_share_gives_the_weakest_back_where_it_may() -> None:
    """Big wins nine of ten fixed seats and is due eight of twelve: one goes back in the North or South, never on the Isle."""
    count = swedish({"Big": (330, 330, 80), "Mid": (80, 90, 20), "Low": (85, 75, 20)})
    returned = step(count, "Returned seats").rows
    assert count.decided
    given_back = [row for row in returned if row[2] == "gives back"]
    assert all(row[0] != "Isle" for row in given_back)
    assert sum(count.seats().values()) == 12


@settings(deadline=None)
@given(
    st.lists(st.tuples(*[st.integers(1, 900)] * 3), min_size=2, max_size=5),
    st.tuples(*[st.integers(1, 5)] * 3).filter(lambda sizes: sum(sizes) == 10),
)
def test_returning_keeps_every_district_at_its_size_and_nobody_who_could_return_above_the_share(
    rows: list[tuple[int, int, int]], sizes: tuple[int, int, int]
) -> None:
    count = swedish({f"list {number}": row for number, row in enumerate(rows)}, sizes)
    if not count.decided:
        return
    assert sum(count.seats().values()) == 12
    placed = {row[1] for item in count.steps if item.heading == "Levelling seats by district" for row in item.rows}
    for district, size in zip(("North", "South", "Isle"), sizes, strict=True):
        seats = next((item.seats for item in count.districts if item.name == district), 0)
        assert seats == size or (district in placed and seats > size)
    if min(sizes) >= 3:
        assert all(int(row[3]) <= int(row[2]) for row in step(count, "Levelling").rows)
    moved = step(count, "Returned seats").rows
    assert sum(row[2] == "gives back" for row in moved) == sum(row[2] == "gets it" for row in moved)
