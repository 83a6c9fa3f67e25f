"""Days, shares and sentences as a reader writes them."""

from __future__ import annotations

from datetime import date
from typing import SupportsFloat


def day_in_words(day: date) -> str:
    """A day as a reader writes it: 1 June 2022."""
    return f"{day.day} {day:%B %Y}"


def sentence(words: str) -> str:
    """Words with a capital at the start and a full stop at the end."""
    words = words.strip()
    return words[:1].upper() + words[1:] + ("" if words.endswith((".", "?", "!", ":")) else ".")


def percent(least: SupportsFloat, most: SupportsFloat) -> str:
    """A share of power in per cent, or a range where the text leaves a gap."""
    low, high = (f"{100 * float(end):.1f}" for end in (least, most))
    return f"{low} %" if low == high else f"{low}–{high} %"
