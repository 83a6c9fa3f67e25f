"""Counting district by district: who takes part there, and the method applied to the seats of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from politeia.elections.admission import votes_needed
from politeia.elections.bases import valid_in_district
from politeia.elections.contest import NOBODY_PASSES, Contest, Outcome
from politeia.elections.direct_seats import share_with_direct_seats
from politeia.elections.magnitudes import magnitudes
from politeia.elections.model import Step, Tie, Totals, Votes
from politeia.elections.sharing_out import SharedOut, share_out
from politeia.language.electoral import Districts, DistrictSeats, LevellingSeats, QuotasAndPart
from politeia.norms.cited import Cited


@dataclass(frozen=True, slots=True)
class DistrictSeatsGiven:
    """The result of every district, and how many seats each had to give."""

    magnitudes: Mapping[str, int]
    by_district: Mapping[str, Mapping[str, int]]
    steps: tuple[Step, ...]
    ties: tuple[Tie, ...]
    notes: tuple[str, ...]

    def totals(self) -> dict[str, int]:
        """Seats by list in all districts together."""
        found: dict[str, int] = {}
        for seats in self.by_district.values():
            for name, count in seats.items():
                found[name] = found.get(name, 0) + count
        return found


def count_by_districts(contest: Contest) -> Outcome:
    """The sum of the districts."""
    found = share_districts(contest)
    totals = found.totals()
    house = sum(found.magnitudes.values())
    if contest.rules.overhang is not None and not found.ties:
        house = sum(totals.values())
    return Outcome(totals, house, found.by_district, found.steps, found.ties, found.notes)


def share_districts(contest: Contest) -> DistrictSeatsGiven:
    """Share the seats of each district; one seat of each is kept back when the levelling places one there."""
    rules = contest.rules
    districts = rules.districts or Cited(Districts(DistrictSeats.SET_BY_LAW), contest.method.citation)
    levelling = rules.levelling.value if rules.levelling else None
    shared_seats = contest.seats
    if isinstance(levelling, LevellingSeats) and not levelling.one_in_each and shared_seats is not None:
        shared_seats -= levelling.seats
    found = magnitudes(districts, contest.returns, shared_seats, contest.breaker({}), contest.rules)
    one_less = 1 if isinstance(levelling, LevellingSeats) and levelling.one_in_each else 0
    seats = {name: count - one_less for name, count in found.seats.items()}
    if found.ties:
        return DistrictSeatsGiven(seats, {}, found.steps, found.ties, found.notes)
    results = {name: _share_one(contest, name, count) for name, count in seats.items()}
    return DistrictSeatsGiven(
        seats,
        {name: item.seats for name, item in results.items()},
        (*found.steps, *(step for item in results.values() for step in item.steps)),
        tuple(tie for item in results.values() for tie in item.ties),
        found.notes,
    )


def _share_one(contest: Contest, district: str, seats: int) -> SharedOut:
    rules = contest.rules
    votes = district_votes(contest, district, seats)
    if not votes and seats:
        citation = rules.threshold.citation if rules.threshold else ""
        names = tuple(item.name for item in contest.returns.lists if item.district == district)
        return SharedOut({}, (), (Tie(district, names, seats, NOBODY_PASSES, citation),))
    if rules.overhang is not None:
        direct = {row.name: row.direct_seats for row in contest.returns.lists if row.district == district}
        return share_with_direct_seats(district, contest, rules.overhang, votes, direct, seats)
    return share_out(
        district,
        votes,
        seats,
        contest.method,
        contest.breaker(votes, district),
        base=valid_in_district(contest.returns, district) if isinstance(contest.method.value, QuotasAndPart) else None,
        agreed=contest.agreed(),
        agreements=rules.agreements,
    )


def district_votes(contest: Contest, district: str, seats: int) -> dict[str, Votes]:
    """Votes in a district of the lists that take part there."""
    rows = [item for item in contest.returns.lists if item.district == district]
    votes: dict[str, Votes] = {
        item.name: item.votes for item in rows if contest.admissions.in_district(item.name, district)
    }
    if contest.rules.district_threshold is None:
        return votes
    totals = Totals(valid_in_district(contest.returns, district))
    least, _, _ = votes_needed(contest.rules.district_threshold.value, totals, max(seats, 1))
    return {name: count for name, count in votes.items() if count >= least}
