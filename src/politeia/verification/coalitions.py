"""Coalitions in seats: who holds what, and whether that suffices for the consent that an act needs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from politeia.diagnostics.model import Place, failure
from politeia.diagnostics.nearest import nearest
from politeia.language.questions import CoalitionMember, CoalitionSyntax
from politeia.norms.model import COLLECTIVES, Institutions
from politeia.norms.scenarios import Bloc, Scenario
from politeia.norms.votes import votes_needed
from politeia.transition.attendance import VOTERS, there
from politeia.transition.consents import decision, members_of
from politeia.transition.model import AllOf, ConsentOf, Holder, Votes
from politeia.verification.model import Coalition

MOST_NAMED = 6
"""Larger coalitions are told by who is outside of them, when those are fewer."""


@dataclass(frozen=True, slots=True)
class Holdings:
    """What a coalition holds: whole actors, and seats by body; for parts of a body, the seats held in that part.

    `blocs` are the blocs of a scenario among them, by name, and `apart` how many of those whose members vote each alone, of
    how many; what they hold stands in `actors` and `seats` like the rest.
    """

    actors: frozenset[str]
    seats: tuple[tuple[str, int], ...]
    blocs: tuple[str, ...] = ()
    apart: tuple[tuple[str, int], ...] = ()

    def held(self, body: str) -> int:
        """Seats held in a body or part."""
        return dict(self.seats).get(body, 0)


def seats_of(name: str, institutions: Institutions) -> int:
    """The seats of a body or a part; 0 for an actor that acts as one."""
    part = institutions.part(name)
    if part is not None:
        return part[1].seats
    body = institutions.body(name)
    return body.seats if body is not None else 0


def seats_there(name: str, institutions: Institutions) -> int:
    """The seats of a body or a part whose holders can take part in the situation."""
    body, part = institutions.body(name), institutions.part(name)
    if part is not None:
        return part[1].seats - part[1].absent
    return there(body) if body is not None else 0


def single_actors(institutions: Institutions) -> tuple[str, ...]:
    """Every actor that acts as one: offices, bodies without seats, parts of one seat, voters, citizens, courts."""
    offices = tuple(office.name for office in institutions.offices)
    bodies = tuple(body.name for body in institutions.bodies if not body.seats and not body.consists_of)
    parts = tuple(part.name for body in institutions.bodies for part in body.parts if part.seats <= 1)
    collectives = (name for name in COLLECTIVES if institutions.body(name) is None)
    return tuple(dict.fromkeys((*offices, *bodies, *parts, *collectives)))


def whole(names: Iterable[str], institutions: Institutions) -> Holdings:
    """The holdings of whole actors: an office, or all the seats of a body with all its parts."""
    actors: set[str] = set()
    seats: dict[str, int] = {}
    for name in names:
        for chamber in members_of(name, institutions):
            if not seats_of(chamber, institutions):
                actors.add(chamber)
            else:
                _hold(seats, chamber, seats_there(chamber, institutions), institutions)
    return Holdings(frozenset(actors), tuple(sorted(seats.items())))


def _hold(seats: dict[str, int], name: str, count: int, institutions: Institutions) -> None:
    """Hold seats in a body or a part; a part's seats are seats of its body too, and a whole body holds its parts."""
    part = institutions.part(name)
    if part is not None:
        seats[name] = max(seats.get(name, 0), count)
        body = part[0]
        together = sum(seats.get(item.name, 0) for item in body.parts)
        seats[body.name] = max(seats.get(body.name, 0), min(together, there(body)))
        return
    seats[name] = max(seats.get(name, 0), count)
    body_found = institutions.body(name)
    if body_found is not None and count >= there(body_found):
        seats.update({item.name: item.seats - item.absent for item in body_found.parts})


def everyone(institutions: Institutions) -> Holdings:
    """All actors together."""
    bodies = [body.name for body in institutions.bodies if body.seats]
    return whole((*single_actors(institutions), *bodies), institutions)


def without(holdings: Holdings, institutions: Institutions, scenario: Scenario | None = None) -> Holdings:
    """Everybody else."""
    every = everyone(institutions)
    own = dict(holdings.seats)
    blocs = scenario.blocs if scenario is not None else ()
    some = dict(holdings.apart)
    left = {bloc.name: bloc.members - some[bloc.name] for bloc in blocs if bloc.name in some}
    return Holdings(
        every.actors - holdings.actors,
        tuple((name, count - own.get(name, 0)) for name, count in every.seats),
        tuple(bloc.name for bloc in blocs if bloc.name not in holdings.blocs and bloc.name not in some),
        tuple((name, count) for name, count in left.items() if count),
    )


