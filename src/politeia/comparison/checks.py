"""What the branches can do to each other: dissolve, withdraw confidence, veto, override, consent, remove, amend, decree."""

from __future__ import annotations

from collections.abc import Iterable

from politeia.comparison.model import Statement
from politeia.comparison.offices import Rows, holder
from politeia.comparison.wording import (
    actors_said,
    agreements_said,
    bar_said,
    initiators_said,
    outcome_said,
    stated,
    threshold_said,
)
from politeia.language.contents import Effect, GoTo, Verb
from politeia.norms.cited import Cited
from politeia.norms.model import Body, Institutions, Power, Procedure, Stage

CHAMBERS = ("lower chamber", "upper chamber")
ENDING = (Verb.VACANT, Verb.LEAVES)


def _name(role: str, institutions: Institutions) -> str:
    found = holder(role, institutions)
    return found.name if found is not None else ""


def _hits(effects: tuple[Cited[Effect], ...], verbs: tuple[Verb, ...], names: frozenset[str]) -> bool:
    return any(effect.value.verb in verbs and effect.value.name in names for effect in effects)


def _and_wholes(name: str, institutions: Institutions) -> frozenset[str]:
    """A chamber, and the bodies that it is a chamber of."""
    return frozenset({name, *(body.name for body in institutions.bodies if name in body.consists_of)})


# -- dissolution -----------------------------------------------------------------------------------------------------


def dissolution_rows(role: str, institutions: Institutions) -> Rows:
    """Every way in which the chamber of a role can be dissolved: by whom, on what ground, under which bars."""
    name = _name(role, institutions)
    if not name:
        return {}
    names = _and_wholes(name, institutions)
    powers = [power for power in institutions.powers if _hits(power.effects, (Verb.DISSOLVED,), names)]
    procedures = [item for item in institutions.procedures if _hits(item.effects, (Verb.DISSOLVED,), names)]
    ways: tuple[Power | Procedure, ...] = (*powers, *procedures)
    if not ways:
        return {"who may dissolve it": (stated("nobody: no norm dissolves it"),)}
    return {
        "who may dissolve it": (
            *(_power_said(power, institutions) for power in powers),
            *(_procedure_said(item, institutions) for item in procedures),
        ),
        "on what ground": tuple(
            stated(f"{power.name}: {item.value}", item.citation) for power in powers for item in power.ground
        ),
        "when it may not be done": tuple(
            stated(f"{item.name}: {bar_said(bar)}", bar.citation) for item in ways for bar in item.bars
        ),
        "election after it": tuple(
            dict.fromkeys(
                stated(effect.value.written, effect.citation)
                for item in ways
                for effect in item.effects
                if effect.value.verb is Verb.ELECTION_DUE and effect.value.name in names
            )
        ),
    }


def _power_said(power: Power, institutions: Institutions) -> Statement:
    agreed = tuple(agreements_said(power.consents, institutions))
    words = ", ".join((actors_said(power.held_by.value), *(words for words, _ in agreed)))
    return stated(f"{words}: {power.name}", power.held_by.citation, *(citation for _, citation in agreed))


def _procedure_said(procedure: Procedure, institutions: Institutions) -> Statement:
    begun = procedure.initiated_by
    who = initiators_said(begun.value, institutions) if begun else actors_said(procedure.stages[0].by.value)
    words = f"{who} begins {procedure.name}" + "".join(
        f"; {_stage_said(stage, institutions)}" for stage in procedure.stages
    )
    return stated(words, procedure.citation, *(stage.citation for stage in procedure.stages))


def _stage_said(stage: Stage, institutions: Institutions) -> str:
    needs = threshold_said(stage.needs.value if stage.needs else None, stage.by.value, institutions)
    words = f"{stage.name} by {actors_said(stage.by.value)}" + (f", {needs}" if needs else "")
    if stage.within is not None and stage.within.value.duration is not None:
        words += f", within {stage.within.value.duration}"
        silent = outcome_said(stage.silence)
        words += f" (if silent: {silent})" if silent else ""
    return words


