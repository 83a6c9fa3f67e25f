"""Sharing seats in very many elections at once, in whole numbers, with every tie left to the law.

Seats by highest averages are those whose weakest claim to a last seat is at least as strong as every claim to a next one
(Balinski and Young, Fair Representation, 2nd edition 2001, appendix A, proposition 3.3): a first guess is mended until that
holds, and where the two claims are equal there is a tie. Claims are fractions, and compared by products of whole numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

from politeia.diagnostics.model import failure
from politeia.elections.apportionment import apportion
from politeia.elections.divisors import divisor
from politeia.elections.rounded_claims import RoundedClaims, guessed
from politeia.elections.ties import TieBreaker
from politeia.language.electoral import (
    DivisorMethod,
    DivisorRule,
    LargestRemainder,
    Method,
    Quota,
    QuotaName,
    QuotasThenDivisors,
    Rounding,
)

Whole = NDArray[Any]
"""Whole numbers: int64, or Python's own where products would not fit into 64 bits."""
ELECTIONS_AT_ONCE = 8192
"""So many elections of a few lists fit into a processor's cache."""
LARGEST = 2**62


@dataclass(frozen=True, slots=True)
class ManyShared:
    """Seats of every list in every election, both as (elections, lists).

    `seats` are those beyond doubt; `tied` marks lists with equal claims to the `open_seats` (elections) that nobody has.
    """

    seats: NDArray[np.int64]
    tied: NDArray[np.bool_]
    open_seats: NDArray[np.int64]


def share_many(votes: NDArray[np.integer[Any]], seats: int | NDArray[np.integer[Any]], method: Method) -> ManyShared:
    """Share the seats of each election by a divisor method or by largest remainders.

    `votes` is (elections, lists), with 0 for a list that takes no part; `seats` is one number or one for each election.
    The same seats and ties as `apportion` gives without rules for ties. Raises a failure for other methods, for divisors
    that do not grow, and for negative votes or seats.
    """
    counted = np.asarray(votes)
    if counted.ndim != 2 or counted.dtype.kind not in "iu" or (counted.size and counted.min() < 0):
        raise failure(
            "V310",
            "votes of many elections are a table of whole numbers from zero, one row an election",
            remedy="Give an integer array of shape (elections, lists).",
        )
    houses = np.maximum(np.broadcast_to(np.asarray(seats, dtype=np.int64), (len(counted),)), 0)
    given, tied = np.zeros(counted.T.shape, np.int64), np.zeros(counted.T.shape, np.bool_)
    missing = np.zeros(len(counted), np.int64)
    if not counted.size:
        return ManyShared(given.T, tied.T, missing)
    share = _sharing(method, counted, int(houses.max()))
    for start in range(0, len(counted), ELECTIONS_AT_ONCE):
        part = slice(start, start + ELECTIONS_AT_ONCE)
        own = np.ascontiguousarray(counted[part].T, dtype=np.int64)
        given[:, part], tied[:, part] = share(own, np.where(own.any(axis=0), houses[part], 0))
        missing[part] = np.where(tied[:, part].any(axis=0), houses[part] - given[:, part].sum(axis=0), 0)
    return ManyShared(given.T, tied.T, missing)


def _sharing(method: Method, votes: Whole, largest: int) -> Any:
    """The function that shares the seats of some elections, both given as (lists, elections)."""
    most = max(int(votes.max()), 1)
    if isinstance(method, LargestRemainder):
        total = most * votes.shape[1]
        return _Remainders(method, np.int64 if 2 * total * (largest + 2) < LARGEST else object)
    if _as_averages(method):
        method = DivisorMethod(DivisorRule.DHONDT)
    if isinstance(method, DivisorMethod) and method.power == 1:
        return _Averages.of(method, largest, most)
    raise failure(
        "V311",
        "many elections at once are shared by divisor methods and by largest remainders only",
        remedy="Count the elections one by one with politeia.elections.apportionment.apportion.",
    )


def _as_averages(method: Method) -> bool:
    """Whether whole quotas first and D'Hondt then give what D'Hondt gives alone.

    They do where whole quotas never exceed the seats, because every quotient of a whole quota is then among the largest.
    """
    return (
        isinstance(method, QuotasThenDivisors)
        and method.divisors == DivisorMethod(DivisorRule.DHONDT)
        and method.quota in (Quota(QuotaName.HARE), Quota(QuotaName.DROOP))
    )


