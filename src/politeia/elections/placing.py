"""The districts of levelling seats: one by one to the largest quotient, in the country or in provinces first.

Norway: Election Act 2002, section 11-7. Sweden: Elections Act 2005, chapter 14. Denmark: Folketing Elections Act, sections 78
and 79. Iceland: Elections Act 2000, article 108.
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
from politeia.elections.figures import number, percent
from politeia.elections.model import Step, Tie
from politeia.language.electoral import DivisorMethod, LevellingSeats, PlacedBy, Placement
from politeia.norms.cited import Cited

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
    if placed_by.value.placement is Placement.COUNTRY_FIRST:
        return _in_turn(contest, placed_by, levelling, found, due)
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
    room = dict.fromkeys(found.by_district, 1) if levelling.one_in_each else _room(contest, levelling)
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


def _in_turn(
    contest: Contest,
    placed_by: Cited[PlacedBy],
    levelling: LevellingSeats,
    found: DistrictSeatsGiven,
    due: Mapping[str, int],
) -> Placed:
    """Seats in the order of the lists' quotients in the country, each to the list's best share in a district with room."""
    between, inside = placed_by.value.divisors, placed_by.value.inside
    assert between is not None and inside is not None
    room = _room(contest, levelling)
    votes = {(row.district, row.name): row.votes for row in contest.returns.lists if row.votes}
    valid = {name: valid_in_district(contest.returns, name) for name in found.by_district}
    before = found.totals()
    placed: dict[Spot, int] = {}
    rows: list[tuple[str, ...]] = []
    for _ in range(sum(due.values())):
        taken = {name: sum(count for (_, item), count in placed.items() if item == name) for name in due}
        spots = {
            name: {
                (place, item): claim(
                    inside, count, found.by_district[place].get(item, 0) + placed.get((place, item), 0)
                )[1]
                / valid[place]
                for (place, item), count in votes.items()
                if item == name and (room is None or room[place] > sum(placed.get((place, other), 0) for other in due))
            }
            for name in due
        }
        quotients = {
            name: claim(between, contest.returns.votes_of(name), before.get(name, 0) + taken[name])[1]
            for name in due
            if spots[name]
        }
        if not quotients:
            return _stopped(placed_by, placed, rows, list(due), "no district has room for another seat")
        leaders = [name for name, value in quotients.items() if value == max(quotients.values())]
        if len(leaders) > 1:
            return _stopped(placed_by, placed, rows, leaders, "their quotients are equal")
        shares = spots[leaders[0]]
        best = [spot for spot, value in shares.items() if value == max(shares.values())]
        if len(best) > 1:
            among = [f"{leaders[0]} in {place}" for place, _ in best]
            return _stopped(placed_by, placed, rows, among, "their shares are equal")
        placed[best[0]] = placed.get(best[0], 0) + 1
        share = percent(shares[best[0]], 1, 3)
        rows.append((str(len(rows) + 1), leaders[0], number(quotients[leaders[0]]), best[0][0], share))
    return Placed(placed, (_turns(placed_by, rows),))


def _stopped(
    placed_by: Cited[PlacedBy], placed: Mapping[Spot, int], rows: list[tuple[str, ...]], among: list[str], why: str
) -> Placed:
    tie = Tie("placing of levelling seats", tuple(among), 1, why, placed_by.citation)
    return Placed(placed, (_turns(placed_by, rows),), (tie,))


def _turns(placed_by: Cited[PlacedBy], rows: list[tuple[str, ...]]) -> Step:
    columns = ("", "list", "quotient in the country", "district", "share there")
    words = placed_by.value.placement.value
    return Step("Levelling seats by district", words, placed_by.citation, columns, tuple(rows))


def _room(contest: Contest, levelling: LevellingSeats) -> dict[str, int] | None:
    """The levelling seats of every district, where the law sets them for each."""
    if not levelling.in_districts:
        return None
    stated = {item.name: item.levelling_seats for item in contest.returns.districts}
    lacking = [name for name in contest.returns.district_names if stated.get(name) is None]
    if lacking:
        raise _not_given("number of levelling seats", lacking, "levelling_seats")
    room = {name: stated[name] or 0 for name in contest.returns.district_names}
    if sum(room.values()) != levelling.seats:
        raise failure(
            "V223",
            f"the districts have {sum(room.values())} levelling seats in all, and the law gives {levelling.seats}",
            remedy="Correct the column “levelling_seats” of the table of districts.",
        )
    return room


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
