"""People of a body: who is enrolled, who sits where and holds what at the founding, and who leaves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from politeia.norms.calendar import later
from politeia.norms.model import Institutions
from politeia.polity.charter import game_of, institutions_of
from politeia.polity.course import Course
from politeia.polity.eligibility import described
from politeia.polity.model import Polity, Reason, Refused
from politeia.polity.performing import take_office
from politeia.polity.signing import is_key

LONGEST_NAME = 200
"""Letters of the longest name of a person."""


def enrol(course: Course, by: str, name: str, *, voter: bool = True, key: str = "") -> None:
    """Enrol somebody, or give an enrolled person a new key. Only who keeps the record enrols, and everyone may set their own key."""
    known = course.state.people.get(name)
    refuse_no_name(name)
    if key and not is_key(key):
        reason = Reason("a public key is 64 hexadecimal characters", (), "politeia live key FILE makes one.")
        raise Refused("A145", f"“{key[:80]}” is no public key", (reason,))
    if by != course.state.registrar and not (known is not None and by == name and known.voter == voter):
        raise Refused(
            "A141",
            f"{by} does not enrol people",
            (Reason(f"it is for {course.state.registrar}, who keeps the record"),),
        )
    course.record("person", name=name, voter=voter, key=key)


def refuse_no_name(name: str) -> None:
    """Refuse what nobody can be called by: nothing, spaces around, signs that cannot be seen, or more than a line."""
    if not name or name != name.strip() or not name.isprintable() or len(name) > LONGEST_NAME:
        raise Refused("A140", "a person has a name of letters that can be seen, of one line, without spaces around it")


def place(course: Course, by: str, what: Mapping[str, Any]) -> None:
    """Record who holds an office or a seat already: at the founding, or by a decision outside of this record, with its reason."""
    state = course.state
    if by != state.registrar:
        raise Refused("A141", f"{by} does not record who holds what", (Reason(f"it is for {state.registrar}"),))
    person = str(what["person"])
    refuse_no_name(person)
    if person not in state.people:
        course.record("person", name=person, voter=True, key="")
    institutions = institutions_of(state)
    name = str(what["of"])
    reason = str(what.get("because", "")) or "at the founding"
    part, body = institutions.part(name), institutions.body(name)
    if part is not None or body is not None or name == "courts":
        _seat(course, institutions, name, person, str(what.get("party", "")))
    elif name in _offices(institutions):
        take_office(course, institutions, name, person, begins_a_term=state.holder(name) != person)
        if f"office of {name}" in game_of(state).frame.variables:
            course.record("set", matter="", values={f"office of {name}": "filled"}, until={})
    else:
        raise Refused(
            "A142",
            f"the charter knows no office or body “{name}”",
            (Reason(f"offices: {', '.join(_offices(institutions))}"),),
        )
    if until := what.get("until"):
        course.record("term", subject=part[0].name if part is not None else name, until=str(until))
    course.record("note", words=f"{person} is recorded as {name}: {reason}", matter="", citations=[])


def roster(course: Course, by: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """Record many people at once; all of them or, when one row does not fit, none."""
    for row in rows:
        if not row.get("of"):
            enrol(course, by, str(row["person"]))
        else:
            place(course, by, row)
        person = course.state.people[str(row["person"])]
        facts = described(course.state, person.name, row)
        if facts != person.facts:
            course.record("person", name=person.name, voter=person.voter, key=person.key, facts=facts)


def _seat(course: Course, institutions: Institutions, name: str, person: str, party: str) -> None:
    part = institutions.part(name)
    body = part[0].name if part is not None else name
    found = institutions.body(body)
    if any(seat.person == person and seat.body == body for seat in course.state.seats):
        raise Refused("A143", f"{person} sits in {body} already")
    limit = part[1].seats if part is not None else found.seats if found is not None else 0
    if limit and len(course.state.members(name)) >= limit:
        citation = part[1].citation if part is not None else found.citation if found is not None else ""
        raise Refused("A145", f"every seat of {name} is taken", (Reason(f"it has {limit} seats", (citation,)),))
    course.record("seated", body=body, person=person, part=name if part is not None else "", party=party)
    if found is not None and found.term is not None and body not in course.state.terms:
        course.record("term", subject=body, until=later(course.state.day, found.term.value).isoformat())


def _offices(institutions: Institutions) -> tuple[str, ...]:
    names = (*(item.name for item in institutions.offices), *(item.office for item in institutions.appointments))
    return tuple(dict.fromkeys(names))


def open_offices(course: Course) -> None:
    """At the founding, an office that nobody holds is vacant and a body without members does not sit; nothing else is assumed."""
    game = game_of(course.state)
    values: dict[str, str] = {}
    for office in _offices(game.institutions):
        variable = f"office of {office}"
        if (
            variable in game.frame.variables
            and not course.state.holder(office)
            and not _shared(course.state, game.institutions, office)
        ):
            values[variable] = "vacant"
    for body in game.institutions.bodies:
        if body.name in game.frame.variables and not course.state.members(body.name):
            values[body.name] = "dissolved"
    course.record("set", matter="", values=values, until={})


def _shared(state: Polity, institutions: Institutions, office: str) -> bool:
    """Whether an office is a body whose members or parts are there, such as a government of a prime minister and ministers."""
    body = institutions.body(office)
    if body is None:
        return False
    return bool(state.members(office)) or any(state.holder(part) or state.members(part) for part in body.consists_of)


def resign(course: Course, by: str, name: str) -> None:
    """Give up an office or a seat of one's own accord, where no procedure of the charter stands before it."""
    state = course.state
    institutions = institutions_of(state)
    procedure = next((item for item in institutions.procedures if item.name == f"resignation of the {name}"), None)
    if procedure is not None:
        remedy = f'Begin it: politeia live act BODY WHO "begin {procedure.name}".'
        raise Refused(
            "A144",
            f"a resignation from {name} has a procedure",
            (Reason("somebody decides on it", (procedure.citation,), remedy),),
        )
    if state.holder(name) == by:
        course.record("leaves", office=name, person=by)
        if f"office of {name}" in game_of(state).frame.variables:
            course.record("set", matter="", values={f"office of {name}": "vacant"}, until={})
        course.record("term", subject=name, until=None)
    elif by in state.members(name):
        course.record("unseated", body=name, person=by, why="resigned")
    else:
        raise Refused("A146", f"{by} does not hold {name}")
    course.record(
        "act",
        name=f"resign from {name}",
        sentence=f"{by} resigns from {name}",
        citations=[],
        by=by,
        matter="",
        vouched=[],
        breach=False,
        details={},
    )
