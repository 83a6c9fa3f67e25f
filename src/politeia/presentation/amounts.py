"""A number with its noun, as a sentence says it: 1 gap, 2 gaps."""

from __future__ import annotations


def amount(number: int, one: str, several: str = "") -> str:
    """The number and the noun that agrees with it; `several` where the noun does not end in s."""
    return f"{number:,} {one if number == 1 else several or one + 's'}"
