"""Cases: the verdict on a claim under every reading that the text allows, and which readings decide it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, islice, product
from math import prod

from politeia.norms.model import Institutions, Rival
from politeia.norms.resolution import resolve
from politeia.transition.model import GapSite
from politeia.verification.model import Case, Coalition, Reading, Verdict, Witness

MOST_READINGS = 16
Outcome = tuple[Verdict, tuple[Coalition, ...]]
Readings = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Found:
    """What one reading yields: a verdict with its witness, the gaps that were met on the way, and smallest coalitions."""

    verdict: Verdict
    witness: Witness | None
    gaps: tuple[GapSite, ...] = ()
    coalitions: tuple[Coalition, ...] = ()


@dataclass(frozen=True, slots=True)
class Together:
    """The gaps that can change the outcome, and the outcome under each combination of their completions."""

    deciding: tuple[GapSite, ...]
    outcomes: tuple[tuple[tuple[str, ...], Outcome], ...]


@dataclass(frozen=True, slots=True)
class Judges:
    """What decides a text: `one` under chosen completions of its gaps, `every` under all at once where it can (None where not)."""

    one: Callable[[Institutions, Readings], Found]
    every: Callable[[Institutions], Together | None] = lambda text: None


@dataclass(frozen=True, slots=True)
class Cases:
    """The verdict under every reading; not `complete` where there were more than could be tried one by one."""

    each: tuple[Case, ...]
    complete: bool


def cases_of(institutions: Institutions, relevant: tuple[Rival, ...], judges: Judges) -> Cases:
    """The verdict under every combination of rival readings and of completions of gaps.

    Only the readings that can change the verdict are named in the cases; one case means that none does.
    """
    found: list[Case] = []
    complete = True
    for chosen in _combinations(relevant):
        text = reread(institutions, chosen) if chosen else institutions
        stated = tuple(Reading(item.norm, item.citation, item.what, chosen[item.key]) for item in relevant)
        whole, cases = _of_text(text, stated, judges, MOST_READINGS - len(found))
        found += cases
        complete = complete and whole
        if len(found) >= MOST_READINGS:
            break
    return Cases(decisive(tuple(found)), complete)


def _of_text(text: Institutions, stated: tuple[Reading, ...], judges: Judges, most: int) -> tuple[bool, Sequence[Case]]:
    """The cases of one text, and whether all of its readings were looked at."""
    together = judges.every(text)
    if together is None:
        return _one_by_one(text, stated, judges, most)
    found: list[Case] = []
    for choice, (verdict, coalitions) in together.outcomes:
        filled = dict(zip((site.key for site in together.deciding), choice, strict=True))
        told = judges.one(text, filled) if len(found) < most else None
        if told is not None and (told.verdict, {*told.coalitions}) != (verdict, {*coalitions}):
            return _one_by_one(text, stated, judges, most)
        witness = told.witness if told is not None else None
        coalitions = told.coalitions if told is not None else coalitions
        found.append(Case((*stated, *_filled(together.deciding, filled)), verdict, witness, coalitions))
    return True, found


def _one_by_one(
    text: Institutions, stated: tuple[Reading, ...], judges: Judges, most: int
) -> tuple[bool, Sequence[Case]]:
    each = tuple(islice(_in_turn(text, judges), most))
    gaps = each[0][1].gaps
    cases = [
        Case((*stated, *_filled(gaps, filled)), found.verdict, found.witness, found.coalitions)
        for filled, found in each
    ]
    return len(cases) == prod(len(site.completions) for site in gaps), cases


def _in_turn(text: Institutions, judges: Judges) -> Iterator[tuple[Readings, Found]]:
    """One combination of completions after another, with what it yields; which gaps there are the first one tells."""
    first = judges.one(text, {})
    yield {}, first
    for choice in islice(product(*(site.completions for site in first.gaps)), 1, None):
        filled = dict(zip((site.key for site in first.gaps), choice, strict=True))
        yield filled, judges.one(text, filled)


def joint_of(institutions: Institutions, relevant: tuple[Rival, ...], judges: Judges, *, strictly: bool) -> Verdict:
    """The verdict that `cases_of` would come to, without a case more than it takes to know it."""
    enough = Verdict.FAILS if strictly else Verdict.DEPENDS
    found: set[Verdict] = set()
    tried = 0
    for chosen in _combinations(relevant):
        for verdict in _verdicts(reread(institutions, chosen) if chosen else institutions, judges):
            found.add(verdict)
            tried += 1
            if tried >= MOST_READINGS or _joint(found, strictly=strictly) is enough:
                return _joint(found, strictly=strictly)
    return _joint(found, strictly=strictly)


def _verdicts(text: Institutions, judges: Judges) -> Iterator[Verdict]:
    """One verdict after another, of all readings of a text."""
    together = judges.every(text)
    if together is not None:
        yield from dict.fromkeys(verdict for _, (verdict, _) in together.outcomes)
        return
    yield from (found.verdict for _, found in islice(_in_turn(text, judges), MOST_READINGS))


def reread(institutions: Institutions, chosen: Readings) -> Institutions:
    """The institutions under other readings of the same text."""
    return resolve(institutions.written, institutions.beside, chosen)


def _combinations(rivals: tuple[Rival, ...]) -> Iterator[dict[str, str]]:
    for names in product(*(rival.names for rival in rivals)):
        yield dict(zip((rival.key for rival in rivals), names, strict=True))


def _filled(sites: tuple[GapSite, ...], chosen: Readings) -> tuple[Reading, ...]:
    return tuple(
        Reading(site.norm, site.citation, site.what, chosen.get(site.key, site.completions[0])) for site in sites
    )


def decisive(cases: tuple[Case, ...]) -> tuple[Case, ...]:
    """Keep in each case only the readings that can change the outcome."""
    if not cases or len({case.outcome for case in cases}) == 1:
        return tuple(replace(case, readings=()) for case in cases[:1])
    spoken = [{(item.norm, item.gap, item.citation): item for item in case.readings} for case in cases]
    places = list(dict.fromkeys(place for said in spoken for place in said))
    keep = [place for place in places if _decides(place, cases, spoken)]
    merged: dict[tuple[Reading, ...], Case] = {}
    for case, said in zip(cases, spoken, strict=True):
        readings = tuple(said[place] for place in keep if place in said)
        merged.setdefault(readings, replace(case, readings=readings))
    return tuple(merged.values())


Place = tuple[str, str, str]


def _decides(place: Place, cases: tuple[Case, ...], spoken: list[dict[Place, Reading]]) -> bool:
    """Whether two cases with different readings here, and the same ones of all else that both have, differ in their outcome.

    A rival reading can have gaps that the other has not: what only one of two cases has to be read does not set them apart.
    """
    read = [(case.outcome, said) for case, said in zip(cases, spoken, strict=True) if place in said]
    return any(
        first[0] != second[0] and _apart(first[1], second[1]) == {place} for first, second in combinations(read, 2)
    )


def _apart(first: dict[Place, Reading], second: dict[Place, Reading]) -> set[Place]:
    """The places that two cases both read, and read differently."""
    return {place for place in first.keys() & second.keys() if first[place] != second[place]}


def joint(cases: tuple[Case, ...], *, strictly: bool = False) -> Verdict:
    """The verdict that all cases share, or DEPENDS; with `strictly` a claim that fails in one case fails."""
    return _joint({case.verdict for case in cases}, strictly=strictly)


def _joint(found: set[Verdict], *, strictly: bool) -> Verdict:
    if strictly and Verdict.FAILS in found:
        return Verdict.FAILS
    return next(iter(found)) if len(found) == 1 else Verdict.DEPENDS
