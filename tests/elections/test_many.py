"""Many elections at once: the same seats and the same ties as one by one."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from tests.elections.laws import election, law

from politeia.diagnostics.model import PoliteiaError
from politeia.elections.apportionment import apportion
from politeia.elections.counting import count_election
from politeia.elections.many import share_many
from politeia.elections.many_counted import count_many
from politeia.elections.model import ListVotes, Returns, Totals
from politeia.elections.ties import TieBreaker
from politeia.language.electoral import (
    DivisorMethod,
    DivisorRule,
    LargestRemainder,
    Method,
    Plurality,
    Quota,
    QuotaName,
    QuotasThenDivisors,
    Rounding,
)

METHODS: list[Method] = [
    *(QuotasThenDivisors(Quota(name), DivisorMethod(DivisorRule.DHONDT)) for name in (QuotaName.HARE, QuotaName.DROOP)),
    *(DivisorMethod(rule) for rule in DivisorRule if rule is not DivisorRule.LISTED),
    DivisorMethod(DivisorRule.SAINTE_LAGUE, Fraction(7, 5)),
    DivisorMethod(DivisorRule.HUNTINGTON_HILL, Fraction(1, 2)),
    DivisorMethod(DivisorRule.LISTED, None, (Fraction(1), Fraction(2), Fraction(7), Fraction(8))),
    *(
        LargestRemainder(Quota(name, rounding), excess)
        for name in QuotaName
        for rounding in Rounding
        for excess in (False, True)
    ),
]
# Small numbers make ties and empty lists frequent, large ones leave 64 bits.
some_votes = st.one_of(st.integers(0, 12), st.integers(0, 3000), st.integers(0, 10**12))


@st.composite
def elections(draw: st.DrawFn) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    lists = draw(st.integers(1, 7))
    rows = draw(st.lists(st.lists(some_votes, min_size=lists, max_size=lists), min_size=1, max_size=6))
    houses = draw(st.lists(st.integers(0, 40), min_size=len(rows), max_size=len(rows)))
    return np.array(rows, np.int64), np.array(houses, np.int64)


@settings(deadline=None)
@given(elections(), st.sampled_from(METHODS))
def test_many_elections_come_out_as_one_by_one(
    drawn: tuple[NDArray[np.int64], NDArray[np.int64]], method: Method
) -> None:
    votes, houses = drawn
    try:
        single = [
            apportion({str(number): int(count) for number, count in enumerate(row)}, int(house), method, TieBreaker())
            for row, house in zip(votes, houses, strict=True)
        ]
    except PoliteiaError:  # a rounded quota of no vote at all is refused by both
        with pytest.raises(PoliteiaError):
            share_many(votes, houses, method)
        return
    found = share_many(votes, houses, method)
    for position, one in enumerate(single):
        among = one.open.open_among if one.open else ()
        assert list(found.seats[position]) == list(one.seats.values())
        assert [str(number) for number in np.flatnonzero(found.tied[position])] == sorted(among)
        assert found.open_seats[position] == (one.open.open_seats if one.open else 0)


def test_claims_that_rounding_cannot_tell_apart_are_compared_in_whole_numbers() -> None:
    # A third of the first list's votes is a sixth of a vote more than half of the second's; doubles hold halves there.
    many = 2_900_000_000_000_000
    votes = np.array([[3 * many + 2, 2 * many + 1], [3 * many, 2 * many]])
    assert (3 * many + 2) / 3 == (2 * many + 1) / 2
    found = share_many(votes, 4, DivisorMethod(DivisorRule.DHONDT))
    assert found.seats.tolist() == [[3, 1], [2, 1]]
    assert found.open_seats.tolist() == [0, 1]


KAZAKHSTAN = """
    seats 98
    threshold at least 5% of ballots cast
    if one passes next list joins, its quotient times 0.7, at least 2 seats
    method largest remainder with Hare quota
    tie earlier registration
"""
NORMS = [
    law(election(clauses)).elections[0]
    for clauses in (
        KAZAKHSTAN,
        "seats 7\nthreshold more than 1/5 of votes cast\nmethod D'Hondt\ntie more votes",
        "seats 7\nthreshold at least 3/4 quota of votes cast\nmethod D'Hondt",
        "seats 7\nthreshold at least 20 votes\nif none passes all lists join\nmethod Sainte-Laguë",
    )
]


@settings(deadline=None)
@given(st.lists(st.lists(st.integers(0, 60), min_size=4, max_size=4), min_size=1, max_size=8), st.data())
def test_a_norm_counts_many_elections_as_one_by_one(rows: list[list[int]], data: st.DataObject) -> None:
    votes = np.array(rows, np.int64)
    cast = votes.sum(axis=1) + data.draw(st.integers(0, 40))
    for norm in NORMS:
        found = count_many(norm, votes, cast=cast)
        for number, row in enumerate(rows):
            lists = tuple(ListVotes(str(position), count) for position, count in enumerate(row))
            one = count_election(norm, Returns(lists, Totals(sum(row), None, int(cast[number]))))
            assert list(found.seats[number]) == [item.seats for item in one.lists]
            assert found.open_seats[number] == sum(tie.seats for tie in one.ties)


def test_kazakhstans_mazhilis_of_2021_comes_out_among_a_thousand_others() -> None:
    # Central Election Commission, results of 10 January 2021: Nur Otan 76, Ak Zhol 12, People's Party 10 of 98 seats.
    announced = np.array([[5148074, 792828, 659019, 383023, 258618]])
    others = np.random.default_rng(1).integers(0, 5_000_000, (1000, 5))
    norm = law(election(KAZAKHSTAN.replace("5%", "7%"))).elections[0]
    found = count_many(norm, np.concatenate([others, announced]))
    assert list(found.seats[-1]) == [76, 12, 10, 0, 0]


def test_a_norm_that_looks_at_more_than_votes_is_refused_with_its_clause() -> None:
    norm = law(election("seats 7\nmethod D'Hondt\nbonus 3 seats to largest list")).elections[0]
    with pytest.raises(PoliteiaError, match="bonus"):
        count_many(norm, np.array([[3, 4]]))


def test_divisors_that_do_not_grow_and_votes_below_zero_are_refused() -> None:
    with pytest.raises(PoliteiaError, match="do not grow"):
        share_many(np.array([[3, 4]]), 5, DivisorMethod(DivisorRule.DHONDT, Fraction(3)))
    with pytest.raises(PoliteiaError, match="whole numbers"):
        share_many(np.array([[3, -4]]), 5, METHODS[0])
    with pytest.raises(PoliteiaError, match="divisor methods"):
        share_many(np.array([[3, 4]]), 5, Plurality())
