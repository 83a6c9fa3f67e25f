"""The days of a regular election: what the words of a `fixed day` say, counted by the calendar from the end of the term."""

from __future__ import annotations

import re
from calendar import day_name, month_name
from dataclasses import dataclass
from datetime import date, timedelta

from politeia.language.contents import Duration, Unit
from politeia.norms.calendar import later

_UNIT = r"(?P<unit>day|week|month|year)s? before the term"
_BETWEEN = re.compile(rf"not earlier than (?P<first>\d+) and not later than (?P<last>\d+) {_UNIT}")
_LATEST = re.compile(rf"(?:no later than|not later than|at least) (?P<last>\d+) {_UNIT}")
_EXACT = re.compile(rf"(?P<last>\d+) {_UNIT}")
_ORDER = ("first", "second", "third", "fourth")
_WEEKDAY = re.compile(
    rf"(?P<order>{'|'.join(_ORDER)}|last) (?P<weekday>{'|'.join(day_name)}) of (?P<month>{'|'.join(month_name[1:])})"
)


@dataclass(frozen=True, slots=True)
class Window:
    """The first and the last day on which a regular election may be held; `first` is None where the text names no first day."""

    first: date | None
    last: date


def regular_window(words: str, end: date) -> Window | None:
    """The days of the regular election before a term that ends on a day; None when the words name none that can be counted."""
    if found := _BETWEEN.match(words):
        return Window(_before(end, found["first"], found["unit"]), _before(end, found["last"], found["unit"]))
    if found := _LATEST.match(words):
        return Window(None, _before(end, found["last"], found["unit"]))
    if found := _EXACT.match(words):
        day = _before(end, found["last"], found["unit"])
        return Window(day, day)
    if found := _WEEKDAY.match(words):
        days = (_weekday(year, found["month"], found["weekday"], found["order"]) for year in (end.year, end.year - 1))
        day = next(day for day in days if day <= end)
        return Window(day, day)
    return None


def _before(end: date, count: str, unit: str) -> date:
    return later(end, Duration(-int(count), Unit(unit)))


def _weekday(year: int, month: str, weekday: str, order: str) -> date:
    """The first, second, third, fourth or last such weekday of a month."""
    number = list(month_name).index(month)
    days = [date(year, number, 1) + timedelta(days=count) for count in range(31)]
    named = [day for day in days if day.month == number and day_name[day.weekday()] == weekday]
    return named[-1] if order == "last" else named[_ORDER.index(order)]
