"""Applying events: the one place where the records of a body change, without any law in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from politeia.polity.model import (
    Amended,
    Ballot,
    Edition,
    Event,
    Holding,
    Matter,
    OpenGap,
    Person,
    Polity,
    Question,
    Seat,
)

Record = TypeVar("Record")
Key = TypeVar("Key")


def replayed(events: Iterable[Event], start: Polity | None = None) -> Polity:
    """The body after events, from nothing or from an earlier state."""
    state = start or Polity()
    for event in events:
        state = applied(state, event)
    return state


def applied(state: Polity, event: Event) -> Polity:
    """The body after one event. Raises KeyError for an event of an unknown kind or about an unknown record."""
    return _APPLY[event["event"]](state, event)


def _with(mapping: Mapping[Key, Record], key: Key, record: Record) -> dict[Key, Record]:
    return {**mapping, key: record}


def _without(mapping: Mapping[Key, Record], key: Key) -> dict[Key, Record]:
    return {name: record for name, record in mapping.items() if name != key}


def _counted(state: Polity, kind: str) -> dict[str, int]:
    return {**state.counters, kind: state.counters.get(kind, 0) + 1}


def _founded(state: Polity, event: Event) -> Polity:
    day = date.fromisoformat(event["day"])
    return replace(
        state,
        name=event["name"],
        zone=event["zone"],
        registrar=event["registrar"],
        clock=event["clock"],
        documents=tuple((path, text) for path, text in event["documents"]),
        editions=(Edition(day, 0),),
        readings=dict(event["readings"]),
        day=day,
        people={event["registrar"]: Person(event["registrar"], voter=False, key=event.get("key", ""))},
    )


def _day(state: Polity, event: Event) -> Polity:
    return replace(state, day=date.fromisoformat(event["day"]))


def _person(state: Polity, event: Event) -> Polity:
    known = state.people.get(event["name"])
    person = Person(event["name"], event["voter"], event["key"], event.get("facts", known.facts if known else {}))
    return replace(state, people=_with(state.people, person.name, person))


def _seated(state: Polity, event: Event) -> Polity:
    return replace(state, seats=(*state.seats, Seat(event["body"], event["person"], event["part"], event["party"])))


def _unseated(state: Polity, event: Event) -> Polity:
    """One person, or everybody, leaves the seats of a body or of a part of it."""
    body, person = event["body"], event["person"]

    def leaves(seat: Seat) -> bool:
        return body in (seat.body, seat.part) and person in ("", seat.person)

    return replace(state, seats=tuple(seat for seat in state.seats if not leaves(seat)))


def _holds(state: Polity, event: Event) -> Polity:
    holding = Holding(event["office"], event["person"], state.day, event["acting"])
    served = state.served
    if event["term"]:
        served = _with(served, holding.office, (*served.get(holding.office, ()), holding.person))
    return replace(state, offices=_with(state.offices, holding.office, holding), served=served)


def _leaves(state: Polity, event: Event) -> Polity:
    return replace(state, offices=_without(state.offices, event["office"]))


def _term(state: Polity, event: Event) -> Polity:
    end = event["until"]
    terms = _without(state.terms, event["subject"])
    return replace(state, terms=terms if end is None else _with(terms, event["subject"], date.fromisoformat(end)))


def _set(state: Polity, event: Event) -> Polity:
    """Values and running times, of a matter or of the body itself; a time of None has stopped."""
    number = event["matter"]
    if number:
        matter = state.matters[number]
        changed = replace(
            matter,
            values={**matter.values, **event["values"]},
            until=_times(matter.until, event["until"]),
            outcome=event.get("outcome", matter.outcome),
        )
        waiting = state.open_matters
        if changed.outcome:
            waiting = tuple(item for item in waiting if item != number)
        return replace(state, matters=_with(state.matters, number, changed), open_matters=waiting)
    return replace(state, values={**state.values, **event["values"]}, until=_times(state.until, event["until"]))


def _times(until: Mapping[str, date], changed: Mapping[str, str | None]) -> dict[str, date]:
    kept = {name: day for name, day in until.items() if name not in changed}
    return {**kept, **{name: date.fromisoformat(day) for name, day in changed.items() if day is not None}}


def _matter(state: Polity, event: Event) -> Polity:
    matter = Matter(
        event["number"],
        event["procedure"],
        event["title"],
        event["text"],
        event["edition"],
        state.day,
        document=event["document"],
        keep_running=event["keep_running"],
    )
    return replace(
        state,
        matters=_with(state.matters, matter.number, matter),
        open_matters=(*state.open_matters, matter.number),
        latest=_with(state.latest, matter.procedure, matter.number),
        counters=_counted(state, "matter"),
    )


def _reworded(state: Polity, event: Event) -> Polity:
    matter = replace(state.matters[event["matter"]], text=event["text"])
    if event["document"]:
        matter = replace(matter, document=event["document"])
    return replace(state, matters=_with(state.matters, matter.number, matter))


def _moved(state: Polity, event: Event) -> Polity:
    matter = replace(state.matters[event["matter"]], edition=event["edition"], values=dict(event["values"]))
    return replace(state, matters=_with(state.matters, matter.number, matter))


def _struck(state: Polity, event: Event) -> Polity:
    matter = state.matters[event["matter"]]
    matter = replace(matter, struck=(*matter.struck, event["part"]))
    return replace(state, matters=_with(state.matters, matter.number, matter))


def _question(state: Polity, event: Event) -> Polity:
    question = Question(
        event["number"],
        event["act"],
        event["otherwise"],
        event["matter"],
        event["by"],
        details=event["details"],
    )
    questions = _with(state.questions, question.number, question)
    return replace(state, questions=questions, counters=_counted(state, "question"))


def _answered(state: Polity, event: Event) -> Polity:
    question = state.questions[event["question"]]
    question = replace(question, answers=_with(question.answers, event["asked"], event["answer"]))
    return replace(state, questions=_with(state.questions, question.number, question))


def _supported(state: Polity, event: Event) -> Polity:
    question = state.questions[event["question"]]
    already = question.supporters.get(event["asked"], ())
    supporters = _with(question.supporters, event["asked"], (*already, event["person"]))
    return replace(state, questions=_with(state.questions, question.number, replace(question, supporters=supporters)))


def _closed(state: Polity, event: Event) -> Polity:
    question = replace(state.questions[event["question"]], closed=event["outcome"])
    return replace(state, questions=_with(state.questions, question.number, question))


def _ballot(state: Polity, event: Event) -> Polity:
    ballot = Ballot(
        event["number"],
        event["kind"],
        event["of"],
        event["question"],
        event["asked"],
        event["secret"],
        tuple(event["choices"]),
    )
    return replace(state, ballots=_with(state.ballots, ballot.number, ballot), counters=_counted(state, "ballot"))


def _listed(state: Polity, event: Event) -> Polity:
    ballot = state.ballots[event["ballot"]]
    ballot = replace(
        ballot,
        choices=(*ballot.choices, event["list"]),
        lists=_with(ballot.lists, event["list"], tuple(dict(row) for row in event["people"])),
    )
    return replace(state, ballots=_with(state.ballots, ballot.number, ballot))


def _voted(state: Polity, event: Event) -> Polity:
    ballot = state.ballots[event["ballot"]]
    ballot = replace(ballot, votes=_with(ballot.votes, event["person"], event.get("choice", "")))
    return replace(state, ballots=_with(state.ballots, ballot.number, ballot))


def _present(state: Polity, event: Event) -> Polity:
    ballot = state.ballots[event["ballot"]]
    ballot = replace(ballot, present=(*ballot.present, event["person"]))
    return replace(state, ballots=_with(state.ballots, ballot.number, ballot))


def _result(state: Polity, event: Event) -> Polity:
    ballot = replace(state.ballots[event["ballot"]], sums=dict(event["sums"]), result=event["result"])
    return replace(state, ballots=_with(state.ballots, ballot.number, ballot))


def _gap(state: Polity, event: Event) -> Polity:
    fields: dict[str, Any] = {name: value for name, value in event.items() if name != "event"}
    gap = OpenGap(**{**fields, "completions": tuple(fields["completions"])})
    return replace(state, gaps=_with(state.gaps, gap.number, gap), counters=_counted(state, "gap"))


def _filled(state: Polity, event: Event) -> Polity:
    return replace(state, gaps=_without(state.gaps, event["gap"]))


def _amended(state: Polity, event: Event) -> Polity:
    amended = Amended(event["name"], event["text"], date.fromisoformat(event["commences"]), event["keep_running"])
    return replace(state, amendments=(*state.amendments, amended))


def _edition(state: Polity, event: Event) -> Polity:
    edition = Edition(date.fromisoformat(event["day"]), len(state.amendments))
    return replace(state, editions=(*state.editions, edition))


def _told(state: Polity, event: Event) -> Polity:
    """What is only told, so that the record can be read: an act with its sentence, what happened by itself, a note."""
    del event
    return state


_APPLY: dict[str, Callable[[Polity, Event], Polity]] = {
    "founded": _founded,
    "day": _day,
    "person": _person,
    "seated": _seated,
    "unseated": _unseated,
    "holds": _holds,
    "leaves": _leaves,
    "term": _term,
    "set": _set,
    "matter": _matter,
    "reworded": _reworded,
    "moved": _moved,
    "struck": _struck,
    "question": _question,
    "answered": _answered,
    "supported": _supported,
    "closed": _closed,
    "ballot": _ballot,
    "listed": _listed,
    "voted": _voted,
    "present": _present,
    "result": _result,
    "gap": _gap,
    "filled": _filled,
    "amended": _amended,
    "edition": _edition,
    "act": _told,
    "happened": _told,
    "note": _told,
}
KINDS = frozenset(_APPLY)
"""Every kind of event."""