# -- confidence ------------------------------------------------------------------------------------------------------


def confidence_rows(institutions: Institutions) -> Rows:
    """Votes that can end the Government or its head, what they need and what follows; and dismissals without a vote."""
    names = frozenset(filter(None, (_name("head of government", institutions), _name("government", institutions))))
    if not names:
        return {}
    votes = [
        item
        for item in institutions.procedures
        if item.kind == "procedure" and (_hits(item.effects, ENDING, names) or _asks_confidence(item, names))
    ]
    powers = [power for power in institutions.powers if _hits(power.effects, ENDING, names)]
    return {
        "begun by": tuple(
            stated(f"{item.name}: {initiators_said(item.initiated_by.value, institutions)}", item.initiated_by.citation)
            for item in votes
            if item.initiated_by is not None
        ),
        "vote": tuple(_vote_said(item, institutions) for item in votes),
        "what follows": tuple(found for item in votes for found in _following(item)),
        "ended without a vote": tuple(_power_said(power, institutions) for power in powers),
    }


def _asks_confidence(procedure: Procedure, names: frozenset[str]) -> bool:
    """A vote that bears confidence in its name, whatever it brings about."""
    return any(procedure.name.endswith(f"confidence in {name}") for name in names)


def _vote_said(procedure: Procedure, institutions: Institutions) -> Statement:
    first = procedure.stages[0]
    needs = threshold_said(first.needs.value if first.needs else None, first.by.value, institutions)
    words = f"{procedure.name}: {actors_said(first.by.value)}" + (f", {needs}" if needs else "")
    return stated(words, first.citation, first.needs.citation if first.needs else "")


def _following(procedure: Procedure) -> Iterable[Statement]:
    for stage in procedure.stages[1:]:
        answers = (("yes", stage.yes), ("no", stage.no), ("silent", stage.silence))
        leads = "; ".join(f"if {word}: {outcome_said(outcome)}" for word, outcome in answers if outcome is not None)
        yield stated(f"{procedure.name}: {stage.name} by {actors_said(stage.by.value)}: {leads}", stage.citation)
    for effect in procedure.effects:
        when = f"when {effect.value.when}, " if effect.value.when else ""
        yield stated(f"{procedure.name}: {when}{effect.value.written}", effect.citation)


# -- law-making ------------------------------------------------------------------------------------------------------


def law_rows(institutions: Institutions) -> Rows:
    """The head of state's part in an ordinary law: time to sign, refusal, silence, and what overrides a refusal."""
    head = _name("head of state", institutions)
    law = next((item for item in institutions.procedures if item.name == "ordinary law"), None)
    if law is None or not head:
        return {}
    stage = next((item for item in law.stages if head in actors_said(item.by.value)), None)
    if stage is None:
        return {"assent": (stated(f"{head} takes no part in it", law.citation),)}
    within = stage.within
    rows: Rows = {
        "time for assent": (
            stated(
                str(within.value.duration) if within and within.value.duration else "the text sets none",
                within.citation if within else stage.citation,
            ),
        ),
        "if the head of state refuses": (
            stated(outcome_said(stage.no) or "cannot refuse", stage.no.citation if stage.no else stage.citation),
        ),
        "if the head of state is silent": (
            stated(
                outcome_said(stage.silence) or "the text does not say", stage.silence.citation if stage.silence else ""
            ),
        ),
        "override": tuple(_override(law, stage, institutions)),
    }
    rows["how chambers that differ are brought together"] = tuple(
        stated(_stage_said(item, institutions), item.citation)
        for item in law.stages
        if item is not stage and any(word in item.name for word in ("joint", "conciliation", "mediation"))
    )
    return rows


def _override(law: Procedure, stage: Stage, institutions: Institutions) -> Iterable[Statement]:
    if stage.no is None or not isinstance(stage.no.value, GoTo):
        return
    step = next(item for item in law.stages if item.name == stage.no.value.stage)
    yield stated(_stage_said(step, institutions), step.citation)


