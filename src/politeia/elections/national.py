"""Counting in one national district: the one-list case, a bonus, agreements, least seats."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import floor

from politeia.elections.admission import correction_in_words
from politeia.elections.bases import basis
from politeia.elections.contest import NOBODY_PASSES, Contest, Outcome
from politeia.elections.direct_seats import share_with_direct_seats
from politeia.elections.figures import decimal_short, number, percent
from politeia.elections.figures import seats as seats_in_words
from politeia.elections.model import Step, Tie, Votes
from politeia.elections.sharing_out import share_out
from politeia.language.electoral import SingleListCase
from politeia.norms.cited import Cited


def count_nationally(contest: Contest, seats: int) -> Outcome:
    """Seats of the whole country by list."""
    rules = contest.rules
    votes = contest.national_votes()
    if not votes:
        return _nobody(contest, seats)
    single = rules.one_passes
    if contest.admissions.joined and single is not None and (single.value.factor != 1 or single.value.least):
        return _one_list(contest, single, seats)
    if contest.admissions.single and not contest.admissions.joined:
        return _no_runner_up(contest, seats)
    if rules.overhang is not None:
        direct = {name: contest.returns.direct_seats_of(name) for name in contest.returns.names}
        found = share_with_direct_seats("whole country", contest, rules.overhang, votes, direct, seats)
        house = sum(found.seats.values()) if not found.ties else seats
        return Outcome(found.seats, house, steps=found.steps, ties=found.ties)
    bonus, first = _bonus(contest, votes, seats)
    held = dict.fromkeys(votes, rules.minimum.value.seats) if rules.minimum else None
    shared = share_out(
        "whole country",
        votes,
        seats - bonus,
        contest.method,
        contest.breaker(votes),
        held=held,
        agreed=contest.agreed(),
        agreements=rules.agreements,
    )
    got = {name: count + (bonus if name == first else 0) for name, count in shared.seats.items()}
    steps = list(shared.steps)
    ties = list(shared.ties)
    if rules.bonus is not None and first:
        words = f"{seats_in_words(bonus)} for {first}, the largest list{_share_in_words(contest, first)}"
        steps.insert(0, Step("Bonus", words, rules.bonus.citation))
    elif rules.bonus is not None:
        leaders = tuple(name for name in votes if votes[name] == max(votes.values()))
        ties.append(Tie("bonus", leaders, rules.bonus.value.seats, "two lists are the largest", rules.bonus.citation))
    return Outcome(got, seats, steps=tuple(steps), ties=tuple(ties))


def _nobody(contest: Contest, seats: int) -> Outcome:
    none = contest.rules.none_passes
    if none is not None:
        return Outcome({}, seats, steps=(Step("Seats", "no list passes, and no seats are given", none.citation),))
    citation = contest.rules.threshold.citation if contest.rules.threshold else ""
    return Outcome({}, seats, ties=(Tie("whole country", contest.returns.names, seats, NOBODY_PASSES, citation),))


def _no_runner_up(contest: Contest, seats: int) -> Outcome:
    """Only one list passes, and two others are next with equal votes, or there is no other."""
    returns, single = contest.returns, contest.admissions.single
    rest = {name: returns.votes_of(name) for name in returns.names if name != single and returns.votes_of(name)}
    rule = contest.rules.one_passes
    assert rule is not None
    if not rest:
        return Outcome({single: seats}, seats, steps=(Step("One list", f"{single} stood alone", rule.citation),))
    leaders = tuple(sorted(name for name, count in rest.items() if count == max(rest.values())))
    why = "the next list joins, and these are next with equal votes"
    return Outcome({}, seats, ties=(Tie("admission of the next list", leaders, seats, why, rule.citation),))


def _one_list(contest: Contest, single: Cited[SingleListCase], seats: int) -> Outcome:
    """The only list that passed and the one that joins it, whose quotient the law corrects."""
    first, second = contest.admissions.single, contest.admissions.joined
    votes = contest.returns.votes_of(second)
    quota = Fraction(contest.returns.votes_of(first) + votes, seats)
    corrected = votes / quota * single.value.factor
    got = min(max(floor(corrected), single.value.least), seats)
    words = (
        f"only {first} passes, so {second} joins; the quota is {number(quota)}; {second}: {number(votes)} : quota"
        f"{correction_in_words(single.value.factor)} = {number(corrected)}, whole seats {floor(corrected)}"
        f"{f', at least {single.value.least}' if single.value.least else ''}; {first} takes the rest"
    )
    rows = ((first, str(seats - got)), (second, str(got)))
    return Outcome(
        {first: seats - got, second: got},
        seats,
        steps=(Step("One list", words, single.citation, ("list", "seats"), rows),),
    )


def _bonus(contest: Contest, votes: Mapping[str, Votes], seats: int) -> tuple[int, str]:
    """The bonus and the list that has it; nobody when two lists are the largest."""
    if contest.rules.bonus is None:
        return 0, ""
    rule = contest.rules.bonus.value
    leaders = [name for name in votes if votes[name] == max(votes.values())]
    if len(leaders) > 1:
        return 0, ""
    bonus = rule.seats
    if rule.begins is not None:
        beyond = Fraction(votes[leaders[0]], basis(rule.begins.base, contest.returns.totals).votes) - rule.begins.share
        bonus = 0 if beyond < 0 else rule.seats + rule.more * floor(beyond / rule.each)
        bonus = min(bonus, rule.most) if rule.most is not None else bonus
    return min(bonus, seats), leaders[0]


def _share_in_words(contest: Contest, first: str) -> str:
    """The share on which a bonus depends."""
    rule = contest.rules.bonus.value if contest.rules.bonus else None
    if rule is None or rule.begins is None:
        return ""
    base = basis(rule.begins.base, contest.returns.totals)
    begins = decimal_short(rule.begins.share * 100)
    return f", with {percent(contest.returns.votes_of(first), base.votes)} of {base.words} (it begins at {begins}%)"
