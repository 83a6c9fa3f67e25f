"""Bernauer and Vatter's blend of legislative power, made from items of the Parliamentary Powers Index.

A quarter is the mean of influence over the executive, a quarter that of autonomy without judicial review, and half that of
institutional capacity; single powers do not enter. Source: Bernauer and Vatter, Power Diffusion and Democracy, 2019, codebook.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from politeia.scales.branches import Branches
from politeia.scales.model import Answer
from politeia.scales.parliamentary_powers.index import PARLIAMENTARY_POWERS

PARTS: tuple[tuple[str, Fraction, tuple[str, ...]], ...] = (
    ("influence", Fraction(1, 4), tuple(str(number) for number in range(1, 10))),
    ("autonomy", Fraction(1, 4), ("10", "11", "12", "14", "15", "16", "17", "18")),
    ("capacity", Fraction(1, 2), tuple(str(number) for number in range(27, 33))),
)
"""The three parts: what they are called, their weights, and their items; judicial review is item 13."""


def blended(scores: Mapping[str, Fraction]) -> Fraction:
    """The blend of scores by item; an item without a score is left out of the mean of its part."""
    total = Fraction(0)
    for _, weight, codes in PARTS:
        known = [scores[code] for code in codes if code in scores]
        total += weight * sum(known, Fraction(0)) / len(known) if known else Fraction(0)
    return total


def legislative_power(branches: Branches) -> Answer:
    """From 0 to 1; items that no text could show count from none to all of them, and the point leaves them out."""
    answers = {question.code: question.answer(branches) for question in PARLIAMENTARY_POWERS.questions}
    points = {code: answer.point for code, answer in answers.items() if answer.point is not None}
    least = {code: answer.least if answer.least is not None else Fraction(0) for code, answer in answers.items()}
    most = {code: answer.most if answer.most is not None else Fraction(1) for code, answer in answers.items()}
    words = "; ".join(_part(name, codes, points) for name, _, codes in PARTS)
    grounds = dict.fromkeys(
        ground for _, _, codes in PARTS for code in codes for ground in answers[code].grounds if points.get(code)
    )
    return Answer(blended(points), blended(least), blended(most), tuple(grounds), words)


def _part(name: str, codes: tuple[str, ...], points: Mapping[str, Fraction]) -> str:
    known = [points[code] for code in codes if code in points]
    shown = f"{name} {sum(known, Fraction(0))} of {len(known)}"
    beyond = len(codes) - len(known)
    return shown + (f" ({beyond} more that no text shows)" if beyond else "")
