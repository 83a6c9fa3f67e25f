"""Shapley-Shubik and Banzhaf shares of blocs: parties, states or members with votes of different weight.

Every coalition of blocs is looked at once: the blocs are cut in two halves, all coalitions of the first half are kept as
arrays, and those of the second half are gone through one by one.
"""

from __future__ import annotations

from fractions import Fraction
from math import comb, factorial

import numpy as np
import numpy.typing as npt

from politeia.diagnostics.model import failure
from politeia.power.model import Bloc, Decision, Players, PowerTable, Share, Told
from politeia.power.winning import carries

MOST_BLOCS = 30
FIRST_HALF = 18


def bloc_table(
    decision: Decision, blocs: tuple[Bloc, ...], names: tuple[str, ...], told: Told = lambda done, total, name: None
) -> PowerTable:
    """The exact share of power of every bloc; `names` are all that some consent of the decision counts.

    What no bloc holds belongs to nobody and never helps. Raises an error of exit status 2 for more than thirty blocs.
    """
    if len(blocs) > MOST_BLOCS:
        raise failure(
            "W201",
            f"{len(blocs)} blocs make too many coalitions to look at",
            None,
            expectation=f"At most {MOST_BLOCS} blocs can be compared.",
            remedy="Join the smallest ones.",
        )
    winning, containing = _count(decision, blocs, names, told)
    everyone = len(blocs)
    swings = [2 * int(sum(inside)) - int(sum(winning)) for inside in containing]
    every = sum(swings)
    shares = tuple(
        Share(
            Players(bloc.name, 1, _held(bloc, names)),
            _shapley(winning, inside, everyone),
            Fraction(swing, every) if every else Fraction(0),
            Fraction(swing, 2 ** (everyone - 1)),
        )
        for bloc, inside, swing in zip(blocs, containing, swings, strict=True)
    )
    return PowerTable(decision.name, decision.citations, shares, decision.reading)


def _held(bloc: Bloc, names: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
    """What a bloc holds of all that the decision counts."""
    return tuple((name, amount) for name, amount in bloc.holds if name in names)


def _shapley(winning: list[int], inside: list[int], everyone: int) -> Fraction:
    """From the numbers of winning coalitions of each size, and of those that contain the bloc.

    A winning coalition of size s with the bloc counts (s-1)!(n-s)!/n!; one without it takes s!(n-s-1)!/n! away.
    """
    whole = factorial(everyone)
    share = Fraction(0)
    for size in range(everyone + 1):
        if inside[size]:
            share += Fraction(inside[size] * factorial(size - 1) * factorial(everyone - size), whole)
        outside = winning[size] - inside[size]
        if outside:
            share -= Fraction(outside * factorial(size) * factorial(everyone - size - 1), whole)
    return share


def _count(
    decision: Decision, blocs: tuple[Bloc, ...], names: tuple[str, ...], told: Told
) -> tuple[list[int], list[list[int]]]:
    """How many coalitions of each size win, and for every bloc how many of them contain it."""
    everyone = len(blocs)
    half = min(FIRST_HALF, everyone)
    low, high = blocs[:half], blocs[half:]
    totals = {name: sum(dict(bloc.holds).get(name, 0) for bloc in blocs) for name in names}
    low_held = {name: _sums([dict(bloc.holds).get(name, 0) for bloc in low]) for name in names}
    low_size = _sums([1] * half)
    by_high_size = [np.zeros(1 << half, dtype=np.int64) for _ in range(len(high) + 1)]
    containing = [[0] * (everyone + 1) for _ in blocs]
    winning = [0] * (everyone + 1)
    for pattern in range(1 << len(high)):
        told(pattern, 1 << len(high), decision.name)
        present = [number for number in range(len(high)) if pattern >> number & 1]
        held = {
            name: amounts + sum(dict(high[number].holds).get(name, 0) for number in present)
            for name, amounts in low_held.items()
        }
        wins = np.broadcast_to(carries(decision, held, totals), low_size.shape)
        by_high_size[len(present)] += wins
        for size, number in enumerate(np.bincount(low_size[wins], minlength=half + 1).tolist()):
            if number:
                winning[size + len(present)] += number
                for bloc in present:
                    containing[half + bloc][size + len(present)] += number
    for size_high, counts in enumerate(by_high_size):
        for bloc in range(half):
            member = np.arange(1 << half) >> bloc & 1 == 1
            found = np.bincount(low_size[member], weights=counts[member], minlength=half + 1)
            for size, number in enumerate(found.tolist()):
                containing[bloc][size + size_high] += int(number)
    return winning, containing


def _sums(amounts: list[int]) -> npt.NDArray[np.int64]:
    """The sum of the amounts in every subset, numbered by the bits of its members."""
    found = np.zeros(1, dtype=np.int64)
    for amount in amounts:
        found = np.concatenate([found, found + amount])
    return found


def weighted_table(decision: Decision, blocs: tuple[Bloc, ...], name: str, quota: int) -> PowerTable:
    """The exact share of power of any number of members who need a quota of one weight, by counting with polynomials.

    `name` is the weight, such as the electors of each state. Source: Mann and Shapley, "Values of large games, VI:
    evaluating the Electoral College exactly", RAND memorandum RM-3158 (1962).
    """
    weights = [dict(bloc.holds).get(name, 0) for bloc in blocs]
    everyone, total = len(blocs), sum(weights)
    ways = [[0] * (total + 1) for _ in range(everyone + 1)]
    ways[0][0] = 1
    for done, weight in enumerate(weights):
        for size in range(done, -1, -1):
            row, above = ways[size], ways[size + 1]
            for amount in range(total - weight, -1, -1):
                if row[amount]:
                    above[amount + weight] += row[amount]
    found: list[tuple[Fraction, int]] = [_swings(ways, weight, quota, everyone, total) for weight in weights]
    every = sum(swings for _, swings in found)
    shares = tuple(
        Share(
            Players(bloc.name, 1, _held(bloc, (name,))),
            shapley,
            Fraction(swings, every) if every else Fraction(0),
            Fraction(swings, 2 ** (everyone - 1)),
        )
        for bloc, (shapley, swings) in zip(blocs, found, strict=True)
    )
    return PowerTable(decision.name, decision.citations, shares, decision.reading)


def _swings(ways: list[list[int]], weight: int, quota: int, everyone: int, total: int) -> tuple[Fraction, int]:
    """Shapley-Shubik share and number of swings of a member, taking the member out of the counts again."""
    without = [[0] * (total + 1) for _ in range(everyone)]
    shapley, swings = Fraction(0), 0
    for size in range(everyone):
        row = without[size]
        for amount in range(total + 1):
            count = ways[size][amount]
            if size and amount >= weight:
                count -= without[size - 1][amount - weight]
            row[amount] = count
        pivotal = sum(row[max(quota - weight, 0) : quota])
        swings += pivotal
        shapley += Fraction(pivotal, everyone * comb(everyone - 1, size))
    return shapley, swings
