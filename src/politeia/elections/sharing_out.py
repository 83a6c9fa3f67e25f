"""Sharing the seats of the country or of one district: agreements between lists, the method, ties, and the figures of each step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from politeia.elections.apportionment import apportion
from politeia.elections.divisors import claim, divisor
from politeia.elections.figures import method_in_words, names, number
from politeia.elections.figures import seats as seats_in_words
from politeia.elections.model import Step, Tie, Votes
from politeia.elections.sharing import Sharing
from politeia.elections.ties import TieBreaker
from politeia.language.electoral import Agreements, DivisorMethod, DivisorRule, Method
from politeia.norms.cited import Cited


@dataclass(frozen=True, slots=True)
class SharedOut:
    """Seats by list, with the steps that led there and the ties that stay open."""

    seats: Mapping[str, int]
    steps: tuple[Step, ...] = ()
    ties: tuple[Tie, ...] = ()


def share_out(
    where: str,
    votes: Mapping[str, Votes],
    seats: int,
    method: Cited[Method],
    ties: TieBreaker,
    *,
    held: Mapping[str, int] | None = None,
    base: Votes | None = None,
    agreed: Mapping[str, str] | None = None,
    agreements: Cited[Agreements] | None = None,
) -> SharedOut:
    """Share the seats of one place; `agreed` names the agreement of each list that has one and may use it.

    `base` are the votes that a quota of all valid votes is taken of.
    """
    groups: dict[str, list[str]] = {}
    for name in votes:
        groups.setdefault((agreed or {}).get(name) or name, []).append(name)
    if agreements is None or all(len(members) == 1 for members in groups.values()):
        shared = apportion(votes, seats, method.value, ties, held=held, base=base)
        return SharedOut(shared.seats, (explained(where, votes, seats, shared, method),), tie_of(where, shared, ties))
    return _with_agreements(where, votes, seats, method, ties, groups, agreements)


def _with_agreements(
    where: str,
    votes: Mapping[str, Votes],
    seats: int,
    method: Cited[Method],
    ties: TieBreaker,
    groups: Mapping[str, list[str]],
    agreements: Cited[Agreements],
) -> SharedOut:
    """Lists that agreed count as one list first; then its members share what it got."""
    titles = {" + ".join(members): members for members in groups.values()}
    joint = {title: sum(Fraction(votes[name]) for name in members) for title, members in titles.items()}
    joint_ties = TieBreaker(ties.rules, ties.citation, joint, ties.registration, ties.lot)
    first = apportion(joint, seats, method.value, joint_ties)
    cited = Cited(method.value, ", ".join(dict.fromkeys((agreements.citation, method.citation))))
    steps = [explained(f"{where}, agreements as one list", joint, seats, first, cited)]
    open_ties = list(tie_of(where, first, joint_ties))
    got: dict[str, int] = {}
    inside: Method = agreements.value.inside or method.value
    for title, members in titles.items():
        if len(members) == 1:
            got[members[0]] = first.seats[title]
            continue
        own = {name: votes[name] for name in members}
        shared = apportion(own, first.seats[title], inside, ties)
        place = f"{where}, inside {title}"
        steps.append(explained(place, own, first.seats[title], shared, Cited(inside, agreements.citation)))
        open_ties += tie_of(place, shared, ties)
        got.update(shared.seats)
    return SharedOut(got, tuple(steps), tuple(open_ties))


def tie_of(where: str, shared: Sharing, ties: TieBreaker) -> tuple[Tie, ...]:
    """The tie that stays open in one sharing."""
    if shared.open is None:
        return ()
    return (Tie(where, shared.open.open_among, shared.open.open_seats, shared.open.why, ties.citation),)


def explained(where: str, votes: Mapping[str, Votes], seats: int, shared: Sharing, method: Cited[Method]) -> Step:
    """One sharing as a step: quota, whole seats and remainders, or the quotients at the border."""
    words = f"{seats_in_words(seats)} by {method_in_words(method.value)}"
    if shared.quota is not None:
        total = number(shared.base if shared.base is not None else sum(Fraction(count) for count in votes.values()))
        words += f"; {total} votes give a quota of {number(shared.quota)}"
    words += _border(votes, shared, method.value)
    for decision in shared.decided:
        words += f"; a tie is decided by {decision.rule}: a seat for {names(decision.winners)}"
    if shared.open is not None:
        tied = names(shared.open.open_among)
        words += f"; {tied} have equal claims to {seats_in_words(shared.open.open_seats)}: {shared.open.why}"
    columns, rows = _figures(votes, shared)
    return Step(f"Seats, {where}", words, method.citation, columns, rows)


def _figures(votes: Mapping[str, Votes], shared: Sharing) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    if shared.quota is not None and shared.whole is not None and shared.remainders is not None:
        return ("list", "votes", "votes : quota", "whole seats", "remainder", "seats"), tuple(
            (
                name,
                number(count),
                number(Fraction(count) / shared.quota),
                str(shared.whole[name]),
                number(shared.remainders[name]),
                str(shared.seats[name]),
            )
            for name, count in votes.items()
        )
    return ("list", "votes", "seats", "votes per seat"), tuple(
        (
            name,
            number(count),
            str(shared.seats[name]),
            number(Fraction(floor(Fraction(count) / shared.seats[name]))) if shared.seats[name] else "–",
        )
        for name, count in votes.items()
    )


def _border(votes: Mapping[str, Votes], shared: Sharing, method: Method) -> str:
    """The last winning quotient, and who stands next and by how many votes."""
    plain = isinstance(method, DivisorMethod) and method.rule is not DivisorRule.HUNTINGTON_HILL and method.power == 1
    if not plain or shared.last is None or shared.next is None or shared.open is not None:
        return ""
    assert isinstance(method, DivisorMethod)
    claims = {name: claim(method, count, shared.seats[name]) for name, count in votes.items() if count > 0}
    nearest = [name for name, value in claims.items() if value == (0, shared.next)]
    if len(nearest) != 1:
        return f"; the last seat went at a quotient of {number(shared.last)}"
    name = nearest[0]
    short = floor(shared.last * divisor(method, shared.seats[name]) - Fraction(votes[name])) + 1
    return f"; the last seat went at a quotient of {number(shared.last)}, and {name} is next, {number(short)} short"
