"""Procedures as commands: beginning, deciding at each stage, and what silence does."""

from __future__ import annotations

from politeia.language.contents import Ends, GoTo, Outcome, Stays, Unspecified, Verb
from politeia.norms.cited import Cited
from politeia.norms.model import Office, Procedure, Stage, Unamendable
from politeia.transition.consents import (
    absence,
    agreements,
    both,
    describe,
    initiation,
    stage_agreement,
    stage_refusal,
    stage_tie,
    too_few,
)
from politeia.transition.draft import Completion, Draft, DraftCommand, Setting
from politeia.transition.model import ALWAYS, NATURE, OFF, AllHold, ConsentOf, Due, Fails, Is, Test
from politeia.transition.stages import leads_of, time_for, wait_of, waits, waits_from_a_decision

STAYS = "nothing follows, and the matter stays open"
ReadOutcome = tuple[tuple[Completion, ...], GoTo | Ends | Stays]
"""An outcome, with the reading of a gap under which it follows; none where the text says it."""


def unfold_procedures(draft: Draft) -> None:
    """Add the commands of every procedure, removal and amendment."""
    for procedure in draft.institutions.procedures:
        if procedure.stages:
            _begin(draft, procedure)
            for stage in procedure.stages:
                _stage(draft, procedure, stage)
            _whole_time(draft, procedure)


def default_body(stage: Stage) -> str:
    """The body that a share without a name is taken of: the one that decides at the stage."""
    members = stage.by.value.members
    return getattr(members[0], "name", "") if members else ""


def _begin(draft: Draft, procedure: Procedure) -> None:
    first = procedure.stages[0]
    initiative = procedure.initiated_by or first.initiated_by or first.by
    consent = both(
        initiation(initiative.value, draft.institutions, default_body(first)),
        *agreements(procedure.consents, draft.institutions),
    )
    variable = draft.procedure(procedure.name)
    pending = Is(variable, frozenset(range(1, len(procedure.stages) + 1)))
    draft.commands.append(
        DraftCommand(
            f"begin {procedure.name}",
            f"{describe(consent)}: begin {procedure.name}",
            AllHold((Fails(pending), draft.bars(procedure.bars), draft.grounds(procedure.name, procedure.ground))),
            consent,
            draft.begun_at(procedure.name, first.name),
            citations(procedure.citation, initiative.citation),
        )
    )


def _stage(draft: Draft, procedure: Procedure, stage: Stage) -> None:
    variable = draft.procedure(procedure.name)
    here = Is(variable, frozenset({draft.value(variable, stage.name)}))
    lawful = AllHold((here, draft.bars(stage.bars), _waited(draft, procedure, stage)))
    agreed = agreements(stage.consents, draft.institutions)
    started = (
        initiation(stage.initiated_by.value, draft.institutions, default_body(stage)) if stage.initiated_by else None
    )
    yes = both(stage_agreement(stage, draft.institutions), started, *agreed)
    no = stage_refusal(stage, draft.institutions)
    if stage.votes_each < 2:
        _answer(draft, procedure, stage, "yes", stage.yes, lawful, yes)
    _answer(draft, procedure, stage, "tied", stage.tied, lawful, stage_tie(stage, draft.institutions))
    if stage.must is None:
        _answer(draft, procedure, stage, "no", stage.no, lawful, no)
    else:
        _answer(draft, procedure, stage, "no", stage.no, lawful, no, breach=True)
    _answer(draft, procedure, stage, "changed", stage.changed, lawful, yes)
    if too_few(stage, draft.institutions):
        _answer(draft, procedure, stage, "no quorum", stage.absence, lawful, NATURE)
    else:
        _answer(draft, procedure, stage, "no quorum", stage.absence, lawful, absence(stage, draft.institutions))
    _silence(draft, procedure, stage, here)


WORDS = {
    "yes": "say yes at",
    "no": "say no at",
    "tied": "tie at",
    "changed": "change the text at",
    "no quorum": "stay away from",
}


