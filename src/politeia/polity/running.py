"""A body that runs: its ledger and its state, commands accepted one at a time, and views of any moment before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from threading import RLock
from typing import Any

from politeia.polity.deciding import decide, founding, passed
from politeia.polity.events import replayed
from politeia.polity.ledger import CALENDAR, Head, Line, canonical, line_after, on_record, replay, signed_content
from politeia.polity.model import CALENDAR as BY_CALENDAR
from politeia.polity.model import Command, Decision, Event, Polity, Reason, Refused
from politeia.polity.signing import is_signed_by
from politeia.polity.storing import Store, Writing


@dataclass(frozen=True, slots=True)
class Request:
    """A command as it arrives.

    A `key` makes a repeated request one: the second is told what the first brought about. With `expected`, the number of
    the last entry that the sender has seen, it is refused when something has happened since. `signature` is of
    `signed_content`, and needed from everybody who has a key.
    """

    command: Command
    key: str = ""
    expected: int | None = None
    signature: str = ""


@dataclass(frozen=True, slots=True)
class Accepted:
    """An accepted command: the number and hash of its entry, what came about, and whether it had been accepted before."""

    number: int
    hash: str
    events: tuple[Event, ...]
    repeated: bool = False


class LiveBody:
    """A body over a store. Several, in one process or many, may share a store, and each sees the acts of the others.

    Threads may share an object: their requests are decided one after another.
    """

    def __init__(self, store: Store) -> None:
        self._turn = RLock()
        self.store = store
        self.state = Polity()
        self.head = Head()
        self.genesis = ""
        self.at = ""
        self.refresh()

    def refresh(self) -> None:
        """See what others have done since."""
        with self._turn:
            self._catch_up(self.store)

    def view(self) -> tuple[Polity, Head]:
        """The body and its last entry as they are on the disk, for a thread beside others that write."""
        with self._turn:
            self._catch_up(self.store)
            return self.state, self.head

    def _catch_up(self, source: Store | Writing) -> None:
        for line in source.lines(self.head.number):
            self._follow(line)

    def _follow(self, line: Line) -> None:
        entry = line.entry
        self.state = replayed(entry["events"], self.state)
        self.head = Head(line.number, line.hash)
        self.genesis = self.genesis or line.hash
        self.at = max(self.at, entry["at"])

    def submit(self, request: Request, now: datetime | None = None) -> Accepted:
        """Accept a command and write it down, or raise Refused; what is returned is on the disk.

        Raises PoliteiaError when it could not be written, and then it was not accepted.
        """
        (answer,) = self.submit_all((request,), now)
        if isinstance(answer, Refused):
            raise answer
        return answer

    def submit_all(self, requests: Sequence[Request], now: datetime | None = None) -> tuple[Accepted | Refused, ...]:
        """Decide on requests one after another, and write down those that are accepted in one transaction.

        For a service with many clients: one commit to the disk serves all of them. Each request is accepted whole or refused,
        whatever becomes of the others. Raises PoliteiaError when nothing could be written, and then nothing was accepted.
        """
        instant = now or datetime.now(UTC)
        with self._writing() as writing:
            known = dict(writing.with_keys([request.key for request in requests if request.key]))
            return tuple([self._answered(request, instant, writing, known) for request in requests])

    @contextmanager
    def _writing(self) -> Iterator[Writing]:
        """One transaction on the body as it stands; what could not be written is forgotten here too."""
        with self._turn:
            kept = (self.state, self.head, self.genesis, self.at)
            try:
                with self.store.writing() as writing:
                    self._catch_up(writing)
                    kept = (self.state, self.head, self.genesis, self.at)
                    yield writing
            except BaseException:
                self.state, self.head, self.genesis, self.at = kept
                raise

    def _answered(
        self, request: Request, now: datetime, writing: Writing, known: dict[str, Line]
    ) -> Accepted | Refused:
        """Decide on one request; `known` are the entries of requests that were accepted before, by their keys."""
        try:
            if request.key in known:
                return self._repeated(request, known[request.key])
            self._refuse_surprise(request, writing)
            self._refuse_unsigned(request)
            line, accepted = self._decided(request, now, writing)
            if request.key:
                known[request.key] = line
            return accepted
        except Refused as refused:
            return refused

    def _decided(self, request: Request, now: datetime, writing: Writing) -> tuple[Line, Accepted]:
        at = max(now.astimezone(UTC).isoformat(timespec="microseconds"), self.at)
        calendar = passed(self.state, now)
        state = replayed(calendar.events, self.state)
        decision = decide(state, request.command, writing.urn)
        if calendar.events:
            self._write(line_after(self.head, at=at, by=CALENDAR, command={}, events=calendar.events), writing)
        line = line_after(
            self.head,
            at=at,
            by=request.command.by,
            command=on_record(request.command, secret=is_secret_vote(state, request.command)),
            events=decision.events,
            key=request.key,
            signature=request.signature,
        )
        self._write(line, writing, request.key)
        _move_votes(decision, writing)
        return line, Accepted(line.number, line.hash, decision.events)

    def _write(self, line: Line, writing: Writing, key: str = "") -> None:
        writing.append(line, key)
        self._follow(line)

    def _repeated(self, request: Request, line: Line) -> Accepted:
        entry = line.entry
        command = on_record(request.command, secret=is_secret_vote(self.state, request.command))
        if canonical(entry["command"]) != canonical(command):
            raise Refused(
                "A153", f"the key “{request.key}” was used for another request", (Reason(f"entry {line.number}"),)
            )
        return Accepted(line.number, line.hash, tuple(entry["events"]), repeated=True)

    def _refuse_surprise(self, request: Request, writing: Writing) -> None:
        """Optimistic concurrency: whoever acts on what they have seen is told when it is no longer so."""
        if request.expected is None or request.expected == self.head.number:
            return
        since = [
            Reason(f"{entry['by']}: {_told(entry)} (entry {line.number})")
            for line in writing.lines(request.expected)
            for entry in (line.entry,)
        ]
        words = f"something has happened since entry {request.expected}"
        raise Refused(
            "A154",
            words,
            (*since[:20], Reason("look again, and decide anew", (), f"The last entry is {self.head.number}.")),
        )

    def _refuse_unsigned(self, request: Request) -> None:
        person = self.state.people.get(request.command.by)
        if person is None or not person.key:
            return
        command = on_record(request.command, secret=is_secret_vote(self.state, request.command))
        if not is_signed_by(person.key, signed_content(self.genesis, command, request.key), request.signature):
            remedy = "Sign it with the private key: --sign-with FILE."
            raise Refused(
                "A155",
                f"{person.name} has a key, and this is not signed with it",
                (Reason("a signature is asked", (), remedy),),
            )

    def tick(self, now: datetime | None = None) -> tuple[Event, ...]:
        """Let the calendar go on, and write down what happened by itself; nothing is written when nothing did."""
        instant = now or datetime.now(UTC)
        with self._writing() as writing:
            found = passed(self.state, instant)
            if all(event["event"] == "day" for event in found.events):
                return ()
            at = max(instant.astimezone(UTC).isoformat(timespec="microseconds"), self.at)
            self._write(line_after(self.head, at=at, by=CALENDAR, command={}, events=found.events), writing)
            return found.events

    def before(self, *, number: int | None = None, instant: str = "") -> Polity:
        """The body as it was after an entry, or at an instant (ISO, in UTC)."""
        kept = []
        for line in self.store.lines():
            if (number is not None and line.number > number) or (instant and line.entry["at"] > instant):
                break
            kept.append(line)
        return replay(kept)


def found(
    store: Store,
    name: str,
    *,
    zone: str,
    registrar: str,
    documents: tuple[tuple[str, str], ...],
    day: str,
    readings: Mapping[str, str] | None = None,
    key: str = "",
    clock: str = BY_CALENDAR,
    now: datetime | None = None,
) -> LiveBody:
    """Found a body in an empty store: the first entry, from which everything follows."""
    decision = founding(name, zone, registrar, documents, day, readings or {}, key, clock)
    at = (now or datetime.now(UTC)).astimezone(UTC).isoformat(timespec="microseconds")
    command: dict[str, Any] = {"kind": "found", "by": registrar, "what": {"name": name}}
    with store.writing() as writing:
        if writing.head().number:
            raise Refused("A156", "there is a body in this ledger already")
        writing.append(line_after(Head(), at=at, by=registrar, command=command, events=decision.events))
    return LiveBody(store)


def is_secret_vote(state: Polity, command: Command) -> bool:
    """Whether a command casts a vote in a secret ballot."""
    ballot = state.ballots.get(str(command.what.get("ballot", "")))
    return command.kind == "vote" and ballot is not None and ballot.secret


def _move_votes(decision: Decision, writing: Writing) -> None:
    for ballot, choice in decision.urn:
        writing.cast(ballot, choice)
    for ballot in decision.emptied:
        writing.empty(ballot)


def _told(entry: Mapping[str, Any]) -> str:
    sentences = [event.get("sentence") or event.get("words") for event in entry["events"]]
    told = [item for item in sentences if item]
    return str(told[0]) if told else str(entry["command"].get("kind", "the calendar went on"))
