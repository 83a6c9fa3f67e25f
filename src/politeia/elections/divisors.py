"""Highest averages: seats one by one to the largest quotient of votes and divisor, in exact arithmetic.

Balinski and Young, Fair Representation (2nd edition 2001), appendix A; Pukelsheim, Proportional Representation (2017),
chapter 4. Quotients of Huntington-Hill are compared by their squares, and those of divisors to a power such as 9/10
(Estonia) by their tenth powers, so that no root is ever rounded.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from itertools import pairwise

from politeia.diagnostics.model import failure
from politeia.elections.model import Votes
from politeia.elections.sharing import Sharing
from politeia.elections.ties import Decision, TieBreaker
from politeia.language.electoral import DivisorMethod, DivisorRule

Claim = tuple[int, Fraction]
"""A claim to a seat, the larger the stronger; 1 in front where the divisor is zero, so that everyone's first seat goes first."""


def divisor(method: DivisorMethod, held: int) -> Fraction:
    """The divisor for a list that holds `held` seats; for Huntington-Hill its square."""
    if held == 0 and method.first is not None:
        return method.first**2 if method.rule is DivisorRule.HUNTINGTON_HILL else method.first
    match method.rule:
        case DivisorRule.DHONDT:
            return Fraction(held + 1)
        case DivisorRule.SAINTE_LAGUE:
            return Fraction(2 * held + 1)
        case DivisorRule.ADAMS:
            return Fraction(held)
        case DivisorRule.DEAN:
            return Fraction(2 * held * (held + 1), 2 * held + 1)
        case DivisorRule.HUNTINGTON_HILL:
            return Fraction(held * (held + 1))
        case DivisorRule.IMPERIALI:
            return Fraction(held + 2)
        case DivisorRule.DANISH:
            return Fraction(3 * held + 1)
        case DivisorRule.LISTED:
            return _listed(method.listed, held)


def _listed(listed: tuple[Fraction, ...], held: int) -> Fraction:
    """A divisor of a list in the law; after its end the last step is repeated."""
    if any(later <= earlier for earlier, later in pairwise(listed)) or listed[0] <= 0:
        raise failure(
            "V301",
            f"the divisors {', '.join(str(item) for item in listed)} do not grow",
            expectation="Every divisor is larger than the one before it, and the first is larger than zero.",
            remedy="Write them as the law lists them: divisors 1, 3, 5.",
        )
    if held < len(listed):
        return listed[held]
    step = listed[-1] - listed[-2] if len(listed) > 1 else listed[-1]
    return listed[-1] + step * (held - len(listed) + 1)


def claim(method: DivisorMethod, votes: Votes, held: int) -> Claim:
    """How strong a list's claim to its next seat is."""
    by = divisor(method, held)
    if by == 0:
        return (1, Fraction(votes))
    numerator = Fraction(votes) ** 2 if method.rule is DivisorRule.HUNTINGTON_HILL else Fraction(votes)
    return (0, numerator**method.power.denominator / by**method.power.numerator)


def highest_averages(
    votes: Mapping[str, Votes],
    seats: int,
    method: DivisorMethod,
    ties: TieBreaker,
    *,
    held: Mapping[str, int] | None = None,
    until: Callable[[Mapping[str, int]], bool] | None = None,
) -> Sharing:
    """Share seats by highest averages; lists without votes get none.

    `held` are seats that claimants have before the method begins; they count among `seats`. With `until` the house
    grows beyond `seats` until it holds.
    """
    got = {name: (held or {}).get(name, 0) for name in votes}
    strength = {name: claim(method, count, got[name]) for name, count in votes.items() if count > 0}
    left = seats - sum(got.values())
    decided: list[Decision] = []
    last: Claim | None = None
    while strength and (left > 0 or not _reached(got, until)):
        best = max(strength.values())
        group = [name for name, value in strength.items() if value == best]
        if left > 0 and len(group) > left and _reached(got, until):
            decision = ties.decide(group, left, held=got)
            for name in decision.winners:
                got[name] += 1
            if decision.open_among:
                return Sharing(got, decision, tuple(decided), last=best[1], next=best[1])
            decided.append(decision)
            left = 0
            strength.update({name: claim(method, votes[name], got[name]) for name in decision.winners})
        else:
            for name in group:
                got[name] += 1
                strength[name] = claim(method, votes[name], got[name])
            left -= len(group)
        last = best
    following = max(strength.values()) if strength else None
    return Sharing(got, None, tuple(decided), last=last[1] if last else None, next=following[1] if following else None)


def _reached(got: Mapping[str, int], until: Callable[[Mapping[str, int]], bool] | None) -> bool:
    return until is None or until(got)
