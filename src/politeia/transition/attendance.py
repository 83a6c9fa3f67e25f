"""Attendance: seats that are vacant and members who stay away in a situation, and what a share is then counted of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

from politeia.diagnostics.model import failure
from politeia.language.contents import Base, Condition, Verb
from politeia.language.questions import CoalitionMember
from politeia.norms.model import Body, Duty, Institutions, Power, Procedure, Seats

VOTERS = "voters"
ALL_VOTERS = Body(VOTERS, "", 10_000, (), (), None, None, None, "")
"""The entitled voters where a question counts them: a hundredth of a percent of them is one."""

OF_THOSE_THERE = (Base.PRESENT, Base.VOTES_CAST, Base.BALLOTS_CAST)
"""Bases that leave out whoever does not come."""


def attended(
    institutions: Institutions, given: Iterable[Condition], members: Iterable[CoalitionMember] = ()
) -> Institutions:
    """The institutions with the vacant seats and the absent members of a situation.

    They stay so for the whole question, but for vacant seats that some act fills. Where the situation or a coalition of
    `members` speaks of a share of the voters, the voters are counted, as a body of ten thousand.

    Raises PoliteiaError when a body has fewer seats than are vacant or empty together, or is no body with seats.
    """
    vacant: dict[str, int] = {}
    absent: dict[str, int] = {}
    given = tuple(given)
    counted_apart = any(condition.verb is Verb.ABSENT and VOTERS in condition.names for condition in given)
    if counted_apart or any(item.name == VOTERS and (item.count or item.threshold) for item in members):
        institutions = replace(institutions, bodies=(*institutions.bodies, ALL_VOTERS))
    for condition in given:
        kept = {Verb.SEATS_VACANT: vacant, Verb.ABSENT: absent}.get(condition.verb)
        if kept is not None:
            for name in condition.names:
                kept[name] = condition.count or _share(condition, name, institutions)
    if not vacant and not absent:
        return institutions
    institutions = _parts_away(institutions, absent)
    for name in (*vacant, *absent):
        _check(institutions.body(name), name, vacant.get(name, 0) + absent.get(name, 0))
    refilled = {name for name in vacant if vacant[name] and name in filled_in_a_game(institutions)}
    return replace(
        institutions,
        bodies=tuple(
            replace(
                body,
                vacant=vacant.get(body.name, 0),
                absent=absent.get(body.name, 0),
                refilled=body.name in refilled,
            )
            for body in institutions.bodies
        ),
    )


def _parts_away(institutions: Institutions, absent: dict[str, int]) -> Institutions:
    """The institutions with the absent members of parts, who are then among those of `absent` for the body."""
    for name in tuple(absent):
        found = institutions.part(name)
        if found is None:
            continue
        body, part = found
        away = absent.pop(name)
        if away > part.seats:
            raise failure(
                "Q112", f"{name} has {part.seats} seats, and {away} are said to be vacant or their holders absent"
            )
        absent[body.name] = absent.get(body.name, 0) + away
        parts = tuple(replace(item, absent=away) if item.name == name else item for item in body.parts)
        institutions = replace(
            institutions,
            bodies=tuple(
                replace(item, parts=parts) if item.name == body.name else item for item in institutions.bodies
            ),
        )
    return institutions


def _share(condition: Condition, name: str, institutions: Institutions) -> int:
    """The members behind a share of a body, rounded down: so many are certainly away."""
    body, part = institutions.body(name), institutions.part(name)
    seats = part[1].seats if part is not None else body.seats if body is not None else 0
    return int(Fraction(condition.detail) * seats) if condition.detail else 0


def filled_in_a_game(institutions: Institutions) -> frozenset[str]:
    """The bodies whose seats are filled by an election of all of them, or one by one by an act that says so."""
    acts: tuple[Power | Procedure | Duty, ...] = (*institutions.powers, *institutions.procedures, *institutions.duties)
    effects = (effect.value for act in acts for effect in act.effects)
    one_by_one = {effect.name for effect in effects if effect.verb is Verb.SEATS_FILLED}
    return frozenset(one_by_one | {election.subject for election in institutions.elections})


def _check(body: Body | None, name: str, missing: int) -> None:
    if body is None or not body.seats:
        raise failure(
            "Q111",
            f"{name} is no body with a number of seats",
            expectation="Seats are vacant, and members absent, in a body whose norm gives its seats.",
            remedy="Name the chamber, and not a joint sitting; of a part only absent members can be told.",
        )
    if missing > body.seats:
        raise failure(
            "Q112", f"{name} has {body.seats} seats, and {missing} are said to be vacant or their holders absent"
        )


def counted_in_part(part: Seats, base: Base) -> int:
    """How many a share of the members of one part is counted of: all its seats, or those whose members came."""
    return part.seats - part.absent if base in OF_THOSE_THERE else part.seats


def counted(body: Body, base: Base) -> int:
    """How many a share of this base is counted of: all seats, those that are filled, or those whose members came."""
    if base is Base.IN_OFFICE:
        return body.seats - body.vacant
    return there(body) if base in OF_THOSE_THERE else body.seats


def there(body: Body) -> int:
    """The members who can take part: seats that are neither vacant nor empty."""
    return body.seats - body.vacant - body.absent


def so_many(condition: Condition, institutions: Institutions) -> bool:
    """Whether at least as many seats are vacant, or members absent, as a condition says."""
    parts = [part[1] for name in condition.names if (part := institutions.part(name)) is not None]
    if condition.verb is Verb.ABSENT and any(part.absent >= condition.count for part in parts):
        return True
    found = [body for name in condition.names if (body := institutions.body(name)) is not None]
    return any(
        (body.vacant if condition.verb is Verb.SEATS_VACANT else body.absent) >= condition.count for body in found
    )
