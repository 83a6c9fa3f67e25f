"""Deciding the claims that need no game: what a norm grants or bars, and arithmetic on seats."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from politeia.diagnostics.model import Diagnostic, error
from politeia.diagnostics.nearest import nearest
from politeia.language.contents import Actor, AnyMember, Condition, Named, Verb
from politeia.language.questions import ClaimForm, PropertySyntax
from politeia.norms.model import COLLECTIVES, Body, Institutions
from politeia.norms.names import full_name
from politeia.norms.scenarios import Scenario
from politeia.norms.votes import votes_needed
from politeia.transition.consents import members_of
from politeia.verification.business import RULES_ON_BUSINESS
from politeia.verification.casting import APPOINTED
from politeia.verification.circles import RULES_ON_CIRCLES
from politeia.verification.coalitions import form, in_people
from politeia.verification.courses import RULES_ON_PROCEDURES
from politeia.verification.election_days import RULES_ON_ELECTION_DAYS
from politeia.verification.filling import answer_naming, appointments_to
from politeia.verification.holding import RULES_ON_OFFICES, appointing
from politeia.verification.model import Answer, Step, Verdict, Witness
from politeia.verification.ruling import Rule, Ruled
from politeia.verification.seats import RULES_ON_SEATS

RULES: dict[ClaimForm, Rule] = {
    **RULES_ON_OFFICES,
    **RULES_ON_PROCEDURES,
    **RULES_ON_BUSINESS,
    **RULES_ON_SEATS,
    **RULES_ON_ELECTION_DAYS,
    **RULES_ON_CIRCLES,
}
"""Each claim that the wording of norms settles, with its rule."""

STATIC_FORMS = frozenset(
    {
        ClaimForm.HAS_POWER,
        ClaimForm.HAS_NO_POWER,
        ClaimForm.IS_BARRED,
        ClaimForm.LIMIT_BINDS_EVERYBODY,
        ClaimForm.NO_SINGLE_NAMES_MAJORITY,
        ClaimForm.SMALLEST_NAMES_MAJORITY,
        ClaimForm.CANNOT_BLOCK,
        ClaimForm.CAN_BLOCK,
        *RULES,
    }
)
ABOUT_POWERS = (ClaimForm.NOT_LAWFUL, ClaimForm.NEVER_LAWFUL_WHILE, ClaimForm.SOMEWHERE_LAWFUL)
"""Claims whose subject is a power, played out."""


def decide_rule(
    blank: Answer, asked: PropertySyntax, institutions: Institutions, scenario: Scenario | None = None
) -> Answer:
    """The verdict on a static claim; with a scenario also about what its blocs hold and block."""
    form = asked.claim.form
    rule = RULES.get(form)
    if rule is not None:
        return _by_rule(blank, rule(asked, institutions))
    if form in (ClaimForm.HAS_POWER, ClaimForm.HAS_NO_POWER):
        return _power(blank, asked, institutions, scenario, wanted=form is ClaimForm.HAS_POWER)
    if form is ClaimForm.IS_BARRED:
        return _barred(blank, asked, institutions)
    if form is ClaimForm.LIMIT_BINDS_EVERYBODY:
        return _general(blank, asked, institutions)
    if form is ClaimForm.NO_SINGLE_NAMES_MAJORITY:
        return _naming(blank, asked, institutions)
    if form is ClaimForm.SMALLEST_NAMES_MAJORITY:
        return answer_naming(blank, asked, institutions, scenario)
    return _blocking(blank, asked, institutions, scenario)


def _by_rule(blank: Answer, found: Ruled) -> Answer:
    if found.verdict is Verdict.NOT_APPLICABLE:
        return replace(blank, reason=found.conclusion[0].lower() + found.conclusion[1:].rstrip("."))
    answer = _answer(blank, False, found.shows, found.steps, found.conclusion)
    return replace(answer, verdict=found.verdict)


def _answer(blank: Answer, holds: bool, shows: str, steps: Iterable[Step], conclusion: str) -> Answer:
    found = tuple(steps)
    cited = tuple(dict.fromkeys(citation for step in found for citation in step.citations))
    verdict = Verdict.HOLDS if holds else Verdict.FAILS
    return replace(blank, verdict=verdict, witness=Witness(shows, found, conclusion), citations=cited)


def _subject(asked: PropertySyntax) -> str:
    coalition = asked.claim.coalition
    return coalition.members[0].name if coalition is not None and coalition.members else ""


def _power(
    blank: Answer, asked: PropertySyntax, institutions: Institutions, scenario: Scenario | None, *, wanted: bool
) -> Answer:
    who, name = _subject(asked), asked.claim.subject
    granted = [
        *((item.name, item.held_by) for item in institutions.powers if name in (item.name, *item.roles)),
        *(
            (item.name, item.initiated_by)
            for item in institutions.procedures
            if name in item.roles and item.initiated_by
        ),
    ]
    bloc = scenario.bloc(who) if scenario is not None else None
    actors = bloc.actors if bloc is not None else (who,)
    members = tuple(name for name, count in bloc.seats if count) if bloc is not None else ()
    has = any(
        _covers(holder, name, institutions)
        for _, held in granted
        for holder in held.value.members
        for name in (*actors, *(members if isinstance(holder, AnyMember) else ()))
    )
    steps = [Step(held.value.written, f"may {act}", (held.citation,)) for act, held in granted]
    conclusion = f"{who} {'has' if has else 'does not have'} this power."
    return _answer(
        blank,
        has == wanted,
        f"Who may {name}:" if steps else f"No norm in force speaks of “{name}”.",
        steps,
        conclusion,
    )


def _covers(holder: Actor, who: str, institutions: Institutions) -> bool:
    """Whether someone holds what is held by an actor of a list: by name, or because any member of a body holds it.

    What any member of a body holds, a part of the body and the body have as well, since their members have it.
    """
    if isinstance(holder, Named):
        return holder.name == who
    if not isinstance(holder, AnyMember):
        return False
    bodies = members_of(holder.body, institutions)
    part = institutions.part(who)
    return who in (holder.body, *bodies) or (part is not None and part[0].name in bodies)


def _barred(blank: Answer, asked: PropertySyntax, institutions: Institutions) -> Answer:
    who, act = _subject(asked), asked.claim.subject
    named = [ban for ban in institutions.bans if (not ban.who or who in ban.who) and _same(ban.act, act)]
    found = [ban for ban in named if not ban.kin]
    steps = [
        Step(
            f"{ban.kin} of {', '.join(ban.who)}" if ban.kin else ", ".join(ban.who),
            f"may not {ban.act}",
            (ban.citation,),
        )
        for ban in named
    ]
    return _answer(
        blank,
        bool(found),
        f"Norms that forbid {who} to {act}:" if found else f"No norm in force forbids {who} to {act}.",
        steps,
        "The text forbids it."
        if found
        else "The text forbids it to relatives alone."
        if named
        else "Nothing in the encoded text forbids it.",
    )


def _general(blank: Answer, asked: PropertySyntax, institutions: Institutions) -> Answer:
    """A limit on terms is general when the text sets one and spares nobody by name."""
    office = institutions.office(_subject(asked))
    limit, spared = (office.limit, office.unbound) if office is not None else (None, None)
    steps = []
    if limit is not None:
        times = f"{limit.value.terms} term{'s' if limit.value.terms > 1 else ''}"
        steps.append(Step("the law", f"limits the office of {_subject(asked)} to {times}", (limit.citation,)))
    if spared is not None:
        steps.append(Step("the law", f"spares {spared.value.written}", (spared.citation,)))
    conclusion = "No term is limited." if limit is None else "One is spared." if spared else "Nobody is spared."
    return _answer(blank, limit is not None and spared is None, "Whom the limit binds:", steps, conclusion)


def _same(left: str, right: str) -> bool:
    return " ".join(left.lower().split()) == " ".join(right.lower().split())


def _naming(blank: Answer, asked: PropertySyntax, institutions: Institutions) -> Answer:
    body = institutions.body(asked.claim.subject)
    assert body is not None
    if not body.parts:
        return _named_outside(blank, body, institutions)
    alone = seats_named_alone(body)
    majority = body.seats // 2 + 1
    steps = [
        Step(
            " and ".join((*part.by, *part.consent, *part.proposed)) or part.how,
            f"{part.seats} of {body.seats}: {part.name}"
            + (f", with consent of {', '.join(part.consent)}" if part.consent else ""),
            (part.citation,),
        )
        for part in body.parts
    ]
    most = max(alone.values(), default=0)
    names = ", ".join(name for name, count in alone.items() if count == most)
    return _answer(
        blank,
        most < majority,
        f"Who fills the seats of {body.name} (a majority is {majority} of {body.seats}):",
        steps,
        f"The most that one actor fills alone is {most} of {body.seats}" + (f" ({names})." if names else "."),
    )


def _named_outside(blank: Answer, body: Body, institutions: Institutions) -> Answer:
    """A body whose seats are not divided: its members are appointed under a norm of their own, or the text is silent."""
    found = appointments_to(body, institutions)
    if not found and not body.seats:
        return replace(
            blank, reason=f"the text sets no number of seats for {body.name}, so nobody has a majority to fill"
        )
    if not found:
        return replace(blank, reason=f"the encoded text does not say who fills the seats of {body.name}")
    steps = [Step(" and ".join(sorted(appointing(item))), f"appoint {item.office}", (item.citation,)) for item in found]
    alone = [who for item in found for who in appointing(item) if len(appointing(item)) == 1]
    conclusion = f"{alone[0]} fills them alone." if alone else "Nobody fills them alone."
    return _answer(blank, not alone, f"Who fills the seats of {body.name}:", steps, conclusion)


def seats_named_alone(body: Body) -> dict[str, int]:
    """For each actor the seats of a body that it fills without anybody's consent."""
    found: dict[str, int] = {}
    for part in body.parts:
        if len(part.by) == 1 and not part.consent and not part.proposed and part.by[0] not in COLLECTIVES:
            found[part.by[0]] = found.get(part.by[0], 0) + part.seats
    return found


