"""From procedures and appointments to decisions: the steps that consents lead through, under a reading of the gaps."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

from politeia.language.contents import Ends, GoTo, Outcome, Stays, Unspecified
from politeia.norms.model import Appointment, Institutions, Power, Procedure, Seats, Stage
from politeia.power.governments import spoken_with_one_voice
from politeia.power.model import CARRIED, LOST, Answer, Decision, Step
from politeia.transition.consents import (
    absence,
    agreements,
    body_consent,
    both,
    decision,
    decisions,
    initiation,
    stage_agreement,
    stage_refusal,
    stage_tie,
)
from politeia.transition.model import ConsentOf
from politeia.transition.procedures import completions, plain_answers

BEGINNING = "beginning"
MOST_READINGS = 64
READ_AS = " is read as "
"""What stands between a gap and its reading."""


def success_of(procedure: Procedure) -> str:
    """The outcome that a procedure is for: where it ends when every step says yes, or "" when that never ends."""
    stages = {stage.name: stage for stage in procedure.stages}
    here = procedure.stages[0].name if procedure.stages else ""
    for _ in procedure.stages:
        leads = stages[here].yes
        if leads is None or isinstance(leads.value, Unspecified | Stays):
            return ""
        if isinstance(leads.value, Ends):
            return leads.value.outcome
        here = leads.value.stage
    return ""


def decisions_of(procedure: Procedure, institutions: Institutions) -> tuple[Decision, ...]:
    """The decision that a procedure is, once for each reading of its gaps; empty when it has no lawful success."""
    success = success_of(procedure)
    if not success:
        return ()
    gaps = list(_gaps(procedure))
    found: list[Decision] = []
    for number, chosen in enumerate(product(*(options for _, options in gaps))):
        if number >= MOST_READINGS:
            break
        readings = {key: option for (key, _), option in zip(gaps, chosen, strict=True)}
        found.append(_decision(procedure, institutions, success, readings))
    return tuple(found)


def appointment_decision(appointment: Appointment, institutions: Institutions) -> Decision | None:
    """Filling an office: the one step in which all whose agreement is needed agree; None when nobody is named."""
    consents: list[ConsentOf] = []
    if appointment.nominated_by:
        consents.append(initiation(appointment.nominated_by.value, institutions))
    consents += agreements(appointment.consents, institutions)
    if appointment.elected_by:
        consents.append(body_consent(appointment.elected_by, institutions))
    if appointment.appointed_by:
        consents.append(decisions(appointment.appointed_by.value, None, institutions))
    if not consents:
        return None
    cited = [appointment.citation, *(item.citation for item in appointment.consents.consent_of)]
    step = Step(BEGINNING, (Answer(both(*consents), CARRIED),), LOST)
    whole = Decision(f"filling {appointment.office}", BEGINNING, (step,), tuple(dict.fromkeys(cited)))
    return spoken_with_one_voice(whole, institutions)


def seats_decision(part: Seats, institutions: Institutions) -> Decision:
    """Filling the appointed seats of a part of a body: the one step in which all who name, consent and propose agree."""
    asked = dict.fromkeys((*part.by, *part.consent, *part.proposed))
    consent = both(*(decision(name, None, institutions) for name in asked))
    step = Step(BEGINNING, (Answer(consent, CARRIED),), LOST)
    whole = Decision(f"filling {part.name}", BEGINNING, (step,), (part.citation,))
    return spoken_with_one_voice(whole, institutions)


def power_decision(power: Power, institutions: Institutions) -> Decision:
    """Doing what a power allows: the one step in which its holders and all whose agreement it needs agree."""
    needs = power.needs.value if power.needs is not None else None
    consent = both(
        initiation(power.initiated_by.value, institutions) if power.initiated_by else None,
        decisions(power.held_by.value, needs, institutions),
        *agreements(power.consents, institutions),
    )
    step = Step(BEGINNING, (Answer(consent, CARRIED),), LOST)
    cited = (power.citation, *(item.citation for item in power.consents.consent_of))
    return spoken_with_one_voice(Decision(power.name, BEGINNING, (step,), tuple(dict.fromkeys(cited))), institutions)


def either(name: str, alternatives: Iterable[Decision]) -> Decision:
    """One decision that can be carried by any of several procedures, such as amending the constitution.

    A coalition carries it when it can carry one of them.
    """
    parts = tuple(alternatives)
    steps: list[Step] = []
    for number, part in enumerate(parts):
        for step in part.steps:
            answers = tuple(
                Answer(answer.consent, _inside(number, answer.leads_to), answer.duty) for answer in step.answers
            )
            steps.append(Step(_inside(number, step.name), answers, _inside(number, step.silence)))
    starts = tuple(Answer(both(), _inside(number, part.start)) for number, part in enumerate(parts))
    citations = tuple(dict.fromkeys(citation for part in parts for citation in part.citations))
    readings = tuple(dict.fromkeys(words for part in parts for words in part.reading))
    return Decision(name, BEGINNING, (Step(BEGINNING, starts, LOST), *steps), citations, readings)


def _inside(number: int, step: str) -> str:
    return step if step in (CARRIED, LOST) else f"{number}: {step}"


def _gaps(procedure: Procedure) -> Iterable[tuple[tuple[str, str], tuple[GoTo | Ends | Stays, ...]]]:
    """Each answer of a step whose outcome the text leaves open, with the outcomes that it allows."""
    for stage in procedure.stages:
        for word, leads in (
            ("if yes", stage.yes),
            ("if no", stage.no),
            ("if tied", stage.tied),
            ("if changed", stage.changed),
            ("if no quorum", stage.absence),
            ("if silent", stage.silence),
        ):
            if leads is not None and isinstance(leads.value, Unspecified):
                yield (stage.name, word), completions(leads.value, plain_answers(stage))


def _decision(
    procedure: Procedure,
    institutions: Institutions,
    success: str,
    readings: dict[tuple[str, str], GoTo | Ends | Stays],
) -> Decision:
    first = procedure.stages[0]
    default = getattr(first.by.value.members[0], "name", "") if first.by.value.members else ""
    initiative = procedure.initiated_by or first.initiated_by
    begun = both(
        initiation(initiative.value, institutions, default) if initiative else None,
        *agreements(procedure.consents, institutions),
    )
    steps = [Step(BEGINNING, (Answer(begun, first.name),), LOST)]
    steps += [_step(stage, institutions, success, readings) for stage in procedure.stages]
    cited = dict.fromkeys(
        (procedure.citation, *(stage.needs.citation for stage in procedure.stages if stage.needs is not None))
    )
    words = tuple(f"“{word}” of {stage}{READ_AS}“{_say(option)}”" for (stage, word), option in readings.items())
    cited_once = tuple(item for item in cited if item)
    whole = Decision(procedure.name, BEGINNING, tuple(steps), cited_once, words, success)
    return spoken_with_one_voice(whole, institutions)


def _step(
    stage: Stage, institutions: Institutions, success: str, readings: dict[tuple[str, str], GoTo | Ends | Stays]
) -> Step:
    default = getattr(stage.by.value.members[0], "name", "") if stage.by.value.members else ""
    started = initiation(stage.initiated_by.value, institutions, default) if stage.initiated_by else None
    yes = both(stage_agreement(stage, institutions), started, *agreements(stage.consents, institutions))
    no = stage_refusal(stage, institutions)

    def leads(word: str, outcome: Outcome) -> str:
        chosen = readings.get((stage.name, word)) if isinstance(outcome, Unspecified) else outcome
        if isinstance(chosen, GoTo):
            return chosen.stage
        return CARRIED if isinstance(chosen, Ends) and chosen.outcome == success else LOST

    answers: list[Answer] = []
    if stage.yes is not None:
        answers.append(Answer(yes, leads("if yes", stage.yes.value), stage.must is not None))
    if stage.no is not None:
        answers.append(Answer(no, leads("if no", stage.no.value)))
    if stage.tied is not None:
        answers.append(Answer(stage_tie(stage, institutions), leads("if tied", stage.tied.value)))
    if stage.changed is not None:
        answers.append(Answer(yes, leads("if changed", stage.changed.value)))
    if stage.absence is not None:
        answers.append(Answer(absence(stage, institutions), leads("if no quorum", stage.absence.value)))
    silence = leads("if silent", stage.silence.value) if stage.silence is not None else LOST
    return Step(stage.name, tuple(answers), silence)


def _say(outcome: GoTo | Ends | Stays) -> str:
    if isinstance(outcome, GoTo):
        return f"go to {outcome.stage}"
    if isinstance(outcome, Ends):
        return f"ends {outcome.outcome}"
    return "nothing follows"
