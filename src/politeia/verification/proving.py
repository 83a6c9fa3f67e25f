"""Proving: a property of a charter, computed from its norms under every reading of the gaps it touches."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import islice, product

from politeia.language.model import Limit, PropertySyntax, Verb
from politeia.norms.model import Cited, Institutions, Office
from politeia.transition.model import GapSite
from politeia.transition.running import TooLarge
from politeia.verification.arena import Arena, open_arena
from politeia.verification.model import Answer, Case, Reading, Step, Verdict, Witness
from politeia.verification.questions import Finding, decide
from politeia.verification.rules import STATIC_FORMS, decide_rule, missing_names

MOST_READINGS = 16
Progress = Callable[[int, int, str], None]

FLOOR = "The two sides hold the floor in turn and may pass; when both pass, a period goes by and the others move first."
ELECTIONS = "Voters and chance are against the coalition unless the coalition includes the voters."
FILLED = (
    "Offices that the question does not name stay filled, and bodies that it does not name keep sitting: ask with "
    "a condition on a body to play its dissolution out. Members of a body in the coalition keep together."
)
GROUNDS = "Grounds and facts that the text asks for are taken as given."


def prove(institutions: Institutions, asked: PropertySyntax) -> Answer:
    """The verdict on a property, with its witness.

    A property that names an office, body, power or procedure that this edition does not have is not applicable; whether
    another edition has it, the caller judges.
    """
    blank = Answer(
        asked.name,
        asked.question,
        asked.claim.written,
        Verdict.NOT_APPLICABLE,
        None,
        source=asked.source,
        why=asked.why,
        place=asked.place,
    )
    absent = missing_names(asked, institutions)
    if absent:
        return replace(blank, reason=f"this edition has no “{'”, no “'.join(absent)}”")
    if asked.claim.form in STATIC_FORMS:
        return decide_rule(blank, asked, institutions)
    try:
        return _prove_game(blank, asked, institutions)
    except TooLarge as large:
        return replace(
            blank,
            reason=f"too large to decide: {large}; ask about fewer conditions at once, or add a `given` that settles some",
        )


def prove_all(
    institutions: Institutions,
    properties: tuple[PropertySyntax, ...],
    *,
    progress: Progress | None = None,
) -> tuple[Answer, ...]:
    """The verdicts on all properties, in their order."""
    answers: list[Answer] = []
    for number, asked in enumerate(properties):
        if progress is not None:
            progress(number, len(properties), asked.name)
        answers.append(prove(institutions, asked))
    if progress is not None:
        progress(len(properties), len(properties), "")
    return tuple(answers)


def _prove_game(blank: Answer, asked: PropertySyntax, institutions: Institutions) -> Answer:
    breach = asked.assume == "breach"
    cases, arena, first = _cases(asked, institutions, breach=breach)
    verdict = _joint(cases)
    shown = next((case for case in cases if case.verdict is verdict), cases[0])
    other = verdict
    if not breach and any(due for due in arena.game.dues):
        other = _joint(_cases(asked, institutions, breach=True)[0])
    return replace(
        blank,
        verdict=verdict,
        witness=shown.witness or _nothing_leads_there(asked, institutions, arena.situations.states),
        cases=tuple(cases) if verdict is Verdict.DEPENDS else (),
        in_breach=other if other is not verdict else None,
        race=first.race,
        coalitions=first.coalitions,
        citations=_citations(cases) or tuple(limit.citation for _, limit in _limited(asked, institutions)),
        assumptions=_assumptions(arena, breach, len(cases)),
        states=arena.situations.states,
        edges=arena.situations.edges,
    )


def _nothing_leads_there(asked: PropertySyntax, institutions: Institutions, situations: int) -> Witness:
    """What to show when nobody named in the claim has a strategy: the rule that stands in the way, and what was tried."""
    limited = _limited(asked, institutions)
    steps = [
        Step(
            "the law",
            f"limits the office of {office.name} to {limit.value.terms} {_terms(limit.value)}",
            (limit.citation,),
        )
        for office, limit in limited
    ]
    steps += [
        Step("the law", f"puts this beyond amendment: {norm.name}", (norm.citation,))
        for norm in institutions.unamendable
        if any(f"limit of {office.name}" in norm.protects for office, _ in limited)
    ]
    return Witness(
        "No actor alone has a way there:", tuple(steps), f"Situations examined: {situations:,}; none is won."
    )


def _terms(limit: Limit) -> str:
    return f"term{'' if limit.terms == 1 else 's'} {'in a row' if limit.in_a_row else 'in a lifetime'}"


def _limited(asked: PropertySyntax, institutions: Institutions) -> tuple[tuple[Office, Cited[Limit]], ...]:
    """The offices whose limit on terms the claim is about."""
    names = [name for goal in asked.claim.goals if goal.verb is Verb.LIMIT_EXCEEDED for name in goal.names]
    return tuple((office, office.limit) for office in institutions.offices if office.name in names and office.limit)


def _cases(asked: PropertySyntax, institutions: Institutions, *, breach: bool) -> tuple[list[Case], Arena, Finding]:
    """The verdict under every reading of the gaps in the slice, up to a limit."""
    arena = open_arena(asked, institutions, {}, breach=breach)
    first = decide(arena, asked)
    sites = arena.game.gaps
    cases = [Case(_readings(sites, {}), first.verdict, first.witness)]
    for choice in islice(product(*(site.completions for site in sites)), 1, MOST_READINGS):
        readings = dict(zip((site.key for site in sites), choice, strict=True))
        finding = decide(open_arena(asked, institutions, readings, breach=breach), asked)
        cases.append(Case(_readings(sites, readings), finding.verdict, finding.witness))
    return _decisive(cases), arena, first


def _readings(sites: tuple[GapSite, ...], chosen: dict[str, str]) -> tuple[Reading, ...]:
    return tuple(
        Reading(site.norm, site.citation, site.what, chosen.get(site.key, site.completions[0])) for site in sites
    )


def _decisive(cases: list[Case]) -> list[Case]:
    """Keep in each case only the readings of gaps that can change the verdict."""
    if not cases or len({case.verdict for case in cases}) == 1:
        return [replace(cases[0], readings=())] if cases else cases
    keep = []
    for position in range(len(cases[0].readings)):
        groups: dict[tuple[Reading, ...], set[Verdict]] = {}
        for case in cases:
            others = case.readings[:position] + case.readings[position + 1 :]
            groups.setdefault(others, set()).add(case.verdict)
        if any(len(found) > 1 for found in groups.values()):
            keep.append(position)
    merged: dict[tuple[Reading, ...], Case] = {}
    for case in cases:
        readings = tuple(case.readings[position] for position in keep)
        merged.setdefault(readings, replace(case, readings=readings))
    return list(merged.values())


def _joint(cases: list[Case]) -> Verdict:
    found = {case.verdict for case in cases}
    return found.pop() if len(found) == 1 else Verdict.DEPENDS


def _citations(cases: list[Case]) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(
            citation for case in cases if case.witness for step in case.witness.steps for citation in step.citations
        )
    )


def _assumptions(arena: Arena, breach: bool, readings: int) -> tuple[str, ...]:
    game = arena.game
    found = [FLOOR, ELECTIONS, FILLED, GROUNDS]
    found.append("Anyone may break a duty." if breach else "Duties are kept: time does not pass over one that is open.")
    if any(variable.timer for variable in game.variables):
        rounded = ", and shorter deadlines are rounded up" if game.rounded else ""
        found.append(f"Time is counted in periods of {game.period} days{rounded}; a month has 30 days.")
    if len(game.gaps) and readings >= MOST_READINGS:
        found.append(f"The first {MOST_READINGS} readings of the gaps were tried, not all of them.")
    return tuple(found)