@dataclass(frozen=True, slots=True)
class _Held:
    """Seats of a body that a question counts together, and whose they are."""

    name: str
    body: Body
    seats: int
    citation: str


def _held(name: str, institutions: Institutions) -> _Held | None:
    """The seats behind a name: a part of a body, all that are appointed to it, or the whole body."""
    part = institutions.part(name)
    if part is not None:
        return _Held(name, part[0], part[1].seats, part[1].citation)
    body = institutions.body(name.removeprefix(APPOINTED))
    if body is None:
        return None
    appointed = sum(item.seats for item in body.parts if item.how == "appointed")
    return _Held(name, body, appointed if name.startswith(APPOINTED) else body.seats, body.citation)


def _blocking(blank: Answer, asked: PropertySyntax, institutions: Institutions, scenario: Scenario | None) -> Answer:
    threshold, coalition = asked.claim.threshold, asked.claim.coalition
    assert threshold is not None and coalition is not None
    if scenario is not None and scenario.bloc(_subject(asked)) is not None:
        return _blocking_blocs(blank, asked, institutions, scenario)
    held = tuple(found for member in coalition.members if (found := _held(member.name, institutions)) is not None)
    body = institutions.body(threshold.body) if threshold.body else held[0].body
    assert body is not None
    return _blocked(blank, asked, body, held)


