"""The districts of levelling seats: one by one to the largest quotient, in the country or in provinces first.

Norway: Election Act 2002, section 11-7. Sweden: Elections Act 2005, chapter 14. Denmark: Folketing Elections Act, sections 78
and 79.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from politeia.diagnostics.model import failure
from politeia.elections.bases import valid_in_district
from politeia.elections.by_districts import DistrictSeatsGiven
from politeia.elections.contest import Contest
from politeia.elections.divisors import claim
from politeia.elections.figures import number
from politeia.elections.model import Step, Tie
from politeia.language.electoral import DivisorMethod, LevellingSeats, PlacedBy, Placement
from politeia.norms.model import Cited

Spot = tuple[str, str]
"""A list in a district or province: the place, then the list."""
Quotient = Callable[[Spot, int], Fraction]
"""The strength of a list in a place where it holds so many seats."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Levelling seats by district and list, with the steps that led there and what stays open."""

    seats: Mapping[Spot, int]
    steps: tuple[Step, ...]
    ties: tuple[Tie, ...] = ()


def place_levelling(
    contest: Contest,
    placed_by: Cited[PlacedBy],
    levelling: LevellingSeats,
    found: DistrictSeatsGiven,
    due: Mapping[str, int],
) -> Placed:
    """Give every list's levelling seats to districts."""
    if placed_by.value.placement is Placement.PROVINCES_FIRST:
        return _in_provinces(contest, placed_by, found, due)
    method = placed_by.value.divisors or contest.averages()
    votes = {(row.district, row.name): row.votes for row in contest.returns.lists if row.votes}
    per_seat = {
        name: Fraction(count, valid_in_district(contest.returns, name) or 1) for name, count in found.magnitudes.items()
    }

    def quotient(spot: Spot, held: int) -> Fraction:
        strength = claim(method, votes[spot], held)[1]
        relative = placed_by.value.placement is Placement.RELATIVE_QUOTIENT
        return strength * per_seat[spot[0]] if relative else strength

    held = {spot: found.by_district[spot[0]].get(spot[1], 0) for spot in votes if spot[0] in found.by_district}
    room = dict.fromkeys(found.by_district, 1) if levelling.one_in_each else None
    return _one_by_one(
        "Levelling seats by district", placed_by, placed_by.value.placement.value, held, due, room, quotient
    )


def _one_by_one(
    heading: str,
    placed_by: Cited[PlacedBy],
    words: str,
    held: Mapping[Spot, int],
    due: Mapping[str, int],
    room: Mapping[str, int] | None,
    quotient: Quotient,
) -> Placed:
    """Seats one by one to the largest quotient; a list with what it is due, or a place that is full, takes no further part."""
    left = {name: count for name, count in due.items() if count > 0}
    free = dict(room) if room is not None else None
    placed: dict[Spot, int] = {}
    rows: list[tuple[str, ...]] = []
    ties: tuple[Tie, ...] = ()
    while left:
        claims = {
            spot: quotient(spot, before + placed.get(spot, 0))
            for spot, before in held.items()
            if spot[1] in left and (free is None or free[spot[0]] > 0)
        }
        if not claims:
            break
        best = max(claims.values())
        equal = sorted(spot for spot, value in claims.items() if value == best)
        if _in_conflict(equal, left, free):
            among = tuple(f"{name} in {place}" for place, name in equal)
            ties = (Tie("placing of levelling seats", among, 1, "their quotients are equal", placed_by.citation),)
            break
        for place, name in equal:
            placed[place, name] = placed.get((place, name), 0) + 1
            rows.append((str(len(rows) + 1), place, name, number(best)))
            left[name] -= 1
            if free is not None:
                free[place] -= 1
        left = {name: count for name, count in left.items() if count}
    step = Step(heading, words, placed_by.citation, ("", "district", "list", "quotient"), tuple(rows))
    return Placed(placed, (step,), ties)


def _in_conflict(equal: list[Spot], left: Mapping[str, int], free: Mapping[str, int] | None) -> bool:
    """Whether equal quotients cannot all be served: a place or a list has fewer seats left than claims."""
    places = [place for place, _ in equal]
    names = [name for _, name in equal]
    if free is not None and any(places.count(place) > free[place] for place in places):
        return True
    return any(names.count(name) > left[name] for name in names)


def _in_provinces(
    contest: Contest, placed_by: Cited[PlacedBy], found: DistrictSeatsGiven, due: Mapping[str, int]
) -> Placed:
    """Each list's seats to provinces, as far as these have room, and in each province to its districts."""
    part_of, room = provinces(contest)
    between, inside = placed_by.value.divisors, placed_by.value.inside
    assert between is not None and inside is not None
    votes = {(row.district, row.name): row.votes for row in contest.returns.lists if row.votes}
    held = {spot: found.by_district[spot[0]].get(spot[1], 0) for spot in votes}
    in_province: dict[Spot, int] = {}
    before: dict[Spot, int] = {}
    for (district, name), count in votes.items():
        spot = part_of[district], name
        in_province[spot] = in_province.get(spot, 0) + count
        before[spot] = before.get(spot, 0) + held[district, name]
    first = _one_by_one(
        "Levelling seats by province",
        placed_by,
        "highest quotient in province",
        before,
        due,
        room,
        _by(between, in_province),
    )
    seats: dict[Spot, int] = {}
    steps, ties = list(first.steps), list(first.ties)
    for province in room if not ties else ():
        own = {name: count for (place, name), count in first.seats.items() if place == province}
        spots = {spot: count for spot, count in held.items() if part_of[spot[0]] == province}
        second = _one_by_one(
            f"Levelling seats by district, {province}",
            placed_by,
            "highest quotient in district",
            spots,
            own,
            None,
            _by(inside, votes),
        )
        seats.update(second.seats)
        steps += second.steps
        ties += second.ties
    return Placed(seats, tuple(steps), tuple(ties))


def _by(method: DivisorMethod, votes: Mapping[Spot, int]) -> Quotient:
    return lambda spot, held: claim(method, votes[spot], held)[1]


def provinces(contest: Contest) -> tuple[dict[str, str], dict[str, int]]:
    """The province of every district, and the levelling seats of every province, from the table of districts."""
    table = {item.name: item for item in contest.returns.districts}
    lacking = [name for name in contest.returns.district_names if name not in table or not table[name].part_of]
    if lacking:
        raise _not_given("province", lacking, "part_of")
    part_of = {name: table[name].part_of for name in contest.returns.district_names}
    room: dict[str, int] = {}
    for name, province in part_of.items():
        stated = table[name].levelling_seats
        if stated is None or room.setdefault(province, stated) != stated:
            raise _not_given("levelling seats of the province", [name], "levelling_seats")
    return part_of, room


def _not_given(what: str, districts: list[str], column: str) -> Exception:
    return failure(
        "V223",
        f"the {what} of {', '.join(districts)} {'is' if len(districts) == 1 else 'are'} not given, or not once and for all",
        expectation="The law takes it from the table of districts, where districts of one province say the same.",
        remedy=f"Give a file with the columns “district”, “seats”, “part_of” and “levelling_seats”: see “{column}”.",
    )
