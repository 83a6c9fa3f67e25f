"""Levelling seats: a fixed number that brings the districts' result to the country's, for the lists that take part.

Norway: Election Act 2002, sections 11-5 to 11-7. Sweden: Elections Act 2005, chapter 14. Denmark: Folketing Elections Act,
sections 77 to 79. Estonia: Riigikogu Election Act, section 62(4) and (5).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from politeia.elections.admission import votes_needed
from politeia.elections.apportionment import apportion
from politeia.elections.bases import valid_in_district
from politeia.elections.by_districts import DistrictSeatsGiven, share_districts
from politeia.elections.contest import Contest, Outcome
from politeia.elections.figures import method_in_words, number, percent
from politeia.elections.model import Step, Tie, Votes
from politeia.elections.placing import place_levelling, provinces
from politeia.elections.returned_seats import return_seats
from politeia.elections.sharing_out import tie_of
from politeia.language.electoral import DistrictSeatsPass, LevellingSeats, Placement
from politeia.norms.cited import Cited


@dataclass(frozen=True, slots=True)
class _Due:
    """What every list that takes part is due in the country, and in levelling seats; `kept` won more in the districts."""

    share: Mapping[str, int]
    levelling: Mapping[str, int]
    kept: Mapping[str, int]
    step: Step
    ties: tuple[Tie, ...]


def count_with_levelling(contest: Contest, levelling: Cited[LevellingSeats]) -> Outcome:
    """District seats, then levelling seats to the lists that take part in the levelling, then their districts."""
    found = share_districts(contest)
    house = sum(found.magnitudes.values()) + levelling.value.seats
    if found.ties:
        return Outcome(found.totals(), house, found.by_district, found.steps, found.ties, found.notes)
    taking_part, access = _taking_part(contest, found, house)
    if levelling.value.returned is not None:
        share = _share(contest, taking_part, found.totals(), house)
        found = return_seats(contest, levelling, found, share)
        if found.ties:
            return Outcome(found.totals(), house, found.by_district, found.steps, found.ties, found.notes)
    district_seats = found.totals()
    due = _due(contest, levelling, taking_part, district_seats, house)
    seats = {name: district_seats.get(name, 0) + due.levelling.get(name, 0) for name in contest.returns.names}
    steps = (*found.steps, *access, due.step)
    if due.ties or contest.rules.placed_by is None:
        return Outcome(seats, house, found.by_district, steps, due.ties, found.notes)
    placed = place_levelling(contest, contest.rules.placed_by, levelling.value, found, due.levelling)
    if contest.rules.placed_by.value.placement is Placement.COUNTRY_FIRST and not placed.ties:
        seats = {
            name: district_seats.get(name, 0) + sum(count for (_, item), count in placed.seats.items() if item == name)
            for name in contest.returns.names
        }
    by_district = {
        district: {
            name: own.get(name, 0) + placed.seats.get((district, name), 0)
            for name in dict.fromkeys([*own, *(item for where, item in placed.seats if where == district)])
        }
        for district, own in found.by_district.items()
    }
    return Outcome(seats, house, by_district, (*steps, *placed.steps), placed.ties, found.notes)


def _share(
    contest: Contest, taking_part: tuple[str, ...], district_seats: Mapping[str, int], house: int
) -> Mapping[str, int]:
    """What each list is due when the whole country is one district; seats of lists that take no part are set aside."""
    others = sum(count for name, count in district_seats.items() if name not in taking_part)
    votes: dict[str, Votes] = {name: contest.returns.votes_of(name) for name in taking_part}
    method = (contest.rules.levelling_method or contest.method).value
    return apportion(votes, house - others, method, contest.breaker(votes)).seats


def _due(
    contest: Contest,
    levelling: Cited[LevellingSeats],
    taking_part: tuple[str, ...],
    district_seats: Mapping[str, int],
    house: int,
) -> _Due:
    """Levelling seats by list: its share of the country less its district seats.

    A list with more district seats than its share keeps them and leaves the calculation, which is then done again.
    """
    method = contest.rules.levelling_method or contest.method
    others = sum(count for name, count in district_seats.items() if name not in taking_part)
    kept: dict[str, int] = {}
    while True:
        votes: dict[str, Votes] = {name: contest.returns.votes_of(name) for name in taking_part if name not in kept}
        pool = house - others - sum(kept.values())
        breaker = contest.breaker(votes)
        shared = apportion(votes, pool, method.value, breaker)
        over = {name: district_seats.get(name, 0) for name in votes if district_seats.get(name, 0) > shared.seats[name]}
        if not over or shared.open:
            break
        kept.update(over)
    due = {name: count - district_seats.get(name, 0) for name, count in shared.seats.items()}
    given = house - sum(district_seats.values()) if levelling.value.left else levelling.value.seats
    words = (
        f"{given} levelling seats; {pool} seats of the country are shared by the lists that take part"
        f"{f', by {method_in_words(method.value)}' if contest.rules.levelling_method else ''}"
    )
    if kept:
        words += (
            f"; {', '.join(kept)} won more in the districts than that, and {'keep' if len(kept) > 1 else 'keeps'} them"
        )
    rows = tuple(
        (name, number(votes[name]), str(shared.seats[name]), str(district_seats.get(name, 0)), str(due[name]))
        for name in votes
    )
    citation = ", ".join(
        dict.fromkeys((levelling.citation, *((method.citation,) if contest.rules.levelling_method else ())))
    )
    columns = ("list", "votes", "share", "district seats", "levelling seats")
    step = Step("Levelling", words, citation, columns, rows)
    return _Due(shared.seats, due, kept, step, tie_of("levelling", shared, breaker))


# -- who takes part ------------------------------------------------------------------------------------------------------


def _taking_part(contest: Contest, found: DistrictSeatsGiven, house: int) -> tuple[tuple[str, ...], tuple[Step, ...]]:
    """The lists that take part in the levelling, by its bar or another way in, with a step that says why."""
    bar = contest.rules.levelling_threshold
    passing = contest.admissions.passing()
    if bar is None:
        return passing, ()
    least, base, _ = votes_needed(bar.value, contest.returns.totals, house)
    rows: list[tuple[str, ...]] = []
    taking_part: list[str] = []
    for name in sorted(passing, key=lambda item: -contest.returns.votes_of(item)):
        votes = contest.returns.votes_of(name)
        way, citation = _way(contest, found, name) if votes < least else ("", bar.citation)
        if votes >= least or way:
            taking_part.append(name)
        why = way or f"{number(least)} needed{f' of {base}' if base else ''}"
        total = contest.returns.totals.valid or contest.returns.totals.listed
        rows.append((name, number(votes), percent(votes, total), "yes" if name in taking_part else "no", why, citation))
    ordered = tuple(name for name in passing if name in taking_part)
    words = f"{len(ordered)} of {len(passing)} lists take part in the levelling"
    columns = ("list", "votes", "share", "takes part", "why", "article")
    return ordered, (Step("Access to levelling", words, bar.citation, columns, tuple(rows)),)


def _way(contest: Contest, found: DistrictSeatsGiven, name: str) -> tuple[str, str]:
    """How a list below the bar takes part all the same, with the article; empty words where it does not."""
    for way in contest.rules.levelling_ways:
        if isinstance(way.value, DistrictSeatsPass):
            won = found.totals().get(name, 0)
            if won >= way.value.seats:
                return f"won {won} district seat{'' if won == 1 else 's'}", way.citation
            continue
        strong = _strong_provinces(contest, found, name)
        if len(strong) >= way.value.provinces:
            return f"has the votes of a district seat in {', '.join(strong)}", way.citation
    bar = contest.rules.levelling_threshold
    return "", bar.citation if bar else ""


def _strong_provinces(contest: Contest, found: DistrictSeatsGiven, name: str) -> list[str]:
    """Provinces in which a list has at least the valid votes for each district seat."""
    part_of, room = provinces(contest)
    strong = []
    for province in room:
        inside = [district for district, where in part_of.items() if where == province]
        valid = sum(valid_in_district(contest.returns, district) for district in inside)
        seats = sum(found.magnitudes[district] for district in inside)
        votes = sum(row.votes for row in contest.returns.lists if row.name == name and row.district in inside)
        if seats and votes >= Fraction(valid, seats):
            strong.append(province)
    return strong
