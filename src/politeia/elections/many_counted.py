"""Counting very many elections of the same lists under one norm: the bar, the method, and what the law says of ties."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from politeia.diagnostics.model import failure
from politeia.elections.counting import count_election
from politeia.elections.many import ManyShared, share_many
from politeia.elections.model import ListVotes, Returns, Totals
from politeia.language.contents import Base, Threshold
from politeia.language.electoral import Districts, DistrictSeats, QuotaShare, VoteCount
from politeia.norms.voting import Admission, Election, SeatRules

Counts = NDArray[np.integer[Any]]


def count_many(
    election: Election,
    votes: Counts,
    *,
    seats: int | None = None,
    valid: Counts | None = None,
    cast: Counts | None = None,
) -> ManyShared:
    """The seats of every election under the norm, as `count_election` gives them one by one.

    `votes` is (elections, lists); `valid` and `cast` are the votes of each election that a bar may be taken of, for which
    the sum of the lists stands in. Elections that the law treats apart (one list passes or none, a tie that it decides) are
    counted one by one. Raises a failure for a norm with clauses that look at more than the votes of the lists.
    """
    rules = _simple(election)
    assert rules.method is not None
    house = rules.seats.value if rules.seats else seats
    if house is None:
        raise failure(
            "V202",
            "the law does not say how many seats are shared",
            expectation="The election has a clause “seats”, or its body or part has seats.",
            remedy="Give the number of seats.",
        )
    counted = np.asarray(votes)
    passing = np.ones(counted.shape, np.bool_)
    if rules.threshold is not None:
        passing = _reached(rules.threshold.value, counted, house, valid, cast)
    found = share_many(np.where(passing, counted, 0), house, rules.method.value)
    admitted = passing.sum(axis=1)
    apart = (admitted == 0) | (np.where(passing, counted, 0).sum(axis=1) == 0)
    if rules.one_passes is not None:
        apart |= admitted == 1
    if rules.tie is not None:
        apart |= found.tied.any(axis=1)
    for number in np.flatnonzero(apart).tolist():
        _count_one(election, counted[number], house, _at(valid, number), _at(cast, number), found, number)
    return found


def _simple(election: Election) -> SeatRules:
    """The rules of a norm that needs nothing but the votes of the lists in the whole country."""
    rules = election.rules
    if rules is None or rules.method is None:
        raise failure("V201", f"the election of {election.subject} names no method")
    districts = rules.districts.value if rules.districts else Districts(DistrictSeats.NATIONAL)
    beyond = {
        "districts": districts.seats is not DistrictSeats.NATIONAL,
        "threshold": rules.threshold is not None and _base(rules.threshold.value) is None,
        "coalition threshold": rules.coalition_thresholds,
        "or with": rules.alternatives,
        "agreements": rules.agreements,
        "voter numbers": rules.voter_numbers,
        "minimum": rules.minimum,
        "bonus": rules.bonus,
        "overhang": rules.overhang,
        "levelling": rules.levelling,
    }
    named = [clause for clause, there in beyond.items() if there]
    if named:
        raise failure(
            "V312",
            f"the election of {election.subject} has clauses that many elections at once leave out: {', '.join(named)}",
            expectation="A bar, a method, the cases of one list or none, and rules for ties.",
            remedy="Count the elections one by one with politeia.elections.counting.count_election.",
        )
    return rules


def _base(admission: Admission) -> Base | None:
    """What a bar is taken of, where that is known; a fixed number of votes needs no base."""
    if isinstance(admission, VoteCount):
        return Base.VOTES_CAST
    taken = admission.base if isinstance(admission, Threshold) else admission.base.base
    return taken if taken in (Base.VOTES_CAST, Base.BALLOTS_CAST) else None


def _reached(
    admission: Admission, votes: Counts, house: int, valid: Counts | None, cast: Counts | None
) -> NDArray[np.bool_]:
    if isinstance(admission, VoteCount):
        return votes >= admission.votes
    of = cast if _base(admission) is Base.BALLOTS_CAST and cast is not None else valid
    share, parts = admission.share, house if isinstance(admission, QuotaShare) else 1
    needed = np.asarray(votes.sum(axis=1) if of is None else of) * share.numerator
    held = votes * (share.denominator * parts)
    strict = isinstance(admission, Threshold) and admission.strict
    return held > needed[:, None] if strict else held >= needed[:, None]


def _at(totals: Counts | None, number: int) -> int | None:
    return None if totals is None else int(totals[number])


def _count_one(
    election: Election, votes: Counts, house: int, valid: int | None, cast: int | None, found: ManyShared, number: int
) -> None:
    lists = tuple(ListVotes(str(position), int(count)) for position, count in enumerate(votes))
    counted = count_election(election, Returns(lists, Totals(int(votes.sum()), valid, cast)), seats=house)
    among = {name for tie in counted.ties for name in tie.among}
    found.seats[number] = [item.seats for item in counted.lists]
    found.tied[number] = [item.name in among for item in lists]
    found.open_seats[number] = sum(tie.seats for tie in counted.ties)
