"""Derived scores beside published ones: which items agree, by item and by country, and whether countries rank alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from statistics import StatisticsError, correlation

from politeia.amendment.opening import opened
from politeia.scales.deriving import scales_of
from politeia.scales.model import Item, Scale
from politeia.scales.published.scores import Published, differences, held_editions, published_for

INDEX = "parliamentary powers"


@dataclass(frozen=True, slots=True)
class Beside:
    """A derived item beside the published score of the same country.

    `why` tells why the two differ, where that has been looked into.
    """

    country: str
    item: Item
    published: Published
    why: str = ""

    @property
    def agrees(self) -> bool:
        """Whether the derived point is the published score."""
        return self.item.answer.point == self.published.score

    @property
    def allowed(self) -> bool:
        """Whether the published score lies within what the text allows."""
        answer = self.item.answer
        assert answer.least is not None and answer.most is not None
        return answer.least <= self.published.score <= answer.most


@dataclass(frozen=True, slots=True)
class Country:
    """A country: its edition, each derivable item beside the published score, and the totals over those items."""

    name: str
    edition: str
    note: str
    rows: tuple[Beside, ...]
    other: tuple[Beside, ...]
    printed: Fraction

    @property
    def derived(self) -> Fraction:
        """The sum of the derived items."""
        return sum((row.item.answer.point or Fraction(0) for row in self.rows), Fraction(0))

    @property
    def published(self) -> Fraction:
        """The sum of the published scores of the same items."""
        return sum((row.published.score for row in self.rows), Fraction(0))

    @property
    def agreeing(self) -> int:
        """How many items have the published score."""
        return sum(row.agrees for row in self.rows)


def beside(country: str, scales: Sequence[Scale]) -> tuple[Beside, ...]:
    """Every derivable item of which a score is published for the country, in the order of the scales."""
    found = {(item.scale, item.item): item for item in published_for(country)}
    explained = differences()
    return tuple(
        Beside(country, item, found[scale.name, item.code], explained.get((country, item.code), ""))
        for scale in scales
        for item in scale.derived
        if (scale.name, item.code) in found
    )


def held_against() -> tuple[Country, ...]:
    """Every country of the library with published items, derived anew and held against them."""
    return tuple(_country(held.country, held.edition, held.note) for held in held_editions())


def _country(name: str, edition: str, note: str) -> Country:
    rows = beside(name, scales_of(opened(edition).institutions))
    printed = next(item.score for item in published_for(name) if item.scale == INDEX and item.item == "total")
    return Country(
        name,
        edition,
        note,
        tuple(row for row in rows if row.published.scale == INDEX),
        tuple(row for row in rows if row.published.scale != INDEX),
        printed,
    )


def rank_correlation(left: Sequence[Fraction], right: Sequence[Fraction]) -> float | None:
    """Spearman's rank correlation, ties sharing the mean of their ranks; None where one side has a single value."""
    try:
        return correlation(ranks(left), ranks(right))
    except StatisticsError:
        return None


def ranks(values: Sequence[Fraction]) -> list[float]:
    """The rank of each value from the lowest, ties sharing the mean of their ranks."""
    ordered = sorted(values)
    return [ordered.index(value) + (ordered.count(value) + 1) / 2 for value in values]
