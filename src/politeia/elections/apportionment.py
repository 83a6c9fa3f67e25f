"""Sharing seats by whatever method the law names."""

from __future__ import annotations

from collections.abc import Mapping

from politeia.elections.divisors import highest_averages
from politeia.elections.model import Votes
from politeia.elections.remainders import (
    largest_remainder,
    quotas_and_part,
    quotas_then_averages,
    remainders_then_averages,
)
from politeia.elections.sharing import Sharing
from politeia.elections.ties import TieBreaker
from politeia.language.electoral import (
    DivisorMethod,
    DoubleProportional,
    LargestRemainder,
    Method,
    Plurality,
    QuotasAndPart,
    QuotasThenDivisors,
    RemaindersThenAverages,
)


def apportion(
    votes: Mapping[str, Votes],
    seats: int,
    method: Method,
    ties: TieBreaker,
    *,
    held: Mapping[str, int] | None = None,
    base: Votes | None = None,
) -> Sharing:
    """Share `seats` among the claimants in proportion to their votes; `held` seats are theirs before the method begins.

    `base` are all valid votes, where a quota is taken of them.
    """
    if not votes or seats <= 0:
        return Sharing({name: (held or {}).get(name, 0) for name in votes})
    match method:
        case DivisorMethod():
            return highest_averages(votes, seats, method, ties, held=held)
        case DoubleProportional():
            return highest_averages(votes, seats, method.divisors, ties, held=held)
        case LargestRemainder():
            return largest_remainder(votes, seats, method, ties, held=held)
        case QuotasThenDivisors():
            return quotas_then_averages(votes, seats, method, ties, held=held)
        case QuotasAndPart():
            return quotas_and_part(votes, seats, method, base)
        case RemaindersThenAverages():
            return remainders_then_averages(votes, seats, method, ties, held=held)
        case Plurality():
            return winner_takes_all(votes, seats, ties)


def winner_takes_all(votes: Mapping[str, Votes], seats: int, ties: TieBreaker) -> Sharing:
    """Every seat to whoever has most votes."""
    got = dict.fromkeys(votes, 0)
    best = max(votes.values())
    leaders = [name for name, count in votes.items() if count == best]
    if best == 0:
        return Sharing(got)
    if len(leaders) == 1:
        return Sharing({**got, leaders[0]: seats})
    decision = ties.decide(leaders, 1)
    if decision.open_among:
        return Sharing(got, decision)
    return Sharing({**got, decision.winners[0]: seats}, None, (decision,))