def _blocking_blocs(
    blank: Answer, asked: PropertySyntax, institutions: Institutions, scenario: Scenario | None
) -> Answer:
    """Whether blocs together can block; the body is the one that the threshold names, or the first in which they sit."""
    threshold, coalition = asked.claim.threshold, asked.claim.coalition
    assert threshold is not None and coalition is not None
    holdings = form(coalition, institutions, asked.place, scenario)
    held_in = [body for body in institutions.bodies if holdings.held(body.name)]
    body = institutions.body(threshold.body) if threshold.body else next(iter(held_in), None)
    if body is None:
        return replace(blank, reason=f"{coalition.written} sits in no body")
    words = str(in_people(holdings, institutions, scenario))
    return _blocked(blank, asked, body, (_Held(words, body, holdings.held(body.name), body.citation),))


def _blocked(blank: Answer, asked: PropertySyntax, body: Body, holders: tuple[_Held, ...]) -> Answer:
    threshold = asked.claim.threshold
    assert threshold is not None
    held = sum(holder.seats for holder in holders)
    needed = votes_needed(threshold, body.seats)
    blocking = body.seats - needed + 1
    can = held >= blocking
    steps = [
        Step(
            body.name,
            f"{threshold.written or 'the threshold'} is {needed} of {body.seats}, so {blocking} can block",
            (body.citation,),
        ),
        *(Step(holder.name, f"hold {holder.seats} of {body.seats}", (holder.citation,)) for holder in holders),
    ]
    return _answer(
        blank,
        can == (asked.claim.form is ClaimForm.CAN_BLOCK),
        "In votes:",
        steps,
        f"{held} {'reach' if can else 'do not reach'} the {blocking} that block.",
    )


