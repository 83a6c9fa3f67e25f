"""District seats beyond a list's share of the country, which are given back to lists that have fewer than theirs.

Sweden: Elections Act 2005, chapter 14, section 4a (in force since the election of 2018).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from politeia.elections.by_districts import DistrictSeatsGiven
from politeia.elections.contest import Contest
from politeia.elections.divisors import claim
from politeia.elections.figures import number
from politeia.elections.model import Step, Tie
from politeia.language.electoral import LevellingSeats
from politeia.norms.cited import Cited


def return_seats(
    contest: Contest, levelling: Cited[LevellingSeats], found: DistrictSeatsGiven, share: Mapping[str, int]
) -> DistrictSeatsGiven:
    """The districts' seats when lists beyond their `share` have given seats back.

    A seat goes back where the list won it by its lowest quotient, in districts of the size that the law asks, and there to
    the highest quotient of a list that is below its share. Of several returned seats, the highest quotient is served first.
    """
    seats = {district: dict(own) for district, own in found.by_district.items()}
    votes = {(row.district, row.name): row.votes for row in contest.returns.lists}
    totals = found.totals()
    rows: list[tuple[str, ...]] = []
    ties: list[Tie] = []
    free: dict[str, int] = {}
    for name in share:
        for _ in range(max(0, totals.get(name, 0) - share[name])):
            district = _lowest(contest, levelling, found.magnitudes, seats, votes, name, ties)
            if not district:
                break
            seats[district][name] -= 1
            totals[name] -= 1
            free[district] = free.get(district, 0) + 1
            rows.append((district, name, "gives back"))
    while free and not ties:
        best = _highest(contest, levelling, seats, votes, totals, share, free, ties)
        if best is None:
            break
        district, name = best
        seats[district][name] = seats[district].get(name, 0) + 1
        totals[name] = totals.get(name, 0) + 1
        free = {place: count - (place == district) for place, count in free.items() if count > (place == district)}
        rows.append((district, name, "gets it"))
    words = (
        "lists with more district seats than their share of the country give them back"
        if rows
        else "no list has to give seats back"
    )
    step = Step("Returned seats", words, levelling.citation, ("district", "list", "what"), tuple(rows))
    return replace(found, by_district=seats, steps=(*found.steps, step), ties=(*found.ties, *ties))


def _quotient(contest: Contest, votes: int, held: int) -> Fraction:
    return claim(contest.averages(), votes, held)[1]


def _lowest(
    contest: Contest,
    levelling: Cited[LevellingSeats],
    sizes: Mapping[str, int],
    seats: Mapping[str, Mapping[str, int]],
    votes: Mapping[tuple[str, str], int],
    name: str,
    ties: list[Tie],
) -> str:
    """The district in which a list won a seat by its lowest quotient; "" where none may give one back."""
    least = levelling.value.returned or 1
    quotients = {
        district: _quotient(contest, votes[district, name], own[name] - 1)
        for district, own in seats.items()
        if own.get(name, 0) and sizes[district] >= least
    }
    if not quotients:
        return ""
    lowest = min(quotients.values())
    equal = sorted(district for district, value in quotients.items() if value == lowest)
    if len(equal) > 1:
        why = f"their quotients of {number(lowest)} are equal, and a lot is to be drawn"
        ties.append(Tie(f"seat that {name} gives back", tuple(equal), 1, why, levelling.citation))
        return ""
    return equal[0]


def _highest(
    contest: Contest,
    levelling: Cited[LevellingSeats],
    seats: Mapping[str, Mapping[str, int]],
    votes: Mapping[tuple[str, str], int],
    totals: Mapping[str, int],
    share: Mapping[str, int],
    free: Mapping[str, int],
    ties: list[Tie],
) -> tuple[str, str] | None:
    """The list below its share with the highest quotient in a district that has a seat to give again."""
    quotients = {
        (district, name): _quotient(contest, votes.get((district, name), 0), seats[district].get(name, 0))
        for district in free
        for name in share
        if totals.get(name, 0) < share[name] and votes.get((district, name), 0)
    }
    if not quotients:
        return None
    best = max(quotients.values())
    equal = sorted(spot for spot, value in quotients.items() if value == best)
    if len(equal) > 1:
        among = tuple(f"{name} in {district}" for district, name in equal)
        ties.append(Tie("returned seat", among, 1, "their quotients are equal", levelling.citation))
        return None
    return equal[0]
