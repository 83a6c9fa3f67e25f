"""What a running body is at a moment: its people and offices, matters in procedure, questions, ballots and open gaps.

All of it is plain data that events write and nothing else does, so that replaying the events gives it again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

Event = dict[str, Any]
"""One thing that came about, as JSON: its kind under "event", and what it sets. `polity/events` reads it."""

CALENDAR, BY_HAND = "calendar", "by hand"
"""The clock of a body: the calendar of its time zone, or, for teaching, days that whoever acts gives."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with an account: `key` is a public key in hexadecimal ("" without one), `voter` whether they vote in elections.

    `facts` are what the record says of them, by the columns that eligibility is asked of, such as born or citizen_of_kazakhstan.
    """

    name: str
    voter: bool = True
    key: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat of a body that somebody holds; `part` and `party` are "" where there is none."""

    body: str
    person: str
    part: str = ""
    party: str = ""


@dataclass(frozen=True, slots=True)
class Holding:
    """An office that somebody holds since a day, `acting` when a successor in the order of the text."""

    office: str
    person: str
    since: date
    acting: bool = False


@dataclass(frozen=True, slots=True)
class Matter:
    """Something in procedure: a bill, a motion, an amendment.

    `edition` numbers the text that it runs under, `values` (in words) and `until` are its own stage and deadlines, `document` is the
    text of an amending act. `outcome` is "" while it is open. `struck` are the parts that a court has struck down.
    """

    number: str
    procedure: str
    title: str
    text: str
    edition: int
    begun: date
    values: Mapping[str, str] = field(default_factory=dict)
    until: Mapping[str, date] = field(default_factory=dict)
    outcome: str = ""
    document: str = ""
    keep_running: bool = False
    struck: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """An act that still needs somebody: the act on success and on failure, and the answers given so far by who is asked.

    `details` are what the act carries along: a nominee, a new wording, what is vouched for.
    """

    number: str
    act: str
    otherwise: str
    matter: str
    by: str
    answers: Mapping[str, bool] = field(default_factory=dict)
    supporters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    details: Mapping[str, Any] = field(default_factory=dict)
    closed: str = ""


@dataclass(frozen=True, slots=True)
class Ballot:
    """A vote of the members of a body, or of the voters: who has taken part, and for an open vote who voted how.

    `asked` is what of a question it answers, "" for an election. `choices` are what may be voted for. A `secret` ballot keeps
    the sum in the urn until it is counted. `result` is "" while it is open.
    """

    number: str
    kind: str  # "vote", "referendum" or "election"
    of: str
    question: str = ""
    asked: str = ""
    secret: bool = False
    choices: tuple[str, ...] = ()
    lists: Mapping[str, tuple[Mapping[str, Any], ...]] = field(default_factory=dict)  # rows with person and categories
    votes: Mapping[str, str] = field(default_factory=dict)  # person: choice, "" in a secret ballot
    present: tuple[str, ...] = ()
    sums: Mapping[str, int] = field(default_factory=dict)
    result: str = ""


@dataclass(frozen=True, slots=True)
class OpenGap:
    """A place where the text leaves open what follows, and a matter or the body waits for somebody to choose."""

    number: str
    act: str
    matter: str
    key: str
    norm: str
    what: str
    citation: str
    completions: tuple[str, ...]
    details: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Amended:
    """An amending act that the body has adopted, the day from which it is in force, and whether running procedures keep
    the text under which they began."""

    name: str
    text: str
    commences: date
    keep_running: bool = False


@dataclass(frozen=True, slots=True)
class Edition:
    """A text that the body has lived under: from which day, and how many of its own amendments it takes in."""

    day: date
    amendments: int


@dataclass(frozen=True, slots=True)
class Polity:
    """A body at a moment.

    `editions` are the texts it has lived under, the last of which is in force. `values` are what has changed
    since the founding, in the words of the game (an office is "vacant", a body "dissolved"), `until` the running times.
    """

    name: str = ""
    zone: str = "UTC"
    registrar: str = ""
    clock: str = CALENDAR
    documents: tuple[tuple[str, str], ...] = ()  # (path, text): the charter as it was founded
    amendments: tuple[Amended, ...] = ()
    editions: tuple[Edition, ...] = ()
    readings: Mapping[str, str] = field(default_factory=dict)
    day: date = date.min
    people: Mapping[str, Person] = field(default_factory=dict)
    seats: tuple[Seat, ...] = ()
    offices: Mapping[str, Holding] = field(default_factory=dict)
    terms: Mapping[str, date] = field(default_factory=dict)
    served: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # whoever began a term in an office, in order
    values: Mapping[str, str] = field(default_factory=dict)
    until: Mapping[str, date] = field(default_factory=dict)
    matters: Mapping[str, Matter] = field(default_factory=dict)
    questions: Mapping[str, Question] = field(default_factory=dict)
    ballots: Mapping[str, Ballot] = field(default_factory=dict)
    gaps: Mapping[str, OpenGap] = field(default_factory=dict)
    open_matters: tuple[str, ...] = ()
    latest: Mapping[str, str] = field(default_factory=dict)  # the matter last begun in each procedure
    counters: Mapping[str, int] = field(default_factory=dict)

    def members(self, body: str) -> tuple[str, ...]:
        """Who sits in a body or in a part of one, each once."""
        return _members(_Same(self.seats), body)

    def holder(self, office: str) -> str:
        """Who holds an office; "" when nobody does."""
        holding = self.offices.get(office)
        return holding.person if holding is not None else ""

    @property
    def founded(self) -> bool:
        """Whether there is a body at all."""
        return bool(self.documents)


@dataclass(frozen=True, slots=True, eq=False)
class _Same:
    """Seats that are told apart by which tuple holds them, so that who sits where is counted once and not with every vote."""

    seats: tuple[Seat, ...]

    def __hash__(self) -> int:
        return id(self.seats)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.seats is other.seats


@lru_cache(maxsize=1024)
def _members(of: _Same, body: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(seat.person for seat in of.seats if body in (seat.body, seat.part)))


@dataclass(frozen=True, slots=True)
class Command:
    """What somebody wants to be done: `kind` is one of those in `polity/commands`, `what` its fields as JSON."""

    kind: str
    by: str
    what: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason of a refusal, with its articles, and what would make the act lawful."""

    words: str
    citations: tuple[str, ...] = ()
    remedy: str = ""


class Refused(Exception):
    """An act that is not accepted: the law, or the record, stands against it. `code` names the kind of refusal."""

    def __init__(self, code: str, message: str, reasons: tuple[Reason, ...] = ()) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.reasons = reasons


@dataclass(frozen=True, slots=True)
class Decision:
    """What an accepted command brings about; `urn` are votes that go into urns of secret ballots, and not into the ledger."""

    events: tuple[Event, ...]
    urn: tuple[tuple[str, str], ...] = ()  # (ballot, choice)
    emptied: tuple[str, ...] = ()  # ballots whose urn has been counted
