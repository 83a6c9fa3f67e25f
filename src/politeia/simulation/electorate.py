"""Luck in elections: shares of votes drawn around a result, and the seats that the law gives for them.

Shares follow a Dirichlet distribution around those of the result (Linzer, The Relationship between Seats and Votes in Multiparty
Systems, Political Analysis 20, 2012, draws elections around a result in the same spirit). Its concentration is chosen so that the
share of the largest list has the standard deviation that is stated.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from politeia.diagnostics.model import PoliteiaError, failure
from politeia.elections.many import share_many
from politeia.elections.many_counted import count_many
from politeia.elections.model import Returns
from politeia.language.electoral import LargestRemainder, Quota, QuotaName
from politeia.norms.model import Institutions
from politeia.norms.voting import Election
from politeia.simulation.model import Numbers

HARE = LargestRemainder(Quota(QuotaName.HARE))
STOOD_IN = "the seats are shared in one district by Hare quota and largest remainders"
LEAST = 1e-6
"""The share of a list that had no vote."""


@dataclass(frozen=True, slots=True)
class Electorate:
    """An election model: the lists, their shares of all valid votes, how many valid votes, and the spread of the largest share."""

    lists: tuple[str, ...]
    shares: tuple[float, ...]
    valid: int
    cast: int
    spread: float

    @property
    def concentration(self) -> float:
        """The sum of the parameters of the distribution."""
        largest = max(self.shares)
        return max(largest * (1 - largest) / self.spread**2 - 1, 1.0)

    def draw(self, made: np.random.Generator, elections: int) -> Numbers:
        """Votes as (elections, lists)."""
        weights = np.array(self.shares)
        drawn = made.dirichlet(np.maximum(weights / weights.sum(), LEAST) * self.concentration, elections)
        found: Numbers = np.floor(drawn * weights.sum() * self.valid).astype(np.int64)
        return found

    def in_words(self) -> str:
        """The assumption in a sentence."""
        first = self.lists[int(np.argmax(self.shares))]
        return (
            f"Votes are drawn around the result ({', '.join(self.lists)}) by a Dirichlet distribution with which the share of "
            f"{first} ({max(self.shares):.1%}) has a standard deviation of {self.spread:.1%}."
        )


def fitted(returns: Returns, spread: float) -> Electorate:
    """The model around a result; raises an error of exit status 2 where there are no votes or no spread."""
    votes = [returns.votes_of(name) for name in returns.names]
    total = sum(votes)
    if not total or not 0 < spread < 0.5:
        raise failure(
            "S101",
            "no election can be drawn around this result",
            None,
            expectation="The result has votes, and the spread of the largest share lies between 0 and 0.5.",
            remedy="Write --spread 0.03 for three points." if total else "Give the result with the votes of its lists.",
        )
    valid = returns.totals.valid or total
    cast = returns.totals.cast or valid
    return Electorate(returns.names, tuple(item / valid for item in votes), valid, cast, spread)


def seats_for(election: Election | None, votes: Numbers, seats: int, electorate: Electorate) -> tuple[Numbers, str]:
    """Seats as (elections, lists) under the norm of an election, and in words what was supposed where the norm could not be used.

    Seats that a tie leaves open go by lot in law or in fact; here the first of the lists with equal claims has them.
    """
    words = ""
    found = None
    if election is not None and election.rules is not None:
        try:
            valid = np.full(len(votes), electorate.valid)
            cast = np.full(len(votes), electorate.cast)
            found = count_many(election, votes, seats=seats, valid=valid, cast=cast)
        except PoliteiaError as problem:
            words = f"{election.subject}: {problem.diagnostics[0].message}; {STOOD_IN}"
    elif election is not None:
        words = f"{election.subject}: no norm in force says how votes become seats; {STOOD_IN}"
    if found is None:
        found = share_many(votes, seats, HARE)
    given = found.seats.copy()
    for number in np.flatnonzero(found.open_seats).tolist():
        for place in np.flatnonzero(found.tied[number])[: found.open_seats[number]]:
            given[number, place] += 1
    return given, words


def election_of(institutions: Institutions, subject: str) -> Election | None:
    """The norm on the election of a body or of a part of one."""
    return next((item for item in institutions.elections if item.subject == subject), None)
