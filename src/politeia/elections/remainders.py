"""Quotas and remainders: whole quotas first, then what is left to the largest remainders or highest averages.

Pukelsheim, Proportional Representation (2017), chapter 5. All quotas are exact fractions unless the law rounds them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from math import ceil, floor

from politeia.diagnostics.model import failure
from politeia.elections.divisors import highest_averages
from politeia.elections.model import Votes
from politeia.elections.sharing import Sharing
from politeia.elections.ties import Decision, TieBreaker
from politeia.language.electoral import (
    LargestRemainder,
    Quota,
    QuotaName,
    QuotasAndPart,
    QuotasThenDivisors,
    RemaindersThenAverages,
    Rounding,
)


def rounded(number: Fraction, rounding: Rounding) -> Fraction:
    """A number as the law rounds it; halves go up."""
    match rounding:
        case Rounding.EXACT:
            return number
        case Rounding.DOWN:
            return Fraction(floor(number))
        case Rounding.UP:
            return Fraction(ceil(number))
        case Rounding.NEAREST:
            return Fraction(floor(number + Fraction(1, 2)))


def quota_of(quota: Quota, votes: Votes, seats: int) -> Fraction:
    """The votes that earn a whole seat when `votes` share `seats`; raises when that would be no vote at all."""
    match quota.name:
        case QuotaName.HARE:
            exact = Fraction(votes) / seats
        case QuotaName.DROOP:
            exact = Fraction(floor(Fraction(votes) / (seats + 1)) + 1)
        case QuotaName.HAGENBACH_BISCHOFF:
            exact = Fraction(votes) / (seats + 1)
        case QuotaName.IMPERIALI:
            exact = Fraction(votes) / (seats + 2)
    found = rounded(exact, quota.rounding)
    if found <= 0:
        raise failure(
            "V302",
            f"the {quota.name.value} quota of {votes} votes for {seats} seats is zero",
            expectation="A quota needs at least as many votes as make it larger than zero.",
        )
    return found


def largest_remainder(
    votes: Mapping[str, Votes],
    seats: int,
    method: LargestRemainder,
    ties: TieBreaker,
    *,
    held: Mapping[str, int] | None = None,
) -> Sharing:
    """Whole quotas, then one seat each to the largest remainders; `held` seats are given before, and not shared again."""
    before = {name: (held or {}).get(name, 0) for name in votes}
    free = seats - sum(before.values())
    total = sum(Fraction(count) for count in votes.values())
    if free <= 0 or total == 0:
        return Sharing(before)
    quota = quota_of(method.quota, total, free)
    whole = {name: floor(Fraction(count) / quota) for name, count in votes.items()}
    left = {name: Fraction(count) - whole[name] * quota for name, count in votes.items()}
    excess = sum(whole.values()) - free
    if excess > 0:
        shared = _without_excess(whole, left, excess, method, ties)
    else:
        shared = _with_remainders(whole, left, -excess, votes, ties)
    seats_of = {name: before[name] + count for name, count in shared.seats.items()}
    return replace(shared, seats=seats_of, quota=quota, whole=whole, remainders=left)


def _with_remainders(
    whole: Mapping[str, int], left: Mapping[str, Fraction], free: int, votes: Mapping[str, Votes], ties: TieBreaker
) -> Sharing:
    """One seat each in the order of remainders; when all have one, the order begins again."""
    got = dict(whole)
    decided: list[Decision] = []
    while free > 0:
        waiting = {name: left[name] for name in votes if votes[name] > 0}
        while free > 0 and waiting:
            best = max(waiting.values())
            group = [name for name, value in waiting.items() if value == best]
            if len(group) > free:
                decision = ties.decide(group, free, held=got, remainders=left)
                for name in decision.winners:
                    got[name] += 1
                if decision.open_among:
                    return Sharing(got, decision, tuple(decided))
                decided.append(decision)
                return Sharing(got, None, tuple(decided))
            for name in group:
                got[name] += 1
                del waiting[name]
            free -= len(group)
    return Sharing(got, None, tuple(decided))


def _without_excess(
    whole: Mapping[str, int], left: Mapping[str, Fraction], excess: int, method: LargestRemainder, ties: TieBreaker
) -> Sharing:
    """Seats beyond the house go from the smallest remainders, if the law says so; otherwise they stay open."""
    got = dict(whole)
    if not method.excess_from_smallest:
        certain = {name: max(count - excess, 0) for name, count in got.items()}
        open_seats = sum(got.values()) - excess - sum(certain.values())
        among = tuple(sorted(name for name, count in got.items() if count))
        why = "whole seats exceed the seats, and the law does not say whose seat falls away"
        return Sharing(certain, Decision((), among, open_seats, why=why))
    decided: list[Decision] = []
    waiting = {name: left[name] for name, count in got.items() if count}
    while excess > 0:
        worst = min(waiting.values())
        group = [name for name, value in waiting.items() if value == worst]
        if len(group) > excess:
            decision = ties.decide(group, len(group) - excess, held=got, remainders=left)
            for name in group:
                got[name] -= name not in decision.winners
            if decision.open_among:
                return Sharing(got, decision, tuple(decided))
            decided.append(decision)
            return Sharing(got, None, tuple(decided))
        for name in group:
            got[name] -= 1
            del waiting[name]
        excess -= len(group)
        waiting = waiting or {name: left[name] for name, count in got.items() if count}
    return Sharing(got, None, tuple(decided))


def quotas_then_averages(
    votes: Mapping[str, Votes],
    seats: int,
    method: QuotasThenDivisors,
    ties: TieBreaker,
    *,
    held: Mapping[str, int] | None = None,
) -> Sharing:
    """Whole quotas, then the remaining seats one by one by highest averages of all votes and all seats held."""
    total = sum(Fraction(count) for count in votes.values())
    if total == 0:
        return Sharing(dict.fromkeys(votes, 0))
    quota = quota_of(method.quota, total, seats)
    whole = {name: max(floor(Fraction(count) / quota), (held or {}).get(name, 0)) for name, count in votes.items()}
    if sum(whole.values()) > seats:
        return _without_excess(
            whole,
            {name: Fraction(count) - whole[name] * quota for name, count in votes.items()},
            sum(whole.values()) - seats,
            LargestRemainder(method.quota),
            ties,
        )
    shared = highest_averages(votes, seats, method.divisors, ties, held=whole)
    return replace(shared, quota=quota, whole=whole)


def quotas_and_part(
    votes: Mapping[str, Votes], seats: int, method: QuotasAndPart, base: Votes | None = None
) -> Sharing:
    """Whole quotas of `base`, and one seat more for a remainder of at least a part of a quota: there are no ties.

    Estonia: Riigikogu Election Act, section 62(1) and (3).
    """
    total = Fraction(base) if base is not None else sum((Fraction(count) for count in votes.values()), Fraction(0))
    if total == 0:
        return Sharing(dict.fromkeys(votes, 0))
    quota = quota_of(method.quota, total, seats)
    whole = {name: floor(Fraction(count) / quota) for name, count in votes.items()}
    left = {name: Fraction(count) - whole[name] * quota for name, count in votes.items()}
    got = {name: whole[name] + (left[name] >= method.part * quota) for name in votes}
    return Sharing(got, quota=quota, whole=whole, remainders=left, base=total)


def remainders_then_averages(
    votes: Mapping[str, Votes],
    seats: int,
    method: RemaindersThenAverages,
    ties: TieBreaker,
    *,
    held: Mapping[str, int] | None = None,
) -> Sharing:
    """Whole quotas, some seats to the largest remainders, the others one by one to most votes for each seat held.

    A list without a seat has no such average. South Africa: Constitution of 1993, schedule 2, items 5 and 6.
    """
    if any((held or {}).values()):
        raise failure("V305", "seats held before do not go together with this method")
    total = sum(Fraction(count) for count in votes.values())
    if total == 0:
        return Sharing(dict.fromkeys(votes, 0))
    quota = quota_of(method.quota, total, seats)
    whole = {name: floor(Fraction(count) / quota) for name, count in votes.items()}
    left = {name: Fraction(count) - whole[name] * quota for name, count in votes.items()}
    missing = seats - sum(whole.values())
    if missing < 0:
        return replace(_without_excess(whole, left, -missing, LargestRemainder(method.quota), ties), quota=quota)
    by_remainder = min(missing, method.most, len(left))
    first = _with_remainders(whole, left, by_remainder, votes, ties)
    explained = replace(first, quota=quota, whole=whole, remainders=left)
    if first.open is not None or missing == by_remainder:
        return explained
    return _by_votes_for_each_seat(explained, votes, missing - by_remainder, ties)


def _by_votes_for_each_seat(first: Sharing, votes: Mapping[str, Votes], free: int, ties: TieBreaker) -> Sharing:
    got = dict(first.seats)
    decided = list(first.decided)
    for _ in range(free):
        averages = {name: Fraction(votes[name]) / count for name, count in got.items() if count}
        if not averages:
            break
        best = max(averages.values())
        group = [name for name, value in averages.items() if value == best]
        winner = group
        if len(group) > 1:
            decision = ties.decide(group, 1, held=got)
            if decision.open_among:
                return replace(first, seats=got, open=replace(decision, open_seats=_seats_left(first, got, free)))
            decided.append(decision)
            winner = list(decision.winners)
        got[winner[0]] += 1
    return replace(first, seats=got, decided=tuple(decided))


def _seats_left(first: Sharing, got: Mapping[str, int], free: int) -> int:
    """How many of the `free` seats are still to be given."""
    return free - (sum(got.values()) - first.given)
