"""Calendar days: the day that lies a duration after another one."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from math import ceil

from politeia.language.contents import Duration, Unit


def later(day: date, duration: Duration) -> date:
    """The day a duration later: months and years by the calendar (31 January and a month is the last of February).

    Hours count as whole days, rounded up; a day beyond the calendar is its last day.
    """
    if duration.unit in (Unit.MONTH, Unit.YEAR):
        months = day.month - 1 + duration.count * (12 if duration.unit is Unit.YEAR else 1)
        year, month = day.year + months // 12, months % 12 + 1
        if year > date.max.year:
            return date.max
        return date(year, month, min(day.day, monthrange(year, month)[1]))
    days = {Unit.HOUR: ceil(duration.count / 24), Unit.DAY: duration.count, Unit.WEEK: 7 * duration.count}[
        duration.unit
    ]
    return day + timedelta(days=days) if days <= (date.max - day).days else date.max
