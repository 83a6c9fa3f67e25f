"""Deciding claims on procedures by their wording: who begins them, what silence decides, and what is beyond amendment."""

from __future__ import annotations

from politeia.language.contents import Actors, AnyMember, Base, Ends, GoTo, Named, Share, Unspecified, Verb
from politeia.language.questions import ClaimForm, CoalitionMember, PropertySyntax
from politeia.norms.cited import Cited
from politeia.norms.events import norms_on
from politeia.norms.model import Duty, Institutions, Power, Procedure, Stage
from politeia.norms.tallies import names_in
from politeia.norms.votes import votes_needed
from politeia.transition.consents import members_of
from politeia.transition.stages import decides_at
from politeia.verification.coalitions import seats_of
from politeia.verification.model import Step, Verdict
from politeia.verification.ruling import Rule, Ruled, holders, procedures, ruled, silent


def _initiators_keep_mandates(asked: PropertySyntax, institutions: Institutions) -> Ruled:
    effects = [
        effect
        for procedure in procedures(asked, institutions)
        for effect in procedure.effects
        if effect.value.verb is Verb.MANDATES_END
    ]
    steps = [
        Step(
            "those who began it", f"lose their mandates{f' when {e.value.when}' if e.value.when else ''}", (e.citation,)
        )
        for e in effects
    ]
    conclusion = "Beginning it has a price." if effects else "No norm takes a mandate for it."
    return ruled(not effects, "What happens to those who begin it:", steps, conclusion)


def _after_refusal(procedure: Procedure, who: str) -> tuple[Stage, ...]:
    """The stages to which a no of somebody leads."""
    next_stages: set[str] = set()
    for stage in procedure.stages:
        if stage.no is not None and who in decides_at(stage):
            leads = stage.no.value
            options = leads.between if isinstance(leads, Unspecified) else (leads,)
            next_stages |= {option.stage for option in options if isinstance(option, GoTo)}
    return tuple(stage for stage in procedure.stages if stage.name in next_stages)


def _silence_decides_nothing(asked: PropertySyntax, institutions: Institutions) -> Ruled:
    who = holders(asked)[0]
    shows = f"When the time to answer a refusal by {who} passes without a vote:"
    steps: list[Step] = []
    decided = open_text = False
    for procedure in procedures(asked, institutions):
        for stage in _after_refusal(procedure, who):
            if stage.silence is None:
                steps.append(Step(procedure.name, f"at {stage.name}: no deadline decides", (stage.citation,)))
                continue
            leads = stage.silence.value
            options = leads.between if isinstance(leads, Unspecified) else (leads,)
            ends = [option.outcome for option in options if isinstance(option, Ends)]
            decided |= bool(options) and len(ends) == len(options)
            open_text |= not options or 0 < len(ends) < len(options)
            told = " or ".join(ends) if ends else "the text does not say" if not options else "the stage stays open"
            steps.append(Step(procedure.name, f"at {stage.name}: {told}", (stage.silence.citation,)))
    if not steps:
        return silent(shows, f"No vote follows a refusal by {who}.")
    if open_text and not decided:
        return Ruled(Verdict.DEPENDS, shows, tuple(steps), "The text does not say what silence means.")
    return ruled(not decided, shows, steps, "Silence decides." if decided else "Silence decides nothing.")


def _begins_nowhere_else(asked: PropertySyntax, institutions: Institutions) -> Ruled:
    wanted = {item.name: item.stages[0].name for item in procedures(asked, institutions) if item.stages}
    acts: tuple[Power | Procedure | Duty, ...] = (
        *institutions.powers,
        *institutions.procedures,
        *institutions.duties,
    )
    steps = [
        Step(
            act.name,
            f"puts {effect.value.name} at {effect.value.detail} without the votes before it",
            (effect.citation,),
        )
        for act in acts
        for effect in act.effects
        if effect.value.verb is Verb.BEGINS and effect.value.detail not in ("", wanted.get(effect.value.name, ""))
        if effect.value.name in wanted
    ]
    conclusion = "Votes are skipped." if steps else "No norm skips a vote."
    return ruled(not steps, f"Where {' or '.join(wanted)} can begin:", steps, conclusion)


def _needs_share_of_units(asked: PropertySyntax, institutions: Institutions) -> Ruled:
    steps: list[Step] = []
    bare: list[str] = []
    for procedure in procedures(asked, institutions):
        for stage in procedure.stages:
            if "voters" not in decides_at(stage):
                continue
            spread = [item for item in stage.carried_if if item.value.base is Base.UNITS]
            bare += [] if spread else [procedure.name]
            words = ", ".join(item.value.written for item in spread) or "no share of units is asked for"
            steps.append(Step(procedure.name, words, tuple(item.citation for item in spread) or (stage.citation,)))
    shows = "When the voters decide:"
    if not steps:
        return silent(shows, "The voters are not asked.")
    return ruled(not bare, shows, steps, "A spread is needed." if not bare else f"Not so in {', '.join(bare)}.")


