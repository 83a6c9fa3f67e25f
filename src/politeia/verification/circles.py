"""Deciding whether offices fill each other in a circle that no election enters: who fills whom, as a graph over the norms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

from politeia.language.questions import ClaimForm, PropertySyntax
from politeia.norms.model import Body, Institutions
from politeia.norms.tallies import names_in
from politeia.verification.filling import appointments_to
from politeia.verification.holding import appointing
from politeia.verification.model import Step, Verdict
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
    """Whether some offices fill each other in a circle without anybody's word who goes back to an election.

    Of whom the text does not say how they are chosen, it may be by an election or not: a circle that needs their word is open.
    """
    shows = "Who fills whom, back to the voters:"
    ways = filled_by(institutions)
    if not ways:
        return silent(shows, "The encoded text does not say how any office is filled.")
    unknown = frozenset(name for found in ways.values() for way in found for name in way.by) - ways.keys() - PEOPLE
    distance = steps_from(PEOPLE, ways)
    apart = {name: found for name, found in ways.items() if name not in distance}
    possible = steps_from(PEOPLE | unknown, apart)
    closed = _circle({name: found for name, found in apart.items() if name not in possible})
    if closed:
        steps = [_step(name, ways[name][0]) for name in closed]
        return ruled(False, "Who fills whom in a circle:", steps, "No election enters this circle anywhere.")
    doubtful = _circle(apart)
    if doubtful:
        steps = [_step(name, _within(ways[name], doubtful)) for name in doubtful]
        told = f"It depends on who is not in the circle, and of whom the encoded text does not say how they are chosen: {_listed(unknown)}."
        return Ruled(Verdict.DEPENDS, "Who fills whom in a circle:", tuple(steps), told)
    if not distance:
        return silent(shows, "No chain of filling in the encoded text is known to begin with the voters.")
    return ruled(True, shows, *_chains(ways, distance, apart, institutions, unknown))


def _chains(
    ways: Ways, distance: Mapping[str, int], apart: Ways, institutions: Institutions, unknown: frozenset[str]
) -> tuple[list[Step], str]:
    """The longest chains that lead back to the voters and those that the text leaves open, and all of them in a sentence."""
    chains = sorted((name for name in ways if name in distance), key=lambda name: (-distance[name], name))
    parts = frozenset(part.name for body in institutions.bodies for part in body.parts)
    nearest = [(name, _nearest(ways[name], distance)) for name in chains]
    steps = [_step(name, way) for name, way in nearest if not way.by & parts][:MOST_TOLD]
    told = f"The voters stand at the beginning of {len(chains)} of {len(ways)} chains, and no circle shuts them out."
    mixed = _circle(ways)
    if mixed:
        told += f" These fill each other, and an election enters: {', '.join(mixed)}."
        steps += [_step(name, _within(ways[name], mixed)) for name in mixed if name not in chains[:MOST_TOLD]]
    steps += [_step(name, apart[name][0]) for name in list(apart)[:MOST_TOLD]]
    open_ends = frozenset(name for found in apart.values() for way in found for name in way.by) & unknown
    if open_ends:
        told += f" How these are chosen the encoded text does not say: {_listed(open_ends)}."
    return steps, told


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))


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


def steps_from(roots: Iterable[str], ways: Ways) -> dict[str, int]:
    """For each office and body that some chain of filling joins to the roots, the number of steps on the shortest."""
    distance = dict.fromkeys(roots, 0)
    while True:
        reached = {
            name: 1 + min(distance[other] for way in found for other in way.by if other in distance)
            for name, found in ways.items()
            if name not in distance and any(other in distance for way in found for other in way.by)
        }
        if not reached:
            return {name: steps for name, steps in distance.items() if steps}
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
