"""Cases: the verdict on a claim under every reading that the text allows, and which readings decide it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations, islice, product

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


def cases_of(
    institutions: Institutions,
    relevant: tuple[Rival, ...],
    judge: Callable[[Institutions, Readings], Found],
) -> tuple[Case, ...]:
    """The verdict under every combination of rival readings and of completions of gaps, up to MOST_READINGS.

    Only the readings that can change the verdict are named in the cases; one case means that none does.
    """
    return decisive(tuple(_each_case(institutions, relevant, judge)))


def joint_of(
    institutions: Institutions,
    relevant: tuple[Rival, ...],
    judge: Callable[[Institutions, Readings], Found],
    *,
    strictly: bool,
) -> Verdict:
    """The verdict that `cases_of` would come to, without a case more than it takes to know it."""
    found: list[Case] = []
    for case in _each_case(institutions, relevant, judge):
        found.append(case)
        verdict = joint(tuple(found), strictly=strictly)
        if verdict is (Verdict.FAILS if strictly else Verdict.DEPENDS):
            break
    return joint(tuple(found), strictly=strictly)


def _each_case(
    institutions: Institutions,
    relevant: tuple[Rival, ...],
    judge: Callable[[Institutions, Readings], Found],
) -> Iterator[Case]:
    """One case after another, with all its readings, up to MOST_READINGS of them."""
    count = 0
    for chosen in _combinations(relevant):
        text = reread(institutions, chosen) if chosen else institutions
        first = judge(text, {})
        stated = tuple(Reading(item.norm, item.citation, item.what, chosen[item.key]) for item in relevant)
        yield Case((*stated, *_filled(first.gaps, {})), first.verdict, first.witness, first.coalitions)
        count += 1
        for choice in islice(product(*(site.completions for site in first.gaps)), 1, MOST_READINGS):
            if count >= MOST_READINGS:
                break
            filled = dict(zip((site.key for site in first.gaps), choice, strict=True))
            found = judge(text, filled)
            yield Case((*stated, *_filled(first.gaps, filled)), found.verdict, found.witness, found.coalitions)
            count += 1
        if count >= MOST_READINGS:
            break


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
    found = {case.verdict for case in cases}
    if strictly and Verdict.FAILS in found:
        return Verdict.FAILS
    return found.pop() if len(found) == 1 else Verdict.DEPENDS
