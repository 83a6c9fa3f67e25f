"""Counting an election: from votes and seat rules to seats, each step with its article, ties left open, officials compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from politeia.diagnostics.model import failure
from politeia.elections.admission import admit
from politeia.elections.by_districts import count_by_districts
from politeia.elections.contest import Contest, Outcome
from politeia.elections.double import count_double_proportional
from politeia.elections.growth import count_with_growth
from politeia.elections.levelling import count_with_levelling
from politeia.elections.model import DistrictResult, ElectionCount, ListResult, Returns, Step, Tie
from politeia.elections.national import count_nationally
from politeia.elections.within_lists import count_within_lists
from politeia.language.electoral import (
    DistrictSeats,
    DistrictSharePass,
    DoubleProportional,
    LevellingGrowth,
    LevellingSeats,
    Overhang,
    QuotasAndPart,
)
from politeia.norms.cited import Cited
from politeia.norms.voting import Election, SeatRules


def count_election(election: Election, returns: Returns, *, seats: int | None = None) -> ElectionCount:
    """Count an election under its norm; `seats` are those of the body or part, where the norm does not say.

    Raises a failure with diagnostics when the norm leaves the method open, or the return lacks what the law asks.
    """
    rules = _countable(election)
    assert rules.method is not None
    total = rules.seats.value if rules.seats else seats
    _check_seats(rules, total, returns)
    _check_together(rules)
    admissions = admit(rules, returns, total or 1)
    contest = Contest(rules, returns, total, admissions, rules.method)
    outcome = _open(contest) if returns.open_constituencies else _unfilled(_dispatch(contest), rules)
    steps = (*_beside(returns), admissions.step, *outcome.steps)
    lists = tuple(_result(name, contest, outcome) for name in returns.names)
    districts = tuple(
        DistrictResult(name, sum(own.values()), tuple((item, count) for item, count in own.items() if count))
        for name, own in outcome.by_district.items()
    )
    notes = (*returns.notes, *admissions.notes, *outcome.notes)
    return ElectionCount(
        election.subject,
        election.citation,
        outcome.house,
        lists,
        districts,
        steps,
        outcome.ties,
        notes,
        ()
        if outcome.ties
        else (
            *_differences(returns, outcome, within=rules.overhang is not None or rules.levelling is not None),
            *outcome.differences,
        ),
        0 if outcome.ties else _compared(returns, outcome) + outcome.compared,
    )


def _open(contest: Contest) -> Outcome:
    """No seat is shared while it is open who won a constituency."""
    ties = tuple(replace(tie, citation=contest.method.citation) for tie in contest.returns.open_constituencies)
    return Outcome({}, contest.seats or 0, ties=ties)


def _unfilled(outcome: Outcome, rules: SeatRules) -> Outcome:
    """Seats that nobody has a vote for are no result: they stay open, and the count says so."""
    missing = outcome.house - sum(outcome.seats.values())
    if outcome.ties or missing <= 0 or (not outcome.seats and rules.none_passes is not None):
        return outcome
    citation = rules.method.citation if rules.method else ""
    why = "no list that takes part has a vote left for them, and the law does not say what follows"
    return replace(outcome, ties=(Tie("seats that stay empty", tuple(outcome.seats), missing, why, citation),))


def _countable(election: Election) -> SeatRules:
    if election.rules is not None and election.rules.method is not None:
        return election.rules
    raise failure(
        "V201",
        f"the election of {election.subject} names no method"
        + (f" ({election.citation})" if election.citation else ""),
        expectation="A count needs the clause “method”, such as “method largest remainder with Hare quota”.",
        remedy="Where the law leaves the method open, no software can fill it in.",
    )


def _check_seats(rules: SeatRules, total: int | None, returns: Returns) -> None:
    set_by_law = rules.districts is not None and rules.districts.value.seats in (
        DistrictSeats.SET_BY_LAW,
        DistrictSeats.SINGLE_MEMBER,
    )
    if total is None and not set_by_law:
        raise failure(
            "V202",
            "the law does not say how many seats are shared",
            rules.place_of(""),
            expectation="The election has a clause “seats”, or its body or part has seats.",
            remedy="Add “seats ...” to the election in the charter.",
        )
    if (
        rules.districts is not None
        and rules.districts.value.seats is not DistrictSeats.NATIONAL
        and not returns.district_names
    ):
        raise failure(
            "V224",
            "the law counts by districts, and the return has no districts",
            rules.place_of("districts"),
            expectation="Every row names its district in the column “district”.",
            remedy="Give the file with the votes of each district.",
        )


def _check_together(rules: SeatRules) -> None:
    """Clauses that nobody can apply together without more law are refused, so that none is passed over."""
    if rules.overhang is not None and rules.overhang.value is Overhang.COVERED and not _within_lists(rules):
        raise failure(
            "V209",
            "the count does not know which list seats cover constituencies, because no district has seats of a list",
            rules.place_of("overhang"),
            expectation="Each list shares its seats among districts before they cover its winners there.",
            remedy="Write “districts 16 districts among which each list shares its seats, Sainte-Laguë”.",
        )
    _check_left_over(rules)
    alone = {
        "levelling threshold": rules.levelling_threshold,
        "or levels with": next(iter(rules.levelling_ways), None),
        "levelling method": rules.levelling_method,
        "placed by": rules.placed_by,
    }
    if rules.levelling is None and any(alone.values()):
        clause = next(word for word, value in alone.items() if value)
        raise failure(
            "V209",
            f"“{clause}” speaks of levelling seats, and the election has none",
            rules.place_of(clause),
            remedy="Write “levelling 39 seats”, or take the clause out.",
        )
    for structure, clauses in _structures(rules):
        for clause, value in clauses.items():
            if value is not None:
                raise failure(
                    "V209",
                    f"the count does not know “{clause}” together with {structure}",
                    rules.place_of(clause),
                    expectation="Each is known alone; together the law would have to say which comes first.",
                    remedy="Write two elections, or tell us which law has both.",
                )


def _check_left_over(rules: SeatRules) -> None:
    """Whole quotas leave seats over: another method must give them, in the country."""
    last = rules.levelling_method
    if last is not None and isinstance(last.value, QuotasAndPart):
        clause = "levelling method"
    elif rules.method is not None and isinstance(rules.method.value, QuotasAndPart):
        if last is not None and rules.levelling is not None and rules.levelling.value == LevellingSeats(0, left=True):
            return
        clause = "method"
    else:
        return
    raise failure(
        "V209",
        "whole quotas leave seats over, and the election does not say how these are given",
        rules.place_of(clause),
        remedy="Add “levelling seats left in the districts” and “levelling method D'Hondt”.",
    )


def _within_lists(rules: SeatRules) -> bool:
    return rules.districts is not None and rules.districts.value.seats is DistrictSeats.WITHIN_LISTS


def _structures(rules: SeatRules) -> Iterator[tuple[str, Mapping[str, object]]]:
    """What shapes a count, each with the clauses that it leaves no room for."""
    one_list = (
        rules.one_passes
        if rules.one_passes and (rules.one_passes.value.factor != 1 or rules.one_passes.value.least)
        else None
    )
    if rules.districts is not None and rules.districts.value.seats is not DistrictSeats.NATIONAL:
        yield "districts", {"bonus": rules.bonus, "minimum": rules.minimum, "if one passes": one_list}
    if _within_lists(rules):
        yield (
            "districts among which each list shares its seats",
            {
                "overhang": None if rules.overhang and rules.overhang.value is Overhang.COVERED else rules.overhang,
                "levelling": rules.levelling,
                "district threshold": rules.district_threshold,
                "or passes with": next(
                    (item for item in rules.alternatives if isinstance(item.value, DistrictSharePass)), None
                ),
            },
        )
    if rules.overhang is not None:
        yield "overhang", {"agreements": rules.agreements, "bonus": rules.bonus, "minimum": rules.minimum}
    if rules.levelling is not None:
        yield "levelling", {"overhang": rules.overhang, "bonus": rules.bonus}
        if isinstance(rules.levelling.value, LevellingGrowth):
            yield "a growing house", {"agreements": rules.agreements, "district threshold": rules.district_threshold}
    if rules.method is not None and isinstance(rules.method.value, QuotasAndPart):
        yield "a quota of all valid votes", {"agreements": rules.agreements, "placed by": rules.placed_by}
    if rules.method is not None and isinstance(rules.method.value, DoubleProportional):
        yield (
            "a double proportional method",
            {"agreements": rules.agreements, "overhang": rules.overhang, "levelling": rules.levelling},
        )


def _dispatch(contest: Contest) -> Outcome:
    rules = contest.rules
    if isinstance(contest.method.value, DoubleProportional):
        return count_double_proportional(contest, contest.method.value)
    if rules.levelling is not None:
        levelling = rules.levelling.value
        if isinstance(levelling, LevellingGrowth):
            return count_with_growth(contest, Cited(levelling, rules.levelling.citation))
        assert isinstance(levelling, LevellingSeats)
        return count_with_levelling(contest, Cited(levelling, rules.levelling.citation))
    if rules.districts is not None and _within_lists(rules):
        assert contest.seats is not None
        return count_within_lists(contest, rules.districts, contest.seats)
    if rules.districts is None or rules.districts.value.seats is DistrictSeats.NATIONAL:
        assert contest.seats is not None
        return count_nationally(contest, contest.seats)
    return count_by_districts(contest)


def _beside(returns: Returns) -> tuple[Step, ...]:
    if not returns.beside:
        return ()
    rows = tuple((item.name, item.district or "–", f"{item.votes:,}", item.what) for item in returns.beside)
    return (
        Step(
            "Votes for no list",
            "they count in the bases of shares, and win no seats",
            "",
            ("row", "district", "votes", "what"),
            rows,
        ),
    )


def _result(name: str, contest: Contest, outcome: Outcome) -> ListResult:
    admitted = contest.admissions.lists[name]
    returns = contest.returns
    return ListResult(
        name,
        returns.votes_of(name),
        admitted.passes,
        admitted.why,
        outcome.seats.get(name, 0),
        returns.direct_seats_of(name),
        returns.official.get(("", name)),
    )


def _compared(returns: Returns, outcome: Outcome) -> int:
    """How many official figures the count can be held against."""
    return sum(1 for district, _ in returns.official if not district or district in outcome.by_district)


def _differences(returns: Returns, outcome: Outcome, *, within: bool) -> tuple[str, ...]:
    """Where the count is not what was announced; direct seats `within` the share are in the outcome already."""
    found: list[str] = []
    for (district, name), official in returns.official.items():
        own = outcome.by_district.get(district) if district else outcome.seats
        if own is not None and own.get(name, 0) != official:
            where = f" in {district}" if district else ""
            found.append(f"{name}{where}: {own.get(name, 0)} by this count, {official} announced")
    for name, official in returns.official_total.items():
        together = outcome.seats.get(name, 0) + (0 if within else returns.direct_seats_of(name))
        if together != official:
            found.append(f"{name}: {together} seats in all by this count, {official} announced")
    return tuple(found)
