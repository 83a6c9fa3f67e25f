"""Deciding on a command: the body and the command in, events or a refusal out; nothing is read or written here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from politeia.diagnostics.model import PoliteiaError
from politeia.diagnostics.nearest import nearest
from politeia.polity.acting import act, answer
from politeia.polity.charter import Documents, game_of, institutions_of
from politeia.polity.commands import COMMANDS
from politeia.polity.course import Course, Urn
from politeia.polity.duties import follow_duties, is_broken_duty, settle_breach
from politeia.polity.electing import open_election, stand
from politeia.polity.fields import fits
from politeia.polity.model import CALENDAR, Command, Decision, Polity, Reason, Refused
from politeia.polity.passing import local_day, pass_time
from politeia.polity.people import enrol, open_offices, place, resign, roster
from politeia.polity.performing import MOVING, adopt, perform, settle
from politeia.polity.shields import ALLOWED, UNAMENDABLE
from politeia.polity.terms import is_end_of_term, turn
from politeia.polity.voting import attend, close, vote, vote_again


def decide(state: Polity, command: Command, urn: Urn) -> Decision:
    """What a command brings about on the day of the state. Raises Refused, and then nothing has changed.

    The calendar is brought up to date first, by `passed`.
    """
    _check(state, command)
    course = Course(state, urn)
    what = {name: value for name, value in command.what.items() if value not in ("", None, [], ())}
    try:
        _HANDLERS[command.kind](course, command.by, what)
        settle(course)
        if any(event["event"] in MOVING for event in course.events):
            follow_duties(course)
    except PoliteiaError as failed:
        reasons = tuple(Reason(f"{item.code}: {item.message}", (), item.remedy) for item in failed.diagnostics)
        raise Refused("A127", "the charter does not let this be decided", reasons) from failed
    return course.decision


def passed(state: Polity, now: datetime) -> Decision:
    """What the calendar has brought about until an instant; nothing when it is still the same day."""
    course = Course(state, lambda ballot: {})
    if state.founded:
        pass_time(course, local_day(state, now))
    return course.decision


def founding(
    name: str,
    zone: str,
    registrar: str,
    documents: Documents,
    day: str,
    readings: Mapping[str, str],
    key: str = "",
    clock: str = CALENDAR,
) -> Decision:
    """The founding of a body under a charter, with whoever keeps its record."""
    course = Course(Polity(), lambda ballot: {})
    course.record(
        "founded",
        name=name,
        zone=zone,
        registrar=registrar,
        documents=[list(item) for item in documents],
        day=day,
        readings=dict(readings),
        key=key,
        clock=clock,
    )
    open_readings = [item for item in institutions_of(course.state).rivals if item.key not in readings]
    if open_readings:
        reasons = tuple(
            Reason(f"{item.norm}: {' / '.join(item.names)}", (item.citation,), f'--reading "{item.key}=..."')
            for item in open_readings
        )
        raise Refused("A117", "the charter is read in several ways, and a body lives under one of them", reasons)
    return course.decision


def _check(state: Polity, command: Command) -> None:
    rule = COMMANDS.get(command.kind)
    if rule is None:
        near = nearest(command.kind, tuple(COMMANDS))
        raise Refused(
            "A150", f"there is no command “{command.kind}”", (Reason(f"did you mean “{near}”?"),) if near else ()
        )
    if command.by not in state.people:
        near = nearest(command.by, tuple(state.people))
        remedy = f"Did you mean “{near}”?" if near else "Whoever acts is enrolled first."
        raise Refused(
            "A151", f"“{command.by}” is not enrolled", (Reason("nobody acts without an account", (), remedy),)
        )
    known = {item.name: item for item in rule.fields}
    for name, value in command.what.items():
        if name not in known:
            raise Refused("A152", f"“{rule.kind}” has no field “{name}”", (Reason(f"fields: {', '.join(known)}"),))
        if value not in ("", None) and not fits(value, known[name].holds):
            raise Refused("A152", f"“{name}” is to hold {known[name].holds}")
    missing = [item.name for item in rule.fields if item.needed and not command.what.get(item.name)]
    if missing:
        raise Refused("A152", f"“{rule.kind}” needs {' and '.join(missing)}")


def _act(course: Course, by: str, what: Mapping[str, Any]) -> None:
    details = {name: value for name, value in what.items() if name not in ("act", "matter")}
    act(course, what["act"], by, what.get("matter", ""), details)


def _complete(course: Course, by: str, what: Mapping[str, Any]) -> None:
    """Choose what follows where the text leaves it open; who keeps the record enters the choice with its reason."""
    gap = course.state.gaps.get(what["gap"])
    if gap is None:
        raise Refused(
            "A160",
            f"there is no open gap “{what['gap']}”",
            (Reason(f"open: {', '.join(course.state.gaps) or 'none'}"),),
        )
    if by != course.state.registrar:
        raise Refused(
            "A123",
            f"{by} does not enter what follows",
            (Reason(f"it is for {course.state.registrar}, with the reason"),),
        )
    if what["choice"] not in gap.completions:
        remedy = f"Choose one of: {'; '.join(gap.completions)}."
        raise Refused(
            "A161", f"the text does not allow “{what['choice']}”", (Reason(gap.norm, (gap.citation,), remedy),)
        )
    course.record(
        "filled", gap=gap.number, choice=what["choice"], by=by, because=what["because"], citations=[gap.citation]
    )
    if is_end_of_term(gap):
        turn(course, gap.norm, what["choice"])
        return
    if gap.act.startswith(UNAMENDABLE):
        found = course.state.matters[gap.matter]
        if what["choice"] == ALLOWED:
            adopt(course, found)
        else:
            course.record("note", words=f"{found.number} is void, and changes nothing", matter=found.number)
        return
    if is_broken_duty(gap):
        settle_breach(course, gap, what["choice"])
        return
    matter = course.state.matters.get(gap.matter)
    game = game_of(course.state, matter.edition if matter is not None else -1)
    move = next(item for item in game.moves if item.command == gap.act)
    perform(course, move, gap.matter, gap.details, what["choice"])


_HANDLERS: dict[str, Callable[[Course, str, Mapping[str, Any]], None]] = {
    "act": _act,
    "agree": lambda course, by, what: answer(course, what["question"], by, agree=True),
    "refuse": lambda course, by, what: answer(course, what["question"], by, agree=False),
    "vote": lambda course, by, what: vote(course, what["ballot"], by, what["choice"]),
    "attend": lambda course, by, what: attend(course, what["ballot"], by),
    "close": lambda course, by, what: close(course, what["ballot"], by, what.get("returns")),
    "vote again": lambda course, by, what: vote_again(course, what["question"], by),
    "open election": lambda course, by, what: open_election(course, what["of"], by, what.get("because", "")),
    "stand": lambda course, by, what: stand(course, what["ballot"], what["list"], tuple(what.get("people", ())), by),
    "complete": _complete,
    "enrol": lambda course, by, what: enrol(
        course, by, what["person"], voter=what.get("voter", True), key=what.get("key", "")
    ),
    "place": place,
    "roster": lambda course, by, what: roster(course, by, what["rows"]),
    "open offices": lambda course, by, what: open_offices(course),
    "resign": lambda course, by, what: resign(course, by, what["of"]),
}
