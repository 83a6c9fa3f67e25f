"""Who sits where at the start of each term: blocs, their seats in every body, and the bloc of whoever holds an office.

Lists of an election model are blocs, and so are those of a scenario. Seats that nobody names belong to a bloc of their own, such
as “members of Senate”; seats that an office fills belong to the bloc of its holder; an actor of no bloc is one by itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from politeia.norms.model import Body, Institutions
from politeia.norms.scenarios import Scenario
from politeia.simulation.electorate import Electorate, election_of, seats_for
from politeia.simulation.model import Marks, Numbers, Rows
from politeia.transition.consents import members_of
from politeia.transition.model import AllOf, AnyOf, ConsentOf, Game, Holder, Votes

VOTERS = "voters"


@dataclass(slots=True)
class Seating:
    """Who sits where in each term of a block; columns are terms.

    `seats` is (bloc, term) for each body and each part, `holders` the number of the bloc of each actor, `shares` the shares of
    votes as (bloc, term), and `governing` the blocs that together have a majority in the first chamber, largest first.
    """

    blocs: tuple[str, ...]
    seats: dict[str, Numbers]
    holders: dict[str, Numbers]
    shares: Numbers
    governing: Marks
    notes: list[str] = field(default_factory=list)

    def largest(self, body: str, rows: Rows) -> Numbers:
        """The bloc with the most seats in a body."""
        found: Numbers = self.seats[body][:, rows].argmax(axis=0)
        return found


@dataclass(frozen=True, slots=True)
class Plan:
    """What is known before anything is drawn: blocs, bodies with seats, the first chamber, and who fills which office."""

    institutions: Institutions
    electorate: Electorate | None
    scenario: Scenario | None
    blocs: tuple[str, ...]
    chamber: str
    actors: tuple[str, ...]
    fillers: tuple[tuple[str, ConsentOf], ...]

    def number(self, bloc: str) -> int:
        """The number of a bloc."""
        return self.blocs.index(bloc)


def plan(game: Game, institutions: Institutions, electorate: Electorate | None, scenario: Scenario | None) -> Plan:
    """The blocs of a simulation, and the actors whose bloc has to be known."""
    lists = electorate.lists if electorate else ()
    named = tuple(bloc.name for bloc in scenario.blocs) if scenario else ()
    bodies = tuple(_members(body.name) for body in institutions.bodies if body.seats)
    actors = tuple(dict.fromkeys(name for command in game.commands for name in _holders(command.consent)))
    blocs = tuple(dict.fromkeys((*lists, *named, *bodies, *actors, *(item.name for item in institutions.offices))))
    return Plan(institutions, electorate, scenario, blocs, first_chamber(institutions), actors, game.fillers)


def first_chamber(institutions: Institutions) -> str:
    """The chamber on which a government leans: the lower one, or the largest that voters elect."""
    lower = institutions.with_role("lower chamber")
    if lower is not None and (body := institutions.body(lower)) is not None and body.seats:
        return lower
    elected = [body for body in institutions.bodies if body.seats and _elected(institutions, body)]
    seated = elected or [body for body in institutions.bodies if body.seats]
    return max(seated, key=lambda body: body.seats).name if seated else ""


def _elected(institutions: Institutions, body: Body) -> bool:
    return election_of(institutions, body.name) is not None or any(VOTERS in part.by for part in body.parts)


def _members(body: str) -> str:
    return f"members of {body}"


def _holders(consent: ConsentOf) -> Iterable[str]:
    if isinstance(consent, Holder):
        yield consent.actor
    elif isinstance(consent, AllOf | AnyOf):
        for part in consent.consents:
            yield from _holders(part)


def seated(plan: Plan, terms: int, made: np.random.Generator, only: tuple[str, ...] = ()) -> Seating:
    """The seating at the start of so many terms; of some bodies `only`, where the others do not matter."""
    count = len(plan.blocs)
    found = Seating(plan.blocs, {}, {}, np.zeros((count, terms)), np.zeros((count, terms), np.bool_))
    rows = np.arange(terms)
    _offices(plan, found, terms, made)
    for body in plan.institutions.bodies:
        if body.seats and (not only or body.name in only):
            elect(plan, found, body.name, rows, made)
    return found


def elect(plan: Plan, seating: Seating, name: str, rows: Rows, made: np.random.Generator) -> None:
    """Fill a body anew in some terms: an election is drawn where voters elect it, and the rest is filled as at the start."""
    body = plan.institutions.body(name)
    assert body is not None
    total = len(seating.governing[0])
    parts = body.parts or ()
    if name not in seating.seats:
        for item in (name, *(part.name for part in parts)):
            seating.seats[item] = np.zeros((len(plan.blocs), total), np.int64)
    votes = None
    if plan.electorate is not None and _elected(plan.institutions, body):
        votes = plan.electorate.draw(made, len(rows))
        if name == plan.chamber:
            sums = np.maximum(votes.sum(axis=1), 1)
            seating.shares[: votes.shape[1], rows] = (votes / sums[:, None]).T
    if not parts:
        seating.seats[name][:, rows] = _part(plan, seating, body, name, body.seats, (VOTERS,), rows, votes)
    else:
        whole = np.zeros((len(plan.blocs), len(rows)), np.int64)
        for part in parts:
            given = _part(plan, seating, body, part.name, part.seats, part.by, rows, votes)
            seating.seats[part.name][:, rows] = given
            whole += given
        left = body.seats - sum(part.seats for part in parts)
        whole[plan.number(_members(name))] += max(left, 0)
        seating.seats[name][:, rows] = whole
    if name == plan.chamber:
        _govern(seating, name, rows)


def _part(
    plan: Plan,
    seating: Seating,
    body: Body,
    name: str,
    seats: int,
    by: tuple[str, ...],
    rows: Rows,
    votes: Numbers | None,
) -> Numbers:
    """The seats of a body without parts, or of one part, as (bloc, term)."""
    found = np.zeros((len(plan.blocs), len(rows)), np.int64)
    if votes is not None and VOTERS in by and plan.electorate is not None:
        election = election_of(plan.institutions, name) or election_of(plan.institutions, body.name)
        if election is not None:
            given, words = seats_for(election, votes, seats, plan.electorate)
            found[: given.shape[1]] = given.T
            if words and words not in seating.notes:
                seating.notes.append(words)
            return found
    if plan.scenario is not None and name in plan.scenario.seated():
        for bloc in plan.scenario.blocs:
            found[plan.number(bloc.name)] = min(bloc.held(name), seats)
    missing = seats - found.sum(axis=0)
    appointer = next((one for one in by if one in seating.holders and one != VOTERS), None)
    if appointer is not None:
        np.add.at(found, (seating.holders[appointer][rows], np.arange(len(rows))), missing)
    else:
        found[plan.number(_members(body.name))] += missing
    return found


def _govern(seating: Seating, chamber: str, rows: Rows) -> None:
    """The blocs that govern: the largest, and the next by size until they have a majority."""
    all_seats = seating.seats[chamber][:, rows]
    present = np.flatnonzero(all_seats.any(axis=1))
    seats = all_seats[present]
    order = np.argsort(-seats, axis=0, kind="stable")
    sorted_seats = np.take_along_axis(seats, order, axis=0)
    before = np.cumsum(sorted_seats, axis=0) - sorted_seats
    inside = (2 * before <= seats.sum(axis=0)) & (sorted_seats > 0)
    found = np.zeros(seats.shape, np.bool_)
    np.put_along_axis(found, order, inside, axis=0)
    governing = np.zeros(all_seats.shape, np.bool_)
    governing[present] = found
    seating.governing[:, rows] = governing


def _offices(plan: Plan, seating: Seating, terms: int, made: np.random.Generator) -> None:
    """The bloc of every actor: by scenario, by an election of its own, by whoever chooses it, or by itself."""
    given = {name: bloc.name for bloc in plan.scenario.blocs for name in bloc.actors} if plan.scenario else {}
    choosing = dict(plan.fillers)
    for name in plan.actors:
        if name in given:
            seating.holders[name] = np.full(terms, plan.number(given[name]))
        elif plan.electorate is not None and _is_elected_office(plan.institutions, name):
            seating.holders[name] = elected_bloc(plan, terms, made)
    everyone = (*plan.actors, *(item.name for item in plan.institutions.offices))
    for _ in range(3):  # an office may be filled by one that is itself filled by another
        for name in everyone:
            chooser = _chooser(choosing.get(name), seating)
            if name not in seating.holders and chooser is not None:
                seating.holders[name] = seating.holders[chooser].copy()
    government = plan.institutions.with_role("head of government")
    for name in everyone:
        if name not in seating.holders and government in seating.holders and _is_of_government(plan, name):
            seating.holders[name] = seating.holders[government]
        elif name not in seating.holders and name in plan.blocs:
            seating.holders[name] = np.full(terms, plan.number(name))


def _is_elected_office(institutions: Institutions, name: str) -> bool:
    return institutions.office(name) is not None and election_of(institutions, name) is not None


def elected_bloc(plan: Plan, terms: int, made: np.random.Generator) -> Numbers:
    """The list with the most votes in an election of one person, drawn by the same model."""
    assert plan.electorate is not None
    found: Numbers = plan.electorate.draw(made, terms).argmax(axis=1)
    return found


def _chooser(consent: ConsentOf | None, seating: Seating) -> str | None:
    """The first office that takes part in filling another, and whose bloc is known."""
    return next((name for name in _holders(consent) if name in seating.holders), None) if consent else None


def _is_of_government(plan: Plan, name: str) -> bool:
    body = plan.institutions.body(name)
    office = plan.institutions.office(name)
    role = body.role if body is not None else office.role if office is not None else ""
    return role == "government" or name == "ministers"


def chambers_of(name: str, institutions: Institutions) -> tuple[str, ...]:
    """The bodies whose sitting a vote needs: the chambers of a joint body, or the body of a part."""
    part = institutions.part(name)
    return members_of(part[0].name if part is not None else name, institutions)


def seats_in(votes: Votes, seating: Seating, institutions: Institutions) -> Numbers | None:
    """The seats that count in a vote, as (bloc, term); None where nobody sits by number."""
    if votes.body in seating.seats:
        return seating.seats[votes.body]
    chambers = [seating.seats[name] for name in members_of(votes.body, institutions) if name in seating.seats]
    return sum(chambers[1:], start=chambers[0]) if chambers else None
