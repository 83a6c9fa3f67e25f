"""Institutions at rest: offices, bodies, powers and procedures of one edition, with names resolved and articles kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from politeia.diagnostics.model import Diagnostic, Place
from politeia.language.contents import (
    Actors,
    Base,
    Condition,
    Consent,
    Duration,
    Effect,
    Least,
    Limit,
    Number,
    Outcome,
    Tenure,
    Threshold,
    Within,
)
from politeia.language.model import NormSyntax
from politeia.norms.cited import Bar, Cited, Consents
from politeia.norms.persons import Ban, Candidacy, Group, Limitation, Mandate, Prohibition, Quota, Registration, Right
from politeia.norms.voting import Election, Referendum

COLLECTIVES = ("voters", "citizens", "courts")
"""Actors that no norm needs to declare."""

PERSONS = ("everyone", "foreigners")
"""Holders of rights that no norm needs to declare; they do not act together."""


@dataclass(frozen=True, slots=True)
class Seats:
    """A part of a body: how many seats, and who fills them by election or appointment, with whose consent.

    `absent` are those of its members who are away in the situation that a question is asked in.
    """

    name: str
    seats: int
    how: str
    by: tuple[str, ...]
    consent: tuple[str, ...]
    proposed: tuple[str, ...]
    citation: str
    absent: int = 0


@dataclass(frozen=True, slots=True)
class Office:
    """An office held by one person; `unbound` are those whom the limit on terms does not bind."""

    name: str
    role: str
    chosen_by: Cited[Actors] | None
    term: Cited[Duration] | None
    limit: Cited[Limit] | None
    citation: str
    unbound: Cited[Actors] | None = None
    tenure: Cited[Tenure] | None = None


@dataclass(frozen=True, slots=True)
class Weighted:
    """A member of a body whose vote weighs differently: how much, by the base that thresholds count."""

    name: str
    amounts: tuple[tuple[Base, int], ...]
    citation: str


@dataclass(frozen=True, slots=True)
class Body:
    """A body with seats; `seats` is 0 when the text gives no number, and the body then acts as one.

    `pooled` says that the chambers of a joint body vote as one: their seats are added, and the threshold is asked of the sum.
    `vacant` seats and `absent` members are those of the situation that a question is asked in; `refilled` says that some act
    fills such seats, so that their number is played. `life_members` belong to it by right and for life, beside its seats.
    """

    name: str
    role: str
    seats: int
    parts: tuple[Seats, ...]
    consists_of: tuple[str, ...]
    term: Cited[Duration] | None
    limit: Cited[Limit] | None
    quorum: Cited[Threshold] | None
    citation: str
    members: tuple[Weighted, ...] = ()
    pooled: bool = False
    vacant: int = 0
    absent: int = 0
    refilled: bool = False
    chair: str = ""
    tenure: Cited[Tenure] | None = None
    life_members: tuple[Cited[Actors], ...] = ()

    def weight(self, base: Base) -> int:
        """All that the members of the body weigh together, such as 345 weighted votes; 0 when votes are equal."""
        return sum(amount for member in self.members for kind, amount in member.amounts if kind is base)


@dataclass(frozen=True, slots=True)
class Appointment:
    """How an office is filled by nomination, consent and appointment, what that brings about, and how its holder is dismissed."""

    office: str
    nominated_by: Cited[Actors] | None
    appointed_by: Cited[Actors] | None
    elected_by: Cited[Consent] | None
    consents: Consents
    dismissed_by: tuple[Cited[Actors], ...]
    dismissal_consent: tuple[Cited[Consent], ...]
    term: Cited[Duration] | None
    bars: tuple[Bar, ...]
    refusal: Cited[Outcome] | None
    citation: str
    candidates: Cited[Least] | None = None
    decided_by: Cited[str] | None = None
    role: str = ""
    tenure: Cited[Tenure] | None = None
    effects: tuple[Cited[Effect], ...] = ()


@dataclass(frozen=True, slots=True)
class Power:
    """What its holder may do, with whose agreement, when not, for how long, and what it brings about.

    `by_way_of` is the procedure in which it is done, where the text says that it takes a law or another such decision.
    """

    name: str
    held_by: Cited[Actors]
    initiated_by: Cited[Actors] | None
    needs: Cited[Threshold] | None
    consents: Consents
    ground: tuple[Cited[str], ...]
    bars: tuple[Bar, ...]
    effects: tuple[Cited[Effect], ...]
    within: Cited[Within] | None
    silence: Cited[Outcome] | None
    citation: str
    at_most: Cited[Number] | None = None
    roles: tuple[str, ...] = ()
    by_way_of: Cited[str] | None = None
    lasts: Cited[Duration] | None = None


BEGINNING = "the beginning"
"""What an earliest day is counted from when that is the initiative of the whole procedure."""


@dataclass(frozen=True, slots=True)
class Earliest:
    """The time that must have passed before a stage can be decided.

    It is counted from the decision of the stage `counted_from`, from the BEGINNING of the procedure, or from when the
    stage is reached when that is empty.
    """

    duration: Duration
    counted_from: str = ""


@dataclass(frozen=True, slots=True)
class Stage:
    """A step of a procedure: who decides, by what share, by when, and where each answer leads.

    Each of `or_needs` suffices instead of what is needed; the shares in it must all be reached.
    """

    name: str
    by: Cited[Actors]
    initiated_by: Cited[Actors] | None
    needs: Cited[Threshold] | None
    valid_if: Cited[Threshold] | None
    carried_if: tuple[Cited[Threshold], ...]
    consents: Consents
    must: Cited[str] | None
    within: Cited[Within] | None
    bars: tuple[Bar, ...]
    yes: Cited[Outcome] | None
    no: Cited[Outcome] | None
    changed: Cited[Outcome] | None
    silence: Cited[Outcome] | None
    citation: str
    also_needs: tuple[Cited[Threshold], ...] = ()
    or_needs: tuple[tuple[Cited[Threshold], ...], ...] = ()
    casting_vote: Cited[Actors] | None = None
    quorum: Cited[Threshold] | None = None
    absence: Cited[Outcome] | None = None
    votes_each: int = 1
    tied: Cited[Outcome] | None = None
    earliest: Cited[Earliest] | None = None


@dataclass(frozen=True, slots=True)
class Procedure:
    """An ordered decision by stages; kind is procedure, removal or amendment.

    `within` is the deadline of the whole procedure, counted from the decision of the stage `counted_from`, or from the
    beginning when that is empty; `silence` is what follows when it passes.
    """

    kind: str
    name: str
    initiated_by: Cited[Actors] | None
    consents: Consents
    ground: tuple[Cited[str], ...]
    bars: tuple[Bar, ...]
    stages: tuple[Stage, ...]
    effects: tuple[Cited[Effect], ...]
    citation: str
    within: Cited[Within] | None = None
    counted_from: str = ""
    roles: tuple[str, ...] = ()
    silence: Cited[Outcome] | None = None
    readings: Cited[Least] | None = None


@dataclass(frozen=True, slots=True)
class Duty:
    """What its bearer must do when something has happened."""

    name: str
    on: Cited[Condition]
    by: Cited[Actors]
    must: Cited[str]
    within: Cited[Within] | None
    effects: tuple[Cited[Effect], ...]
    silence: Cited[Outcome] | None
    citation: str
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Emergency:
    """A state of exception: who begins and ends it, with whose consent, and what it suspends."""

    name: str
    by: Cited[Actors]
    consents: Consents
    ground: tuple[Cited[str], ...]
    lasts: Duration | None
    ended_by: Cited[Actors] | None
    suspends: tuple[Cited[str], ...]
    citation: str


@dataclass(frozen=True, slots=True)
class Succession:
    """Who takes over an office that falls vacant, in order, and for how long."""

    office: str
    on: str
    order: tuple[str, ...]
    until_election: bool
    bans: tuple[Cited[str], ...]
    citation: str


@dataclass(frozen=True, slots=True)
class Unamendable:
    """What no amendment may touch; `open_to_replacement` when the text is silent on replacing the whole constitution."""

    name: str
    protects: tuple[str, ...]
    open_to_replacement: bool
    citation: str


@dataclass(frozen=True, slots=True)
class Rank:
    """Which law prevails: what the law named here stands above and below."""

    name: str
    above: tuple[str, ...]
    below: tuple[str, ...]
    citation: str


@dataclass(frozen=True, slots=True)
class Gap:
    """A place where the text leaves something open."""

    norm: str
    what: str
    citation: str
    place: Place


@dataclass(frozen=True, slots=True)
class Rival:
    """A place where the text is read in several ways: the norm, its articles, the clause, and the readings by name."""

    key: str
    norm: str
    citation: str
    what: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Institutions:
    """The institutional model of one edition; every tuple is in the order of the text."""

    offices: tuple[Office, ...] = ()
    bodies: tuple[Body, ...] = ()
    elections: tuple[Election, ...] = ()
    appointments: tuple[Appointment, ...] = ()
    powers: tuple[Power, ...] = ()
    procedures: tuple[Procedure, ...] = ()
    duties: tuple[Duty, ...] = ()
    emergencies: tuple[Emergency, ...] = ()
    successions: tuple[Succession, ...] = ()
    bans: tuple[Ban, ...] = ()
    unamendable: tuple[Unamendable, ...] = ()
    referendums: tuple[Referendum, ...] = ()
    rights: tuple[Right, ...] = ()
    prohibitions: tuple[Prohibition, ...] = ()
    limitations: tuple[Limitation, ...] = ()
    ranks: tuple[Rank, ...] = ()
    candidacies: tuple[Candidacy, ...] = ()
    quotas: tuple[Quota, ...] = ()
    registrations: tuple[Registration, ...] = ()
    groups: tuple[Group, ...] = ()
    mandates: tuple[Mandate, ...] = ()
    parameters: tuple[tuple[str, int], ...] = ()
    norms: tuple[NormSyntax, ...] = ()
    gaps: tuple[Gap, ...] = ()
    rivals: tuple[Rival, ...] = ()
    written: tuple[NormSyntax, ...] = ()  # the norms with all their rival readings
    beside: tuple[NormSyntax, ...] = ()  # the norms of a charter under which these stand
    diagnostics: tuple[Diagnostic, ...] = field(default=())
    by_name: dict[str, dict[Any, Any]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def _named(self, kind: str, items: Iterable[tuple[str, Any]]) -> dict[Any, Any]:
        """The items of a kind by their names, the first of each; made once, because every act asks."""
        found = self.by_name.get(kind)
        if found is None:
            found = {}
            for name, item in items:
                found.setdefault(name, item)
            self.by_name[kind] = found
        return found

    def office(self, name: str) -> Office | None:
        """The office of that name, or None."""
        return self._named("office", ((item.name, item) for item in self.offices)).get(name)

    def body(self, name: str) -> Body | None:
        """The body of that name, or None."""
        return self._named("body", ((item.name, item) for item in self.bodies)).get(name)

    def part(self, name: str) -> tuple[Body, Seats] | None:
        """The body and its part of that name, or None."""
        parts = ((part.name, (body, part)) for body in self.bodies for part in body.parts)
        return self._named("part", parts).get(name)

    def power(self, name: str) -> Power | None:
        """The power of that name, or None."""
        return self._named("power", ((item.name, item) for item in self.powers)).get(name)

    def procedure(self, name: str) -> Procedure | None:
        """The procedure of that name ("ordinary law", "removal of President"), or None."""
        return self._named("procedure", ((item.name, item) for item in self.procedures)).get(name)

    def with_role(self, role: str) -> str | None:
        """The name of the office or body that plays a role, or None."""
        holders: tuple[Office | Body, ...] = (*self.offices, *self.bodies)
        for item in holders:
            if item.role == role:
                return item.name
        return None
