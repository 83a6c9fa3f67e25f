"""Scenarios with their names bound: blocs that vote as one, what each holds, and the seats that nobody named holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from politeia.diagnostics.model import Diagnostic, Place, error
from politeia.diagnostics.nearest import nearest
from politeia.language.scenarios import BlocSyntax, Holding, ScenarioSyntax
from politeia.norms.model import COLLECTIVES, Institutions
from politeia.norms.votes import votes_needed


@dataclass(frozen=True, slots=True)
class Bloc:
    """People who act as one: the actors that they hold whole, and their seats.

    `seats` has one entry for each body and each part of a body in which the bloc sits; the seats in the parts of a body
    count among those of the body. `apart` says that its members vote each alone: it is a name for so many single actors.
    """

    name: str
    actors: tuple[str, ...]
    seats: tuple[tuple[str, int], ...]
    apart: bool = False

    @property
    def members(self) -> int:
        """The people of the bloc, by their seats."""
        return max((count for _, count in self.seats), default=0)

    def held(self, name: str) -> int:
        """Seats in a body or in a part of one."""
        return dict(self.seats).get(name, 0)


@dataclass(frozen=True, slots=True)
class Scenario:
    """Who sits where in a situation. Nobody is in two blocs.

    `others` are the seats that no bloc holds, of every body in which some bloc sits: their holders join no bloc, and are
    among the rest whenever a coalition of blocs is asked about. An office that no bloc holds, and a body in which no bloc
    sits, act for themselves, as they do without a scenario.
    """

    name: str
    blocs: tuple[Bloc, ...]
    others: tuple[tuple[str, int], ...] = ()
    on: date | None = None
    source: str = ""
    note: str = ""

    def bloc(self, name: str) -> Bloc | None:
        """The bloc of a name, or None."""
        return next((bloc for bloc in self.blocs if bloc.name == name), None)

    def seated(self) -> frozenset[str]:
        """The bodies, and the parts of them, in which some bloc sits."""
        return frozenset(name for bloc in self.blocs for name, _ in bloc.seats)

    def taken(self) -> frozenset[str]:
        """The actors that some bloc holds whole."""
        return frozenset(name for bloc in self.blocs for name in bloc.actors)


@dataclass(frozen=True, slots=True)
class Resolved:
    """A scenario in an edition, or the mistakes that keep it from being one."""

    scenario: Scenario | None
    diagnostics: tuple[Diagnostic, ...] = field(default=())


def resolve_scenario(written: ScenarioSyntax, institutions: Institutions) -> Resolved:
    """Bind the names of a scenario in an edition, and check that nothing is held twice and no body has too many members."""
    seating = _Seating(institutions)
    blocs = tuple(seating.bloc(item) for item in written.blocs)
    seating.check_sums()
    if seating.diagnostics:
        return Resolved(None, tuple(seating.diagnostics))
    seated = {name for bloc in blocs for name, _ in bloc.seats}
    others = tuple(
        (body.name, body.seats - sum(bloc.held(body.name) for bloc in blocs))
        for body in institutions.bodies
        if body.name in seated and body.seats > sum(bloc.held(body.name) for bloc in blocs)
    )
    return Resolved(Scenario(written.name, blocs, others, written.on, written.source, written.note))


class _Seating:
    """Gives out offices and seats, and keeps what has been given to whom."""

    def __init__(self, institutions: Institutions) -> None:
        self.institutions = institutions
        self.diagnostics: list[Diagnostic] = []
        self.actors: dict[str, str] = {}
        self.seats: dict[str, int] = {}
        self.last: dict[str, Place] = {}

    def bloc(self, written: BlocSyntax) -> Bloc:
        if self._known(written.name):
            self.diagnostics.append(_own_name(written))
        actors: list[str] = []
        seats: dict[str, int] = {}
        for holding in written.holds:
            for name in self._chambers(holding):
                total = self._total(name)
                if total == 0:
                    self._give(name, written.name, holding, actors)
                else:
                    self._seat(name, _count(holding, total), holding, seats)
        if written.apart and (actors or len(set(seats.values())) != 1):
            self.diagnostics.append(_apart_in_one_chamber(written))
        return Bloc(written.name, tuple(actors), tuple(seats.items()), written.apart)

    def _known(self, name: str) -> bool:
        institutions = self.institutions
        return (
            institutions.office(name) is not None
            or institutions.body(name) is not None
            or institutions.part(name) is not None
            or name in COLLECTIVES
        )

    def _chambers(self, holding: Holding) -> Iterator[str]:
        """What a name stands for: itself, or the chambers of a joint body when the whole of it is held."""
        member = holding.member
        if not self._known(member.name):
            self.diagnostics.append(_unknown(holding, self.institutions))
            return
        body = self.institutions.body(member.name)
        if body is None or not body.consists_of:
            yield member.name
        elif member.count or member.threshold:
            self.diagnostics.append(_joint(holding, body.consists_of))
        else:
            yield from body.consists_of

    def _total(self, name: str) -> int:
        part = self.institutions.part(name)
        body = self.institutions.body(name)
        if part is not None:
            return part[1].seats
        return body.seats if body is not None else 0

    def _give(self, name: str, bloc: str, holding: Holding, actors: list[str]) -> None:
        if holding.member.count or holding.member.threshold:
            self.diagnostics.append(_no_seats(holding))
        elif name in self.actors:
            self.diagnostics.append(_held_twice(name, self.actors[name], holding))
        else:
            self.actors[name] = bloc
            actors.append(name)

    def _seat(self, name: str, count: int, holding: Holding, seats: dict[str, int]) -> None:
        for held in self._counted_in(name):
            seats[held] = seats.get(held, 0) + count
            self.seats[held] = self.seats.get(held, 0) + count
            self.last[held] = holding.place
        body = self.institutions.body(name)
        if body is not None and count == body.seats:
            for part in body.parts:
                seats[part.name] = part.seats
                self.seats[part.name] = self.seats.get(part.name, 0) + part.seats
                self.last[part.name] = holding.place

    def _counted_in(self, name: str) -> tuple[str, ...]:
        part = self.institutions.part(name)
        return (name, part[0].name) if part is not None else (name,)

    def check_sums(self) -> None:
        """No body and no part of one has more members than seats."""
        for name, count in self.seats.items():
            total = self._total(name)
            if count > total:
                self.diagnostics.append(_too_many(name, count, total, self.last[name]))


def _count(holding: Holding, total: int) -> int:
    member = holding.member
    return member.count or (votes_needed(member.threshold, total) if member.threshold else total)


def _names(institutions: Institutions) -> list[str]:
    names = [office.name for office in institutions.offices]
    for body in institutions.bodies:
        names += [body.name, *(part.name for part in body.parts)]
    return [*names, *COLLECTIVES]


def _unknown(holding: Holding, institutions: Institutions) -> Diagnostic:
    name = holding.member.name
    near = nearest(name, _names(institutions))
    return error(
        "N160",
        f"no norm in force declares “{name}”",
        holding.place,
        expectation="A bloc holds offices, bodies, parts of bodies and voters that the charter declares on that day.",
        remedy=f"Did you mean “{near}”?" if near else "politeia read shows the offices and bodies of a day.",
    )


def _own_name(written: BlocSyntax) -> Diagnostic:
    return error(
        "N161",
        f"“{written.name}” is a name of the charter, and cannot be a bloc as well",
        written.place,
        expectation="A bloc has a name of its own, so that a claim says whom it means.",
        remedy=f"Offices and bodies act for themselves without a bloc; or write “bloc party of {written.name}”.",
    )


def _apart_in_one_chamber(written: BlocSyntax) -> Diagnostic:
    return error(
        "N165",
        f"the members of bloc {written.name} vote apart, and are not seats of one body or of one part of it",
        written.place,
        expectation="Members who vote apart are counted, so that each of them must be like the others.",
        remedy="Give offices, and seats in other chambers, to blocs of their own.",
    )


def _held_twice(name: str, before: str, holding: Holding) -> Diagnostic:
    return error(
        "N162",
        f"{name} is held twice: bloc {before} holds it already",
        holding.place,
        expectation="An office belongs to one bloc.",
        remedy="Take it out of one of the two.",
    )


def _too_many(name: str, count: int, total: int, place: Place) -> Diagnostic:
    return error(
        "N163",
        f"the blocs hold {count} seats of {name}, which has {total}",
        place.around(name),
        expectation="Seats in the parts of a body count among those of the body, so that they are written once.",
        remedy="Count again; a seat that nobody fills is left out.",
    )


def _no_seats(holding: Holding) -> Diagnostic:
    return error(
        "N164",
        f"{holding.member.name} has no number of seats, and is held whole or not at all",
        holding.place,
        expectation="Seats are held in a body, or a part of one, whose norm gives their number.",
        remedy=f"Write “holds {holding.member.name}”.",
    )


def _joint(holding: Holding, chambers: tuple[str, ...]) -> Diagnostic:
    return error(
        "N164",
        f"{holding.member.name} has no seats of its own: it consists of {' and '.join(chambers)}",
        holding.place,
        expectation="Seats are held in a chamber.",
        remedy=f"Write “holds ... seats of {chambers[0]}”.",
    )
