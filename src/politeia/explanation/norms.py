"""Explaining one norm: its clauses as facts, in the order in which a reader asks for them."""

from __future__ import annotations

from collections.abc import Iterable

from politeia.explanation.model import Explanation, Fact, Step
from politeia.explanation.rights import ban_facts, prohibition_facts, right_facts
from politeia.explanation.sentences import (
    actors_in_words,
    bar_in_words,
    consent_in_words,
    effect_in_words,
    outcome_in_words,
    threshold_in_words,
    within_in_words,
)
from politeia.language.contents import Actors, Consent, Effect, Outcome, Share, Threshold, Within
from politeia.language.vocabulary import ELECTORAL_WORDS
from politeia.norms.cited import Bar, Cited, Consents
from politeia.norms.model import Appointment, Duty, Emergency, Gap, Institutions, Power, Procedure, Stage
from politeia.norms.names import full_name
from politeia.norms.persons import Ban, Prohibition, Right
from politeia.norms.tallies import names_in, tally
from politeia.norms.voting import Election

Explained = Power | Procedure | Appointment | Election | Emergency | Duty | Right | Prohibition | Ban


def explain(norm: Explained, institutions: Institutions, *, matched: str = "name") -> Explanation:
    """The facts of a norm with its gaps."""
    if isinstance(norm, Power):
        kind, name, facts = "power", norm.name, _power(norm, institutions)
    elif isinstance(norm, Procedure):
        kind, name, facts = norm.kind, norm.name, _procedure(norm, institutions)
    elif isinstance(norm, Appointment):
        kind, name, facts = "appointment", full_name("appointment", norm.office), _appointment(norm, institutions)
    elif isinstance(norm, Election):
        kind, name, facts = "election", full_name("election", norm.subject), _election(norm, institutions)
    elif isinstance(norm, Emergency):
        kind, name, facts = "emergency", norm.name, _emergency(norm, institutions)
    elif isinstance(norm, Duty):
        kind, name, facts = "duty", norm.name, _duty(norm, institutions)
    elif isinstance(norm, Right):
        kind, name, facts = "right", norm.name, right_facts(norm, institutions)
    elif isinstance(norm, Prohibition):
        kind, name, facts = "prohibition", norm.name, prohibition_facts(norm, institutions)
    else:
        kind, name, facts = "incompatibility", norm.name, ban_facts(norm, institutions)
    steps = tuple(_stage(stage, institutions) for stage in norm.stages) if isinstance(norm, Procedure) else ()
    return Explanation(kind, name, norm.citation, tuple(facts), steps, _gaps_of(kind, name, institutions), matched)


def _gaps_of(kind: str, name: str, institutions: Institutions) -> tuple[Gap, ...]:
    own = name.removeprefix(f"{kind} of ") if kind in ("removal", "appointment", "election") else name
    identity = f"{kind} {own}"
    return tuple(gap for gap in institutions.gaps if gap.norm == identity or gap.norm.startswith(identity + ", "))


# -- kinds -------------------------------------------------------------------------------------------------------------


def _power(power: Power, institutions: Institutions) -> Iterable[Fact]:
    yield from _actors("holder", power.held_by, institutions)
    yield from _actors("initiated by", power.initiated_by, institutions)
    yield from _threshold("needs", power.needs, names_in(power.held_by.value), institutions)
    yield from _consents(power.consents, institutions)
    yield from _words("ground", power.ground)
    if power.at_most is not None:
        yield Fact("at most", str(power.at_most.value.value), power.at_most.citation)
    yield from _bars(power.bars)
    yield from _deadline(power.within, power.silence)
    yield from _effects(power.effects)


def _procedure(procedure: Procedure, institutions: Institutions) -> Iterable[Fact]:
    first = names_in(procedure.stages[0].by.value) if procedure.stages else ()
    yield from _actors("initiated by", procedure.initiated_by, institutions, first)
    yield from _consents(procedure.consents, institutions)
    yield from _words("ground", procedure.ground)
    if procedure.readings is not None:
        yield Fact("readings", f"at least {procedure.readings.value.value}", procedure.readings.citation)
    yield from _bars(procedure.bars)
    yield from _effects(procedure.effects)


def _stage(stage: Stage, institutions: Institutions) -> Step:
    deciders = names_in(stage.by.value)
    facts: list[Fact] = [*_actors("decided by", stage.by, institutions)]
    facts += _actors("initiated by", stage.initiated_by, institutions, deciders)
    facts += _threshold("needs", stage.needs, deciders, institutions)
    for share in stage.also_needs:
        facts += _threshold("also needs", share, deciders, institutions)
    for line in stage.or_needs:
        for share in line:
            facts += _threshold("or needs", share, deciders, institutions)
    facts += _threshold("valid if", stage.valid_if, deciders, institutions)
    for carried in stage.carried_if:
        facts += _threshold("carried if", carried, deciders, institutions)
    facts += _consents(stage.consents, institutions)
    if stage.must is not None:
        facts.append(Fact("must", stage.must.value, stage.must.citation))
    facts += _bars(stage.bars)
    facts += _outcome("if yes", stage.yes)
    facts += _outcome("if no", stage.no)
    facts += _outcome("if tied", stage.tied)
    facts += _outcome("if changed", stage.changed)
    facts += _threshold("quorum", stage.quorum, deciders, institutions)
    facts += _outcome("if no quorum", stage.absence)
    facts += _deadline(stage.within, stage.silence)
    return Step(stage.name, tuple(facts), stage.citation)


