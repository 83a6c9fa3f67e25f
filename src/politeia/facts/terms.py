"""Terms served: how many one person has held in all, and how many in a row up to a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ibis.expr.types import Table


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


def served_in_table(terms: Table, day: date, *, in_a_row: bool, counted_from: date | None = None) -> Table:
    """As `served_in_all` or `served_in_a_row`, over a table of person, began and row that may be large: person, served.

    Whoever has served none is not in the answer.
    """
    import ibis

    before = terms.filter(terms.person.notnull(), terms.began < ibis.literal(day))
    if in_a_row:
        order = ibis.window(order_by=("began", "row"))
        lined = before.mutate(turn=ibis.row_number().over(order))
        latest = lined.order_by(ibis.desc("turn")).limit(1).person.to_pandas().tolist()
        last = latest[0] if latest else None
        broken = lined.filter(lined.person != ibis.literal(last, "string")).turn.max().to_pandas()
        before = lined.filter(lined.person == ibis.literal(last, "string"))
        before = before if broken is None or broken != broken else before.filter(before.turn > int(broken))
    if counted_from is not None:
        before = before.filter(before.began >= ibis.literal(counted_from))
    return before.group_by("person").agg(served=lambda table: table.count())
