"""Bernauer and Vatter's blend of legislative power: remade from published items, and derived with what no text shows open."""

from __future__ import annotations

from fractions import Fraction

import pytest

from politeia.amendment.opening import opened
from politeia.scales.branches import branches_of
from politeia.scales.legislative_blend import PARTS, blended, legislative_power
from politeia.scales.published.scores import published_for

COUNTRIES = ("France", "Latvia", "Mongolia", "United States")


def published_items(country: str) -> dict[str, Fraction]:
    """The 32 published items of a country."""
    return {
        item.item: item.score
        for item in published_for(country)
        if item.scale == "parliamentary powers" and item.item.isdigit()
    }


def published_blend(country: str) -> Fraction:
    """The published indicator of legislative power."""
    return next(item.score for item in published_for(country) if item.item == "legislative power")


@pytest.mark.parametrize("country", COUNTRIES)
def test_the_published_items_blend_to_the_published_indicator(country: str) -> None:
    """Items of Fish and Kroenig 2009; DPD2018July_indicators.csv of Bernauer and Vatter, two decimals."""
    assert float(blended(published_items(country))) == pytest.approx(float(published_blend(country)), abs=0.005)


def test_single_powers_and_judicial_review_do_not_enter() -> None:
    entering = {code for _, _, codes in PARTS for code in codes}
    assert entering == {str(n) for n in range(1, 33)} - {"13", *(str(n) for n in range(19, 27))}
    assert sum(weight for _, weight, _ in PARTS) == 1


@pytest.mark.parametrize(
    ("country", "edition"),
    [
        ("Latvia", "latvia@2007-07-01"),
        ("Mongolia", "mongolia@2007-07-01"),
        ("United States", "united-states@2007-07-01"),
    ],
)
def test_the_published_value_lies_within_what_the_text_allows(country: str, edition: str) -> None:
    found = legislative_power(branches_of(opened(edition).institutions))
    assert found.least is not None and found.most is not None
    assert found.least <= published_blend(country) <= found.most


def test_the_four_items_that_no_text_shows_are_a_third_of_the_range() -> None:
    """Four of six items of capacity, which weighs a half: they alone span 1/3."""
    found = legislative_power(branches_of(opened("latvia@2007-07-01").institutions))
    assert found.least is not None and found.most is not None
    assert found.most - found.least >= Fraction(1, 3)
    assert "4 more that no text shows" in found.because
