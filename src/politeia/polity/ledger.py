"""The ledger: entries in a chain of hashes, each with who asked for what, when, and what came about; checked and replayed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from politeia.polity.events import applied
from politeia.polity.model import Command, Event, Polity
from politeia.polity.signing import is_signed_by

GENESIS = "0" * 64
"""What the first entry names as the hash before it."""
CALENDAR = "the calendar"
"""Who brings about what happens by itself."""


@dataclass(frozen=True, slots=True)
class Head:
    """The last entry of a ledger: its number (0 for an empty one) and its hash."""

    number: int = 0
    hash: str = GENESIS


@dataclass(frozen=True, slots=True)
class Line:
    """An entry as it is stored: its number, its hash, and its canonical JSON."""

    number: int
    hash: str
    text: str

    @property
    def entry(self) -> dict[str, Any]:
        """The entry as data."""
        found: dict[str, Any] = json.loads(self.text)
        return found


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something wrong with a ledger, and the number of the entry where it shows."""

    number: int
    words: str


def canonical(value: object) -> str:
    """One text for equal data: keys in order, no spaces, letters as they are. Numbers are whole."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def digest(text: str) -> str:
    """The SHA-256 of a text, in hexadecimal."""
    return sha256(text.encode("utf-8")).hexdigest()


def line_after(
    head: Head,
    *,
    at: str,
    by: str,
    command: Mapping[str, Any],
    events: Iterable[Event],
    key: str = "",
    signature: str = "",
) -> Line:
    """The next entry of a ledger. `at` is an instant in UTC (ISO), `key` makes a repeated request one."""
    number = head.number + 1
    text = canonical(
        {
            "number": number,
            "previous": head.hash,
            "at": at,
            "by": by,
            "command": dict(command),
            "events": list(events),
            "key": key,
            "signature": signature,
        }
    )
    return Line(number, digest(text), text)


def on_record(command: Command, *, secret: bool) -> dict[str, Any]:
    """A command as the ledger keeps it and as it is signed: of a secret vote, that it was cast and not for what."""
    hidden = ("choice",) if secret and command.kind == "vote" else ()
    what = {name: value for name, value in command.what.items() if name not in hidden and value not in ("", None)}
    return {"kind": command.kind, "by": command.by, "what": what}


def replay(lines: Iterable[Line], start: Polity | None = None) -> Polity:
    """The body after the entries of a ledger."""
    state = start or Polity()
    for line in lines:
        for event in line.entry["events"]:
            state = applied(state, event)
    return state


def flaws(lines: Iterable[Line], urns: Mapping[str, Mapping[str, int]] | None = None) -> Iterator[Flaw]:
    """Everything that shows that a ledger is not as it was written: a change, a gap, another order, a forged signature.

    With the `urns` of open secret ballots it is also asked that they hold as many votes as people have voted. What was cut
    off at the end does not show here: keep the last hash elsewhere, and compare it.
    """
    head, at, state, genesis = Head(), "", Polity(), ""
    for line in lines:
        yield from _broken(line, head)
        try:
            entry = line.entry
            if line.text != canonical(entry):
                yield Flaw(line.number, "it is not in its canonical form")
            if entry["at"] < at:
                yield Flaw(line.number, "it is earlier than the entry before it")
            yield from _forged(state, entry, line.number, genesis)
            for event in entry["events"]:
                yield from _miscounted(state, event, line.number)
                state = applied(state, event)
            at = max(at, entry["at"])
        except (ValueError, KeyError, TypeError, AttributeError) as failed:
            yield Flaw(line.number, f"it cannot be replayed ({type(failed).__name__}: {failed})")
            return
        genesis = genesis or line.hash
        head = Head(line.number, line.hash)
    for ballot, sums in (urns or {}).items():
        found = state.ballots.get(ballot)
        if found is None or found.result or sum(sums.values()) != len(found.votes):
            yield Flaw(head.number, f"the urn of {ballot} does not hold one vote for everybody who voted")


def _broken(line: Line, head: Head) -> Iterator[Flaw]:
    if digest(line.text) != line.hash:
        yield Flaw(line.number, "its text is not what its hash was made of: it was changed")
    if line.number != head.number + 1:
        yield Flaw(line.number, f"it follows entry {head.number}: entries are missing or in another order")
    try:
        entry = line.entry
    except ValueError:
        return
    if not isinstance(entry, dict):
        return
    if entry.get("previous") != head.hash:
        yield Flaw(line.number, "it names another hash than that of the entry before it: the chain is broken")
    if entry.get("number") != line.number:
        yield Flaw(line.number, f"it calls itself entry {entry.get('number')}")


def _forged(state: Polity, entry: Mapping[str, Any], number: int, genesis: str) -> Iterator[Flaw]:
    person = state.people.get(entry["by"])
    if person is None or not person.key:
        return
    if not is_signed_by(person.key, signed_content(genesis, entry["command"], entry["key"]), entry["signature"]):
        yield Flaw(number, f"it is not signed by {person.name}, who has a key")


def signed_content(genesis: str, command: Mapping[str, Any], key: str) -> str:
    """What a person signs: the command as it goes on record, for one body and one request."""
    return canonical({"body": genesis, "command": dict(command), "key": key})


def _miscounted(state: Polity, event: Event, number: int) -> Iterator[Flaw]:
    """A vote that was counted here counts as many votes as people have voted; sums from elsewhere have no voters."""
    if event.get("event") != "result":
        return
    ballot = state.ballots[event["ballot"]]
    if ballot.votes and sum(event["sums"].values()) != len(ballot.votes):
        yield Flaw(
            number, f"{ballot.number} counts {sum(event['sums'].values())} votes, and {len(ballot.votes)} people voted"
        )
