"""Duties in time: the last day of each that has arisen, and the breach that is recorded when it passes undone."""

from __future__ import annotations

from datetime import date

from politeia.language.contents import Ends, GoTo, Stays
from politeia.norms.calendar import later
from politeia.norms.model import Duty
from politeia.polity.charter import game_of
from politeia.polity.course import Course
from politeia.polity.model import OpenGap, Polity
from politeia.polity.viewing import situation_of
from politeia.transition.model import GapSite

DEADLINE = "deadline of duty "
BROKEN = "broken duty "
OWED, LAPSES = "the duty stays owed", "the duty lapses"
"""What may follow a broken duty where the text is silent."""


def follow_duties(course: Course) -> None:
    """Start the time of every duty that has arisen, and stop that of those that are done or past."""
    state = course.state
    game = game_of(state)
    if not game.institutions.duties:
        return
    opened = {item.name for item in game.open_duties(situation_of(state))}
    until: dict[str, str | None] = {}
    for duty in game.institutions.duties:
        name = f"{DEADLINE}{duty.name}"
        time = duty.within.value.duration if duty.within is not None else None
        if duty.name in opened and time is not None and name not in state.until:
            until[name] = later(state.day, time).isoformat()
        elif duty.name not in opened and name in state.until:
            until[name] = None
    if until:
        course.record("set", matter="", values={}, until=until)
    for gap in tuple(state.gaps.values()):
        if is_broken_duty(gap) and gap.norm not in opened:
            course.record(
                "filled", gap=gap.number, choice="it is done", by=state.registrar, because="the duty is owed no more"
            )


def record_breaches(course: Course, before: date) -> None:
    """A duty whose last day has passed undone is broken: what the text lets follow is told, and where it is silent asked."""
    state = course.state
    opened = {item.name for item in game_of(state).open_duties(situation_of(state))}
    for duty in game_of(state).institutions.duties:
        last = state.until.get(f"{DEADLINE}{duty.name}")
        if last is not None and duty.name in opened and before <= last < state.day:
            _broken(course, duty, last)


def _broken(course: Course, duty: Duty, last: date) -> None:
    silence = duty.silence.value if duty.silence is not None else None
    citation = duty.silence.citation if duty.silence is not None else duty.citation
    words = f"breach: {duty.by.value.written} had to {duty.must.value} by {last.isoformat()}, and has not"
    if isinstance(silence, Ends):
        words += f"; it ends {silence.outcome}"
    elif isinstance(silence, GoTo):
        words += f"; it goes on at {silence.stage}"
    elif isinstance(silence, Stays):
        words += "; the text lets nothing follow"
    course.record("note", words=words, matter="", citations=[duty.must.citation])
    if not isinstance(silence, Ends | GoTo | Stays):
        act = f"{BROKEN}{duty.name}"
        course.leave_open(GapSite(act, duty.name, citation, "otherwise", (OWED, LAPSES)), act)


def settle_breach(course: Course, gap: OpenGap, choice: str) -> None:
    """Bring about what was chosen to follow a broken duty."""
    if choice == LAPSES:
        course.record("set", matter="", values={f"{gap.norm} done": "yes"}, until={f"{DEADLINE}{gap.norm}": None})


def is_broken_duty(gap: OpenGap) -> bool:
    """Whether a gap asks what follows a broken duty."""
    return gap.act.startswith(BROKEN)


def last_day_of(state: Polity, duty: str) -> date | None:
    """The last day of a duty that has arisen; None where the text sets it no time."""
    return state.until.get(f"{DEADLINE}{duty}")
