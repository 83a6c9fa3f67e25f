"""A command on its way: the events that it has brought about so far, and the body after each of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from politeia.polity.events import applied
from politeia.polity.model import Decision, Event, Polity
from politeia.transition.model import GapSite

Urn = Callable[[str], Mapping[str, int]]
"""The sums in the urn of a secret ballot, by choice."""


@dataclass(slots=True)
class Course:
    """Collects events; `state` is always the body after all of them. `urn` reads the sums of secret ballots."""

    state: Polity
    urn: Urn
    events: list[Event] = field(default_factory=list)
    cast: list[tuple[str, str]] = field(default_factory=list)
    emptied: list[str] = field(default_factory=list)

    def record(self, kind: str, /, **fields: Any) -> None:
        """One more event, applied at once."""
        event: Event = {"event": kind, **fields}
        self.state = applied(self.state, event)
        self.events.append(event)

    def leave_open(self, gap: GapSite, act: str, matter: str = "", details: Mapping[str, Any] | None = None) -> None:
        """A gap that the body has come to: what the text does not say follows an act, until somebody chooses."""
        self.record(
            "gap",
            number=self.number("gap"),
            act=act,
            matter=matter,
            key=gap.key,
            norm=gap.norm,
            what=gap.what,
            citation=gap.citation,
            completions=list(gap.completions),
            details=dict(details or {}),
        )

    def number(self, kind: str) -> str:
        """The number of the next record of a kind: M1, Q2, B3, G4."""
        return f"{kind[0].upper()}{self.state.counters.get(kind, 0) + 1}"

    def sums(self, ballot: str) -> dict[str, int]:
        """The votes of a ballot by choice: from the record of an open one, from the urn of a secret one."""
        found = self.state.ballots[ballot]
        if not found.secret:
            return {choice: list(found.votes.values()).count(choice) for choice in dict.fromkeys(found.votes.values())}
        sums = dict(self.urn(ballot))
        for number, choice in self.cast:
            if number == ballot:
                sums[choice] = sums.get(choice, 0) + 1
        return sums

    @property
    def decision(self) -> Decision:
        """Everything that came about."""
        return Decision(tuple(self.events), tuple(self.cast), tuple(self.emptied))
