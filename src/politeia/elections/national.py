"""Counting in one national district: the one-list case, a bonus, agreements, and direct seats within the share."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import floor

from politeia.elections.admission import correction_in_words
from politeia.elections.contest import NOBODY_PASSES, Contest, Outcome
from politeia.elections.figures import names, number
from politeia.elections.figures import seats as seats_in_words
from politeia.elections.model import Step, Tie, Votes
from politeia.elections.sharing_out import SharedOut, share_out
from politeia.language.electoral import DivisorMethod, Overhang, SingleListCase
from politeia.norms.model import Cited


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
        return _with_direct_seats(contest, rules.overhang, votes, seats)
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
    if rules.bonus is not None and bonus:
        steps.insert(0, Step("Bonus", f"{seats_in_words(bonus)} for {first}, the largest list", rules.bonus.citation))
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
    leaders = [name for name in votes if votes[name] == max(votes.values())]
    return (min(contest.rules.bonus.value.seats, seats), leaders[0]) if len(leaders) == 1 else (0, "")


# -- direct seats within the share ---------------------------------------------------------------------------------------


def _with_direct_seats(contest: Contest, overhang: Cited[Overhang], votes: Mapping[str, Votes], seats: int) -> Outcome:
    """Direct seats count towards a list's share; seats of those who take no part are set aside first."""
    returns = contest.returns
    direct = {name: returns.direct_seats_of(name) for name in returns.names}
    apart = {name: count for name, count in direct.items() if count and name not in votes}
    free = seats - sum(apart.values())
    if overhang.value is Overhang.HOUSE_STAYS:
        shared = _house_stays(contest, votes, direct, free)
    else:
        shared = share_out("whole country", votes, free, contest.method, contest.breaker(votes))
    steps = list(shared.steps)
    if apart:
        words = f"{sum(apart.values())} direct seats of {names(list(apart))}, who take no part, are set aside"
        steps.insert(0, Step("Direct seats apart", words, overhang.citation))
    got: dict[str, int] = {**apart}
    over: list[str] = []
    for name, share in shared.seats.items():
        beyond = direct[name] - share
        got[name] = max(share, direct[name]) if overhang.value is Overhang.HOUSE_GROWS else share
        if beyond > 0:
            over.append(f"{name} won {direct[name]}, its share is {share}")
    house = sum(got.values()) if not shared.ties else seats
    steps.append(
        Step(
            "Direct seats",
            f"direct seats beyond the share are {overhang.value.value}: {'; '.join(over) or 'there are none'}"
            + (f"; the house has {house} seats" if house != seats else ""),
            overhang.citation,
            ("list", "share", "direct seats", "seats"),
            tuple((name, str(shared.seats.get(name, 0)), str(direct[name]), str(count)) for name, count in got.items()),
        )
    )
    return Outcome(got, house, steps=tuple(steps), ties=shared.ties)


def _house_stays(contest: Contest, votes: Mapping[str, Votes], direct: Mapping[str, int], free: int) -> SharedOut:
    """Nobody gets less than its direct seats, and the others share what remains."""
    held = {name: direct[name] for name in votes}
    if isinstance(contest.method.value, DivisorMethod):
        return share_out("whole country", votes, free, contest.method, contest.breaker(votes), held=held)
    kept: dict[str, int] = {}
    while True:
        rest = {name: count for name, count in votes.items() if name not in kept}
        shared = share_out("whole country", rest, free - sum(kept.values()), contest.method, contest.breaker(rest))
        over = {name: direct[name] for name in rest if direct[name] > shared.seats.get(name, 0)}
        if not over or shared.ties:
            return SharedOut({**shared.seats, **kept}, shared.steps, shared.ties)
        kept.update(over)
