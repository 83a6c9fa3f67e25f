"""The order of things in a text: of instructions by day of commencement, of articles and paragraphs by their numbers."""

from __future__ import annotations

import re

from politeia.amendment.model import Charter, Instructed

APPENDIX = 1_000_000
"""Appendices have letters and come after every article that has a number."""


def in_order(charter: Charter) -> tuple[Instructed, ...]:
    """All instructions with a day, by day of commencement, then in the order of the acts and of their text."""
    numbered = [
        (item.commences, number, item.order, item)
        for number, act in enumerate(charter.acts)
        for item in act.instructions
        if item.commences is not None
    ]
    return tuple(entry[3] for entry in sorted(numbered, key=lambda entry: entry[:3]))


def target_of(instructed: Instructed) -> str:
    """What an instruction touches, as it is cited: "61(4)-(5)" or "83-1"."""
    syntax = instructed.syntax
    if syntax.whole_article:
        return syntax.article
    if syntax.first == syntax.last:
        return f"{syntax.article}({syntax.first})"
    return f"{syntax.article}({syntax.first})-({syntax.last})"


def order_of(number: str) -> tuple[int, ...]:
    """The place of a number among others: 10, 10-1, 11 and 224, 224A, 225, 9.3 before A.1; text without a number comes first."""
    parts = re.findall(r"[0-9]+|[A-Z]+", number)
    appendix = (APPENDIX,) if parts and not parts[0].isdigit() else ()
    return (*appendix, *(int(part) if part.isdigit() else _letters(part) for part in parts))


def _letters(written: str) -> int:
    """Letters behind a number as their place in the alphabet: A is 1, AA is 27."""
    place = 0
    for letter in written:
        place = place * 26 + ord(letter) - ord("A") + 1
    return place