def joined(parts: Iterable[Holdings], institutions: Institutions) -> Holdings:
    """What several hold together who share nothing: their seats add up, and who has a whole body has all of its parts."""
    actors: set[str] = set()
    seats: dict[str, int] = {}
    blocs: list[str] = []
    apart: list[tuple[str, int]] = []
    for part in parts:
        actors |= part.actors
        blocs += part.blocs
        apart += part.apart
        for name, count in part.seats:
            seats[name] = min(seats.get(name, 0) + count, seats_there(name, institutions))
    for name, count in tuple(seats.items()):
        _hold(seats, name, count, institutions)
    return Holdings(frozenset(actors), tuple(sorted(seats.items())), tuple(blocs), tuple(apart))


def suffices(holdings: Holdings, consent: ConsentOf, institutions: Institutions) -> bool:
    """Whether a coalition can give a consent alone, with every office filled and every body sitting."""
    if isinstance(consent, Holder):
        if consent.actor == VOTERS and institutions.body(VOTERS) is not None:
            return suffices(holdings, decision(VOTERS, None, institutions), institutions)
        return consent.actor in holdings.actors
    if isinstance(consent, Votes):
        return sum(holdings.held(chamber) for chamber in members_of(consent.body, institutions)) >= consent.needed
    parts = (suffices(holdings, part, institutions) for part in consent.consents)
    return all(parts) if isinstance(consent, AllOf) else any(parts)


def of_bloc(bloc: Bloc) -> Holdings:
    """The holdings of one bloc."""
    return Holdings(frozenset(bloc.actors), bloc.seats, (bloc.name,))


def some_of(bloc: Bloc, count: int) -> Holdings:
    """The holdings of so many members of a bloc whose members vote apart; all of them are the bloc."""
    if count >= bloc.members:
        return of_bloc(bloc)
    return Holdings(frozenset(), tuple((name, count) for name, _ in bloc.seats), (), ((bloc.name, count),))


def form(
    written: CoalitionSyntax,
    institutions: Institutions,
    place: Place | None = None,
    scenario: Scenario | None = None,
) -> Holdings:
    """The holdings of a coalition as written; the blocs of a scenario can stand in it like offices and bodies.

    Raises when it names an unknown actor, or a share of a body in which one of its blocs sits, since the two might be the
    same people.
    """
    blocs = {bloc.name: bloc for bloc in scenario.blocs} if scenario is not None else {}
    if blocs:
        return _with_blocs(written, institutions, place, blocs)
    known = (*single_actors(institutions), *(body.name for body in institutions.bodies), *_parts(institutions))
    for name in (*(member.name for member in written.members), *written.except_for):
        if name not in known:
            near = nearest(name, known)
            raise failure(
                "Q101",
                f"no norm in force declares “{name}”",
                place,
                expectation="A coalition is made of offices, bodies, parts of bodies and voters that the charter declares.",
                remedy=f"Did you mean “{near}”?" if near else "",
            )
    if written.everyone:
        return without(whole(written.except_for, institutions), institutions)
    actors: set[str] = set()
    seats: dict[str, int] = {}
    for member in written.members:
        for chamber in members_of(member.name, institutions):
            total = seats_of(chamber, institutions)
            if not total:
                _check_whole(member, place)
                actors.add(chamber)
                continue
            count = member.count or (votes_needed(member.threshold, total) if member.threshold else total)
            _hold(seats, chamber, min(count, seats_there(chamber, institutions)), institutions)
    return Holdings(frozenset(actors), tuple(sorted(seats.items())))


def _check_whole(member: CoalitionMember, place: Place | None) -> None:
    """An office, or a body without a number of seats, joins whole."""
    if member.count or member.threshold is not None:
        raise failure(
            "Q118",
            f"{member.name} has no number of members, and a share of it is nobody",
            place,
            expectation="A share is one of a body, or of a part of one, whose norm gives its seats; or of the voters.",
            remedy=f"Write “{member.name}”, or give the body its seats.",
        )


def _with_blocs(
    written: CoalitionSyntax, institutions: Institutions, place: Place | None, blocs: dict[str, Bloc]
) -> Holdings:
    """A coalition in which blocs stand beside offices and bodies."""
    if written.everyone:
        named = tuple(CoalitionMember(name) for name in written.except_for)
        outside = _with_blocs(CoalitionSyntax(named), institutions, place, blocs)
        inside = without(outside, institutions)
        return replace(inside, blocs=tuple(name for name in blocs if name not in outside.blocs))
    joining = [_joining(member, blocs[member.name], place) for member in written.members if member.name in blocs]
    own = [blocs[member.name] for member in written.members if member.name in blocs]
    others = tuple(member for member in written.members if member.name not in blocs)
    for member in others:
        body = institutions.part(member.name)
        sits = {name for bloc in own for name, _ in bloc.seats}
        if (member.count or member.threshold) and ({member.name, body[0].name if body else ""} & sits):
            raise failure(
                "Q113",
                f"some members of {member.name} stand beside a bloc that sits there, and may be the same people",
                place,
                expectation="Beside a bloc, a body joins a coalition whole, or by other blocs.",
                remedy="Name the blocs that join, and leave the share out.",
            )
    rest = form(replace(written, members=others), institutions, place)
    return joined((rest, *joining), institutions)