def decree_rows(institutions: Institutions) -> Rows:
    """Acts of the executive that have the force of law."""
    powers = [power for power in institutions.powers if any(e.value.verb is Verb.FORCE_OF_LAW for e in power.effects)]
    return {
        "acts with force of law": tuple(_power_said(power, institutions) for power in powers),
        "how they end": tuple(
            _power_said(power, institutions)
            for power in institutions.powers
            if any(effect.value.verb is Verb.LOSES_FORCE for effect in power.effects)
        ),
    }


# -- consents, removal, amendment, emergency -------------------------------------------------------------------------


def consent_rows(institutions: Institutions) -> Rows:
    """Appointments that need a chamber's consent or vote, and those that the head of state makes alone."""
    head = _name("head of state", institutions)
    found: dict[str, list[Statement]] = {f"consent of the {role}": [] for role in CHAMBERS}
    alone: list[Statement] = []
    for item in institutions.appointments:
        consents = [*item.consents.consent_of, *((item.elected_by,) if item.elected_by else ())]
        for role in CHAMBERS:
            name = _name(role, institutions)
            cited = [consent.citation for consent in consents if name and name in actors_said(consent.value.actors)]
            if cited:
                found[f"consent of the {role}"].append(stated(item.office, *cited))
        appoints = item.appointed_by
        free = not consents and not item.consents.proposed_by and not item.consents.opinion_of and not item.nominated_by
        if appoints is not None and head and actors_said(appoints.value) == head and free:
            bars = "".join(f", {bar_said(bar)}" for bar in item.bars)
            alone.append(stated(item.office + bars, appoints.citation))
    rows: Rows = {question: tuple(statements) for question, statements in found.items()}
    rows["named by the head of state alone"] = tuple(alone)
    return rows


def removal_rows(institutions: Institutions) -> Rows:
    """How the head of state is removed: on what ground, begun by whom, decided how."""
    head = _name("head of state", institutions)
    removal = institutions.procedure(f"removal of {head}") if head else None
    if removal is None:
        return {}
    begun = removal.initiated_by
    return {
        "ground": tuple(stated(item.value, item.citation) for item in removal.ground),
        "begun by": (stated(initiators_said(begun.value, institutions), begun.citation),) if begun else (),
        "decided": tuple(
            stated(
                ", ".join(
                    (
                        _stage_said(stage, institutions),
                        *(words for words, _ in agreements_said(stage.consents, institutions)),
                    )
                ),
                stage.citation,
            )
            for stage in removal.stages
        ),
    }


def amendment_rows(institutions: Institutions) -> Rows:
    """Every way of amending, step by step, and what may not be amended."""
    ways = [item for item in institutions.procedures if item.kind == "amendment"]
    return {
        "ways": tuple(_procedure_said(item, institutions) for item in ways),
        "unamendable": tuple(stated(", ".join(item.protects), item.citation) for item in institutions.unamendable),
    }


def emergency_rows(institutions: Institutions) -> Rows:
    """Who begins and ends a state of exception, and how long it lasts."""
    return {
        "declared by": tuple(
            stated(
                ", ".join(
                    (
                        f"{item.name}: {actors_said(item.by.value)}",
                        *(w for w, _ in agreements_said(item.consents, institutions)),
                    )
                ),
                item.by.citation,
            )
            for item in institutions.emergencies
        ),
        "lasts": tuple(
            stated(f"{item.name}: {item.lasts or 'the text sets no time'}", item.citation)
            for item in institutions.emergencies
        ),
        "ended by": tuple(
            stated(
                f"{item.name}: {actors_said(item.ended_by.value) if item.ended_by else 'the text does not say'}",
                item.ended_by.citation if item.ended_by else item.citation,
            )
            for item in institutions.emergencies
        ),
    }


def chambers_with_seats(institutions: Institutions) -> tuple[str, ...]:
    """The roles of chambers that a charter has."""
    return tuple(role for role in CHAMBERS if isinstance(holder(role, institutions), Body))
