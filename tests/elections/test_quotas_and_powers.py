"""Whole quotas with one more for a part, seats left over, and divisors to a power: Estonia 2023.

Votes and seats with their source stand in the README beside the data of the law in the library. What each party has from
districts is counted from the personal and district mandates in the file of the State Electoral Office that it names.
"""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from math import floor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.elections.laws import counted
from votelib.evaluate.proportional import HighestAverages

from politeia.amendment.opening import opened
from politeia.diagnostics.model import PoliteiaError
from politeia.documents.library import shelf
from politeia.elections.apportionment import apportion
from politeia.elections.figures import method_in_words
from politeia.elections.files import Request, count_file
from politeia.elections.many import share_many
from politeia.elections.model import District, ElectionCount, ListVotes
from politeia.elections.ties import TieBreaker
from politeia.language.electoral import DivisorMethod, DivisorRule

NO_RULE = TieBreaker((), "", {})
ESTONIAN = DivisorMethod(DivisorRule.DHONDT, power=Fraction(9, 10))
CLAUSES = """
    seats 12
    districts 2 districts with seats set by law
    threshold at least 5% of votes cast
    method whole Hare quotas of all valid votes, one more from 75% of a quota
    levelling seats left in the districts
    levelling method D'Hondt with divisors to the power 0.9
"""
FROM_DISTRICTS = {
    "Eesti Reformierakond": [3, 4, 3, 6, 1, 1, 1, 2, 2, 3, 2, 2],
    "Eesti Konservatiivne Rahvaerakond": [1, 1, 1, 2, 1, 1, 0, 1, 1, 1, 2, 2],
    "Eesti Keskerakond": [2, 4, 1, 1, 0, 0, 1, 0, 0, 0, 1, 1],
    "Erakond Eesti 200": [1, 1, 1, 2, 1, 0, 0, 0, 1, 1, 1, 1],
    "Sotsiaaldemokraatlik Erakond": [1, 1, 0, 1, 1, 0, 0, 1, 0, 1, 1, 0],
    "Isamaa": [0, 0, 0, 1, 0, 0, 0, 1, 1, 0, 0, 0],
}


def riigikogu() -> ElectionCount:
    path = shelf() / "elections" / "estonia" / "data" / "riigikogu_2023.csv"
    count = count_file(path, opened("elections/estonia@2023-03-05").institutions, date(2023, 3, 5), Request())
    assert isinstance(count, ElectionCount)
    return count


def test_the_riigikogu_of_2023_comes_out_as_announced() -> None:
    count = riigikogu()
    assert count.decided and not count.differences
    assert count.compared == len(count.lists) and count.house == 101


def test_every_district_of_2023_gives_the_seats_that_it_gave() -> None:
    districts = sorted(riigikogu().districts, key=lambda item: int(item.name.split()[0]))
    for name, expected in FROM_DISTRICTS.items():
        assert [dict(item.lists).get(name, 0) for item in districts] == expected


def two_districts(first: Mapping[str, int], second: Mapping[str, int]) -> ElectionCount:
    votes = tuple(
        ListVotes(name, held, district)
        for district, lists in (("one", first), ("two", second))
        for name, held in lists.items()
    )
    return counted(CLAUSES, votes, districts=(District("one", 6), District("two", 6)))


def test_votes_of_lists_below_the_bar_count_in_the_quota_and_win_nothing() -> None:
    """Quotas are 100: without the forty votes of Low they would be 96 and 97, and Big would have a seventh whole one."""
    count = two_districts({"Big": 574, "Low": 26}, {"Big": 586, "Low": 14})
    assert [dict(item.lists) for item in count.districts] == [{"Big": 5}, {"Big": 6}]
    assert count.seats() == {"Big": 12, "Low": 0}


def test_three_quarters_of_a_quota_are_enough_and_less_are_not() -> None:
    count = two_districts({"A": 375, "B": 225}, {"A": 374, "B": 226})
    assert [dict(item.lists) for item in count.districts] == [{"A": 4, "B": 2}, {"A": 3, "B": 2}]


def test_a_district_may_give_more_seats_than_it_has() -> None:
    count = two_districts({"A": 175, "B": 175, "C": 175, "D": 75}, {"A": 160, "B": 150, "C": 140, "D": 150})
    assert sum(dict(count.districts[0].lists).values()) == 7
    assert count.house == sum(count.seats().values()) == 12


