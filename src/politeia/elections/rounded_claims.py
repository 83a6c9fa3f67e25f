"""Seats by highest averages in very many elections by rounded claims, as far as rounding can tell the claims apart.

A claim is one division of two numbers that a double holds exactly, and rounding to the nearest keeps order: where a rounded
claim is smaller than another, the exact one is smaller too (Goldberg, What every computer scientist should know about
floating-point arithmetic, 1991). Seats whose weakest claim is larger than every claim to a next seat are therefore exact.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

Rounded = NDArray[np.float64]
EXACT = 2**53
"""Whole numbers below it are doubles without rounding."""
ROUNDS = 6
"""So many seats too many or too few are mended here; an election that needs more is left open."""


@dataclass(frozen=True, slots=True)
class RoundedClaims:
    """Divisors for 0, 1, 2 ... seats held, as the same fractions of whole numbers over one number below."""

    divisors: Rounded
    steady: bool
    step: float
    power: int
    below: float
    shift: float

    @classmethod
    def of(cls, divisors: list[Fraction], power: int, shift: float, most: int) -> RoundedClaims | None:
        """The claims of a method, or None where votes or divisors are too large to stand as doubles."""
        below = max(item.denominator for item in divisors)
        whole = [item * below for item in divisors]
        if any(item.denominator != 1 for item in whole) or max(most**power * below, *map(int, whole)) >= EXACT:
            return None
        steps = {later - earlier for earlier, later in pairwise(whole)}
        return cls(np.array([float(item) for item in whole]), len(steps) == 1, float(min(steps)), power, below, shift)

    def __call__(self, votes: NDArray[Any], houses: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
        """Seats as (lists, elections), and for which elections they are beyond doubt."""
        free = bool(self.divisors[0] == 0)
        counted, house = votes.astype(np.float64), houses.astype(np.float64)
        held = guessed(counted, house, self.shift, free)
        own = counted if self.power == 1 and self.below == 1 else counted**self.power * self.below
        last = np.where(counted > 0, own, np.inf)
        sure = np.zeros(len(houses), np.bool_)
        working, now, left = np.arange(len(houses)), held, house - held.sum(axis=0)
        with np.errstate(divide="ignore"):
            for _ in range(ROUNDS):
                following = own / self._next(now, own, free)
                standing = last / self._last(now)
                done = (left == 0) & (following.max(axis=0) < standing.min(axis=0))
                sure[working[done]] = True
                if now is not held:
                    held[:, working] = now
                rest = np.flatnonzero(~done)
                if not len(rest):
                    break
                working, left, now = working[rest], left[rest], now.take(rest, axis=1)
                own, last = own.take(rest, axis=1), last.take(rest, axis=1)
                now += _strongest(following.take(rest, axis=1)) & (left >= 0)
                now -= _strongest(-standing.take(rest, axis=1)) & (left <= 0)
                left -= np.sign(left)
        return held.astype(np.int64), sure

    def _next(self, held: Rounded, own: Rounded, free: bool) -> Rounded:
        """The divisors of a next seat; nobody without votes has a claim to one."""
        found = self._divisors(held)
        return np.where(own > 0, found, 1.0) if free else found

    def _last(self, held: Rounded) -> Rounded:
        """The divisors by which the last seats are held; where there is no seat, nothing is weaker (a divisor of zero)."""
        found: Rounded = np.where(held > 0, self._divisors(held - 1), 0.0)
        return found

    def _divisors(self, held: Rounded) -> Rounded:
        found: Rounded
        if self.steady:
            found = (held if self.step == 1 else held * self.step) + self.divisors[0]
        else:
            found = self.divisors[held.astype(np.int64)]
        return found


def _strongest(claims: Rounded) -> NDArray[np.bool_]:
    """Which list has the largest claim in each election, the first of equals, as (lists, elections)."""
    best, place = claims[0].copy(), np.zeros(claims.shape[1], np.int64)
    for number in range(1, len(claims)):
        place[claims[number] > best] = number
        np.maximum(best, claims[number], out=best)
    found: NDArray[np.bool_] = place == np.arange(len(claims))[:, None]
    return found


def guessed(votes: Rounded, houses: Rounded, shift: float, free: bool) -> Rounded:
    """Rounded shares: nearly right for divisors that grow evenly, and whole numbers from the least to the house.

    `shift` says how far the divisors lie behind the seats held; with `free` every list with votes has a seat first.
    """
    standing = (votes > 0).astype(np.float64)
    rate = (houses + standing.sum(axis=0) * (shift - 0.5)) / votes.sum(axis=0)
    rough = np.floor(votes * rate + (1.0 - shift))
    found: Rounded = np.minimum(np.maximum(rough, standing if free else 0.0), standing * houses)
    return found
