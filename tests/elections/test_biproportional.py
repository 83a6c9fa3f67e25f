"""Double proportional seats: proved by their multipliers, and the same as an independent implementation gives."""

from itertools import product

import pytest
import votelib.evaluate.proportional
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from politeia.diagnostics.model import PoliteiaError
from politeia.elections.biproportional import biproportional, certified
from politeia.elections.divisors import highest_averages
from politeia.elections.ties import TieBreaker
from politeia.language.electoral import DivisorMethod, DivisorRule

SAINTE_LAGUE = DivisorMethod(DivisorRule.SAINTE_LAGUE)
DHONDT = DivisorMethod(DivisorRule.DHONDT)


@st.composite
def tables(draw: st.DrawFn, least: int = 0) -> tuple[dict[tuple[str, str], int], dict[str, int]]:
    districts = [f"d{number}" for number in range(draw(st.integers(2, 5)))]
    lists = [f"p{number}" for number in range(draw(st.integers(2, 5)))]
    votes = {cell: draw(st.integers(least, 4000)) for cell in product(districts, lists)}
    assume(all(any(votes[district, name] for name in lists) for district in districts))
    return votes, {district: draw(st.integers(1, 8)) for district in districts}


def list_totals(votes: dict[tuple[str, str], int], seats: int, method: DivisorMethod) -> dict[str, int]:
    sums: dict[str, int] = {}
    for (_, name), count in votes.items():
        sums[name] = sums.get(name, 0) + count
    shared = highest_averages(sums, seats, method, TieBreaker())
    assume(shared.open is None)
    return dict(shared.seats)


@given(tables(least=1), st.sampled_from([SAINTE_LAGUE, DHONDT]))
@settings(deadline=None)
def test_sums_and_multipliers_prove_the_seats(
    table: tuple[dict[tuple[str, str], int], dict[str, int]], method: DivisorMethod
) -> None:
    votes, rows = table
    columns = list_totals(votes, sum(rows.values()), method)
    found = biproportional(votes, rows, columns, method)
    assert certified(found, votes, rows, columns, method)


@given(tables(least=1))
@settings(deadline=None, max_examples=40)
def test_votelib_gives_the_same_cells(table: tuple[dict[tuple[str, str], int], dict[str, int]]) -> None:
    votes, rows = table
    columns = list_totals(votes, sum(rows.values()), SAINTE_LAGUE)
    found = biproportional(votes, rows, columns, SAINTE_LAGUE)
    assume(not found.open_cells)
    nested = {district: {name: votes[district, name] for name in columns} for district in rows}
    evaluator = votelib.evaluate.proportional.BiproportionalEvaluator("sainte_lague", rows)
    other = evaluator.evaluate(nested, sum(rows.values()))
    assert {cell: count for cell, count in found.seats.items() if count} == {
        (district, name): count for district, own in other.items() for name, count in own.items() if count
    }


def test_equal_votes_everywhere_are_a_tie_among_all_cells() -> None:
    votes = dict.fromkeys(product(("a", "b"), ("x", "y")), 5)
    found = biproportional(votes, {"a": 1, "b": 1}, {"x": 1, "y": 1}, SAINTE_LAGUE)
    assert set(found.open_cells) == set(votes)


def test_sums_that_no_seats_can_have_are_an_error() -> None:
    # List x has votes in district a alone, which has one seat, and is due two.
    votes = {("a", "x"): 10, ("a", "y"): 1, ("b", "y"): 10}
    with pytest.raises(PoliteiaError) as raised:
        biproportional(votes, {"a": 1, "b": 1}, {"x": 2, "y": 0}, SAINTE_LAGUE)
    assert raised.value.diagnostics[0].code == "V304"
