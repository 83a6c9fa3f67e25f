"""Deciding whether two regular elections can fall on one day: what the text forbids, and else what the calendar allows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from politeia.language.contents import Named
from politeia.language.questions import ClaimForm, PropertySyntax
from politeia.norms.model import Institutions
from politeia.norms.regular import regular_window
from politeia.norms.tallies import names_in
from politeia.norms.voting import Election
from politeia.transition.consents import members_of
from politeia.verification.model import Step
from politeia.verification.ruling import Rule, Ruled, holders, ruled, silent

CYCLE = range(2000, 2400)
"""The years after which the calendar repeats itself, weekdays included."""
LONGEST_WINDOW = timedelta(days=400)
"""A regular election named in days, weeks or months before the end of a term comes within a year of it."""


def _never_coincide(asked: PropertySyntax, institutions: Institutions) -> Ruled:
    first, second = holders(asked)[0], asked.claim.subject
    shows = f"On which days {first} and {second} are regularly elected:"
    elections = {item.subject: item for item in institutions.elections}
    for name in (first, second):
        if name not in elections or not any(item == Named("voters") for item in elections[name].by.members):
            return silent(shows, f"The encoded text has no election of {name} by the voters.")
    one, other = elections[first], elections[second]
    steps = [
        Step(
            item.subject,
            f"is elected: {item.fixed_day.value}" if item.fixed_day else "is elected on no day that the text names",
            (item.fixed_day.citation if item.fixed_day else item.citation,),
        )
        for item in (one, other)
    ]
    for item, rival in ((one, second), (other, first)):
        if item.apart_from is not None and _means(item.apart_from.value.members, rival, institutions):
            told = f"not with the election of {', '.join(names_in(item.apart_from.value))}"
            steps.append(Step(item.subject, told, (item.apart_from.citation,)))
            return ruled(True, shows, steps, "The text keeps them apart; an election out of its time is not meant.")
    return _by_calendar(one, other, shows, steps)


def _means(members: tuple[object, ...], name: str, institutions: Institutions) -> bool:
    """Whether a list of bodies means this one: by its name, or as a chamber of one that it names."""
    named = [member.name for member in members if isinstance(member, Named)]
    return any(name == item or name in members_of(item, institutions) for item in named)


def _by_calendar(one: Election, other: Election, shows: str, steps: list[Step]) -> Ruled:
    if one.fixed_day is None or other.fixed_day is None:
        unnamed = one.subject if one.fixed_day is None else other.subject
        return silent(shows, f"The encoded text names no day for the regular election of {unnamed}.")
    day = next(_shared_days(one.fixed_day.value, other.fixed_day.value), None)
    if day is None:
        return ruled(True, shows, steps, "These days are never the same, in any year of the calendar.")
    return ruled(False, shows, steps, f"Both can fall on {day.isoformat()}: nothing keeps them apart.")


def _shared_days(first: str, second: str) -> Iterator[date]:
    """Days on which both rules allow an election, each with terms that end when it suits; rules that cannot be counted allow any."""
    rules = sorted((first, second), key=_is_yearly, reverse=True)
    days = (_yearly(rules[0], year) for year in CYCLE) if _is_yearly(rules[0]) else iter((date(CYCLE.start, 7, 1),))
    for day in days:
        if day is not None and _allows(rules[1], day):
            yield day


def _is_yearly(rule: str) -> bool:
    """Whether a rule names a day of the year, whatever the end of the term."""
    window = regular_window(rule, date(CYCLE.start, 12, 31))
    other = regular_window(rule, date(CYCLE.start, 12, 30))
    return window is not None and window.first == window.last and window == other


def _yearly(rule: str, year: int) -> date | None:
    window = regular_window(rule, date(year, 12, 31))
    return window.last if window is not None else None


def _allows(rule: str, day: date) -> bool:
    """Whether some end of a term lets a rule fall on a day."""
    for ahead in range(LONGEST_WINDOW.days):
        window = regular_window(rule, day + timedelta(days=ahead))
        if window is None:
            return True
        if (window.first is None or window.first <= day) and day <= window.last:
            return True
    return False


RULES_ON_ELECTION_DAYS: dict[ClaimForm, Rule] = {ClaimForm.ELECTIONS_NEVER_COINCIDE: _never_coincide}
"""Each claim of this kind with the rule that settles it."""
