"""Figures of a count in words: numbers, shares, quotients, thresholds."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor

from politeia.elections.model import Votes
from politeia.language.contents import Threshold
from politeia.language.electoral import (
    DivisorMethod,
    DivisorRule,
    DoubleProportional,
    LargestRemainder,
    Method,
    Plurality,
    Quota,
    QuotasAndPart,
    QuotaShare,
    QuotasThenDivisors,
    RemaindersThenAverages,
    Rounding,
    VoteCount,
)
from politeia.norms.voting import Admission


def number(value: Votes) -> str:
    """A number with separators: whole numbers in full, fractions with up to three decimals."""
    exact = Fraction(value)
    if exact.denominator == 1:
        return f"{exact.numerator:,}"
    return decimal(exact, 3)


def decimal(value: Fraction, places: int) -> str:
    """A fraction with a fixed number of decimals, rounded half up, exactly."""
    scale = 10**places
    units = floor(value * scale + Fraction(1, 2))
    sign, units = ("-", -units) if units < 0 else ("", units)
    return f"{sign}{units // scale:,}.{units % scale:0{places}d}" if places else f"{sign}{units:,}"


def percent(part: Votes, whole: Votes, places: int = 2) -> str:
    """A share in per cent; "–" when there is nothing to take it of."""
    return f"{decimal(Fraction(part) * 100 / Fraction(whole), places)}%" if whole else "–"


def share_in_words(threshold: Threshold) -> str:
    """A threshold as the law writes it, with percentages where the share is one."""
    if threshold.written:
        return threshold.written
    measure = "more than" if threshold.strict else "at least"
    share = threshold.share
    shown = f"{decimal_short(share * 100)}%" if share.denominator > 6 else str(share)
    return f"{measure} {shown} of {threshold.base.value}"


def decimal_short(value: Fraction) -> str:
    """A fraction without needless zeros: 5, 3.25, 1/3."""
    for places in range(4):
        if (value * 10**places).denominator == 1:
            return decimal(value, places)
    return str(value)


def needed(threshold: Threshold, base: int) -> int:
    """The least whole number of votes that reaches a threshold of a base."""
    share = threshold.share * base
    return floor(share) + 1 if threshold.strict else ceil(share)


def admission_in_words(admission: Admission) -> str:
    """What a list needs to be admitted."""
    match admission:
        case QuotaShare():
            return f"at least {decimal_short(admission.share)} quota of {admission.base.base.value}"
        case VoteCount():
            return f"at least {admission.votes:,} votes"
        case Threshold():
            return share_in_words(admission)


def quota_in_words(quota: Quota) -> str:
    """A quota with its rounding."""
    rounding = "" if quota.rounding is Rounding.EXACT else f" {quota.rounding.value}"
    return f"{quota.name.value} quota{rounding}"


def method_in_words(method: Method) -> str:
    """A method as the norm writes it."""
    match method:
        case DivisorMethod(rule=DivisorRule.LISTED):
            return f"divisors {', '.join(decimal_short(item) for item in method.listed)}"
        case DivisorMethod():
            first = f" with first divisor {decimal_short(method.first)}" if method.first is not None else ""
            power = f" with divisors to the power {decimal_short(method.power)}" if method.power != 1 else ""
            return f"{method.rule.value}{first}{power}"
        case LargestRemainder():
            excess = ", seats in excess taken from smallest remainders" if method.excess_from_smallest else ""
            return f"largest remainder with {quota_in_words(method.quota)}{excess}"
        case QuotasThenDivisors():
            return f"whole {method.quota.name.value} quotas, then {method_in_words(method.divisors)}"
        case QuotasAndPart():
            part = f"{decimal_short(method.part * 100)}% of a quota"
            return f"whole {method.quota.name.value} quotas of all valid votes, one more from {part}"
        case RemaindersThenAverages():
            return (
                f"largest remainder with {quota_in_words(method.quota)} for at most {seats(method.most)}, "
                "then most votes for each seat held"
            )
        case DoubleProportional():
            return f"double proportional with {method_in_words(method.divisors)}"
        case Plurality():
            return "plurality"


def names(items: tuple[str, ...] | list[str]) -> str:
    """Names in a sentence: A, B and C."""
    found = list(items)
    return found[0] if len(found) == 1 else f"{', '.join(found[:-1])} and {found[-1]}" if found else "nobody"


def seats(count: int) -> str:
    """A number of seats in words."""
    return f"{count} seat{'' if count == 1 else 's'}"
