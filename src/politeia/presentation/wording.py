"""Days and sentences as a reader writes them."""

from __future__ import annotations

from datetime import date


def day_in_words(day: date) -> str:
    """A day as a reader writes it: 1 June 2022."""
    return f"{day.day} {day:%B %Y}"


def sentence(words: str) -> str:
    """Words with a capital at the start and a full stop at the end."""
    words = words.strip()
    return words[:1].upper() + words[1:] + ("" if words.endswith((".", "?", "!", ":")) else ".")
