"""When a step of a witness is made: counted from the start, and as a day where the text has one."""

from __future__ import annotations

from datetime import date, timedelta

from politeia.presentation.wording import day_in_words

MONTH = 30


def time_of(days: int | None, day: str = "") -> str:
    """The time since the start in words, with the day that it comes to; "" where time is not counted or has not begun."""
    if not days:
        return ""
    passed = f"month {days // MONTH}" if days % MONTH == 0 else f"day {days}"
    return f"{passed}, about {day_in_words(date.fromisoformat(day) + timedelta(days=days))}" if day else passed