def missing_names(
    asked: PropertySyntax, institutions: Institutions, scenario: Scenario | None = None
) -> tuple[str, ...]:
    """The names that a property uses and this edition does not declare, in order; blocs of a scenario are known."""
    declared = declared_names(institutions) | blocs_named(scenario)
    return tuple(name for name in used_names(asked) if name not in declared)


def blocs_named(scenario: Scenario | None) -> frozenset[str]:
    """The names of the blocs of a scenario; none without one."""
    return frozenset(bloc.name for bloc in scenario.blocs) if scenario is not None else frozenset()


def missing_stages(asked: PropertySyntax, institutions: Institutions) -> tuple[str, ...]:
    """The stages that a property names and this edition does not have, in words."""
    found: list[str] = []
    for condition in (*asked.claim.goals, *asked.given, *asked.before):
        if condition.verb is not Verb.AT_STAGE:
            continue
        for name in condition.names:
            procedure = institutions.procedure(name)
            if procedure is not None and condition.detail not in {stage.name for stage in procedure.stages}:
                stages = ", ".join(f"“{stage.name}”" for stage in procedure.stages)
                found.append(f"{name} has no stage “{condition.detail}”; its stages are {stages or 'not told'}")
    return tuple(dict.fromkeys(found))


def unknown_names(asked: PropertySyntax, declared: frozenset[str]) -> Iterator[Diagnostic]:
    """The names that a property uses and that no edition declares (`declared` holds those of every edition)."""
    for name in used_names(asked):
        if name not in declared:
            near = nearest(name, sorted(declared))
            yield error(
                "Q101",
                f"no norm of the charter declares “{name}”",
                asked.place.around(name) if asked.place.text else None,
                expectation="A question speaks of offices, bodies, parts of bodies, powers and procedures that the charter declares.",
                remedy=f"Did you mean “{near}”?" if near else "",
            )


def used_names(asked: PropertySyntax) -> tuple[str, ...]:
    """The names that a property uses, in order.

    A power that a claim says somebody has, or has not, is none of them: that it is missing is an answer.
    """
    used: list[str] = []
    claim = asked.claim
    if claim.coalition is not None:
        used += [member.name for member in claim.coalition.members] + list(claim.coalition.except_for)
    if claim.threshold is not None and claim.threshold.body:
        used.append(claim.threshold.body)
    if claim.form in (
        *ABOUT_POWERS,
        ClaimForm.NO_SINGLE_NAMES_MAJORITY,
        ClaimForm.SMALLEST_NAMES_MAJORITY,
        ClaimForm.CAN_TURN_TO,
        ClaimForm.APPOINTS_ALONE_NO,
        ClaimForm.MUST_ANSWER_QUESTIONS,
        ClaimForm.ELECTIONS_NEVER_COINCIDE,
    ):
        used.append(claim.subject)
    for condition in (*claim.goals, *asked.given, *asked.before):
        used += names_of(condition)
    return tuple(dict.fromkeys(name for name in used if name))


def names_of(condition: Condition) -> tuple[str, ...]:
    """The names that must be declared for a condition to mean anything."""
    if condition.verb in (Verb.FACT, Verb.FORCE_OF_LAW, Verb.MANDATES_END):
        return ()
    if condition.verb is Verb.BEFORE:
        return (*condition.names, condition.detail)
    return condition.names


def declared_names(institutions: Institutions) -> frozenset[str]:
    """Every name that a property may use."""
    found = {full_name(norm.kind, norm.name) for norm in institutions.norms}
    found |= {part.name for body in institutions.bodies for part in body.parts}
    found |= {office.name for office in institutions.offices} | set(COLLECTIVES)
    found |= {body.name for body in institutions.bodies}
    found |= {
        APPOINTED + body.name for body in institutions.bodies if any(part.how == "appointed" for part in body.parts)
    }
    found |= {chamber for body in institutions.bodies for chamber in members_of(body.name, institutions)}
    return frozenset(found)
