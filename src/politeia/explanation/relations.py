"""Who acts on whom: the institutions of an edition as offices and bodies with what one may do to another, by article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from politeia.language.contents import Actors, Verb
from politeia.norms.cited import Cited, Consents
from politeia.norms.model import COLLECTIVES, Appointment, Body, Institutions, Procedure
from politeia.norms.tallies import names_in


class RelationKind(StrEnum):
    """What one actor does to another."""

    ELECTS = "elects"
    APPOINTS = "appoints"
    NOMINATES = "nominates"
    CONSENTS = "consents to"
    DISMISSES = "dismisses"
    DISSOLVES = "dissolves"
    REMOVES = "decides on the removal of"
    SUCCEEDS = "takes over from"
    CONSISTS = "is part of"


@dataclass(frozen=True, slots=True)
class Relation:
    """One actor, what it does to another, the norm that says so, and the article."""

    source: str
    kind: RelationKind
    target: str
    norm: str
    citation: str


@dataclass(frozen=True, slots=True)
class Standing:
    """An office or body on the map: its role, its seats (0 for one person or an unknown number), its article."""

    name: str
    role: str
    seats: int
    is_body: bool
    citation: str


def standings(institutions: Institutions) -> tuple[Standing, ...]:
    """Every office and body, in the order of the text, and the collective actors that some relation names."""
    offices = tuple(Standing(office.name, office.role, 0, False, office.citation) for office in institutions.offices)
    bodies = tuple(Standing(body.name, body.role, body.seats, True, body.citation) for body in institutions.bodies)
    named = {name for relation in relations(institutions) for name in (relation.source, relation.target)}
    collectives = tuple(Standing(name, "people", 0, True, "") for name in COLLECTIVES if name in named)
    return (*collectives, *offices, *bodies)


def relations(institutions: Institutions) -> tuple[Relation, ...]:
    """Every relation, each once, in the order of the text."""
    found = (
        *_elections(institutions),
        *(relation for body in institutions.bodies for relation in _parts(body)),
        *(relation for item in institutions.appointments for relation in _appointment(item)),
        *_powers(institutions),
        *(relation for item in institutions.procedures for relation in _procedure(item, institutions)),
        *_successions(institutions),
    )
    known = _known(institutions)
    kept = (item for item in found if item.source in known and item.target in known and item.source != item.target)
    return tuple(dict.fromkeys(kept))


def _known(institutions: Institutions) -> set[str]:
    return {*COLLECTIVES, *(item.name for item in institutions.offices), *(item.name for item in institutions.bodies)}


def _each(cited: Cited[Actors] | None, kind: RelationKind, target: str, norm: str) -> Iterator[Relation]:
    if cited is not None:
        for name in names_in(cited.value):
            yield Relation(name, kind, target, norm, cited.citation)


def _elections(institutions: Institutions) -> Iterator[Relation]:
    for office in institutions.offices:
        yield from _each(office.chosen_by, RelationKind.ELECTS, office.name, f"office {office.name}")
    for election in institutions.elections:
        for name in names_in(election.by):
            yield Relation(
                name, RelationKind.ELECTS, election.subject, f"election {election.subject}", election.citation
            )


def _parts(body: Body) -> Iterator[Relation]:
    norm = f"body {body.name}"
    for part in body.parts:
        kind = RelationKind.ELECTS if part.how == "elected" else RelationKind.APPOINTS
        for name in part.by:
            yield Relation(name, kind, body.name, norm, part.citation)
        for name in part.consent:
            yield Relation(name, RelationKind.CONSENTS, body.name, norm, part.citation)
        for name in part.proposed:
            yield Relation(name, RelationKind.NOMINATES, body.name, norm, part.citation)
    for name in body.consists_of:
        yield Relation(name, RelationKind.CONSISTS, body.name, norm, body.citation)


def _consents(consents: Consents, target: str, norm: str) -> Iterator[Relation]:
    for proposal in consents.proposed_by:
        yield from _each(proposal, RelationKind.NOMINATES, target, norm)
    for consent in consents.consent_of:
        for name in names_in(consent.value.actors):
            yield Relation(name, RelationKind.CONSENTS, target, norm, consent.citation)


def _appointment(appointment: Appointment) -> Iterator[Relation]:
    norm, target = f"appointment {appointment.office}", appointment.office
    yield from _each(appointment.nominated_by, RelationKind.NOMINATES, target, norm)
    yield from _consents(appointment.consents, target, norm)
    yield from _each(appointment.appointed_by, RelationKind.APPOINTS, target, norm)
    if appointment.elected_by is not None:
        for name in names_in(appointment.elected_by.value.actors):
            yield Relation(name, RelationKind.ELECTS, target, norm, appointment.elected_by.citation)
    for dismissal in appointment.dismissed_by:
        yield from _each(dismissal, RelationKind.DISMISSES, target, norm)


EFFECTS = {
    Verb.DISSOLVED: RelationKind.DISSOLVES,
    Verb.VACANT: RelationKind.DISMISSES,
    Verb.LEAVES: RelationKind.DISMISSES,
}


def _powers(institutions: Institutions) -> Iterator[Relation]:
    for power in institutions.powers:
        for effect in power.effects:
            kind = EFFECTS.get(effect.value.verb)
            if kind is not None:
                for name in names_in(power.held_by.value):
                    yield Relation(name, kind, effect.value.name, f"power {power.name}", power.held_by.citation)


def _procedure(procedure: Procedure, institutions: Institutions) -> Iterator[Relation]:
    """A removal acts on its subject; another procedure acts on those whose office its effects end."""
    targets = [effect.value.name for effect in procedure.effects if effect.value.verb in (Verb.VACANT, Verb.LEAVES)]
    if procedure.kind == "removal":
        targets.append(procedure.name.removeprefix("removal of "))
    for target in dict.fromkeys(targets):
        for stage in procedure.stages:
            yield from _each(stage.by, RelationKind.REMOVES, target, f"{procedure.kind} {procedure.name}")


def _successions(institutions: Institutions) -> Iterable[Relation]:
    for succession in institutions.successions:
        for name in succession.order:
            norm = f"succession {succession.office}"
            yield Relation(name, RelationKind.SUCCEEDS, succession.office, norm, succession.citation)
