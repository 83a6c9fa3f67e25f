"""Many elections at once: the same seats and the same ties as one by one."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from politeia.diagnostics.model import PoliteiaError
from politeia.elections.apportionment import apportion
from politeia.elections.many import share_many
from politeia.elections.ties import TieBreaker
from politeia.language.electoral import (
    DivisorMethod,
    DivisorRule,
    LargestRemainder,
    Method,
    Plurality,
    Quota,
    QuotaName,
    Rounding,
)

METHODS: list[Method] = [
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
