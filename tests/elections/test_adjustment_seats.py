"""Levelling seats in the order of the country's quotients, each where the list's share is highest: Iceland 2013, 2016 and 2017.

Votes and seats with their sources stand in the README beside the data of the law in the library.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.elections.laws import counted

from politeia.amendment.opening import opened
from politeia.diagnostics.model import PoliteiaError
from politeia.documents.library import shelf
from politeia.elections.files import Request, count_file
from politeia.elections.model import District, ElectionCount, ListVotes, Step

ICELANDIC = """
    seats        12
    districts    3 districts with seats set by law
    method       D'Hondt
    levelling    3 seats, set by law for each district
    levelling threshold at least 5% of votes cast
    placed by    highest quotient in country, D'Hondt, then highest share of valid votes in district, D'Hondt
"""
PLACES = ("North", "South", "West")
DAYS = {2013: "2013-04-27", 2016: "2016-10-29", 2017: "2017-10-28"}
RN, RS, SW, NW, NE, SO = "Reykjavík norður", "Reykjavík suður", "Suðvestur", "Norðvestur", "Norðaustur", "Suður"
IN_TURN = {
    2013: [("Þ", RN), ("Þ", RS), None, ("Þ", SW), ("A", RS), None, ("S", RN), ("D", SW), None],
    2016: [("S", SO), ("A", RS), ("C", NE), ("S", NW), ("A", SW), ("C", SW), ("V", RN), ("C", RS), ("P", RN)],
    2017: [("P", SO), ("F", RN), ("P", RN), ("M", RS), ("S", NE), ("F", SW), ("C", SW), ("M", NW), ("P", RS)],
}


def althing(year: int) -> ElectionCount:
    path = shelf() / "elections" / "iceland" / "data" / f"althing_{year}.csv"
    institutions = opened(f"elections/iceland@{DAYS[year]}").institutions
    count = count_file(path, institutions, date.fromisoformat(DAYS[year]), Request())
    assert isinstance(count, ElectionCount)
    return count


def turns(count: ElectionCount) -> Step:
    return next(step for step in count.steps if step.heading == "Levelling seats by district")


@pytest.mark.parametrize("year", DAYS)
def test_an_althing_comes_out_as_announced(year: int) -> None:
    count = althing(year)
    assert count.decided and not count.differences
    assert count.compared == len(count.lists) and count.house == 63


@pytest.mark.parametrize("year", DAYS)
def test_each_adjustment_seat_goes_where_it_went_and_in_its_order(year: int) -> None:
    found = [(row[1].split()[0], row[3]) for row in turns(althing(year)).rows]
    assert len(found) == 9
    assert all(announced in (None, here) for announced, here in zip(IN_TURN[year], found, strict=True))


def three_districts(
    rows: Mapping[str, Sequence[int]], room: Sequence[int | None] = (1, 1, 1), clauses: str = ICELANDIC
) -> ElectionCount:
    lists = tuple(
        ListVotes(name, held, place) for name, own in rows.items() for place, held in zip(PLACES, own, strict=True)
    )
    districts = tuple(District(place, 3, levelling_seats=seats) for place, seats in zip(PLACES, room, strict=True))
    return counted(clauses, lists, districts=districts)


def by_the_act(rows: Sequence[Sequence[int]], room: Sequence[int]) -> list[list[int]] | None:
    """Article 108 step by step; None where two numbers are equal."""
    seats = [[0] * 3 for _ in rows]
    for place in range(3):
        for _ in range(3):
            best = _first([Fraction(row[place], own[place] + 1) for row, own in zip(rows, seats, strict=True)])
            if best is None:
                return None
            seats[best][place] += 1
    total = [sum(row[place] for row in rows) for place in range(3)]
    free = list(room)
    for _ in range(sum(room)):
        country = [
            Fraction(sum(row), sum(own) + 1) if sum(row) * 20 >= sum(total) else Fraction(0)
            for row, own in zip(rows, seats, strict=True)
        ]
        leader = _first(country)
        if leader is None:
            return None
        shares = [
            Fraction(rows[leader][place], (seats[leader][place] + 1) * total[place]) if free[place] else Fraction(0)
            for place in range(3)
        ]
        where = _first(shares)
        if where is None:
            return None
        seats[leader][where] += 1
        free[where] -= 1
    return seats


def _first(values: Sequence[Fraction]) -> int | None:
    best = max(values)
    return None if values.count(best) > 1 else list(values).index(best)


@settings(deadline=None)
@given(
    st.lists(st.tuples(*[st.integers(1, 900)] * 3), min_size=2, max_size=5),
    st.sampled_from([(1, 1, 1), (0, 1, 2), (3, 0, 0)]),
)
def test_the_count_follows_the_act_step_by_step(rows: list[tuple[int, int, int]], room: tuple[int, int, int]) -> None:
    expected = by_the_act(rows, room)
    count = three_districts({f"list {number}": row for number, row in enumerate(rows)}, room)
    if expected is not None:
        assert count.decided
        for number, own in enumerate(expected):
            found = [dict(item.lists).get(f"list {number}", 0) for item in count.districts]
            assert found == own and count.seats()[f"list {number}"] == sum(own)


def test_equal_shares_of_a_list_stay_open() -> None:
    count = three_districts({"A": (600, 600, 500), "B": (399, 399, 370), "C": (101, 101, 130)})
    assert not count.decided
    assert any(tie.where == "placing of levelling seats" for tie in count.ties)


@pytest.mark.parametrize("room", [(1, 1, 2), (1, 1, None), (0, 0, 0)])
def test_districts_must_say_how_many_of_the_seats_each_has(room: tuple[int | None, ...]) -> None:
    with pytest.raises(PoliteiaError) as raised:
        three_districts({"A": (50, 40, 30), "B": (31, 41, 51)}, room)
    assert raised.value.diagnostics[0].code == "V223"


def test_seats_of_each_district_go_together_with_the_placing_of_other_laws() -> None:
    """Norway's rule with another number of seats in each district."""
    clauses = ICELANDIC.replace(
        "highest quotient in country, D'Hondt, then highest share of valid votes in district, D'Hondt",
        "highest quotient",
    )
    count = three_districts({"A": (610, 570, 500), "B": (397, 398, 370), "C": (101, 107, 130)}, (0, 1, 2), clauses)
    assert count.decided
    assert [item.seats for item in count.districts] == [3, 4, 5]
