"""Levelling by a house that grows until every list keeps the direct seats and the district seats that the law protects.

Germany: Federal Elections Act, section 6, as in force from 2013 to 2020 and from 2020 to 2023.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from politeia.elections.contest import Contest, Outcome
from politeia.elections.divisors import highest_averages
from politeia.elections.figures import names, number
from politeia.elections.magnitudes import magnitudes
from politeia.elections.model import Step, Tie, Votes
from politeia.elections.sharing_out import share_out, tie_of
from politeia.language.electoral import Districts, DistrictSeats, LevellingGrowth
from politeia.norms.cited import Cited

Places = Mapping[tuple[str, str], int]
"""Seats by district and list."""


@dataclass(frozen=True, slots=True)
class _Protected:
    """What the second distribution must leave to the lists: district by district, and in the country.

    `uncovered` are direct seats beyond the district seats, of which the law may leave some without levelling.
    """

    places: Places
    least: Mapping[str, int]
    first: Mapping[str, int]
    uncovered: Mapping[str, int]
    left_out: int

    def reached(self, got: Mapping[str, int]) -> bool:
        """Whether every list has what it keeps, but for the direct seats that the law leaves out."""
        short = {name: max(0, count - got.get(name, 0)) for name, count in self.least.items()}
        if any(got.get(name, 0) < self.first[name] or short[name] > self.uncovered[name] for name in short):
            return False
        return sum(short.values()) <= self.left_out


def count_with_growth(contest: Contest, levelling: Cited[LevellingGrowth]) -> Outcome:
    """First distribution by districts, least seats of each list, growth, and the second distribution."""
    returns, passing = contest.returns, contest.admissions.passing()
    contest.averages()
    direct = {(row.district, row.name): row.direct_seats for row in returns.lists}
    districts = contest.rules.districts or Cited(Districts(DistrictSeats.SET_BY_LAW), levelling.citation)
    found = magnitudes(districts, returns, contest.seats, contest.breaker({}), contest.rules)
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
    protected = _protected(levelling.value, first, direct, passing)
    return _second(contest, levelling, sum(found.seats.values()), apart, protected, direct, steps, found.notes)


def _protected(rule: LevellingGrowth, first: Places, direct: Places, passing: tuple[str, ...]) -> _Protected:
    """The larger of direct seats and district seats, or of direct seats and the mean of both, rounded up."""
    places = {
        place: max(direct.get(place, 0), -(-(direct.get(place, 0) + count) // 2) if rule.by_mean else count)
        for place, count in first.items()
    }

    def of_list(found: Places) -> dict[str, int]:
        return {name: sum(count for (_, item), count in found.items() if item == name) for name in passing}

    in_first, kept = of_list(first), of_list(places)
    uncovered = of_list({place: max(0, direct.get(place, 0) - count) for place, count in first.items()})
    least = {name: max(kept[name], in_first[name]) for name in passing}
    return _Protected(places if rule.by_mean else direct, least, in_first, uncovered, rule.left_out)


def _second(
    contest: Contest,
    levelling: Cited[LevellingGrowth],
    seats: int,
    apart: dict[str, int],
    protected: _Protected,
    direct: Places,
    steps: list[Step],
    notes: tuple[str, ...],
) -> Outcome:
    method = contest.averages()
    votes = contest.national_votes()
    breaker = contest.breaker(votes)
    grown = highest_averages(votes, seats - sum(apart.values()), method, breaker, until=protected.reached)
    ties: list[Tie] = list(tie_of("second distribution", grown, breaker))
    by_district: dict[str, dict[str, int]] = {}
    got: dict[str, int] = {}
    for name in votes:
        own: dict[str, Votes] = {r.district: r.votes for r in contest.returns.lists if r.name == name}
        held = {district: protected.places.get((district, name), 0) for district in own}
        inside = highest_averages(own, grown.seats[name], method, contest.breaker(own), held=held)
        ties += tie_of(f"second distribution, {name}", inside, breaker)
        got[name] = max(inside.given, grown.seats[name])
        for district, count in inside.seats.items():
            by_district.setdefault(district, {})[name] = count
    for (district, name), count in direct.items():
        if name in apart and count:
            by_district.setdefault(district, {})[name] = count
    house = sum(got.values()) + sum(apart.values())
    rows = tuple(
        (
            name,
            number(votes[name]),
            str(protected.first[name]),
            str(contest.returns.direct_seats_of(name)),
            str(protected.least[name]),
            str(grown.seats[name]),
            str(got[name]),
        )
        for name in votes
    )
    columns = ("list", "votes", "first distribution", "direct seats", "least seats", "second distribution", "seats")
    words = f"the house grows from {seats} to {grown.given + sum(apart.values())} seats, until every list has its least seats"
    beyond = {name: got[name] - grown.seats[name] for name in votes if got[name] > grown.seats[name]}
    if beyond:
        left = names([f"{count} of {name}" for name, count in beyond.items()])
        words += f"; direct seats that no seat covers are kept without levelling ({left}), which makes {house} seats"
    if apart:
        words += f"; {sum(apart.values())} direct seats of {names(list(apart))} are set aside"
    steps.append(Step("Levelling", words, levelling.citation, columns, rows))
    lists = tuple(votes)
    steps.append(
        Step(
            "Seats by district",
            "each list's seats are shared by its votes in the districts, and no district gives it less than "
            + ("what it keeps there" if levelling.value.by_mean else "its direct seats"),
            levelling.citation,
            ("district", *lists),
            tuple((district, *(str(own.get(name, 0)) for name in lists)) for district, own in by_district.items()),
        )
    )
    return Outcome({**got, **apart}, house, by_district, tuple(steps), tuple(ties), notes)
