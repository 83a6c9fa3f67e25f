"""Levelling by a house that grows until every list keeps the larger of its direct seats and its district seats.

Germany: Federal Elections Act, section 6, as in force from 2013 to 2020.
"""

from __future__ import annotations

from politeia.elections.contest import Contest, Outcome
from politeia.elections.divisors import highest_averages
from politeia.elections.figures import names, number
from politeia.elections.magnitudes import magnitudes
from politeia.elections.model import Step, Tie, Votes
from politeia.elections.sharing_out import share_out, tie_of
from politeia.language.electoral import Districts, DistrictSeats, LevellingGrowth
from politeia.norms.model import Cited


def count_with_growth(contest: Contest, levelling: Cited[LevellingGrowth]) -> Outcome:
    """First distribution by districts, least seats of each list, growth, and the second distribution."""
    returns, passing = contest.returns, contest.admissions.passing()
    contest.averages()
    direct = {(row.district, row.name): row.direct_seats for row in returns.lists}
    districts = contest.rules.districts or Cited(Districts(DistrictSeats.SET_BY_LAW), levelling.citation)
    found = magnitudes(districts, returns, contest.seats, contest.breaker({}))
    steps, ties = list(found.steps), list(found.ties)
    apart = {
        row.name: returns.direct_seats_of(row.name)
        for row in returns.lists
        if row.name not in passing and row.direct_seats
    }
    first: dict[tuple[str, str], int] = {}
    for district, seats in found.seats.items():
        outside = sum(count for (where, name), count in direct.items() if where == district and name not in passing)
        votes: dict[str, Votes] = {
            r.name: r.votes for r in returns.lists if r.district == district and r.name in passing
        }
        shared = share_out(
            f"first distribution, {district}", votes, seats - outside, contest.method, contest.breaker(votes, district)
        )
        steps += shared.steps
        ties += shared.ties
        first.update({(district, name): count for name, count in shared.seats.items()})
    if ties:
        return Outcome({}, sum(found.seats.values()), steps=tuple(steps), ties=tuple(ties), notes=found.notes)
    least = {
        name: sum(
            max(count, direct.get((district, item), 0)) for (district, item), count in first.items() if item == name
        )
        for name in passing
    }
    return _second(contest, levelling, sum(found.seats.values()), apart, least, first, direct, steps, found.notes)


def _second(
    contest: Contest,
    levelling: Cited[LevellingGrowth],
    seats: int,
    apart: dict[str, int],
    least: dict[str, int],
    first: dict[tuple[str, str], int],
    direct: dict[tuple[str, str], int],
    steps: list[Step],
    notes: tuple[str, ...],
) -> Outcome:
    method = contest.averages()
    votes = contest.national_votes()
    breaker = contest.breaker(votes)
    grown = highest_averages(votes, seats - sum(apart.values()), method, breaker, until=least)
    house = grown.given + sum(apart.values())
    rows = tuple(
        (
            name,
            number(votes[name]),
            str(sum(count for (_, item), count in first.items() if item == name)),
            str(contest.returns.direct_seats_of(name)),
            str(least[name]),
            str(grown.seats[name]),
        )
        for name in votes
    )
    columns = ("list", "votes", "first distribution", "direct seats", "least seats", "seats")
    words = f"the house grows from {seats} to {house} seats, until every list has its least seats"
    if apart:
        words += f"; {sum(apart.values())} direct seats of {names(list(apart))} are set aside"
    steps.append(Step("Levelling", words, levelling.citation, columns, rows))
    ties: list[Tie] = list(tie_of("second distribution", grown, breaker))
    by_district: dict[str, dict[str, int]] = {}
    for name in votes:
        own: dict[str, Votes] = {r.district: r.votes for r in contest.returns.lists if r.name == name}
        held = {district: direct.get((district, name), 0) for district in own}
        inside = highest_averages(own, grown.seats[name], method, contest.breaker(own), held=held)
        ties += tie_of(f"second distribution, {name}", inside, breaker)
        for district, count in inside.seats.items():
            by_district.setdefault(district, {})[name] = count
    for (district, name), count in direct.items():
        if name in apart and count:
            by_district.setdefault(district, {})[name] = count
    lists = tuple(votes)
    steps.append(
        Step(
            "Seats by district",
            "each list's seats are shared by its votes in the districts, and no district gives it less than its direct seats",
            levelling.citation,
            ("district", *lists),
            tuple((district, *(str(own.get(name, 0)) for name in lists)) for district, own in by_district.items()),
        )
    )
    return Outcome({**grown.seats, **apart}, house, by_district, tuple(steps), tuple(ties), notes)