def suffices(members: tuple[CoalitionMember, ...], actors: Cited[Actors] | None, institutions: Institutions) -> bool:
    """Whether one of the coalition is among the actors: by name, as any member, or with a share that is large enough."""
    return actors is not None and any(
        _is_enough(member, actor, institutions) for member in members for actor in actors.value.members
    )


def _is_enough(member: CoalitionMember, actor: Named | AnyMember | Share, institutions: Institutions) -> bool:
    if isinstance(actor, Named):
        return member.threshold is None and not member.count and member.name == actor.name
    body = actor.body if isinstance(actor, AnyMember) else actor.threshold.body
    chambers = members_of(body, institutions)
    if member.name not in (body, *chambers):
        return False
    if isinstance(actor, AnyMember):
        return True
    needed = votes_needed(actor.threshold, _seats(body, institutions))
    total = _seats(member.name, institutions)
    held = member.count or (votes_needed(member.threshold, total) if member.threshold else total)
    return held >= needed


def _seats(name: str, institutions: Institutions) -> int:
    return sum(seats_of(chamber, institutions) for chamber in members_of(name, institutions))


def _can_turn_to(asked: PropertySyntax, institutions: Institutions) -> Ruled:
    assert asked.claim.coalition is not None
    members, court = asked.claim.coalition.members, asked.claim.subject
    opened = [
        (power, power.initiated_by)
        for power in institutions.powers
        if power.initiated_by is not None and court in names_in(power.held_by.value)
    ]
    steps = [
        Step(asked.claim.coalition.written or members[0].name, f"may ask for: {power.name}", (begun.citation,))
        for power, begun in opened
        if suffices(members, begun, institutions)
    ]
    shows = f"What may be brought before {court}:"
    if not opened:
        return silent(shows, f"The encoded text does not say who may turn to {court}.")
    return ruled(bool(steps), shows, steps, "They may." if steps else "Only others may.")


def _enough_to_begin(asked: PropertySyntax, institutions: Institutions) -> Ruled:
    assert asked.claim.coalition is not None
    wanted = asked.claim.subject
    found = [item for item in institutions.procedures if wanted in (item.name, *item.roles)]
    able = [item for item in found if suffices(asked.claim.coalition.members, item.initiated_by, institutions)]
    steps = [
        Step(
            item.initiated_by.value.written if item.initiated_by else "nobody named",
            f"may begin {item.name}",
            (item.citation,),
        )
        for item in found
    ]
    shows = f"Who may begin {wanted}:" if found else f"No norm in force speaks of {wanted}."
    return ruled(bool(able), shows, steps, "They are enough." if able else "They are not enough.")


def _must_answer(asked: PropertySyntax, institutions: Institutions) -> Ruled:
    who, event = holders(asked)[0], asked.claim.goals[0].detail
    found = norms_on(event, institutions)
    duties = [item for item in found if isinstance(item.norm, Duty) and who in names_in(item.norm.by.value)]
    steps = [Step(who, item.norm.must.value, (item.citation,)) for item in duties if isinstance(item.norm, Duty)]
    conclusion = "It is a duty." if steps else f"No norm in force gives {who} a duty then."
    return ruled(bool(steps), f"When this happens: {event}.", steps, conclusion)


def _unamendable_closed(asked: PropertySyntax, institutions: Institutions) -> Ruled:
    shows = "What no amendment may touch:"
    if not institutions.unamendable:
        return silent(shows, "Nothing is put beyond amendment.")
    steps = [
        Step(
            item.name,
            "the text is silent on replacing it as a whole"
            if item.open_to_replacement
            else "may not be replaced either",
            (item.citation,),
        )
        for item in institutions.unamendable
    ]
    open_way = any(item.open_to_replacement for item in institutions.unamendable)
    conclusion = "A new text need not keep it." if open_way else "No way around it is left open."
    return ruled(not open_way, shows, steps, conclusion)


def _some_rights_never_limited(asked: PropertySyntax, institutions: Institutions) -> Ruled:
    shows = "What may never be limited:"
    if not institutions.limitations:
        return silent(shows, "The encoded text has no norm on limiting rights.")
    steps = [
        Step("no law", f"may limit {', '.join(item.never)}", (item.citation,))
        for item in institutions.limitations
        if item.never
    ]
    return ruled(bool(steps), shows, steps, "These stand always." if steps else "Every right may be limited.")


RULES_ON_PROCEDURES: dict[ClaimForm, Rule] = {
    ClaimForm.INITIATORS_KEEP_MANDATES: _initiators_keep_mandates,
    ClaimForm.SILENCE_DECIDES_NOTHING: _silence_decides_nothing,
    ClaimForm.BEGINS_NOWHERE_ELSE: _begins_nowhere_else,
    ClaimForm.NEEDS_SHARE_OF_UNITS: _needs_share_of_units,
    ClaimForm.CAN_TURN_TO: _can_turn_to,
    ClaimForm.ENOUGH_TO_BEGIN: _enough_to_begin,
    ClaimForm.MUST_ANSWER: _must_answer,
    ClaimForm.UNAMENDABLE_CLOSED: _unamendable_closed,
    ClaimForm.SOME_RIGHTS_NEVER_LIMITED: _some_rights_never_limited,
}
"""Each claim of this kind with the rule that settles it."""
