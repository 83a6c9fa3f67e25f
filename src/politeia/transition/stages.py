"""The stages of a procedure: who decides at each, what follows what, how it succeeds, and which times run where."""

from __future__ import annotations

from politeia.language.contents import Duration, Ends, GoTo, Named, Stays, Unspecified
from politeia.norms.model import BEGINNING, Procedure, Stage

WAIT = "time before "
"""How the name of a timer begins that counts the time that must pass before a stage can be decided."""


def time_for(procedure: Procedure) -> Duration | None:
    """The deadline of a whole procedure, if the text sets one."""
    return procedure.within.value.duration if procedure.within is not None else None


def timed_stages(procedure: Procedure | None) -> frozenset[str]:
    """The stages at which the deadline of the whole procedure runs: all, or those after the stage it is counted from."""
    if procedure is None or time_for(procedure) is None:
        return frozenset()
    if not procedure.counted_from:
        return frozenset(stage.name for stage in procedure.stages)
    return stages_after(procedure, procedure.counted_from)


def stages_after(procedure: Procedure, start: str) -> frozenset[str]:
    """The stages that a procedure can come to from a stage, by any answers."""
    onward = {
        stage.name: {option.stage for leads in leads_of(stage) for option in leads if isinstance(option, GoTo)}
        for stage in procedure.stages
    }
    found: set[str] = set()
    waiting = list(onward.get(start, ()))
    while waiting:
        stage = waiting.pop()
        if stage not in found:
            found.add(stage)
            waiting += onward.get(stage, ())
    return frozenset(found)


def successes(procedure: Procedure | None) -> tuple[str, ...]:
    """The outcomes in which a procedure succeeds: those that some yes ends with."""
    answers = [stage.yes.value for stage in procedure.stages if stage.yes is not None] if procedure else []
    options = [
        option for leads in answers for option in (leads.between if isinstance(leads, Unspecified) else (leads,))
    ]
    return tuple(dict.fromkeys(option.outcome for option in options if isinstance(option, Ends)))


def decides_at(stage: Stage) -> tuple[str, ...]:
    """The names of those who decide at a stage."""
    return tuple(member.name for member in stage.by.value.members if isinstance(member, Named))


def leads_of(stage: Stage) -> tuple[tuple[GoTo | Ends | Stays, ...], ...]:
    """Where the answers of a stage may lead, each with all that the text allows."""
    written = (stage.yes, stage.no, stage.tied, stage.changed, stage.absence, stage.silence)
    return tuple(
        leads.value.between if isinstance(leads.value, Unspecified) else (leads.value,)
        for leads in written
        if leads is not None
    )


def wait_of(procedure: Procedure, stage: Stage) -> str:
    """The name of the timer of an earliest day."""
    return f"{WAIT}{stage.name} of {procedure.name}"


def waits_at_stage(procedure: Procedure, reached: str) -> dict[str, Duration | None]:
    """The timers of earliest days that change when a stage is reached: its own begins, and those of stages left behind end."""
    found: dict[str, Duration | None] = {}
    ahead = stages_after(procedure, reached) | {reached}
    for stage in procedure.stages:
        if stage.earliest is None:
            continue
        here = stage.name == reached and not stage.earliest.value.counted_from
        if here:
            found[wait_of(procedure, stage)] = stage.earliest.value.duration
        elif stage.name not in ahead or not stage.earliest.value.counted_from:
            found[wait_of(procedure, stage)] = None
    return found


def waits_from_the_beginning(procedure: Procedure, first: str) -> dict[str, Duration]:
    """The timers of earliest days that are counted from the initiative, when a procedure begins at a stage."""
    return _waits_from(procedure, BEGINNING, stages_after(procedure, first) | {first})


def waits_from_a_decision(procedure: Procedure, decided: str, reached: str) -> dict[str, Duration]:
    """The timers of earliest days that are counted from the decision of a stage, which leads to another stage."""
    return _waits_from(procedure, decided, stages_after(procedure, reached) | {reached})


def _waits_from(procedure: Procedure, start: str, ahead: frozenset[str]) -> dict[str, Duration]:
    return {
        wait_of(procedure, stage): stage.earliest.value.duration
        for stage in procedure.stages
        if stage.earliest is not None and stage.earliest.value.counted_from == start and stage.name in ahead
    }


def waits(procedure: Procedure) -> tuple[str, ...]:
    """All timers of earliest days of a procedure."""
    return tuple(wait_of(procedure, stage) for stage in procedure.stages if stage.earliest is not None)
