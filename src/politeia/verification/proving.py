"""Proving: a property of a charter, computed from its norms under every reading of the gaps it touches."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from politeia.language.contents import Limit, Verb
from politeia.language.questions import ClaimForm, PropertySyntax
from politeia.norms.cited import Cited
from politeia.norms.events import Covered, norms_on
from politeia.norms.model import Institutions, Office, Rival
from politeia.norms.scenarios import Scenario
from politeia.transition.model import Game, GapSite
from politeia.transition.running import TooLarge
from politeia.transition.slicing import Scope
from politeia.transition.unfolding import Drafts
from politeia.verification.arena import Arena, game_of, in_situation, open_arena
from politeia.verification.cases import (
    MOST_READINGS,
    Cases,
    Found,
    Judges,
    Readings,
    Together,
    cases_of,
    joint,
    joint_of,
    reread,
)
from politeia.verification.casting import cast, lacking
from politeia.verification.events import event_of
from politeia.verification.filling import TURNOVER
from politeia.verification.model import USUAL, Answer, Assumptions, Case, Coalition, Floor, Step, Verdict, Witness
from politeia.verification.questions import Finding, decide
from politeia.verification.rules import STATIC_FORMS, decide_rule, missing_names, missing_stages
from politeia.verification.surveys import SURVEYS, survey
from politeia.verification.together import decide_together

Progress = Callable[[int, int, str], None]

FLOORS = {
    Floor.REST_FIRST: "The two sides hold the floor in turn and may pass; when both pass, a period goes by and the others "
    "move first. Acts without end do not keep time from passing.",
    Floor.COALITION_FIRST: "The two sides hold the floor in turn and may pass; the coalition moves first at the start. "
    "Acts without end do not keep time from passing.",
    Floor.REST_FREELY: "The others act as often as they like before the coalition does, and can so keep time from passing.",
}
ELECTIONS = "Voters and chance are against the coalition unless the coalition includes the voters."
TOGETHER = "Members of a body in the coalition keep together."
GROUNDS = "Grounds and facts that the text asks for are taken as given."
OPEN_FACTS = "Grounds and facts that the text asks for are read both ways."


def prove(
    institutions: Institutions, asked: PropertySyntax, assumed: Assumptions = USUAL, *, beside: bool = True
) -> Answer:
    """The verdict on a property, with its witness; `beside` it what it would be under other assumptions.

    A property that names an office, body, power or procedure that this edition does not have is not applicable; whether
    another edition has it, the caller judges.
    """
    blank = _unanswered(asked)
    absent = missing_names(asked, institutions, assumed.scenario)
    if absent:
        return replace(blank, reason=f"this edition has no “{'”, no “'.join(absent)}”")
    nowhere = missing_stages(asked, institutions)
    if nowhere:
        return replace(blank, reason="; ".join(nowhere))
    if asked.claim.form in STATIC_FORMS:
        return _prove_rule(blank, asked, institutions, _as_asked(asked, assumed))
    if asked.claim.form in SURVEYS:
        return survey(blank, asked, institutions, lambda question: prove(institutions, question, assumed, beside=False))
    try:
        return _prove_game(blank, asked, institutions, assumed, beside=beside)
    except TooLarge as large:
        return replace(
            blank,
            reason=f"too large to decide: {large}; ask about fewer conditions at once, or add a `given` that settles some",
        )


def prove_by_roles(
    institutions: Institutions,
    asked: PropertySyntax,
    assumed: Assumptions = USUAL,
) -> Answer:
    """The verdict on a question put by roles; not applicable, with the reason, when nobody plays one of them."""
    named, missing = cast(asked, institutions)
    if not missing:
        return prove(institutions, named, assumed)
    reason = f"this edition {lacking(missing)}"
    return replace(_unanswered(asked), reason=reason)


def _unanswered(asked: PropertySyntax) -> Answer:
    """A question as it is asked, before anything is known of its answer."""
    return Answer(
        asked.name,
        asked.question,
        asked.claim.written,
        Verdict.NOT_APPLICABLE,
        None,
        source=asked.source,
        why=asked.why,
        note=asked.note,
        place=asked.place,
    )


def prove_all(
    institutions: Institutions,
    properties: tuple[PropertySyntax, ...],
    assumed: Assumptions = USUAL,
    *,
    by_roles: bool = False,
    progress: Progress | None = None,
) -> tuple[Answer, ...]:
    """The verdicts on all properties, in their order; `by_roles` when they are put by roles and not by names."""
    decide_one = prove_by_roles if by_roles else prove
    answers: list[Answer] = []
    for number, asked in enumerate(properties):
        if progress is not None:
            progress(number, len(properties), asked.name)
        answers.append(decide_one(institutions, asked, assumed))
    if progress is not None:
        progress(len(properties), len(properties), "")
    return tuple(answers)


def _prove_rule(blank: Answer, asked: PropertySyntax, institutions: Institutions, assumed: Assumptions) -> Answer:
    """A claim without a game, under every reading of the norms."""
    first = decide_rule(blank, asked, institutions, assumed.scenario)
    if asked.claim.form is ClaimForm.SMALLEST_NAMES_MAJORITY and first.verdict is not Verdict.NOT_APPLICABLE:
        seated = seating_in_words(assumed.scenario) if assumed.scenario is not None else []
        first = replace(first, assumptions=(TURNOVER, TOGETHER, *seated))

    def judge(text: Institutions, _: Readings) -> Found:
        answer = decide_rule(blank, asked, text, assumed.scenario)
        return Found(answer.verdict, answer.witness, (), answer.coalitions)

    cases = cases_of(institutions, institutions.rivals, Judges(judge)).each if institutions.rivals else ()
    if len(cases) < 2:
        return first
    return replace(first, verdict=joint(cases, strictly=assumed.strictly), cases=cases)


def _prove_game(
    blank: Answer, asked: PropertySyntax, institutions: Institutions, assumed: Assumptions, *, beside: bool
) -> Answer:
    drafts = Drafts()
    played, readings = _fitting(asked, institutions, assumed, drafts)
    first, cases = played.finding, readings.each
    verdict = joint(cases, strictly=played.assumed.strictly)
    shown = next((case for case in cases if case.verdict is verdict), cases[0])

    def otherwise(others: Assumptions) -> Verdict | None:
        return _otherwise(verdict, asked, institutions, played, others, drafts) if beside else None

    return replace(
        blank,
        verdict=verdict,
        witness=shown.witness or _nothing_leads_there(asked, institutions, played.arena.situations.states),
        cases=cases if len({case.outcome for case in cases}) > 1 else (),
        in_breach=otherwise(replace(played.assumed, breach=True)),
        undisturbed=otherwise(replace(played.assumed, scope=Scope.QUESTION)),
        narrowed=played.narrowed,
        race=first.race,
        coalitions=first.coalitions,
        citations=_citations(cases) or tuple(limit.citation for _, limit in _limited(asked, institutions)),
        assumptions=_assumptions(played, complete=readings.complete),
        states=played.arena.situations.states,
        edges=played.arena.situations.edges,
        engine=played.arena.situations.engine,
    )


@dataclass(frozen=True, slots=True)
class Played:
    """The arena of a question under its first reading, and the assumptions under which it fits."""

    arena: Arena
    finding: Finding
    assumed: Assumptions
    narrowed: bool


def _fitting(
    asked: PropertySyntax, institutions: Institutions, assumed: Assumptions, drafts: Drafts
) -> tuple[Played, Cases]:
    """The widest slice that fits under every reading; raises TooLarge when the slice asked for does not, or none."""
    assumed = _as_asked(asked, assumed)
    if assumed.scope is not None:
        return _played(asked, institutions, assumed, drafts, narrowed=False)
    try:
        return _played(
            asked,
            institutions,
            replace(assumed, scope=Scope.SITTINGS, limit=min(assumed.limit, assumed.wide)),
            drafts,
            narrowed=False,
        )
    except TooLarge:
        return _played(asked, institutions, replace(assumed, scope=Scope.QUESTION), drafts, narrowed=True)


def _as_asked(asked: PropertySyntax, assumed: Assumptions) -> Assumptions:
    """The assumptions with those that the property itself states."""
    stated = {word.strip() for word in asked.assume.split(",")}
    floors = [floor for floor in Floor if floor.value in stated]
    return replace(
        assumed,
        breach=assumed.breach or "breach" in stated,
        open_facts=assumed.open_facts or "facts open" in stated,
        floor=floors[0] if floors else assumed.floor,
        strictly=assumed.strictly or "every reading" in stated,
    )


def _played(
    asked: PropertySyntax, institutions: Institutions, assumed: Assumptions, drafts: Drafts, *, narrowed: bool
) -> tuple[Played, Cases]:
    arena = open_arena(asked, institutions, {}, assumed, drafts)
    finding = decide(arena, asked)
    first = Found(finding.verdict, finding.witness, arena.game.gaps, _smallest_in(asked, finding))
    return Played(arena, finding, assumed, narrowed), _cases(asked, institutions, assumed, drafts, first)


def _cases(
    asked: PropertySyntax, institutions: Institutions, assumed: Assumptions, drafts: Drafts, first: Found
) -> Cases:
    """The verdict under every reading of the norms and of the gaps in the slice; `first` is known already."""
    judge = _judge(asked, assumed, drafts)

    def one(text: Institutions, readings: Readings) -> Found:
        of_first = text is institutions and all(_is_first(site, readings) for site in first.gaps)
        return first if of_first else judge(text, readings)

    every = _every(asked, assumed, drafts)
    return cases_of(institutions, _relevant(asked, institutions, assumed, drafts), Judges(one, every))


def _is_first(site: GapSite, readings: Readings) -> bool:
    return readings.get(site.key, site.completions[0]) == site.completions[0]


def _every(asked: PropertySyntax, assumed: Assumptions, drafts: Drafts) -> Callable[[Institutions], Together | None]:
    """What decides all readings of the gaps of a text at once, where it can."""
    return lambda text: decide_together(asked, text, assumed, drafts)


def _judge(
    asked: PropertySyntax, assumed: Assumptions, drafts: Drafts, *, told: bool = True
) -> Callable[[Institutions, Readings], Found]:
    """What decides one reading; without `told` it makes no witness."""

    def judge(text: Institutions, readings: Readings) -> Found:
        arena = replace(open_arena(asked, text, readings, assumed, drafts), told=told)
        found = decide(arena, asked)
        return Found(found.verdict, found.witness, arena.game.gaps, _smallest_in(asked, found))

    return judge


def _relevant(
    asked: PropertySyntax, institutions: Institutions, assumed: Assumptions, drafts: Drafts
) -> tuple[Rival, ...]:
    """The rival readings that can change the answer."""
    if not institutions.rivals:
        return ()
    game = game_of(asked, in_situation(asked, institutions), {}, assumed, drafts)[0]
    return tuple(rival for rival in institutions.rivals if _changes(rival, game, asked, institutions, assumed))


def _smallest_in(asked: PropertySyntax, finding: Finding) -> tuple[Coalition, ...]:
    """The smallest coalitions of a finding, where they are what is asked for."""
    return finding.coalitions if asked.claim.form is ClaimForm.SMALLEST_FORCE else ()


def _changes(rival: Rival, game: Game, asked: PropertySyntax, institutions: Institutions, assumed: Assumptions) -> bool:
    """Whether some reading of this place gives another game, or other norms on the event that is asked about."""
    others = (reread(institutions, {rival.key: name}) for name in rival.names[1:])
    return any(
        game_of(asked, in_situation(asked, text), {}, assumed)[0] != game
        or _on_event(asked, text) != _on_event(asked, institutions)
        for text in others
    )


def _on_event(asked: PropertySyntax, institutions: Institutions) -> tuple[Covered, ...]:
    """The norms on the event of a claim; none for a claim about anything else."""
    return norms_on(event_of(asked), institutions) if asked.claim.form is ClaimForm.CAN_ANSWER else ()


def _otherwise(
    verdict: Verdict,
    asked: PropertySyntax,
    institutions: Institutions,
    played: Played,
    assumed: Assumptions,
    drafts: Drafts,
) -> Verdict | None:
    """The verdict under other assumptions, or None when it is the same or cannot differ."""
    if assumed == played.assumed or asked.claim.form is ClaimForm.SMALLEST_FORCE:
        return None
    if assumed.breach and not played.assumed.breach and not played.arena.game.dues:
        return None
    try:
        other = joint_of(
            institutions,
            _relevant(asked, institutions, assumed, drafts),
            Judges(_judge(asked, assumed, drafts, told=False), _every(asked, assumed, drafts)),
            strictly=assumed.strictly,
        )
    except TooLarge:
        return None
    return other if other is not verdict else None


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


def _citations(cases: tuple[Case, ...]) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(
            citation for case in cases if case.witness for step in case.witness.steps for citation in step.citations
        )
    )


def seating_in_words(scenario: Scenario) -> list[str]:
    """What a verdict takes over from a scenario: who votes as one, and whose seats belong to nobody named."""
    apart = [bloc.name for bloc in scenario.blocs if bloc.apart]
    beside = f", and the members of {' and '.join(apart)} each alone" if apart else ""
    found = [f"Scenario “{scenario.name}”: each bloc votes as one{beside}."]
    found += [
        f"{count} seat{'s belong' if count > 1 else ' belongs'} to no bloc in {body}: whoever sits there is against."
        for body, count in scenario.others
    ]
    return found


def _assumptions(played: Played, *, complete: bool) -> tuple[str, ...]:
    game = played.arena.game
    assumed = played.assumed
    found = [FLOORS[assumed.floor], ELECTIONS, TOGETHER, OPEN_FACTS if assumed.open_facts else GROUNDS]
    if assumed.scenario is not None:
        found += seating_in_words(assumed.scenario)
    if played.narrowed:
        found.append(f"With dissolutions and dismissals there are more than {assumed.wide:,} situations; left out.")
    if game.left_out:
        found.append(f"Left out of the play: {'; '.join(game.left_out)}.")
    found.append(
        "Anyone may break a duty." if assumed.breach else "Duties are kept: time does not pass over one that is open."
    )
    if any(variable.timer for variable in game.variables):
        rounded = ", and shorter deadlines are rounded up, earliest days down" if game.rounded else ""
        found.append(f"Time is counted in periods of {game.period} days{rounded}; a month has 30 days.")
    if not complete:
        found.append(f"The first {MOST_READINGS} readings of the gaps were tried, not all of them.")
    return tuple(found)