def _joining(member: CoalitionMember, bloc: Bloc, place: Place | None) -> Holdings:
    """A bloc that joins whole, or so many of its members where they vote apart."""
    if not member.count and member.threshold is None:
        return of_bloc(bloc)
    if not bloc.apart:
        raise failure(
            "Q117",
            f"{bloc.name} votes as one, and so many of its members are no coalition",
            place,
            expectation="A bloc joins whole, unless the scenario says that it votes apart.",
            remedy=f"Write “{bloc.name}”, or “votes apart” below the bloc in the scenario.",
        )
    count = member.count or (votes_needed(member.threshold, bloc.members) if member.threshold else 0)
    if count > bloc.members:
        raise failure("Q117", f"{bloc.name} has {bloc.members} members, and {count} are said to join", place)
    return some_of(bloc, count)


def _parts(institutions: Institutions) -> tuple[str, ...]:
    return tuple(part.name for body in institutions.bodies for part in body.parts)


def in_people(holdings: Holdings, institutions: Institutions, scenario: Scenario | None = None) -> Coalition:
    """The coalition in words a person counts in: "the President and 26 of 50 of Senate"; blocs are called by name."""
    blocs = scenario.blocs if scenario is not None else ()
    named = tuple(bloc for bloc in blocs if bloc.name in holdings.blocs)
    some = dict(holdings.apart)
    parted = tuple(bloc for bloc in blocs if bloc.name in some)
    if named or parted:
        joining = tuple(replace(bloc, seats=some_of(bloc, some[bloc.name]).seats) for bloc in parted)
        beside = in_people(_less(holdings, (*named, *joining)), institutions)
        members = tuple((bloc.name, some[bloc.name], bloc.members) for bloc in parted)
        return Coalition((*beside.actors, *(bloc.name for bloc in named)), (*beside.seats, *members))
    seats: list[tuple[str, int, int]] = []
    more: list[tuple[str, int, int]] = []
    for name, count in holdings.seats:
        part = institutions.part(name)
        if count and (part is None or holdings.held(part[0].name) < there(part[0])):
            if (
                part is None
                and count < seats_of(name, institutions)
                and _made_of_parts(name, count, holdings, institutions)
            ):
                continue
            total = seats_of(name, institutions)
            told = _in_parts(name, holdings, institutions) if part is None and count < total else 0
            if 0 < told <= count:
                more.append((f"{name} beside them", count - told, total))
            else:
                seats.append((name, count, total))
    order = [office.name for office in institutions.offices] + [body.name for body in institutions.bodies]
    actors = sorted(holdings.actors, key=lambda name: (order.index(name) if name in order else len(order), name))
    return Coalition(tuple(actors), (*seats, *more))


def _in_parts(name: str, holdings: Holdings, institutions: Institutions) -> int:
    """The seats of a body that are told with its parts."""
    body = institutions.body(name)
    return sum(holdings.held(part.name) for part in body.parts) if body is not None else 0


def _less(holdings: Holdings, blocs: tuple[Bloc, ...]) -> Holdings:
    """What is held beside some blocs."""
    actors = frozenset(name for bloc in blocs for name in bloc.actors)
    seats = ((name, count - sum(bloc.held(name) for bloc in blocs)) for name, count in holdings.seats)
    return Holdings(holdings.actors - actors, tuple((name, count) for name, count in seats if count > 0))


def in_words(holdings: Holdings, institutions: Institutions, scenario: Scenario | None = None) -> str:
    """Who acts together, by naming the few: the coalition itself, or everyone except those who are outside."""
    own = in_people(holdings, institutions, scenario)
    if len(own.actors) + len(own.seats) <= MOST_NAMED:
        return str(own)
    outside = in_people(without(holdings, institutions, scenario), institutions, scenario)
    if len(outside.actors) + len(outside.seats) < len(own.actors) + len(own.seats):
        return f"everyone except {outside}" if outside.actors or outside.seats else "everyone"
    return str(own)


def _made_of_parts(name: str, count: int, holdings: Holdings, institutions: Institutions) -> bool:
    body = institutions.body(name)
    return body is not None and count == sum(holdings.held(part.name) for part in body.parts)
