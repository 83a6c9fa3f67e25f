"""Bodies of whose members the text gives no number, such as a government of “ministers”: one player each, their head with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from politeia.language.contents import Actors
from politeia.norms.model import Institutions
from politeia.norms.scenarios import Scenario
from politeia.norms.tallies import names_in
from politeia.power.model import Decision
from politeia.power.winning import consents_in, holders_in
from politeia.transition.model import ConsentOf, Holder, Votes


def as_one(institutions: Institutions) -> Institutions:
    """The same institutions with one player for every body that has members without a number.

    A head of government and “ministers” would otherwise be two players where the text has one.
    """
    uncounted = {body.name for body in institutions.bodies if body.seats == 0 and not body.consists_of}
    bodies = (
        replace(body, consists_of=()) if uncounted & set(body.consists_of) else body for body in institutions.bodies
    )
    return replace(institutions, bodies=tuple(bodies))


def spoken_with_one_voice(decision: Decision, institutions: Institutions) -> Decision:
    """The same decision, in which the members of such a body are the body where both are asked for a consent."""
    asked = {name for consent in consents_in(decision) for name in holders_in(consent)}
    voices = {name: body for name, body in _members(institutions).items() if {name, body} <= asked}
    if not voices:
        return decision
    steps = tuple(
        replace(
            step, answers=tuple(replace(answer, consent=_swapped(answer.consent, voices)) for answer in step.answers)
        )
        for step in decision.steps
    )
    return replace(decision, steps=steps)


def _members(institutions: Institutions) -> Mapping[str, str]:
    """The members of every body that counts as one, with the body."""
    whole = {body.name for body in institutions.bodies if body.seats == 0 and not body.consists_of}
    return {
        name: norm.name
        for norm in institutions.norms
        if norm.kind == "body" and norm.name in whole
        for clause in norm.clauses
        if clause.word == "consists of" and isinstance(clause.value, Actors)
        for name in names_in(clause.value)
    }


def _swapped(consent: ConsentOf, voices: Mapping[str, str]) -> ConsentOf:
    if isinstance(consent, Holder):
        return Holder(voices.get(consent.actor, consent.actor))
    if isinstance(consent, Votes):
        return consent
    return replace(consent, consents=tuple(_swapped(part, voices) for part in consent.consents))


def with_governments(scenario: Scenario, institutions: Institutions) -> Scenario:
    """The same scenario, in which a bloc that holds the head of such a body holds the body."""
    offices = {office.name for office in institutions.offices}
    voices = {name: body for name, body in _members(as_one(institutions)).items() if name in offices}
    blocs = tuple(
        replace(bloc, actors=tuple(dict.fromkeys((*bloc.actors, *(voices[n] for n in bloc.actors if n in voices)))))
        for bloc in scenario.blocs
    )
    return replace(scenario, blocs=blocs)
