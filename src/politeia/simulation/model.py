"""What a simulation is about: the behaviour that is supposed, what is counted in each term, and whose seats they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

Counts = NDArray[np.int64]
"""One whole number for each term."""
Rows = NDArray[np.intp]
"""Numbers of terms."""
Marks = NDArray[np.bool_]
"""Yes or no for each term."""
Numbers = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Behaviour:
    """How people are supposed to act; every value is an assumption, and is printed with the result.

    `discipline` is the chance that a member votes as the bloc does, and that an ally supports what an ally proposes.
    `hostility` is the chance that a bloc refuses what a rival wants. `pace` is the chance in a period that whoever may decide
    does, and `persuasion` that blocs then form their opinion of a matter anew.

    How often a year each procedure for laws, each amendment, each act against a rival (a dismissal, a dissolution, a vote of
    no confidence) and each other act is begun stands in `laws_a_year` to `others_a_year`; `grounds_a_year` is how often a
    ground of the world arises, such as an illness or a crime, that an act rests on. `amends` is the chance that a chamber
    which agrees changes the text, `breach` that somebody breaks a duty to agree. `open_gaps` takes the reading in which
    nothing follows, where the text leaves that open.
    """

    discipline: float = 0.95
    hostility: float = 0.5
    pace: float = 0.5
    persuasion: float = 0.1
    laws_a_year: float = 12.0
    amendments_a_year: float = 0.2
    conflicts_a_year: float = 0.5
    others_a_year: float = 0.2
    grounds_a_year: float = 0.02
    amends: float = 0.1
    breach: float = 0.0
    open_gaps: bool = False

    def in_words(self) -> tuple[str, ...]:
        """The assumptions, a sentence each."""
        return (
            f"A member votes as the bloc does with chance {self.discipline:g}, and an ally supports an ally as often.",
            f"A bloc refuses what a rival wants with chance {self.hostility:g}; whoever belongs to no bloc refuses as often.",
            f"Whoever may decide does so in a period with chance {self.pace:g}; in between a deadline can pass in silence.",
            f"When a matter comes up, the blocs form their opinion of it anew with chance {self.persuasion:g}.",
            f"In a year each procedure for laws is begun {self.laws_a_year:g} times where it is free, each amendment "
            f"{self.amendments_a_year:g} times, each act against a rival {self.conflicts_a_year:g} times, and each other act "
            f"{self.others_a_year:g} times; a procedure is taken up once at a time.",
            f"A ground of the world that an act rests on, such as an illness or a crime, arises {self.grounds_a_year:g} times "
            "a year for each act.",
            f"A chamber that agrees changes the text with chance {self.amends:g}.",
            "Duties are kept." if not self.breach else f"A duty to agree is broken with chance {self.breach:g}.",
            "Where the text leaves open what follows, nothing follows if that is one of the readings."
            if self.open_gaps
            else "Where the text leaves open what follows, its first reading that leads anywhere is taken.",
        )


@dataclass(frozen=True, slots=True)
class Term:
    """How long a term is played: periods of so many days."""

    days: int
    period: int

    @property
    def periods(self) -> int:
        """The number of periods."""
        return max(1, self.days // self.period)


@dataclass(frozen=True, slots=True)
class Happened:
    """One thing that happened in the term that was followed: the number of the command (-1 for a period that passed)."""

    command: int


@dataclass(slots=True)
class Tally:
    """What is counted in each term of a block: how often something happened, and what stood at the end."""

    terms: int
    counts: dict[str, Counts] = field(default_factory=dict)
    seats: dict[str, Numbers] = field(default_factory=dict)
    holders: dict[str, Numbers] = field(default_factory=dict)

    def add(self, what: str, rows: Rows, amount: int | Counts = 1) -> None:
        """Count something in some terms."""
        if what not in self.counts:
            self.counts[what] = np.zeros(self.terms, np.int64)
        np.add.at(self.counts[what], rows, amount)


@dataclass(frozen=True, slots=True)
class Played:
    """All terms: what was counted, seats by body as (bloc, term), the bloc of each office by number, and gaps that were met."""

    terms: int
    blocs: tuple[str, ...]
    counts: Mapping[str, Counts]
    seats: Mapping[str, Numbers]
    holders: Mapping[str, Numbers]
