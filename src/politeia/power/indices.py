"""Shapley-Shubik and Banzhaf shares of players who are alike in groups, exact or in floating point.

A coalition is a number of members from each group. All coalitions with the same numbers are alike, so they are counted
by generating functions: for each group and level the polynomial whose coefficient at k is the number of ways to choose k
members. Whole numbers make the result exact; floating point is faster and good to about twelve digits.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from itertools import accumulate
from operator import mul
from typing import Any

import numpy as np
import numpy.typing as npt

from politeia.diagnostics.model import failure
from politeia.norms.model import Institutions
from politeia.power.model import Decision, Players, PowerTable, Share
from politeia.power.players import Cast, cast_of
from politeia.power.winning import carries

MOST_IN_FLOATING_POINT = 1000
"""Beyond this number of players the counts no longer fit floating point, and are always exact."""

MOST_MEMBERS = 5000
"""Members of a decision whose shares are counted: with twice as many the exact counts take minutes."""

Counts = npt.NDArray[Any]


def power_table(decision: Decision, institutions: Institutions, *, exact: bool = False) -> PowerTable:
    """The share of power of every group of players in a decision; raises an error of exit status 2 for too many."""
    cast = cast_of(decision, institutions)
    shape = tuple(len(levels) for levels in cast.levels)
    wins = np.broadcast_to(carries(decision, cast.held(), cast.totals()), shape)
    everyone = sum(players.count for players in cast.players)
    if everyone > MOST_MEMBERS:
        raise failure(
            "Q107",
            f"{everyone:,} members take part in {decision.name}, and shares of power are counted for up to {MOST_MEMBERS:,}",
            expectation="Every number of members who could agree is counted exactly.",
            remedy="Ask for another decision by its name, or give blocs that vote as one (--bloc NAME=HOLDINGS).",
        )
    exact = exact or everyone > MOST_IN_FLOATING_POINT
    pivots = [_pivots(axis, cast, wins, everyone, exact=exact) for axis in range(len(cast.players))]
    swings = [sum(counts) for counts in pivots]
    every_swing = sum(swing * players.count for swing, players in zip(swings, cast.players, strict=True))
    orders = _orders(everyone, exact=exact)
    shares = tuple(
        _share(players, counts, swing, every_swing, orders, exact=exact)
        for players, counts, swing in zip(cast.players, pivots, swings, strict=True)
    )
    return PowerTable(decision.name, decision.citations, shares, decision.reading)


def _share(
    players: Players, counts: Counts, swing: Any, every_swing: Any, counted: tuple[list[Any], int], *, exact: bool
) -> Share:
    orders, in_all = counted
    everyone = len(orders)
    member = sum(count * order for count, order in zip(counts, orders, strict=True) if count)
    if exact:
        normal = Fraction(int(swing) * players.count, int(every_swing)) if every_swing else Fraction(0)
        shapley = Fraction(int(member) * players.count, in_all)
        return Share(players, shapley, normal, Fraction(int(swing), 2 ** (everyone - 1)))
    normal_float = float(swing * players.count / every_swing) if every_swing else 0.0
    return Share(players, float(member * players.count), normal_float, float(swing / 2.0 ** (everyone - 1)))


def _orders(everyone: int, *, exact: bool) -> tuple[list[Any], int]:
    """In how many orders of joining just the given s others stand before a player, s!(n-1-s)!, and of how many, n!.

    In floating point the shares themselves, of 1.
    """
    if exact:
        until = [1, *accumulate(range(1, everyone + 1), mul)]
        return [until[s] * until[everyone - 1 - s] for s in range(everyone)], until[everyone]
    return [1.0 / (everyone * ways) for ways in binomials(everyone - 1)], 1


def _pivots(axis: int, cast: Cast, wins: npt.NDArray[np.bool_], everyone: int, *, exact: bool) -> Counts:
    """The number of coalitions of s others that one member of the group turns from losing into winning, for each s."""
    kind: Any = object if exact else np.float64
    total: Counts = np.zeros(everyone, dtype=kind)
    by_level = np.moveaxis(wins, axis, 0)
    others = [n for n in range(len(cast.players)) if n != axis]
    count = cast.players[axis].count
    turned = by_level[1:] & ~by_level[:-1]
    turning = [level for level in range(len(turned)) if turned[level].any()]
    if not turning:
        return total
    every = _ways(turned[turning], [_polynomials(cast.players[n], cast.levels[n], kind) for n in others], kind)
    for level, ways in zip(turning, every, strict=True):
        before = cast.levels[axis][level + 1] - 1
        total[before : before + len(ways)] += ways * kind_of(binomials(count - 1)[before], exact=exact)
    return total


def kind_of(number: int, *, exact: bool) -> Any:
    """A whole number as it is, or in floating point."""
    return number if exact else float(number)


@lru_cache(maxsize=512)
def binomials(count: int) -> tuple[int, ...]:
    """The numbers of ways to choose none, one, ... all of so many members."""
    row = [1]
    for k in range(1, count + 1):
        row.append(row[-1] * (count - k + 1) // k)
    return tuple(row)


def _polynomials(players: Players, levels: tuple[int, ...], kind: Any) -> Counts:
    """For each level, the number of ways to choose k members at that level: an array of level by k."""
    found = np.zeros((len(levels), players.count + 1), dtype=kind)
    ways = binomials(players.count)
    for row, low in enumerate(levels):
        high = levels[row + 1] if row + 1 < len(levels) else players.count + 1
        found[row, low:high] = ways[low:high]
    return found


def _ways(turned: npt.NDArray[np.bool_], polynomials: list[Counts], kind: Any) -> Counts:
    """The number of coalitions of each size in the marked combinations of levels, group after group.

    The first axis of `turned` keeps apart what is counted side by side; the others are the groups.
    """
    counted: Counts = turned.astype(np.int64).astype(kind)[..., np.newaxis]
    for polynomial in reversed(polynomials):
        size = polynomial.shape[1]
        spread = np.zeros((*counted.shape[:-2], counted.shape[-1] + size - 1), dtype=kind)
        for row in range(polynomial.shape[0]):
            chosen = counted[..., row, :]
            for k in range(size):
                if polynomial[row, k]:
                    spread[..., k : k + chosen.shape[-1]] += polynomial[row, k] * chosen
        counted = spread
    return counted
