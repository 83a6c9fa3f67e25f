"""Counting the votes of a body: its quorum at the time of the vote, and every share with the base that the text names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from politeia.language.contents import Base, Threshold
from politeia.norms.cited import Cited
from politeia.norms.model import Body, Institutions
from politeia.norms.votes import votes_needed
from politeia.polity.asking import Asked

YES, NO, ABSTAIN = "yes", "no", "abstain"
MAJORITY = Threshold(Fraction(1, 2), True, Base.ALL_MEMBERS, written="majority of all members")
PASSED, LOST, TIED, NO_QUORUM = "passed", "not passed", "tied", "no quorum"


@dataclass(frozen=True, slots=True)
class Figures:
    """A vote in figures: votes by choice, members present, seats by law, seats filled, and what votes weigh where they do.

    `within` has the figures of those whom a share names, such as the members of one part.
    """

    sums: Mapping[str, int]
    present: int
    seats: int
    filled: int
    weights: Mapping[str, int] | None = None
    weight_of_all: int = 0
    within: Mapping[str, Figures] = field(default_factory=dict)

    def of(self, threshold: Threshold) -> Figures:
        """The figures that a share is counted in."""
        return self.within.get(threshold.body, self)

    def base(self, base: Base) -> int:
        """What a share is taken of."""
        cast = self.sums.get(YES, 0) + self.sums.get(NO, 0)
        sizes = {
            Base.ALL_MEMBERS: self.seats,
            Base.IN_OFFICE: self.filled,
            Base.PRESENT: self.present,
            Base.VOTES_CAST: cast,
            Base.BALLOTS_CAST: cast + self.sums.get(ABSTAIN, 0),
        }
        return sizes.get(base, self.seats)


@dataclass(frozen=True, slots=True)
class Tally:
    """The result of a vote, in words with the figures, and the articles that decide it."""

    result: str
    words: str
    citations: tuple[str, ...]


def seats_of(name: str, institutions: Institutions, filled: int) -> int:
    """The seats of a body or a part by law; of a body without a number, those that are filled."""
    part = institutions.part(name)
    if part is not None:
        return part[1].seats or filled
    body: Body | None = institutions.body(name)
    if body is None:
        return filled
    if body.consists_of:
        found = sum(inner.seats for item in body.consists_of if (inner := institutions.body(item)) is not None)
        return found or filled
    return body.seats or filled


def tally(asked: Asked, figures: Figures) -> Tally:
    """Count a vote: first whether enough members took part, then every share it needs, or one that suffices instead."""
    if asked.quorum is not None:
        needed = votes_needed(asked.quorum.value, figures.base(asked.quorum.value.base))
        if figures.present < needed:
            words = f"no quorum: {figures.present} took part, {needed} are needed ({asked.quorum.value.written})"
            return Tally(NO_QUORUM, words, (asked.quorum.citation,))
    yes, no = figures.sums.get(YES, 0), figures.sums.get(NO, 0)
    needs = asked.needs or (Cited(MAJORITY, asked.citation),)
    shares = (*needs, *(item for line in asked.instead for item in line))
    cited = tuple(dict.fromkeys(item.citation for item in shares))
    told = "; ".join(_told(item.value, figures) for item in shares)
    words = f"{yes} yes, {no} no, {figures.sums.get(ABSTAIN, 0)} abstained; {told}"
    if any(all(reaches(item.value, figures) for item in line) for line in (needs, *asked.instead)):
        return Tally(PASSED, words, cited)
    return Tally(TIED if yes == no and yes else LOST, words, cited)


def reaches(threshold: Threshold, figures: Figures) -> bool:
    """Whether the votes for yes reach a share; none at all never do."""
    figures = figures.of(threshold)
    yes = figures.sums.get(YES, 0)
    if threshold.base in (Base.WEIGHTED_VOTES, Base.INHABITANTS):
        weights = figures.weights or {}
        return weights.get(YES, 0) >= max(1, votes_needed(threshold, figures.weight_of_all))
    return yes >= max(1, votes_needed(threshold, figures.base(threshold.base)))


def _told(threshold: Threshold, figures: Figures) -> str:
    named = threshold.body in figures.within
    figures = figures.of(threshold)
    if threshold.base in (Base.WEIGHTED_VOTES, Base.INHABITANTS):
        needed, of = votes_needed(threshold, figures.weight_of_all), figures.weight_of_all
    else:
        of = figures.base(threshold.base)
        needed = votes_needed(threshold, of)
    words = f"{max(1, needed)} of {of} needed ({threshold.written})"
    return f"{figures.sums.get(YES, 0)} yes in {threshold.body}, {words}" if named else words
