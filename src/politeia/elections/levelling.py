"""Levelling seats: a fixed number that brings the districts' result to the country's, and the district each goes to.

Norway: Election Act 2002, sections 11-5 to 11-7. Sweden: Elections Act 2005, chapter 14.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from politeia.elections.admission import votes_needed
from politeia.elections.apportionment import apportion
from politeia.elections.by_districts import DistrictSeatsGiven, share_districts
from politeia.elections.contest import Contest, Outcome
from politeia.elections.divisors import claim
from politeia.elections.figures import number
from politeia.elections.model import Step, Tie, Votes
from politeia.elections.sharing_out import tie_of
from politeia.language.electoral import DivisorMethod, LevellingSeats, PlacedBy, Placement
from politeia.norms.model import Cited


def count_with_levelling(contest: Contest, levelling: Cited[LevellingSeats]) -> Outcome:
    """District seats, then levelling seats to the lists that take part in the levelling, then their districts."""
    found = share_districts(contest)
    district_seats = found.totals()
    house = sum(found.magnitudes.values()) + levelling.value.seats
    if found.ties:
        return Outcome(district_seats, house, found.by_district, found.steps, found.ties, found.notes)
    due, step, ties = _due(contest, levelling, district_seats, house)
    seats = {name: district_seats.get(name, 0) + due.get(name, 0) for name in contest.returns.names}
    steps = (*found.steps, step)
    if ties or contest.rules.placed_by is None:
        return Outcome(seats, house, found.by_district, steps, ties, found.notes)
    placed, placing, open_places = _place(contest, contest.rules.placed_by, levelling.value, found, due)
    by_district = {
        district: {
            name: own.get(name, 0) + placed.get((district, name), 0)
            for name in dict.fromkeys([*own, *_in(placed, district)])
        }
        for district, own in found.by_district.items()
    }
    return Outcome(seats, house, by_district, (*steps, placing), open_places, found.notes)


def _in(placed: Mapping[tuple[str, str], int], district: str) -> list[str]:
    return [name for where, name in placed if where == district]


def _due(
    contest: Contest, levelling: Cited[LevellingSeats], district_seats: Mapping[str, int], house: int
) -> tuple[dict[str, int], Step, tuple[Tie, ...]]:
    """Levelling seats by list: its share of the country less its district seats.

    A list with more district seats than its share keeps them and leaves the calculation, which is then done again.
    """
    taking_part = _taking_part(contest, house)
    others = sum(count for name, count in district_seats.items() if name not in taking_part)
    kept: dict[str, int] = {}
    while True:
        votes: dict[str, Votes] = {name: contest.returns.votes_of(name) for name in taking_part if name not in kept}
        pool = house - others - sum(kept.values())
        breaker = contest.breaker(votes)
        shared = apportion(votes, pool, contest.method.value, breaker)
        over = {name: district_seats.get(name, 0) for name in votes if district_seats.get(name, 0) > shared.seats[name]}
        if not over or shared.open:
            break
        kept.update(over)
    due = {name: count - district_seats.get(name, 0) for name, count in shared.seats.items()}
    words = (
        f"{levelling.value.seats} levelling seats; {pool} seats of the country are shared by the lists that take part"
    )
    if kept:
        words += (
            f"; {', '.join(kept)} won more in the districts than that, and {'keep' if len(kept) > 1 else 'keeps'} them"
        )
    rows = tuple(
        (name, number(votes[name]), str(shared.seats[name]), str(district_seats.get(name, 0)), str(due[name]))
        for name in votes
    )
    step = Step(
        "Levelling", words, levelling.citation, ("list", "votes", "share", "district seats", "levelling seats"), rows
    )
    return due, step, tie_of("levelling", shared, breaker)


def _taking_part(contest: Contest, house: int) -> tuple[str, ...]:
    bar = contest.rules.levelling_threshold
    passing = contest.admissions.passing()
    if bar is None:
        return passing
    least, _, _ = votes_needed(bar.value, contest.returns.totals, house)
    return tuple(name for name in passing if contest.returns.votes_of(name) >= least)


def _place(
    contest: Contest,
    placed_by: Cited[PlacedBy],
    levelling: LevellingSeats,
    found: DistrictSeatsGiven,
    due: Mapping[str, int],
) -> tuple[dict[tuple[str, str], int], Step, tuple[Tie, ...]]:
    """Levelling seats one by one to the largest quotient of a list in a district, until every list has what it is due."""
    method = placed_by.value.divisors or contest.averages()
    left = {name: count for name, count in due.items() if count > 0}
    free = set(found.by_district)
    placed: dict[tuple[str, str], int] = {}
    rows: list[tuple[str, ...]] = []
    ties: tuple[Tie, ...] = ()
    while left:
        quotients = _quotients(contest, placed_by.value.placement, method, found, placed, left, free)
        if not quotients:
            break
        best = max(quotients.values())
        equal = sorted(place for place, value in quotients.items() if value == best)
        if _in_conflict(equal, left, levelling):
            among = tuple(f"{name} in {district}" for district, name in equal)
            ties = (Tie("placing of levelling seats", among, 1, "their quotients are equal", placed_by.citation),)
            break
        for district, name in equal:
            placed[district, name] = placed.get((district, name), 0) + 1
            rows.append((str(len(rows) + 1), district, name, number(best)))
            left[name] -= 1
            if levelling.one_in_each:
                free.discard(district)
        left = {name: count for name, count in left.items() if count}
    step = Step(
        "Levelling seats by district",
        placed_by.value.placement.value,
        placed_by.citation,
        ("", "district", "list", "quotient"),
        tuple(rows),
    )
    return placed, step, ties


def _in_conflict(equal: list[tuple[str, str]], left: Mapping[str, int], levelling: LevellingSeats) -> bool:
    """Whether equal quotients cannot all be served: one seat for two lists in a district, or more places than seats."""
    districts = [district for district, _ in equal]
    if levelling.one_in_each and len(set(districts)) < len(districts):
        return True
    return any(sum(1 for _, item in equal if item == name) > left[name] for _, name in equal)


def _quotients(
    contest: Contest,
    placement: Placement,
    method: DivisorMethod,
    found: DistrictSeatsGiven,
    placed: Mapping[tuple[str, str], int],
    left: Mapping[str, int],
    free: set[str],
) -> dict[tuple[str, str], Fraction]:
    """The quotient of every list that is due a seat in every district that can take one."""
    totals: dict[str, int] = {}
    for row in contest.returns.lists:
        totals[row.district] = totals.get(row.district, 0) + row.votes
    quotients: dict[tuple[str, str], Fraction] = {}
    for row in contest.returns.lists:
        if row.name not in left or row.district not in free or row.votes == 0:
            continue
        held = found.by_district[row.district].get(row.name, 0) + placed.get((row.district, row.name), 0)
        quotient = claim(method, row.votes, held)[1]
        if placement is Placement.RELATIVE_QUOTIENT:
            quotient = quotient * found.magnitudes[row.district] / totals[row.district]
        quotients[row.district, row.name] = quotient
    return quotients
