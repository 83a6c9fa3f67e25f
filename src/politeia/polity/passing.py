"""The calendar of a body: everything that happens by itself between the last recorded day and today, day by day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from politeia.polity.charter import commencing
from politeia.polity.course import Course
from politeia.polity.duties import follow_duties, record_breaches
from politeia.polity.model import Polity
from politeia.polity.performing import new_edition, settle
from politeia.polity.terms import end_terms, regular_elections


def local_day(state: Polity, now: datetime) -> date:
    """The day of an instant in the time zone of the body; never before its last recorded day, whatever the clock says."""
    return max(now.astimezone(ZoneInfo(state.zone)).date(), state.day)


def pass_time(course: Course, until: date) -> None:
    """Let the calendar go on to a day: texts come into force, deadlines lapse, terms end, each on its own day."""
    while course.state.day < until:
        following = min((day for day in _events(course.state) if day > course.state.day), default=until)
        before = course.state.day
        course.record("day", day=min(following, until).isoformat())
        if any(before < day <= course.state.day for day in commencing(course.state)):
            new_edition(course)
        end_terms(course, before)
        record_breaches(course, before)
        settle(course)
        follow_duties(course)


def _events(state: Polity) -> Iterator[date]:
    """The days on which something may happen by itself."""
    for last in state.until.values():
        yield last + timedelta(days=1)
    for number in state.open_matters:
        for last in state.matters[number].until.values():
            yield last + timedelta(days=1)
    for last in state.terms.values():
        yield last + timedelta(days=1)
    for window in regular_elections(state).values():
        yield window.last + timedelta(days=1)
    yield from commencing(state)
