"""Notices of a body as an iCalendar feed (RFC 5545): deadlines on their last day, and what waits for one person."""

from __future__ import annotations

from datetime import datetime, timedelta

from icalendar import Calendar, Event, Todo

from politeia import __version__
from politeia.polity.telling import deadlines, waiting_for
from politeia.service.desk import Seen


def calendar_of(seen: Seen, person: str) -> bytes:
    """The calendar of a body for a person; "" for whoever only looks."""
    state, stamp = seen.state, datetime.fromisoformat(seen.at)
    calendar = Calendar()
    calendar.add("prodid", f"-//politeia//{__version__}//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", state.name)
    for item in deadlines(state):
        event = Event()
        event.add("uid", f"{seen.genesis[:16]}-{_plain(item.matter or 'body')}-{_plain(item.words)}@politeia")
        event.add("dtstamp", stamp)
        event.add("dtstart", item.last)
        event.add("dtend", item.last + timedelta(days=1))
        title = state.matters[item.matter].title if item.matter else state.name
        event.add("summary", f"{item.words} ({title})")
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    for waiting in waiting_for(state, person) if person else ():
        todo = Todo()
        todo.add("uid", f"{seen.genesis[:16]}-{waiting.number}-{_plain(person)}@politeia")
        todo.add("dtstamp", stamp)
        todo.add("summary", f"{waiting.command}: {waiting.words} ({waiting.number})")
        calendar.add_component(todo)
    return bytes(calendar.to_ical())


def _plain(words: str) -> str:
    return "".join(letter if letter.isalnum() else "-" for letter in words)
