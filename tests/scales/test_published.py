"""Derived scores against published ones: every agreement counted, every difference explained, the documentation true."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest

from politeia.scales.published.agreement import Country, held_against, rank_correlation, ranks
from politeia.scales.published.report import agreement_report, beyond_chance, spearman_interval
from politeia.scales.published.scores import differences, held_editions, published_for, published_scores

DOCUMENTATION = Path(__file__).parents[2] / "docs" / "scales.md"


@cache
def countries() -> tuple[Country, ...]:
    """Every country held against its published scores, derived once."""
    return held_against()


def test_every_difference_is_explained_and_no_explanation_is_stale() -> None:
    differing = {(c.name, row.item.code) for c in countries() for row in c.rows if not row.agrees}
    assert differing == set(differences())


@pytest.mark.parametrize("country", [held.country for held in held_editions()])
def test_a_countrys_items_are_published_one_by_one(country: str) -> None:
    found = {item.item for item in published_for(country) if item.scale == "parliamentary powers"}
    assert {str(number) for number in range(1, 33)} <= found


def test_published_blocks_that_contradict_themselves_say_so() -> None:
    """Fish and Kroenig print 12 for Kazakhstan, and thirteen of its items are marked yes."""
    items = [i for i in published_for("Kazakhstan") if i.scale == "parliamentary powers"]
    printed = next(item.score for item in items if item.item == "total")
    assert (printed, sum(item.score for item in items if item.item.isdigit())) == (12, 13)
    assert any(item.disputed for item in items)


def test_every_published_score_names_its_source() -> None:
    assert all(item.source for item in published_scores())


def test_the_documentation_has_the_agreement_as_it_is_today() -> None:
    missing = [
        line for line in agreement_report(countries()).splitlines() if line not in DOCUMENTATION.read_text("utf-8")
    ]
    assert not missing, "write the output of `politeia scales --agreement` into docs/scales.md:\n" + "\n".join(missing)


def test_ties_share_the_mean_of_their_ranks() -> None:
    assert ranks([Fraction(3), Fraction(1), Fraction(3)]) == [2.5, 1.0, 2.5]


def test_the_rank_correlation_is_spearmans() -> None:
    """The textbook formula 1 - 6 sum d^2 / (n (n^2 - 1)) for distinct ranks: d = (1, 1, 1, 1) gives 0.6."""
    left = [Fraction(value) for value in (1, 2, 3, 4)]
    right = [Fraction(value) for value in (2, 1, 4, 3)]
    assert rank_correlation(left, right) == pytest.approx(0.6)


def test_the_interval_of_a_rank_correlation_is_wide_where_pairs_are_few() -> None:
    """By hand: atanh(0.5) = 0.5493, 1.96 * sqrt(1.06 / 100) = 0.2018, so tanh(0.3475) and tanh(0.7511)."""
    assert spearman_interval(0.5, 103) == pytest.approx((0.3342, 0.6359), abs=2e-4)
    low, high = spearman_interval(0.74, 9)
    assert low < 0.2 and high > 0.9


def test_without_differences_there_is_no_rank_correlation() -> None:
    assert rank_correlation([Fraction(1), Fraction(1)], [Fraction(1), Fraction(2)]) is None


def test_agreement_beyond_chance_is_cohens_kappa() -> None:
    """A worked table: 20 yes-yes, 15 no-no, 5 and 10 apart; observed 0.7, expected 0.5, kappa 0.4."""
    pairs = [(True, True)] * 20 + [(True, False)] * 5 + [(False, True)] * 10 + [(False, False)] * 15
    assert beyond_chance(pairs) == pytest.approx(0.4)