def _answer(
    draft: Draft,
    procedure: Procedure,
    stage: Stage,
    answer: str,
    leads: Cited[Outcome] | None,
    guard: Test,
    consent: ConsentOf,
    *,
    breach: bool = False,
) -> None:
    if leads is None:
        return
    asked = stage.quorum or stage.valid_if if answer == "no quorum" else stage.needs
    needs = asked.citation if asked else stage.citation
    who = "too few take part in" if consent == NATURE else f"{describe(consent)}: {WORDS[answer]}"
    for under, outcome in _read(draft, procedure, stage, f"if {answer}", leads):
        if isinstance(outcome, Stays):
            continue
        moves = dict(_moves(draft, procedure, outcome)) | dict(_counting(draft, procedure, stage, outcome))
        draft.commands.append(
            DraftCommand(
                f"{procedure.name}, {stage.name}: {answer}",
                f"{who} “{stage.name}” of {procedure.name}{_leading(outcome)}",
                guard,
                consent,
                tuple(moves.items()),
                citations(stage.citation, stage.by.citation, needs, leads.citation),
                forced=consent == NATURE,
                breach=breach,
                under=under,
            )
        )


def _silence(draft: Draft, procedure: Procedure, stage: Stage, here: Test) -> None:
    timed = stage.within is not None and stage.within.value.duration is not None
    timer = f"deadline of {procedure.name}"
    lapsed: Test = AllHold((here, Is(draft.timer(timer), frozenset({0})))) if timed else here
    waited = _waited(draft, procedure, stage)
    if stage.must is not None and not draft.breach:
        due = lapsed if waited == ALWAYS else AllHold((lapsed, waited))
        draft.dues.append(Due(f"{stage.name} of {procedure.name}", due, citations(stage.must.citation)))
        return
    if not timed:
        return
    leads = stage.silence or Cited(Unspecified(), stage.citation)
    for under, outcome in _read(draft, procedure, stage, "if silent", leads):
        draft.commands.append(
            DraftCommand(
                f"{procedure.name}, {stage.name}: silent",
                f"the time for “{stage.name}” of {procedure.name} passes{_leading(outcome)}",
                lapsed,
                NATURE,
                ((timer, OFF),) if isinstance(outcome, Stays) else _moves(draft, procedure, outcome),
                citations(stage.within.citation if stage.within else stage.citation, leads.citation),
                forced=True,
                under=under,
            )
        )


def _waited(draft: Draft, procedure: Procedure, stage: Stage) -> Test:
    """The earliest day of a stage has come, if the text sets one."""
    if stage.earliest is None:
        return ALWAYS
    return Is(draft.timer(wait_of(procedure, stage)), frozenset({0, OFF}))


def _counting(
    draft: Draft, procedure: Procedure, stage: Stage, outcome: GoTo | Ends | Stays
) -> tuple[tuple[str, Setting], ...]:
    """What is counted from the decision of a stage begins: the deadline of the whole procedure, and earliest days."""
    if not isinstance(outcome, GoTo):
        return ()
    started = waits_from_a_decision(procedure, stage.name, outcome.stage)
    found: list[tuple[str, Setting]] = [(draft.timer(timer), duration) for timer, duration in started.items()]
    whole = time_for(procedure)
    if whole is not None and procedure.counted_from == stage.name:
        found.append((draft.timer(f"time for {procedure.name}"), whole))
    return tuple(found)


def _whole_time(draft: Draft, procedure: Procedure) -> None:
    """When the time for the whole procedure passes, what the text says happens, at whatever stage it stands."""
    if time_for(procedure) is None or procedure.within is None:
        return
    timer = draft.timer(f"time for {procedure.name}")
    variable = draft.procedure(procedure.name)
    leads = procedure.silence or Cited(Unspecified(), procedure.citation)
    pending = Is(variable, frozenset(range(1, len(procedure.stages) + 1)))
    for under, outcome in _outcomes(
        draft, f"{procedure.name}/if silent", procedure.name, "if silent", leads, _ways_out(procedure)
    ):
        moves = () if isinstance(outcome, Stays) else _moves(draft, procedure, outcome)
        draft.commands.append(
            DraftCommand(
                f"{procedure.name}: out of time",
                f"the time for {procedure.name} passes{_leading(outcome)}",
                AllHold((pending, Is(timer, frozenset({0})))),
                NATURE,
                (*moves, (timer, OFF)),
                citations(procedure.within.citation, leads.citation),
                forced=True,
                under=under,
            )
        )


