"""A running body in words: what was accepted or refused, who holds what, what somebody may do, and the history."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import click

from politeia.cli.failures import FAILS, HOLDS, show_diagnostics
from politeia.cli.jsons import as_json
from politeia.diagnostics.model import error
from politeia.polity.charter import institutions_of
from politeia.polity.duties import last_day_of
from politeia.polity.ledger import Head, Line
from politeia.polity.model import Ballot, OpenGap, Polity, Reason, Refused
from politeia.polity.running import Accepted
from politeia.polity.sentences import sentences
from politeia.polity.telling import Deadline, deadlines, open_duties, possible_acts, waiting_for
from politeia.polity.viewing import at_stage
from politeia.presentation.amounts import amount
from politeia.transition.whole import OpenDuty

MOST = 12
"""Names shown of a body with many members."""


def accepted(state: Polity, found: Accepted, *, as_data: bool) -> int:
    """Tell what came about."""
    if as_data:
        click.echo(as_json({"accepted": True, **_plain(found)}))
        return HOLDS
    for words in sentences(found.events):
        click.echo(words)
    click.echo(f"Entry {found.number}." + (" It had been accepted before." if found.repeated else ""))
    return HOLDS


def _plain(found: Accepted) -> dict[str, Any]:
    return {"number": found.number, "hash": found.hash, "repeated": found.repeated, "events": list(found.events)}


def refusal(refused: Refused, *, as_data: bool) -> None:
    """Tell why something is refused, with the articles, and what would make it lawful."""
    if as_data:
        reasons = [
            {"words": item.words, "citations": item.citations, "remedy": item.remedy} for item in refused.reasons
        ]
        click.echo(as_json({"accepted": False, "code": refused.code, "message": refused.message, "reasons": reasons}))
        return
    words = "; ".join(_reason(item) for item in refused.reasons)
    remedy = " ".join(dict.fromkeys(_sentence(item.remedy) for item in refused.reasons if item.remedy))
    show_diagnostics((error(refused.code, refused.message, expectation=_sentence(words), remedy=remedy),))


def _reason(item: Reason) -> str:
    return item.words + (f" [{', '.join(item.citations)}]" if item.citations else "")


def _sentence(words: str) -> str:
    found = words[:1].upper() + words[1:]
    return found if not found or found.endswith((".", "?")) else f"{found}."


def shown(state: Polity, head: Head, *, as_data: bool) -> int:
    """Show a body as it stands."""
    if as_data:
        offices = {name: item.person for name, item in state.offices.items()}
        data = {
            "name": state.name,
            "day": state.day,
            "edition": state.editions[-1].day,
            "offices": offices,
            "seats": list(state.seats),
            "matters": state.matters,
            "questions": {name: item for name, item in state.questions.items() if not item.closed},
            "ballots": {name: item for name, item in state.ballots.items() if not item.result},
            "gaps": state.gaps,
            "deadlines": deadlines(state),
            "duties": open_duties(state),
            "entries": head.number,
            "head": head.hash,
        }
        click.echo(as_json(data))
        return HOLDS
    for line in _overview(state):
        click.echo(line)
    click.echo(f"\n{amount(head.number, 'entry', 'entries')}; the last hash is {head.hash}.")
    return HOLDS


def _overview(state: Polity) -> Iterator[str]:
    yield f"{state.name}, {state.day.isoformat()}, under the text of {state.editions[-1].day.isoformat()}"
    for holding in state.offices.values():
        until = state.terms.get(holding.office)
        acting = ", acting" if holding.acting else ""
        yield f"  {holding.office}: {holding.person}{acting}" + (f", until {until.isoformat()}" if until else "")
    bodies = dict.fromkeys(seat.body for seat in state.seats)
    for body in bodies:
        members = state.members(body)
        names = ", ".join(members[:MOST]) + (f" and {len(members) - MOST} others" if len(members) > MOST else "")
        yield f"  {body}, {len(members)} members: {names}"
    for empty in institutions_of(state).bodies:
        if empty.seats and not empty.consists_of and empty.name not in bodies:
            yield f"  {empty.name}, {amount(empty.seats, 'seat')}: nobody"
    gone = sorted(name.removeprefix("office of ") for name, value in state.values.items() if value == "vacant")
    gone += sorted(f"{name} (dissolved)" for name, value in state.values.items() if value == "dissolved")
    if gone:
        yield f"  vacant: {', '.join(gone)}"
    yield from _section("Open matters", (_matter(state, number) for number in state.open_matters))
    ended = [item for item in state.matters.values() if item.outcome]
    yield from _section(
        "Ended", (f"{item.number} {item.title}: {item.outcome}{_struck(item.struck)}" for item in ended)
    )
    waiting = [item for item in state.questions.values() if not item.closed]
    yield from _section("Waiting for somebody", (f"{item.number} {item.act}, begun by {item.by}" for item in waiting))
    yield from _section("Votes", (_ballot(item) for item in state.ballots.values() if not item.result))
    yield from _section("Last days", (_deadline(item) for item in deadlines(state)))
    duties = open_duties(state)
    yield from _section("Duties", (_duty(state, item) for item in duties))
    yield from _section("The text leaves open", (_gap(gap) for gap in state.gaps.values()))


def _matter(state: Polity, number: str) -> str:
    return f"{number} {state.matters[number].title}: at {at_stage(state.matters[number])}"


def _ballot(item: Ballot) -> str:
    return f"{item.number} of {item.of}: {len(item.votes)} have voted{', in secret' if item.secret else ''}"


def _deadline(item: Deadline) -> str:
    return f"{item.last.isoformat()} {item.words}" + (f" ({item.matter})" if item.matter else "")


def _duty(state: Polity, item: OpenDuty) -> str:
    last = last_day_of(state, item.name)
    time = "" if last is None else f", {'until' if last >= state.day else 'broken since'} {last.isoformat()}"
    return f"{item.by}: {item.must}{time} [{', '.join(item.citations)}]"


def _gap(gap: OpenGap) -> str:
    return f"{gap.number} {gap.norm}, “{gap.what}” [{gap.citation}]: {' / '.join(gap.completions)}"


def _struck(parts: tuple[str, ...]) -> str:
    return f", without {', '.join(parts)}, struck down" if parts else ""


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    found = list(lines)
    if found:
        yield f"{title}:"
        yield from (f"  {line}" for line in found)


def may_do(state: Polity, person: str, act: str, *, as_data: bool) -> int:
    """Show what a person may do; of one act, whether and why not."""
    if person not in state.people:
        refusal(Refused("A151", f"“{person}” is not enrolled"), as_data=as_data)
        return FAILS
    found = [item for item in possible_acts(state, person) if act in ("", item.act)]
    waiting = waiting_for(state, person)
    lawful = [item for item in found if not item.against]
    if as_data:
        click.echo(
            as_json(
                {
                    "person": person,
                    "lawful": lawful,
                    "not now": [item for item in found if item.against],
                    "waiting": waiting,
                }
            )
        )
        return HOLDS if lawful or not act else FAILS
    if act and not found:
        click.echo(f"“{act}” is not for {person} to do, or nothing that it belongs to is open.")
        return FAILS
    if not act:
        yours = _section("Waits for you", (f"{item.command} {item.number}: {item.words}" for item in waiting))
        may = _section("You may", (_possible(item) for item in lawful))
        for line in (*yours, *may):
            click.echo(line)
        refused = len(found) - len(lawful)
        if refused:
            click.echo(
                f"Not now: {amount(refused, 'act')}; name one of them to see why: {', '.join(item.act for item in found if item.against)}"
            )
        return HOLDS
    for item in found:
        click.echo(_possible(item) if not item.against else f"not now: {_possible(item)}")
        for reason in item.against:
            click.echo(f"  {_reason(reason)}" + (f". {_sentence(reason.remedy)}" if reason.remedy else ""))
    return HOLDS if lawful else FAILS


def _possible(item: Any) -> str:
    others = f"; asked as well: {', '.join(item.with_others)}" if item.with_others else ""
    of = f" ({item.matter})" if item.matter else ""
    return f"{item.act}{of} [{', '.join(item.citations)}]{others}"


def told(lines: Iterable[Line], matter: str, *, as_data: bool) -> int:
    """Tell the history of a body."""
    entries = [line.entry for line in lines]
    if matter:
        entries = [
            entry
            for entry in entries
            if any(event.get("matter") == matter or event.get("number") == matter for event in entry["events"])
        ]
    if as_data:
        click.echo(as_json(entries))
        return HOLDS
    for entry in entries:
        words = list(sentences(entry["events"]))
        if words:
            click.echo(f"{entry['number']:>5}  {entry['at'][:16].replace('T', ' ')}  {entry['by']}")
            for item in words:
                click.echo(f"       {item}")
    return HOLDS
