"""What an act does to the body: stages and deadlines, offices that empty and fill, chambers dissolved, amendments adopted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from politeia.norms.calendar import later
from politeia.norms.model import Institutions
from politeia.polity.charter import dated, day_in_force, game_of, institutions_of
from politeia.polity.course import Course
from politeia.polity.model import Matter
from politeia.polity.shields import ALLOWED, FORBIDDEN, UNAMENDABLE, touched
from politeia.polity.viewing import at_stage, game_for, own_names, situation_of, written
from politeia.transition.consents import members_of
from politeia.transition.draft import Setting
from politeia.transition.model import GapSite
from politeia.transition.whole import Move, Stopped, WholeGame

END_OF_TERM = "end of term of "
"""How a gap is called that asks who serves after a term."""
ADOPTED = "amended"
"""The outcome with which an amendment of the charter succeeds."""


def perform(course: Course, move: Move, matter: str, details: Mapping[str, Any], completion: str = "") -> None:
    """Bring about what an act does; where the text leaves it open, a gap is recorded and nothing else."""
    seen = course.state.matters.get(matter)
    game = game_for(course.state, seen)
    try:
        updates = game.updates(move, completion)
    except Stopped as stopped:
        course.leave_open(stopped.gap, move.command, matter, details)
        return
    begun = game.places.get(move.command)
    if begun is not None and begun.answer == "begin" and not matter:
        matter = _begin(course, begun.procedure, details)
    _apply(course, game, updates, matter, details)


def _begin(course: Course, procedure: str, details: Mapping[str, Any]) -> str:
    number = course.number("matter")
    course.record(
        "matter",
        number=number,
        procedure=procedure,
        title=details.get("title", "") or procedure,
        text=details.get("text", ""),
        document=details.get("document", ""),
        keep_running=details.get("running", "") == "keep",
        edition=len(course.state.editions) - 1,
    )
    return number


def _apply(
    course: Course,
    game: WholeGame,
    updates: Iterable[tuple[str, Setting]],
    matter: str,
    details: Mapping[str, Any],
) -> None:
    """Record what is set: on the matter itself, on other procedures (which begin or stop), and on the body."""
    procedures = {procedure.name for procedure in game.institutions.procedures}
    own = own_names(course.state.matters[matter].procedure) if matter else ()
    groups: dict[str, list[tuple[str, Setting]]] = {}
    for name, setting in updates:
        owner = next((item for item in procedures if name in own_names(item)), "")
        groups.setdefault("own" if name in own else f"other {owner}" if owner else "body", []).append((name, setting))
    for group, settings in groups.items():
        values, until = written(settings, game.frame, course.state.day)
        if group == "own":
            _set_matter(course, matter, values, until)
        elif group == "body":
            course.record("set", matter="", values=values, until=until)
        else:
            _other_procedure(course, group.removeprefix("other "), values, until, details)
    for name, value in written(groups.get("body", ()), game.frame, course.state.day)[0].items():
        follow(course, game.institutions, name, value, details)
    if matter:
        _adopt(course, course.state.matters[matter], game.institutions)


def _set_matter(course: Course, matter: str, values: dict[str, str], until: dict[str, str | None]) -> None:
    stage = values.get(course.state.matters[matter].procedure, "")
    ended = stage.removeprefix("ended: ") if stage.startswith("ended: ") else ""
    course.record("set", matter=matter, values=values, until=until, outcome=ended)


def _other_procedure(
    course: Course, procedure: str, values: dict[str, str], until: dict[str, str | None], details: Mapping[str, Any]
) -> None:
    """An effect begins another procedure, or stops whatever runs in it."""
    stage = values.get(procedure, "")
    if stage == "not begun":
        for number in course.state.open_matters:
            if course.state.matters[number].procedure == procedure:
                ended = {name: None for name in course.state.matters[number].until}
                course.record("set", matter=number, values={}, until=ended, outcome="stopped")
    elif stage:
        number = _begin(course, procedure, details)
        course.record("set", matter=number, values=values, until=until, outcome="")


def follow(course: Course, institutions: Institutions, name: str, value: str, details: Mapping[str, Any]) -> None:
    """Whoever holds an office or a seat follows what has become of it."""
    if name.startswith("office of "):
        _office(course, institutions, name.removeprefix("office of "), value, details)
    elif value == "dissolved" and institutions.body(name) is not None:
        course.record("unseated", body=name, person="", why=f"{name} is dissolved")
        course.record("term", subject=name, until=None)


def _office(course: Course, institutions: Institutions, office: str, value: str, details: Mapping[str, Any]) -> None:
    if value == "vacant":
        if course.state.holder(office):
            course.record("leaves", office=office, person=course.state.holder(office))
        for part in members_of(office, institutions):
            if part != office and course.state.holder(part):
                course.record("leaves", office=part, person=course.state.holder(part))
                course.record("set", matter="", values={f"office of {part}": "vacant"}, until={})
        course.record("term", subject=office, until=None)
    elif value == "newly filled" and details.get("nominee"):
        take_office(course, institutions, office, str(details["nominee"]))
    elif value.startswith("held by "):
        successor = course.state.holder(value.removeprefix("held by "))
        if successor:
            course.record("holds", office=office, person=successor, acting=True, term=False)


def take_office(
    course: Course, institutions: Institutions, office: str, person: str, *, begins_a_term: bool = True
) -> None:
    """Somebody holds an office from today, for the term that the text gives."""
    new_term(course, office)
    course.record("holds", office=office, person=person, acting=False, term=begins_a_term)
    found = institutions.office(office)
    appointment = next((item for item in institutions.appointments if item.office == office), None)
    term = (found.term if found else None) or (appointment.term if appointment else None)
    end = later(course.state.day, term.value).isoformat() if term is not None else None
    course.record("term", subject=office, until=end)


def new_term(course: Course, subject: str) -> None:
    """Somebody has been chosen, so that nobody need choose any more who serves after the term before."""
    for gap in tuple(course.state.gaps.values()):
        if gap.act == f"{END_OF_TERM}{subject}":
            because = f"somebody has been chosen for {subject}"
            registrar = course.state.registrar
            course.record("filled", gap=gap.number, choice="a new term begins", by=registrar, because=because)


def _adopt(course: Course, matter: Matter, institutions: Institutions) -> None:
    """An amendment that has succeeded becomes part of the charter from its day of commencement."""
    kind = next((item.kind for item in institutions.procedures if item.name == matter.procedure), "")
    if kind != "amendment" or matter.outcome != ADOPTED or not matter.document:
        return
    if any(item.name == matter.number for item in course.state.amendments):
        return
    if _asks_first(course, matter):
        return
    adopt(course, matter)


def _asks_first(course: Course, matter: Matter) -> bool:
    """Whether the text leaves open if this amendment can set a protection aside; then it is asked before anything changes."""
    opened = [item for item in touched(course.state, matter.document) if item.open]
    waiting = any(gap.act == f"{UNAMENDABLE}{matter.number}" for gap in course.state.gaps.values())
    if opened and not waiting:
        norm, citation = f"unamendable {opened[0].shield}", opened[0].citation
        gap = GapSite(f"{norm}/if replaced", norm, citation, "if replaced", (ALLOWED, FORBIDDEN))
        course.leave_open(gap, f"{UNAMENDABLE}{matter.number}", matter.number)
    return bool(opened)


def adopt(course: Course, matter: Matter) -> None:
    """The amendment is part of the charter from its day of commencement."""
    wanted = day_in_force(matter.document)
    day = wanted if wanted is not None and wanted > course.state.day else course.state.day
    course.record(
        "amended",
        name=matter.number,
        text=dated(matter.document, day),
        commences=day.isoformat(),
        keep_running=matter.keep_running,
    )
    if day <= course.state.day:
        new_edition(course)


def new_edition(course: Course) -> None:
    """The text of today is in force from now on; open matters go on under it, or keep the text under which they began."""
    before = institutions_of(course.state)
    course.record("edition", day=course.state.day.isoformat())
    after = institutions_of(course.state)
    if after.norms == before.norms:
        return
    keep = any(item.keep_running for item in course.state.amendments if item.commences == course.state.day)
    number = len(course.state.editions) - 1
    for name in course.state.open_matters:
        matter = course.state.matters[name]
        procedure = after.procedure(matter.procedure)
        stages = {stage.name for stage in procedure.stages} if procedure is not None else set()
        if keep or at_stage(matter) not in stages:
            why = "the amending act says so" if keep else "the new text has no such stage"
            course.record("note", words=f"{name} keeps the text under which it began: {why}", matter=name)
        else:
            course.record("moved", matter=name, edition=number, values=dict(matter.values))


MOVING = frozenset({"set", "matter", "moved", "edition", "day", "filled", "term"})
"""Events after which something may happen by itself."""


def settle(course: Course) -> None:
    """Everything that happens by itself now, one thing after another; a gap is recorded once and waits."""
    if all(event["event"] not in MOVING for event in course.events):
        return
    for _ in range(1000):
        due = _due(course)
        if due is None:
            return
        matter, move = due
        course.record("happened", name=move.name, sentence=move.sentence, citations=list(move.citations), matter=matter)
        perform(course, move, matter, {})


def _due(course: Course) -> tuple[str, Move] | None:
    """The first thing that happens by itself now, with the matter that it happens to."""
    state = course.state
    waiting = {(gap.matter, gap.act) for gap in state.gaps.values()}
    for number in ("", *state.open_matters):
        matter = state.matters[number] if number else None
        game = game_for(state, matter) if matter is not None else game_of(state)
        procedure = matter.procedure if matter is not None else ""
        for move in game.due_by_itself(situation_of(state, matter), procedure):
            if (number, move.command) not in waiting:
                return number, move
    return None
