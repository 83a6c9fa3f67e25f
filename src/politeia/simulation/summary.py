"""What many terms come to: how often things happen, how long offices stand empty, and who holds what at the end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from politeia.simulation.model import Counts, Played, Term

MONTH = 30
PERIODS = "periods "
CHIEF = ("laws in force", "vetoes", "overrides", "amendments")
"""What is told first, even where it never happened."""


@dataclass(frozen=True, slots=True)
class Distribution:
    """How often something happens in a term: the mean with its standard error, the middle, nine terms of ten, and in what share it happens at all."""

    what: str
    unit: str
    mean: float
    error: float
    low: float
    middle: float
    high: float
    ever: float


@dataclass(frozen=True, slots=True)
class Held:
    """In what share of terms each bloc holds an office at the end; blocs that never do are left out."""

    office: str
    blocs: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """All terms in figures: the chief ones, everything that was counted, who holds what, and seats at the start."""

    terms: int
    chief: tuple[Distribution, ...]
    everything: tuple[Distribution, ...]
    held: tuple[Held, ...]
    seats: tuple[tuple[str, tuple[tuple[str, float], ...]], ...]

    def named(self, what: str) -> Distribution | None:
        """The distribution of one thing; None where it was not counted."""
        return next((item for item in (*self.chief, *self.everything) if item.what == what), None)


def summarised(played: Played, term: Term, offices: tuple[str, ...], chambers: tuple[str, ...]) -> Summary:
    """The figures of all terms; `offices` are those whose holders are told, and `chambers` those whose seats are."""
    chief = tuple(_chief(played, term))
    names = {item.what for item in chief}
    rest = (_distribution(name, counts, term) for name, counts in sorted(played.counts.items()))
    return Summary(
        played.terms,
        chief,
        tuple(item for item in rest if item.what not in names),
        tuple(_held(played, office) for office in offices if office in played.holders),
        tuple((body, tuple(_shares(played, body))) for body in chambers if body in played.seats),
    )


def _chief(played: Played, term: Term) -> Iterator[Distribution]:
    nothing = np.zeros(played.terms, np.int64)
    for name in CHIEF:
        yield _distribution(name, played.counts.get(name, nothing), term)
    for name, counts in played.counts.items():
        if name.startswith(("dissolutions of ", PERIODS)):
            yield _distribution(name, counts, term)


def _distribution(name: str, counts: Counts, term: Term) -> Distribution:
    values = counts.astype(np.float64)
    unit = "times"
    if name.startswith(PERIODS):
        values, unit = values * term.period / MONTH, "months"
        name = f"months {name.removeprefix(PERIODS)}"
    low, middle, high = np.percentile(values, [5, 50, 95])
    error = float(values.std() / np.sqrt(len(values)))
    return Distribution(
        name, unit, float(values.mean()), error, float(low), float(middle), float(high), float((values > 0).mean())
    )


def _held(played: Played, office: str) -> Held:
    counted = np.bincount(played.holders[office], minlength=len(played.blocs)) / played.terms
    order = np.argsort(-counted, kind="stable")
    return Held(office, tuple((played.blocs[number], float(counted[number])) for number in order if counted[number]))


def _shares(played: Played, body: str) -> Iterator[tuple[str, float]]:
    for number, seats in enumerate(played.seats[body]):
        if seats.any():
            yield played.blocs[number], float(seats.mean())