def _appointment(appointment: Appointment, institutions: Institutions) -> Iterable[Fact]:
    yield from _actors("nominated by", appointment.nominated_by, institutions)
    yield from _actors("appointed by", appointment.appointed_by, institutions)
    if appointment.elected_by is not None:
        yield _consent("elected by", appointment.elected_by, institutions)
    if appointment.candidates is not None:
        yield Fact("candidates", f"at least {appointment.candidates.value.value}", appointment.candidates.citation)
    if appointment.decided_by is not None:
        yield Fact("decided by", appointment.decided_by.value, appointment.decided_by.citation)
    yield from _consents(appointment.consents, institutions)
    for dismissal in appointment.dismissed_by:
        yield from _actors("dismissed by", dismissal, institutions)
    for consent in appointment.dismissal_consent:
        yield _consent("dismissal needs consent of", consent, institutions)
    if appointment.term is not None:
        yield Fact("term", str(appointment.term.value), appointment.term.citation)
    if appointment.tenure is not None:
        yield Fact("when the term ends", appointment.tenure.value.value, appointment.tenure.citation)
    yield from _bars(appointment.bars)
    yield from _outcome("if consent is refused", appointment.refusal)
    yield from _effects(appointment.effects)


def _election(election: Election, institutions: Institutions) -> Iterable[Fact]:
    yield Fact("elected by", actors_in_words(election.by), election.citation)
    yield from _actors("called by", election.called_by, institutions)
    yield from _seats(election, institutions)
    yield from _bars(election.bars)
    yield from _deadline(election.within, election.silence)
    yield from _effects(election.effects)


def _seats(election: Election, institutions: Institutions) -> Iterable[Fact]:
    """How votes become seats, as the norm says it."""
    for norm in institutions.norms:
        if norm.kind == "election" and norm.name == election.subject:
            for clause in norm.clauses:
                if clause.word in ELECTORAL_WORDS:
                    yield Fact(clause.word, clause.written, clause.citation or norm.citation)


def _emergency(emergency: Emergency, institutions: Institutions) -> Iterable[Fact]:
    yield from _actors("declared by", emergency.by, institutions)
    yield from _consents(emergency.consents, institutions)
    yield from _words("ground", emergency.ground)
    if emergency.lasts is not None:
        yield Fact("lasts", str(emergency.lasts), emergency.citation)
    else:
        yield Fact("lasts", "the text sets no end", emergency.citation)
    yield from _actors("ended by", emergency.ended_by, institutions)
    yield from _words("suspends", emergency.suspends)


def _duty(duty: Duty, institutions: Institutions) -> Iterable[Fact]:
    yield from _actors("duty of", duty.by, institutions)
    yield Fact("must", duty.must.value, duty.must.citation)
    yield Fact("when", duty.on.value.written, duty.on.citation)
    yield from _effects(duty.effects)
    yield from _deadline(duty.within, duty.silence, label="if not done")


# -- clauses -----------------------------------------------------------------------------------------------------------


def _actors(
    label: str, actors: Cited[Actors] | None, institutions: Institutions, deciders: tuple[str, ...] = ()
) -> Iterable[Fact]:
    if actors is None:
        return
    shares = [member.threshold for member in actors.value.members if isinstance(member, Share)]
    votes = "; ".join(filter(None, (tally(share, deciders, institutions) for share in shares)))
    yield Fact(label, actors_in_words(actors.value), actors.citation, votes)


def _threshold(
    label: str, threshold: Cited[Threshold] | None, bodies: tuple[str, ...], institutions: Institutions
) -> Iterable[Fact]:
    if threshold is not None:
        votes = tally(threshold.value, bodies, institutions)
        yield Fact(label, threshold_in_words(threshold.value), threshold.citation, votes)


def _consent(label: str, consent: Cited[Consent], institutions: Institutions) -> Fact:
    share = consent.value.threshold
    votes = tally(share, names_in(consent.value.actors), institutions) if share is not None else ""
    return Fact(label, consent_in_words(consent.value), consent.citation, votes)


def _consents(consents: Consents, institutions: Institutions) -> Iterable[Fact]:
    """Vetoes first; a consultation comes last and is marked as binding nobody."""
    for proposer in consents.proposed_by:
        yield from _actors("only on proposal of", proposer, institutions)
    for consent in consents.consent_of:
        yield _consent("needs consent of", consent, institutions)
    for opinion in consents.opinion_of:
        yield Fact("needs opinion of", opinion.value, opinion.citation)
    for signature in consents.countersigned_by:
        yield from _actors("countersigned by", signature, institutions)
    for consulted in consents.consulted:
        yield Fact("consults", consulted.value, consulted.citation, binding=False)


def _words(label: str, items: tuple[Cited[str], ...]) -> Iterable[Fact]:
    for item in items:
        yield Fact(label, item.value, item.citation)


def _bars(bars: tuple[Bar, ...]) -> Iterable[Fact]:
    for bar in bars:
        words = bar_in_words(bar)
        yield Fact("only if" if bar.needed else "not while", words.value, words.citation)


def _deadline(
    within: Cited[Within] | None, silence: Cited[Outcome] | None, *, label: str = "if nobody acts"
) -> Iterable[Fact]:
    if within is not None:
        yield Fact("deadline", within_in_words(within.value), within.citation)
    yield from _outcome(label, silence)


def _outcome(label: str, outcome: Cited[Outcome] | None) -> Iterable[Fact]:
    if outcome is not None:
        yield Fact(label, outcome_in_words(outcome.value), outcome.citation)


def _effects(effects: tuple[Cited[Effect], ...]) -> Iterable[Fact]:
    for effect in effects:
        yield Fact("effect", effect_in_words(effect.value), effect.citation)
