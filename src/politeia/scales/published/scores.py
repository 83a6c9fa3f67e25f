"""Published scores, with their sources, for the countries whose items are published one by one."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Published:
    """One published score: the scale and item, the country and the year whose law it is of, and the work.

    `disputed` says how the work contradicts itself, where the items of a block do not add up to the block's total.
    """

    scale: str
    item: str
    country: str
    year: int
    score: Fraction
    disputed: str
    source: str


@dataclass(frozen=True, slots=True)
class Held:
    """The edition of the library that is held against a country's published scores, and how far the dates are apart."""

    country: str
    edition: str
    note: str


@cache
def published_scores() -> tuple[Published, ...]:
    """Every published score that comes with politeia."""
    return tuple(
        Published(
            row["scale"],
            row["item"],
            row["country"],
            int(row["year"]),
            Fraction(row["score"]),
            row["disputed"],
            row["source"],
        )
        for row in _rows("scores.csv")
    )


def published_for(country: str) -> tuple[Published, ...]:
    """The published scores of a country, none where there are none."""
    return tuple(item for item in published_scores() if item.country == country)


def held_editions() -> tuple[Held, ...]:
    """The editions that are held against published scores."""
    return tuple(Held(row["country"], row["edition"], row["note"]) for row in _rows("editions.csv"))


def differences() -> dict[tuple[str, str], str]:
    """Why a derived item differs from the published one, by country and item of the Parliamentary Powers Index."""
    return {(row["country"], row["item"]): row["why"] for row in _rows("differences.csv")}


def _rows(name: str) -> Iterable[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
