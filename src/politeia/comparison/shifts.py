"""Who gained and who lost: what each actor may do, decide, fill or block, before and after."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from politeia.language.contents import Actors
from politeia.norms.cited import Consents
from politeia.norms.model import COLLECTIVES, Appointment, Institutions
from politeia.norms.names import full_name
from politeia.norms.tallies import names_in


@dataclass(frozen=True, slots=True)
class Right:
    """Something that an actor may do, with its article."""

    words: str
    citation: str


@dataclass(frozen=True, slots=True)
class Shift:
    """What one actor gained and lost; `altered` holds rights that changed their extent, before and after."""

    actor: str
    gained: tuple[Right, ...]
    lost: tuple[Right, ...]
    altered: tuple[tuple[Right, Right], ...]


Rights = dict[str, dict[str, Right]]
Granted = tuple[tuple[str, ...], str, Right]


def shifts(before: Institutions, after: Institutions) -> tuple[Shift, ...]:
    """The actors whose rights differ, those with most differences first."""
    old, new = rights(before), rights(after)
    found = [shift_of(actor, old.get(actor, {}), new.get(actor, {})) for actor in dict.fromkeys((*new, *old))]
    changed = [shift for shift in found if shift.gained or shift.lost or shift.altered]
    return tuple(sorted(changed, key=lambda shift: -(len(shift.gained) + len(shift.lost) + len(shift.altered))))


def shift_of(actor: str, old: dict[str, Right], new: dict[str, Right]) -> Shift:
    """What an actor gained and lost between two sets of rights, by their keys."""
    return Shift(
        actor,
        tuple(right for key, right in new.items() if key not in old),
        tuple(right for key, right in old.items() if key not in new),
        tuple((old[key], right) for key, right in new.items() if key in old and old[key].words != right.words),
    )


def rights(institutions: Institutions) -> Rights:
    """For each actor what it may do, by a key that stays the same when only the extent changes."""
    found: Rights = {}
    for actors, key, right in _granted(institutions):
        for actor in actors:
            found.setdefault(actor, {})[key] = right
    return found


def _granted(institutions: Institutions) -> Iterable[Granted]:
    for power in institutions.powers:
        yield _right(power.held_by.value, f"may {power.name}", power.held_by.citation)
        yield from _agreements(power.consents, power.name)
    for procedure in institutions.procedures:
        if procedure.initiated_by is not None:
            yield _right(procedure.initiated_by.value, f"initiates {procedure.name}", procedure.initiated_by.citation)
        yield from _agreements(procedure.consents, procedure.name)
        for stage in procedure.stages:
            yield _right(stage.by.value, f"decides {procedure.name} at {stage.name}", stage.by.citation)
    for emergency in institutions.emergencies:
        yield _right(emergency.by.value, f"declares {emergency.name}", emergency.by.citation)
        yield from _agreements(emergency.consents, emergency.name)
        if emergency.ended_by is not None:
            yield _right(emergency.ended_by.value, f"ends {emergency.name}", emergency.ended_by.citation)
    for appointment in institutions.appointments:
        yield from _appointing(appointment)
    for election in institutions.elections:
        if election.called_by is not None:
            words = f"calls the {full_name('election', election.subject)}"
            yield _right(election.called_by.value, words, election.called_by.citation)
    yield from _seats(institutions)


def _appointing(appointment: Appointment) -> Iterable[Granted]:
    office = appointment.office
    if appointment.nominated_by is not None:
        yield _right(appointment.nominated_by.value, f"nominates {office}", appointment.nominated_by.citation)
    if appointment.appointed_by is not None:
        yield _right(appointment.appointed_by.value, f"appoints {office}", appointment.appointed_by.citation)
    if appointment.elected_by is not None:
        yield _right(appointment.elected_by.value.actors, f"elects {office}", appointment.elected_by.citation)
    yield from _agreements(appointment.consents, f"appointment of {office}")
    for dismissal in appointment.dismissed_by:
        yield _right(dismissal.value, f"dismisses {office}", dismissal.citation)
    for consent in appointment.dismissal_consent:
        yield _right(consent.value.actors, f"must consent to dismissal of {office}", consent.citation)


def _agreements(consents: Consents, act: str) -> Iterable[Granted]:
    for proposer in consents.proposed_by:
        yield _right(proposer.value, f"alone proposes {act}", proposer.citation)
    for consent in consents.consent_of:
        yield _right(consent.value.actors, f"must consent to {act}", consent.citation)
    for opinion in consents.opinion_of:
        yield (opinion.value,), f"gives its opinion on {act}", Right(f"gives its opinion on {act}", opinion.citation)
    for signature in consents.countersigned_by:
        yield _right(signature.value, f"countersigns {act}", signature.citation)


def _seats(institutions: Institutions) -> Iterable[Granted]:
    """Seats that one actor or several fill; those that voters fill are counted too."""
    for body in institutions.bodies:
        totals: dict[tuple[str, ...], tuple[int, str]] = {}
        for part in body.parts:
            if part.by:
                count, _ = totals.get(part.by, (0, ""))
                totals[part.by] = (count + part.seats, part.citation)
        for fillers, (count, citation) in totals.items():
            words = f"fills {count} of {body.seats} seats of {body.name}"
            yield tuple(name for name in fillers), f"fills {body.name}", Right(words, citation)


def _right(actors: Actors, words: str, citation: str) -> Granted:
    names = tuple(name for name in names_in(actors) if name not in COLLECTIVES or name == "voters")
    return names, words, Right(words, citation)
