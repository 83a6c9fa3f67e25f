"""Bodies for the tests: a small club and a state full of invented people, acted on in one line each."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from politeia.polity.charter import institutions_of, packed
from politeia.polity.model import BY_HAND, Command, Polity, Refused
from politeia.polity.running import Accepted, LiveBody, Request, found
from politeia.polity.sampling import sample_roster
from politeia.polity.storing import Store, open_store

STATUTE = Path(__file__).parents[2] / "src" / "politeia" / "cli" / "templates" / "statute.md"
CHANGE = """---
title: Dismissal by majority
label: Change of 2025
adopted: 2025-03-01
amends: reading-society
---

# Change of 2025

```amend
replace 2(2)
```

2. The assembly may dismiss the chair by a majority of its members.

```norm
power dismiss the Chair
  held by      Assembly
  needs        majority of all members
  effect       office of Chair is vacant
```
"""
"""A resolution of the society that changes its statute."""
CLERK = "Clerk"


class Acting:
    """A body with a clock in the hand of the test."""

    def __init__(self, store: Store, charter: str, day: str, zone: str = "UTC", *, fill: bool = True) -> None:
        target, documents = packed(charter)
        self.store = store
        self.now = noon(day)
        self.body: LiveBody = found(
            store,
            target.charter.title,
            zone=zone,
            registrar=CLERK,
            documents=documents,
            day=day,
            clock=BY_HAND,
            now=self.now,
        )
        if fill:
            self.do(CLERK, "roster", rows=sample_roster(institutions_of(self.state)))
            self.do(CLERK, "open offices")

    @property
    def state(self) -> Polity:
        return self.body.state

    def on(self, day: str) -> Acting:
        self.now = noon(day)
        return self

    def do(self, by: str, kind: str, **what: Any) -> Accepted:
        return self.body.submit(Request(Command(kind, by, what)), self.now)

    def act(self, by: str, act: str, **what: Any) -> Accepted:
        return self.do(by, "act", act=act, **what)

    def vote(self, yes: Iterable[str], no: Iterable[str] = (), *, abstain: Iterable[str] = ()) -> str:
        """Vote in the ballot that was opened last, and count it; returns its result."""
        number = list(self.state.ballots)[-1]
        for choice, people in (("yes", yes), ("no", no), ("abstain", abstain)):
            for person in people:
                self.do(person, "vote", ballot=number, choice=choice)
        if not self.state.ballots[number].result:
            self.do(CLERK, "close", ballot=number)
        return self.state.ballots[number].result

    def members(self, body: str, count: int | None = None) -> list[str]:
        return list(self.state.members(body))[:count]

    def refused(self, by: str, kind: str, **what: Any) -> str:
        """Why a command is refused, in one line: the code, the words, the articles, the remedies."""
        before = self.body.head
        try:
            self.do(by, kind, **what)
        except Refused as refused:
            assert self.body.head == before
            reasons = [f"{item.words} [{', '.join(item.citations)}] {item.remedy}" for item in refused.reasons]
            return " | ".join((refused.code, refused.message, *reasons))
        raise AssertionError(f"{kind} {what} was accepted")


def noon(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T12:00:00").replace(tzinfo=UTC)


def state_of(folder: Path, charter: str = "kazakhstan@2024-01-01") -> Acting:
    """Kazakhstan with somebody in every office and seat, and a presidency that ends on 26 November 2029."""
    acting = Acting(open_store(str(folder / "state.db"), new=True), charter, "2024-01-01", "Asia/Almaty")
    acting.do(CLERK, "place", person="the President", of="President", until="2029-11-26")
    return acting


def club_of(folder: Path, store: Store | None = None) -> Acting:
    """The reading society of `politeia new` with its thirty members."""
    acting = Acting(store or open_store(str(folder / "club.db"), new=True), str(STATUTE), "2025-03-01", fill=False)
    rows = [{"person": f"Member {number}", "of": "members"} for number in range(1, 31)]
    acting.do(CLERK, "roster", rows=rows)
    acting.do(CLERK, "open offices")
    return acting
