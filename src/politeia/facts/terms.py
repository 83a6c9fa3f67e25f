"""Terms served: how many one person has held in all, and how many in a row up to a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Term:
    """One term of one person in an office."""

    person: str
    began: date


def served_in_all(terms: Iterable[Term], day: date, *, counted_from: date | None = None) -> dict[str, int]:
    """The terms that each person has begun before a day; terms that began before `counted_from` do not count."""
    found: dict[str, int] = {}
    for term in terms:
        if term.began < day and (counted_from is None or term.began >= counted_from):
            found[term.person] = found.get(term.person, 0) + 1
    return found


def served_in_a_row(terms: Iterable[Term], day: date, *, counted_from: date | None = None) -> dict[str, int]:
    """The terms that the last holder has begun without anybody between; 0 for everybody else, whose row is broken."""
    before = sorted((term for term in terms if term.began < day), key=lambda term: term.began)
    found = {term.person: 0 for term in before}
    for term in reversed(before):
        if term.person != before[-1].person or (counted_from is not None and term.began < counted_from):
            break
        found[term.person] += 1
    return found
