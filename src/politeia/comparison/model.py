"""What differs between two editions or two charters: norms, clauses, seats and gaps, each with its articles."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from politeia.norms.model import Gap


class Fate(StrEnum):
    """What became of a norm or of one of its clauses.

    `renamed?` is a guess from equal clauses and is shown as a question. `renumbered` means that only the article moved;
    `other votes` that the words stand and the number of seats behind them changed.
    """

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    RENAMED = "renamed?"
    RENUMBERED = "renumbered"
    OTHER_VOTES = "other votes"


@dataclass(frozen=True, slots=True)
class ClauseChange:
    """One clause before and after; a text is "" on the side where the clause does not stand.

    `tally_before` and `tally_after` are its threshold in votes, where the number of seats is fixed by law.
    """

    fate: Fate
    stage: str
    word: str
    before: str
    after: str
    citation_before: str
    citation_after: str
    tally_before: str = ""
    tally_after: str = ""


@dataclass(frozen=True, slots=True)
class NormChange:
    """One norm that differs; `name_before` is "" unless it may have been renamed.

    `roles` are the acts that it is said to be, on either side.
    """

    fate: Fate
    kind: str
    name: str
    citation_before: str
    citation_after: str
    clauses: tuple[ClauseChange, ...] = ()
    name_before: str = ""
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PartChange:
    """A part of a body: its seats before and after (0 where it does not exist), and how they are filled."""

    name: str
    seats_before: int
    seats_after: int
    filled_before: str
    filled_after: str


@dataclass(frozen=True, slots=True)
class BodyChange:
    """A body whose seats, or the way in which they are filled, differ."""

    name: str
    seats_before: int
    seats_after: int
    parts: tuple[PartChange, ...]
    citation_before: str
    citation_after: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """All differences between two editions, in the order of the text."""

    norms: tuple[NormChange, ...]
    bodies: tuple[BodyChange, ...]
    gaps_new: tuple[Gap, ...]
    gaps_closed: tuple[Gap, ...]
    gaps_open: tuple[Gap, ...]

    def with_fate(self, *fates: Fate) -> tuple[NormChange, ...]:
        """The norms that met one of these fates."""
        return tuple(change for change in self.norms if change.fate in fates)


@dataclass(frozen=True, slots=True)
class ArticleChange:
    """What one act did to one article: in which words, and from when (a date, an event in words, or unknown)."""

    article: str
    title: str
    act: str
    act_label: str
    verb: str
    targets: tuple[str, ...]
    since: date | None
    event: str = ""

    @property
    def commencement(self) -> str:
        """From when the change has effect, in words."""
        if self.event:
            return f"{self.since.isoformat()}, on {self.event}" if self.since else f"not yet in force: on {self.event}"
        return self.since.isoformat() if self.since else "date unknown"


@dataclass(frozen=True, slots=True)
class Statement:
    """What one charter says on a question, in a few words, with the articles that say it."""

    words: str
    citations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SideBySide:
    """One question put to two charters; an empty side says nothing on it in its encoded text."""

    question: str
    left: tuple[Statement, ...]
    right: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic of comparative government with its questions."""

    title: str
    rows: tuple[SideBySide, ...]


@dataclass(frozen=True, slots=True)
class Systems:
    """Two systems of government side by side, matched by the roles that their offices and bodies play."""

    roles: tuple[str, ...]
    topics: tuple[Topic, ...]
