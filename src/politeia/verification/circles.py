"""Deciding whether offices fill each other in a circle that no election enters: who fills whom, as a graph over the norms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

from politeia.language.model import ClaimForm, PropertySyntax
from politeia.norms.model import Body, Institutions
from politeia.norms.tallies import names_in
from politeia.verification.filling import appointments_to
from politeia.verification.holding import appointing
from politeia.verification.model import Step
from politeia.verification.ruling import Rule, Ruled, ruled, silent

PEOPLE = frozenset({"voters", "citizens"})
"""Those in whom every chain of filling should begin."""
MOST_TOLD = 6
"""Of the chains that lead back to the voters, the longest are told."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way in which an office, a part of a body or a body is filled: all who must agree, and the article."""

    by: frozenset[str]
    citation: str


Ways = Mapping[str, tuple[Way, ...]]


def _no_circle(_: PropertySyntax, institutions: Institutions) -> Ruled:
    shows = "Who fills whom, back to the voters:"
    ways = filled_by(institutions)
    if not ways:
        return silent(shows, "The encoded text does not say how any office is filled.")
    distance = from_the_people(ways)
    apart = {name: found for name, found in ways.items() if name not in distance}
    circle = _circle(apart)
    if circle:
        steps = [_step(name, ways[name][0]) for name in circle]
        return ruled(False, "Who fills whom in a circle:", steps, "No election enters this circle anywhere.")
    chains = sorted((name for name in ways if name in distance), key=lambda name: (-distance[name], name))
    parts = frozenset(part.name for body in institutions.bodies for part in body.parts)
    nearest = [(name, _nearest(ways[name], distance)) for name in chains]
    steps = [_step(name, way) for name, way in nearest if not way.by & parts][:MOST_TOLD]
    steps += [_step(name, apart[name][0]) for name in list(apart)[:MOST_TOLD]]
    unknown = sorted({name for found in apart.values() for way in found for name in way.by if name not in ways})
    told = f"The voters stand at the beginning of {len(chains)} of {len(ways)} chains, and no circle shuts them out."
    mixed = _circle(ways)
    if mixed:
        told += f" These fill each other, and an election enters: {', '.join(mixed)}."
        steps += [_step(name, _within(ways[name], mixed)) for name in mixed if name not in chains[:MOST_TOLD]]
    if unknown:
        told += f" How these are chosen the text does not say: {', '.join(unknown)}."
    return ruled(True, shows, steps, told)


def _step(name: str, way: Way) -> Step:
    return Step(" and ".join(sorted(way.by)), f"fill {name}", (way.citation,))


def _nearest(found: tuple[Way, ...], distance: Mapping[str, int]) -> Way:
    return min(
        found, key=lambda way: min((distance[name] for name in way.by if name in distance), default=len(distance))
    )


def _within(found: tuple[Way, ...], circle: list[str]) -> Way:
    return next(way for way in found if way.by & frozenset(circle))


def _circle(ways: Ways) -> list[str]:
    """One circle of offices and bodies that fill each other; empty when there is none."""
    graph = {name: {other for way in found for other in way.by if other in ways} for name, found in ways.items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as problem:
        return list(dict.fromkeys(problem.args[1]))
    return []


def from_the_people(ways: Ways) -> dict[str, int]:
    """For each office and body that some chain of filling joins to the voters, the number of steps on the shortest."""
    distance = dict.fromkeys(PEOPLE, 0)
    while True:
        reached = {
            name: 1 + min(distance[other] for way in found for other in way.by if other in distance)
            for name, found in ways.items()
            if name not in distance and any(other in distance for way in found for other in way.by)
        }
        if not reached:
            return {name: steps for name, steps in distance.items() if name not in PEOPLE}
        distance |= reached


def filled_by(institutions: Institutions) -> dict[str, tuple[Way, ...]]:
    """Every office, body and part of a body of which the text says how it is filled, with all its ways."""
    found: dict[str, list[Way]] = {}

    def add(name: str, by: Iterable[str], citation: str) -> None:
        names = frozenset(by)
        if names:
            found.setdefault(name, []).append(Way(names, citation))

    for election in institutions.elections:
        add(election.subject, names_in(election.by), election.citation)
    for appointment in institutions.appointments:
        add(appointment.office, appointing(appointment), appointment.citation)
    for office in institutions.offices:
        if office.name not in found and office.chosen_by is not None:
            add(office.name, names_in(office.chosen_by.value), office.chosen_by.citation)
    for body in institutions.bodies:
        for name, by, citation in _seats(body, institutions):
            add(name, by, citation)
    return {name: tuple(ways) for name, ways in found.items()}


def _seats(body: Body, institutions: Institutions) -> Iterable[tuple[str, tuple[str, ...], str]]:
    """How the seats of a body are filled: its parts one by one, and the body through each of them."""
    for part in body.parts:
        yield part.name, (*part.by, *part.consent, *part.proposed), part.citation
        yield body.name, (part.name,), part.citation
    for chamber in body.consists_of:
        yield body.name, (chamber,), body.citation
    for item in appointments_to(body, institutions):
        yield body.name, (item.office,) if item.office != body.name else (), item.citation


RULES_ON_CIRCLES: dict[ClaimForm, Rule] = {ClaimForm.NO_OFFICES_FILL_EACH_OTHER: _no_circle}
"""Each claim of this kind with the rule that settles it."""