# -- highest averages ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Averages:
    """Divisors as fractions for 0, 1, 2 ... seats held: a claim is votes (to a power) times `below`, over `above`."""

    above: Whole
    below: Whole
    power: int
    shift: float
    kind: Any
    fast: RoundedClaims | None

    @classmethod
    def of(cls, method: DivisorMethod, largest: int, most: int) -> _Averages:
        divisors = [divisor(method, held) for held in range(largest + 3)]
        if any(later <= earlier for earlier, later in pairwise(divisors)):
            raise failure(
                "V301",
                f"the divisors {', '.join(str(item) for item in divisors[:4])} do not grow",
                expectation="Every divisor is larger than the one before it, and the first is larger than zero.",
                remedy="Write them as the law lists them: divisors 1, 3, 5.",
            )
        power = 2 if method.rule is DivisorRule.HUNTINGTON_HILL else 1
        above = [item.numerator for item in divisors]
        below = [item.denominator for item in divisors]
        kind = np.int64 if most**power * max(below) * max(above) < LARGEST else object
        shift = _shift(divisors, power)
        fast = RoundedClaims.of(divisors, power, shift, most)
        return cls(np.array(above, kind), np.array(below, kind), power, shift, kind, fast)

    def __call__(self, votes: Whole, houses: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
        got = np.zeros(votes.shape, np.int64)
        tied = np.zeros(votes.shape, np.bool_)
        few = np.zeros(len(houses), np.bool_)
        if self.above[0] == 0:
            standing = (votes > 0).sum(axis=0)
            few = (houses < standing) & (houses > 0)
            if few.any():
                got[:, few], tied[:, few] = _largest_first(votes[:, few], houses[few])
        full = np.flatnonzero(~few & (houses > 0))
        if len(full) == len(houses):
            return self._mended(votes, houses)
        if len(full):
            got[:, full], tied[:, full] = self._mended(votes[:, full], houses[full])
        return got, tied

    def _mended(self, votes: Whole, houses: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
        """Seats by rounding first; what rounding cannot tell apart goes through whole numbers."""
        if self.fast is not None:
            got, sure = self.fast(votes, houses)
            open_ = np.flatnonzero(~sure)
            tied = np.zeros(votes.shape, np.bool_)
            if len(open_):
                start = np.ascontiguousarray(got[:, open_])
                got[:, open_], tied[:, open_] = self._exactly(votes[:, open_], houses[open_], start)
            return got, tied
        return self._exactly(votes, houses, self._guess(votes, houses))

    def _guess(self, votes: Whole, houses: NDArray[np.int64]) -> NDArray[np.int64]:
        rough = guessed(votes.astype(np.float64), houses.astype(np.float64), self.shift, bool(self.above[0] == 0))
        return rough.astype(np.int64)

    def _exactly(
        self, votes: Whole, houses: NDArray[np.int64], got: NDArray[np.int64]
    ) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
        tied = np.zeros(votes.shape, np.bool_)
        strength = votes.astype(self.kind) ** self.power if self.power > 1 else votes.astype(self.kind)
        working = np.arange(len(houses))
        own, held, left = strength, got, houses - got.sum(axis=0)
        while True:
            following, last = self._next(own, held), self._last(own, held)
            best, best_claim = _strongest(*following)
            worst, worst_claim = _weakest(*last)
            ahead = best_claim[0] * worst_claim[1]
            behind = worst_claim[0] * best_claim[1]
            wrong = ahead > behind
            equal = np.flatnonzero((left == 0) & (ahead == behind))
            if len(equal):
                _open(got, tied, working, held, equal, following, last, best_claim)
            columns = np.arange(len(working))
            give, take = (left > 0) | ((left == 0) & wrong), (left < 0) | ((left == 0) & wrong)
            held[best[give], columns[give]] += 1
            held[worst[take], columns[take]] -= 1
            active = give | take
            done = ~active & (ahead < behind)
            got[:, working[done]] = held[:, done]
            if not active.any():
                return got, tied
            working, own, held = working[active], own[:, active], held[:, active]
            left = houses[working] - held.sum(axis=0)

    def _next(self, strength: Whole, held: NDArray[np.int64]) -> tuple[Whole, Whole]:
        """The claims to a next seat; nobody without votes has one."""
        return strength * self.below[held], np.where(strength > 0, self.above[held], 1)

    def _last(self, strength: Whole, held: NDArray[np.int64]) -> tuple[Whole, Whole]:
        """The claims by which the last seats are held; where there is no seat, nothing is weaker (a divisor of zero)."""
        before = np.maximum(held - 1, 0)
        none = held == 0
        return np.where(none, 1, strength * self.below[before]), np.where(none, 0, self.above[before])


def _shift(divisors: list[Fraction], power: int) -> float:
    """How far the divisors lie behind the seats held, in steps: 1 for D'Hondt, a half for Sainte-Laguë."""
    last, before = float(divisors[-1]), float(divisors[-2])
    if power == 2:
        last, before = sqrt(last), sqrt(before)
    return last / (last - before) - (len(divisors) - 1)


def _strongest(top: Whole, bottom: Whole) -> tuple[NDArray[np.int64], tuple[Whole, Whole]]:
    return _chosen(top, bottom, strongest=True)


def _weakest(top: Whole, bottom: Whole) -> tuple[NDArray[np.int64], tuple[Whole, Whole]]:
    return _chosen(top, bottom, strongest=False)


def _chosen(top: Whole, bottom: Whole, *, strongest: bool) -> tuple[NDArray[np.int64], tuple[Whole, Whole]]:
    """The list with the strongest (or weakest) of the claims top/bottom in each election, and that claim."""
    best = np.zeros(top.shape[1], np.int64)
    best_top, best_bottom = top[0].copy(), bottom[0].copy()
    for position in range(1, len(top)):
        one, other = top[position] * best_bottom, best_top * bottom[position]
        better = one > other if strongest else one < other
        best[better] = position
        np.copyto(best_top, top[position], where=better)
        np.copyto(best_bottom, bottom[position], where=better)
    return best, (best_top, best_bottom)


def _open(
    got: NDArray[np.int64],
    tied: NDArray[np.bool_],
    working: NDArray[np.int64],
    held: NDArray[np.int64],
    equal: NDArray[np.int64],
    following: tuple[Whole, Whole],
    last: tuple[Whole, Whole],
    border: tuple[Whole, Whole],
) -> None:
    """Mark the lists whose claim is that of the border, and take back the seats that they hold by it."""
    top, bottom = border[0][equal], border[1][equal]
    without = last[0][:, equal] * bottom == top * last[1][:, equal]
    wanting = following[0][:, equal] * bottom == top * following[1][:, equal]
    tied[:, working[equal]] = (without | wanting).astype(np.bool_)
    got[:, working[equal]] = held[:, equal] - without.astype(np.int64)


def _largest_first(votes: Whole, houses: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """One seat each to the largest values, as many as there are seats; equal values at the border are tied."""
    ordered = -np.sort(-votes, axis=0)
    border = np.take_along_axis(ordered, np.maximum(houses - 1, 0)[None, :], axis=0)[0]
    ahead, equal = (votes > border) & (houses > 0), (votes == border) & (houses > 0)
    tie = ahead.sum(axis=0) + equal.sum(axis=0) > houses
    return (ahead | (equal & ~tie)).astype(np.int64), equal & tie


# -- largest remainders --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Remainders:
    """Whole quotas and remainders, both as numerators over what all lists of an election share."""

    method: LargestRemainder
    kind: Any

    def __call__(self, votes: Whole, houses: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
        own, total = votes.astype(self.kind), votes.sum(axis=0).astype(self.kind)
        above, below = _quota(self.method.quota, total, houses.astype(self.kind))
        void = (above <= 0) | (houses == 0)
        scaled, by = own * below, np.where(void, 1, above)
        whole = scaled // by
        left = np.where(own > 0, scaled - whole * by, -1)
        free = houses - whole.sum(axis=0)
        singly = np.flatnonzero((houses > 0) & (void | (free < 0) | (free > (own > 0).sum(axis=0))))
        free = np.where((houses == 0) | void, 0, free)
        more, tied = _largest_first(left, np.clip(free, 0, len(votes)).astype(np.int64))
        got = np.where(houses > 0, whole, 0).astype(np.int64) + more
        for election in singly:
            got[:, election], tied[:, election] = _one(votes[:, election], int(houses[election]), self.method)
        return got, tied


def _quota(quota: Quota, votes: Whole, houses: Whole) -> tuple[Whole, Whole]:
    """The quota of each election as a fraction of whole numbers."""
    one = np.ones_like(houses)
    if quota.name is QuotaName.DROOP:
        return votes // (houses + 1) + 1, one
    more = {QuotaName.HARE: 0, QuotaName.HAGENBACH_BISCHOFF: 1, QuotaName.IMPERIALI: 2}[quota.name]
    by = np.maximum(houses + more, 1)
    match quota.rounding:
        case Rounding.EXACT:
            return votes, by
        case Rounding.DOWN:
            return votes // by, one
        case Rounding.UP:
            return -(-votes // by), one
        case Rounding.NEAREST:
            return (2 * votes + by) // (2 * by), one


def _one(votes: Whole, house: int, method: Method) -> tuple[list[int], list[bool]]:
    """One election of the rare kind, where whole quotas exceed the house or everybody has had a remainder."""
    shared = apportion({str(position): int(count) for position, count in enumerate(votes)}, house, method, TieBreaker())
    among = set(shared.open.open_among) if shared.open else set()
    return [shared.seats[name] for name in shared.seats], [name in among for name in shared.seats]