VOTES = st.lists(st.integers(1, 3000), min_size=2, max_size=6, unique=True)


@settings(deadline=None)
@given(VOTES, st.integers(1, 40))
def test_divisors_to_a_power_are_those_of_a_peer(votes: list[int], seats: int) -> None:
    named = {f"list {number}": held for number, held in enumerate(votes)}
    shared = apportion(named, seats, ESTONIAN, NO_RULE)
    if shared.open is None:
        assert dict(shared.seats) == {
            **dict.fromkeys(named, 0),
            **HighestAverages(lambda order: Fraction((order + 1) ** 0.9)).evaluate(named, seats),
        }


@settings(deadline=None)
@given(VOTES, st.integers(1, 60))
def test_no_seat_would_go_elsewhere_by_the_quotients_of_the_law(votes: list[int], seats: int) -> None:
    """Every quotient that won, to its tenth power, is at least as large as each that did not."""
    named = {f"list {number}": held for number, held in enumerate(votes)}
    shared = apportion(named, seats, ESTONIAN, NO_RULE)
    won = [Fraction(named[name] ** 10, held**9) for name, held in shared.seats.items() if held]
    lost = [Fraction(named[name] ** 10, (held + 1) ** 9) for name, held in shared.seats.items()]
    assert min(won, default=max(lost)) >= max(lost)
    assert sum(shared.seats.values()) + (shared.open.open_seats if shared.open else 0) == seats


def test_equal_claims_under_a_power_stay_open() -> None:
    assert apportion({"A": 500, "B": 500}, 3, ESTONIAN, NO_RULE).open is not None


@settings(deadline=None)
@given(VOTES, VOTES)
def test_districts_give_a_seat_for_each_quota_and_for_three_quarters_of_one(
    first: list[int], second: list[int]
) -> None:
    count = two_districts(
        {f"list {number}": held for number, held in enumerate(first)},
        {f"list {number}": held for number, held in enumerate(second)},
    )
    admitted = {item.name for item in count.lists if item.admitted}
    for district, votes in zip(count.districts, (first, second), strict=True):
        for number, held in enumerate(votes):
            quotas = Fraction(held * 6, sum(votes))
            expected = floor(quotas) + (quotas - floor(quotas) >= Fraction(3, 4))
            assert dict(district.lists).get(f"list {number}", 0) == (expected if f"list {number}" in admitted else 0)


def test_many_elections_at_once_refuse_a_power() -> None:
    np = pytest.importorskip("numpy")
    with pytest.raises(PoliteiaError, match="divisor methods"):
        share_many(np.array([[5, 3]]), 4, ESTONIAN)
    assert method_in_words(ESTONIAN) == "D'Hondt with divisors to the power 0.9"


@pytest.mark.parametrize(
    ("instead", "by"),
    [
        ("    levelling seats left in the districts\n", ""),
        ("levelling seats left in the districts", "levelling 3 seats"),
        ("    levelling method D'Hondt with divisors to the power 0.9\n", ""),
        (
            "D'Hondt with divisors to the power 0.9",
            "whole Hare quotas of all valid votes, one more from 75% of a quota",
        ),
    ],
)
def test_seats_left_over_must_have_somewhere_to_go(instead: str, by: str) -> None:
    votes = tuple(ListVotes(name, 50, district) for name in "AB" for district in ("one", "two"))
    with pytest.raises(PoliteiaError, match="leave seats over"):
        counted(CLAUSES.replace(instead, by), votes, districts=(District("one", 6), District("two", 6)))


@pytest.mark.parametrize(
    "method",
    [
        "D'Hondt with divisors to the power 0",
        "D'Hondt with divisors to the power 0.00",
        "D'Hondt with divisors to the power 1.5",
        "D'Hondt with divisors to the power 0.901",
        "whole Hare quotas of all valid votes, one more from 0% of a quota",
        "whole Hare quotas of all valid votes, one more from 175% of a quota",
    ],
)
def test_powers_and_parts_that_no_law_has_are_refused(method: str) -> None:
    with pytest.raises(AssertionError, match="P320"):
        counted(f"seats 3\nmethod {method}", {"A": 5, "B": 3})
