"""Events as sentences for whoever reads the record, each with its articles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from politeia.polity.model import Event


def sentences(events: Iterable[Event]) -> Iterator[str]:
    """What came about, a sentence each; records that go without saying are left out."""
    for event in events:
        said = _SAID.get(event["event"])
        if said is not None:
            yield said(event)


def _cited(event: Mapping[str, Any]) -> str:
    return f" [{', '.join(event['citations'])}]" if event.get("citations") else ""


def _founded(event: Event) -> str:
    return f"{event['name']} is founded under its text of {event['day']}; {event['registrar']} keeps the record."


def _act(event: Event) -> str:
    by = f" ({event['by']})" if event["by"] else ""
    breach = ", in breach of a duty" if event["breach"] else ""
    vouched = "".join(f"; vouched for: {item['words']} [{item['citation']}]" for item in event["vouched"])
    return f"{event['sentence']}{by}{breach}{_cited(event)}{vouched}"


def _set(event: Event) -> str:
    changed = [f"{name}: {value}" for name, value in event["values"].items()]
    changed += [f"{name} until {day}" if day else f"{name} stops" for name, day in event["until"].items()]
    return f"{event['matter'] or 'Now'}: {'; '.join(changed) or 'nothing else changes'}"


def _answered(event: Event) -> str:
    return f"{event['question']}: {event['asked']}: {'yes' if event['answer'] else 'no'}"


def _ballot(event: Event) -> str:
    secret = "secret " if event["secret"] else ""
    kind = {"vote": f"vote of {event['of']}", "election": f"election of {event['of']}"}.get(event["kind"], "referendum")
    return f"{event['number']}: a {secret}{kind} is open."


def _voted(event: Event) -> str:
    return f"{event['ballot']}: {event['person']} votes" + (f" {event['choice']}" if event.get("choice") else "")


def _result(event: Event) -> str:
    counted = f" ({event['words']})" if event["words"] != event["result"] else ""
    return f"{event['ballot']}: {event['result']}{counted}{_cited(event)}"


def _gap(event: Event) -> str:
    choices = " / ".join(event["completions"])
    what = f"the text does not say what follows “{event['what']}” in {event['norm']} [{event['citation']}]"
    return f"{event['number']}: {what}. Choose: {choices}"


def _filled(event: Event) -> str:
    return f"{event['gap']}: {event['choice']}, because {event['because']} ({event['by']}){_cited(event)}"


def _holds(event: Event) -> str:
    return f"{event['person']} is {event['office']}" + (", acting" if event["acting"] else "")


_SAID: dict[str, Callable[[Event], str]] = {
    "founded": _founded,
    "act": _act,
    "happened": lambda event: f"{event['sentence']}{_cited(event)}",
    "note": lambda event: f"{event['words']}{_cited(event)}",
    "matter": lambda event: f"{event['number']}: {event['title']} ({event['procedure']})",
    "set": _set,
    "question": lambda event: f"{event['number']}: {event['act']} waits for others.",
    "answered": _answered,
    "supported": lambda event: f"{event['question']}: {event['person']} supports it",
    "closed": lambda event: f"{event['question']} is closed: {event['outcome']}",
    "ballot": _ballot,
    "voted": _voted,
    "result": _result,
    "listed": lambda event: f"{event['ballot']}: {event['list']} stands, {len(event['people'])} names",
    "struck": lambda event: f"{event['matter']}, {event['part']} is struck down{_cited(event)}",
    "gap": _gap,
    "filled": _filled,
    "amended": lambda event: f"{event['name']} amends the charter from {event['commences']} on.",
    "edition": lambda event: f"The text of {event['day']} is in force.",
    "holds": _holds,
    "leaves": lambda event: f"{event['person']} leaves the office of {event['office']}",
    "unseated": lambda event: f"{event['person'] or 'everybody'} leaves {event['body']}: {event['why']}",
}
