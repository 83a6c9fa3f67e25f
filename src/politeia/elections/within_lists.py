"""Counting in the country first and in districts second: each list shares its seats among its districts, winners are covered.

Germany: Federal Elections Act, sections 4 to 6, since 2023 (seats covered by second votes).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from politeia.elections.apportionment import apportion
from politeia.elections.constituencies import check_constituencies
from politeia.elections.contest import NOBODY_PASSES, Contest, Outcome
from politeia.elections.figures import percent
from politeia.elections.figures import seats as seats_in_words
from politeia.elections.model import Step, Tie, Votes, Winner
from politeia.elections.sharing_out import share_out, tie_of
from politeia.language.electoral import Districts, Overhang
from politeia.norms.cited import Cited


@dataclass(frozen=True, slots=True)
class _Covered:
    """What became of the winners of constituencies: rows of those without a seat, ties at the border, and comparisons."""

    rows: tuple[tuple[str, ...], ...]
    seated: int
    ties: tuple[Tie, ...]
    differences: tuple[str, ...]
    compared: int


def count_within_lists(contest: Contest, districts: Cited[Districts], seats: int) -> Outcome:
    """Seats of the country by list, each list's seats by district, and the constituencies that they cover."""
    overhang = contest.rules.overhang
    covering = overhang is not None and overhang.value is Overhang.COVERED
    if covering:
        check_constituencies(contest.returns)
    votes = contest.national_votes()
    if not votes:
        citation = contest.rules.threshold.citation if contest.rules.threshold else ""
        return Outcome({}, seats, ties=(Tie("whole country", contest.returns.names, seats, NOBODY_PASSES, citation),))
    independents = sum(1 for item in contest.returns.winners if not item.list)
    shared = share_out(
        "whole country",
        votes,
        seats - independents,
        contest.method,
        contest.breaker(votes),
        agreed=contest.agreed(),
        agreements=contest.rules.agreements,
    )
    steps, ties = list(shared.steps), list(shared.ties)
    if independents:
        words = f"{seats_in_words(independents)} won by independents are set aside"
        steps.insert(0, Step("Independents", words, overhang.citation if overhang else contest.method.citation))
    if ties:
        return Outcome(shared.seats, seats - independents, steps=tuple(steps), ties=tuple(ties))
    by_district = _share_within(contest, districts, shared.seats, steps, ties)
    covered = _cover(contest, overhang, by_district) if covering and overhang is not None and not ties else None
    if covered is not None and overhang is not None:
        words = (
            f"{covered.seated} of {len(contest.returns.winners)} winners of constituencies have a seat: those of a list in a "
            "district follow each other by their share of votes, as far as the list has seats there"
        )
        columns = ("constituency", "district", "candidate", "share", "why without a seat")
        steps.append(Step("Constituencies", words, overhang.citation, columns, covered.rows))
        ties += covered.ties
    return Outcome(
        shared.seats,
        seats - independents,
        by_district,
        tuple(steps),
        tuple(ties),
        differences=covered.differences if covered else (),
        compared=covered.compared if covered else 0,
    )


def _share_within(
    contest: Contest, districts: Cited[Districts], seats: Mapping[str, int], steps: list[Step], ties: list[Tie]
) -> dict[str, dict[str, int]]:
    """Each list's seats by its votes in the districts."""
    method = districts.value.method
    assert method is not None
    by_district: dict[str, dict[str, int]] = {name: {} for name in contest.returns.district_names}
    for name, count in seats.items():
        own: dict[str, Votes] = {row.district: row.votes for row in contest.returns.lists if row.name == name}
        breaker = contest.breaker(own)
        inside = apportion(own, count, method, breaker)
        ties += tie_of(f"districts of {name}", inside, breaker)
        for district, won in inside.seats.items():
            by_district[district][name] = won
    lists = tuple(seats)
    rows = tuple((place, *(str(own.get(name, 0)) for name in lists)) for place, own in by_district.items())
    words = "each list's seats are shared among its districts by its votes there"
    steps.append(Step("Seats by district", words, districts.citation, ("district", *lists), rows))
    return by_district


def _cover(contest: Contest, overhang: Cited[Overhang], by_district: Mapping[str, Mapping[str, int]]) -> _Covered:
    """Winners of a list in a district take its seats there by falling shares; equal shares at the border are a tie."""
    groups: dict[tuple[str, str], list[Winner]] = {}
    for winner in contest.returns.winners:
        groups.setdefault((winner.district, winner.list), []).append(winner)
    seated: set[str] = set()
    why: dict[str, str] = {}
    ties: list[Tie] = []
    for (district, name), winners in groups.items():
        if not name:
            seated.update(item.constituency for item in winners)
            continue
        has = by_district.get(district, {}).get(name, 0)
        ordered = sorted(winners, key=_share, reverse=True)
        border = _share(ordered[has]) if has < len(ordered) else None
        within = [item for item in ordered if border is None or _share(item) > border]
        equal = [item for item in ordered if _share(item) == border]
        seated.update(item.constituency for item in within)
        if equal and len(within) < has:
            among = tuple(item.constituency for item in equal)
            reason = "their shares of votes are equal, and a lot is to be drawn"
            ties.append(
                Tie(f"constituencies of {name} in {district}", among, has - len(within), reason, overhang.citation)
            )
        for item in ordered:
            why[item.constituency] = _reason(contest, item, len(ordered), has)
    return _result(contest, seated, why, tuple(ties))


def _result(contest: Contest, seated: set[str], why: Mapping[str, str], ties: tuple[Tie, ...]) -> _Covered:
    winners = contest.returns.winners
    without = [item for item in winners if item.constituency not in seated]
    rows = tuple(
        (
            item.constituency,
            item.district,
            item.candidate or item.list,
            percent(item.votes, item.valid),
            why[item.constituency],
        )
        for item in sorted(without, key=lambda item: (item.district, item.list, -_share(item)))
    )
    known = [item for item in winners if item.elected is not None]
    differences = tuple(
        f"constituency {item.constituency}: {item.candidate or item.list} "
        f"{'has' if item.constituency in seated else 'has no'} seat by this count, and was"
        f"{'' if item.elected else ' not'} elected as announced"
        for item in known
        if item.elected is not (item.constituency in seated)
    )
    return _Covered(rows, len(seated), ties, differences, len(known))


def _share(winner: Winner) -> Fraction:
    return Fraction(winner.votes, winner.valid)


def _reason(contest: Contest, winner: Winner, won: int, has: int) -> str:
    admitted = contest.admissions.lists.get(winner.list)
    if admitted is None:
        return f"{winner.list} has no list"
    if not admitted.passes:
        return f"{winner.list} takes no part: {admitted.why}"
    return f"{winner.list} has {seats_in_words(has)} there for {won} winners"
