"""Very many elections of the first chamber alone: who has a majority, how many it takes, and who can override a refusal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from politeia.simulation.compiled import CompiledGame
from politeia.simulation.electorate import Electorate
from politeia.simulation.kinds import Kind, sort_acts
from politeia.simulation.model import Numbers
from politeia.simulation.running import Setup
from politeia.simulation.seating import first_chamber, plan, seated
from politeia.transition.model import AllOf, AnyOf, ConsentOf, Votes


@dataclass(frozen=True, slots=True)
class Override:
    """What it takes in the chamber to say yes again after a refusal, and in what share of elections there are enough votes."""

    procedure: str
    citation: str
    needed: int
    largest_alone: float
    governing: float


@dataclass(frozen=True, slots=True)
class Elections:
    """Very many elections of one chamber.

    `seats` has the mean and the least and most seats in nine of ten elections for each bloc; `alone` says in what share of
    elections a bloc has a majority by itself, and `coalition` in what share so many of the largest blocs have one.
    """

    chamber: str
    house: int
    elections: int
    seats: tuple[tuple[str, float, int, int, float], ...]
    coalition: tuple[tuple[int, float], ...]
    overrides: tuple[Override, ...]
    notes: tuple[str, ...]


def draw_elections(setup: Setup, elections: int) -> Elections:
    """Draw so many elections of the first chamber, all at once."""
    assert isinstance(setup.electorate, Electorate)
    known = plan(setup.game, setup.institutions, setup.electorate, setup.scenario)
    chamber = first_chamber(setup.institutions)
    only = seated(known, elections, np.random.default_rng(setup.seed), (chamber,))
    seats = only.seats[chamber]
    house = int(seats[:, 0].sum())
    most = np.sort(seats[seats.any(axis=1)], axis=0)[::-1]
    size = (2 * np.cumsum(most, axis=0) > house).argmax(axis=0) + 1
    counted = np.bincount(size)
    governing = np.where(only.governing, seats, 0).sum(axis=0)
    return Elections(
        chamber,
        house,
        elections,
        tuple(_seats(name, seats[number], house) for number, name in enumerate(known.blocs) if seats[number].any()),
        tuple((number, float(count / elections)) for number, count in enumerate(counted) if count),
        tuple(_overrides(setup, chamber, most[0], governing)),
        tuple(only.notes),
    )


def _seats(name: str, seats: Numbers, house: int) -> tuple[str, float, int, int, float]:
    least, most = np.percentile(seats, [5, 95])
    return name, float(seats.mean()), int(least), int(most), float((2 * seats > house).mean())


def _overrides(setup: Setup, chamber: str, largest: Numbers, governing: Numbers) -> Iterator[Override]:
    for matter in sort_acts(CompiledGame(setup.game), setup.institutions).matters:
        for decision in matter.decisions:
            act = decision.answers.get("yes")
            if matter.kind is not Kind.LAW or not decision.overrides or act is None:
                continue
            needed = _needed(act.command.consent, chamber)
            if needed:
                stage = decision.stage
                citation = stage.needs.citation if stage.needs else stage.citation
                yield Override(
                    matter.procedure.name,
                    citation,
                    needed,
                    float((largest >= needed).mean()),
                    float((governing >= needed).mean()),
                )


def _needed(consent: ConsentOf, chamber: str) -> int:
    """The most votes that a consent asks of a chamber; 0 where it asks for none."""
    if isinstance(consent, Votes):
        return consent.needed if consent.body == chamber else 0
    if isinstance(consent, AllOf | AnyOf):
        return max((_needed(part, chamber) for part in consent.consents), default=0)
    return 0