def _ways_out(procedure: Procedure) -> tuple[GoTo | Ends | Stays, ...]:
    """How a procedure can end, as the readings of a silence that the text leaves open."""
    ends = [option for stage in procedure.stages for leads in leads_of(stage) for option in leads]
    return tuple(dict.fromkeys(option for option in ends if isinstance(option, Ends)))


def _read(
    draft: Draft, procedure: Procedure, stage: Stage, clause: str, leads: Cited[Outcome]
) -> tuple[ReadOutcome, ...]:
    """The outcome of a clause, or each that the text allows where it leaves it open."""
    answers = plain_answers(stage)
    key = f"{procedure.name}/{stage.name}/{clause}"
    return _outcomes(draft, key, f"{procedure.name}, {stage.name}", clause, leads, answers)


def plain_answers(stage: Stage) -> tuple[GoTo | Ends | Stays, ...]:
    """Where yes and no lead at a stage, as far as the text says."""
    return tuple(
        other.value for other in (stage.yes, stage.no) if other is not None and not isinstance(other.value, Unspecified)
    )


def completions(outcome: Unspecified, answers: tuple[GoTo | Ends | Stays, ...]) -> tuple[GoTo | Ends | Stays, ...]:
    """The outcomes that a gap allows, each once: those that the text names, else that nothing follows or what an answer brings."""
    return tuple(dict.fromkeys(outcome.between or (Stays(), *answers)))


def _outcomes(
    draft: Draft,
    key: str,
    norm: str,
    clause: str,
    leads: Cited[Outcome],
    answers: tuple[GoTo | Ends | Stays, ...],
) -> tuple[ReadOutcome, ...]:
    outcome = leads.value
    if not isinstance(outcome, Unspecified):
        return (((), outcome),)
    spoken = {say(option): option for option in completions(outcome, answers)}
    draft.gap(key, norm, leads.citation, clause, tuple(spoken))
    return tuple((((key, said),), option) for said, option in spoken.items())


def say(outcome: GoTo | Ends | Stays) -> str:
    """An outcome in words."""
    if isinstance(outcome, GoTo):
        return f"it goes on at “{outcome.stage}”"
    if isinstance(outcome, Ends):
        return f"it ends {outcome.outcome}"
    return STAYS


def _leading(outcome: GoTo | Ends | Stays) -> str:
    return f"; {say(outcome)}"


def _moves(draft: Draft, procedure: Procedure, outcome: GoTo | Ends | Stays) -> tuple[tuple[str, Setting], ...]:
    if isinstance(outcome, GoTo):
        return draft.at_stage(procedure.name, outcome.stage)
    assert isinstance(outcome, Ends)
    variable = draft.procedure(procedure.name)
    found: dict[str, Setting] = {variable: draft.value(variable, f"ended: {outcome.outcome}")}
    if f"deadline of {procedure.name}" in draft.variables:
        found[f"deadline of {procedure.name}"] = OFF
    if time_for(procedure) is not None:
        found[draft.timer(f"time for {procedure.name}")] = OFF
    found |= {draft.timer(timer): OFF for timer in waits(procedure)}
    for effect in procedure.effects:
        if effect.value.when in ("", outcome.outcome) and effect.value.verb is not Verb.FACT:
            found.update(draft.settings(effect.value))
    found.update(_lifted(draft, procedure, outcome))
    for timer, duration in draft.elapsed.get(procedure.name, []):
        found[timer] = duration
    return tuple(found.items())


def _lifted(draft: Draft, procedure: Procedure, outcome: Ends) -> tuple[tuple[str, Setting], ...]:
    """An amendment that succeeds can lift any term limit that no unamendable norm protects from it for certain."""
    if procedure.kind != "amendment" or outcome.outcome != "amended":
        return ()
    return tuple(
        (draft.flag(f"limit of {office.name} is lifted"), 1)
        for office in draft.institutions.offices
        if office.limit is not None and all(shield.open_to_replacement for shield in shields_of(office, draft))
    )


def shields_of(office: Office, draft: Draft) -> tuple[Unamendable, ...]:
    """The norms that put the limit on the terms of an office beyond amendment."""
    return tuple(item for item in draft.institutions.unamendable if f"limit of {office.name}" in item.protects)


def citations(*found: str) -> tuple[str, ...]:
    """Citations once each, in order, without empty ones."""
    return tuple(dict.fromkeys(item for item in found if item))
