"""Appointments by what the office is for: ministers, judges of the highest courts, the head of the central bank, others."""

from __future__ import annotations

import re
from dataclasses import dataclass

from politeia.language.contents import Verb
from politeia.norms.model import Appointment
from politeia.norms.tallies import names_in
from politeia.scales.acts import agreeing, doings
from politeia.scales.branches import CARETAKER, COURTS, MINISTERS, Branches
from politeia.scales.model import Ground

JUDGE = re.compile(r"\b(judges?|justices?|members?|chair\w*|president|presiding)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Naming:
    """How an office is filled: who names or elects, whose proposal or consent it needs, and whether the text binds the choice.

    `proposed` are those among them who pick the person: whoever nominates or proposes.
    """

    ground: Ground
    office: str
    chosen: frozenset[str]
    agreed: frozenset[str]
    bound: bool = False
    proposed: frozenset[str] = frozenset()

    def free(self, actor: str) -> bool:
        """Whether an actor names whom it likes, with nobody else."""
        return self.chosen == {actor} and not self.agreed - {actor} and not self.bound

    def at_discretion(self, actor: str) -> bool:
        """Whether an actor picks the person on nobody's proposal; others may still have to consent."""
        return (self.proposed or self.chosen) == {actor} and not self.bound


def naming(appointment: Appointment) -> Naming:
    """An appointment as a naming: nominators and consents agree, those who appoint or elect choose."""
    chosen = frozenset(names_in(appointment.appointed_by.value)) if appointment.appointed_by else frozenset()
    if appointment.elected_by is not None:
        chosen |= frozenset(names_in(appointment.elected_by.value.actors))
    proposed = frozenset(name for cited in appointment.consents.proposed_by for name in names_in(cited.value))
    if appointment.nominated_by is not None:
        proposed |= frozenset(names_in(appointment.nominated_by.value))
    agreed = agreeing(appointment.consents) | proposed
    ground = Ground(f"appointment {appointment.office}", appointment.citation)
    told = any(
        bar.needed and bar.condition.verb is Verb.FACT and "person" in bar.condition.written for bar in appointment.bars
    )
    bound = told or appointment.decided_by is not None
    return Naming(ground, appointment.office, chosen, agreed - chosen, bound, proposed)


def ministers(branches: Branches) -> tuple[Appointment, ...]:
    """The appointments of ministers and of the government as a whole; not the premier, nor caretakers named in an event."""
    return tuple(
        item
        for item in branches.institutions.appointments
        if item.office not in (branches.premier, branches.head)
        and not any(bar.needed for bar in item.bars)
        and not CARETAKER.search(item.office)
        and (item.office == branches.government or MINISTERS.search(item.office))
    )


def ministers_named(branches: Branches) -> tuple[Naming, ...]:
    """The same as namings."""
    return tuple(naming(item) for item in ministers(branches))


def namings(role: str, branches: Branches) -> tuple[Naming, ...]:
    """The appointments that have a role, and those to the offices that have it or that head the body that has it."""
    institutions = branches.institutions
    offices = {office.name for office in institutions.offices if office.role == role}
    offices |= {body.chair for body in institutions.bodies if body.role == role and body.chair}
    return tuple(naming(item) for item in institutions.appointments if item.role == role or item.office in offices)


def namings_to(office: str, branches: Branches) -> tuple[Naming, ...]:
    """The appointments to an office of a name."""
    return tuple(naming(item) for item in branches.institutions.appointments if item.office == office)


def namings_to_courts(branches: Branches, roles: tuple[str, ...] = COURTS) -> tuple[Naming, ...]:
    """The appointments to the courts of some roles: the constitutional and the supreme court unless told otherwise."""
    found: list[Naming] = []
    for name in filter(None, (branches.institutions.with_role(role) for role in roles)):
        seats = [item for item in branches.institutions.appointments if name in item.office]
        found += [naming(item) for item in seats if item.role == "judge" or JUDGE.search(item.office)]
        found += [
            Naming(item.ground, item.norm.name, item.holders, item.agreed)
            for item in doings("appoint judges", branches)
            if name in item.norm.name
        ]
        chiefs = {
            norm.name
            for norm in branches.institutions.norms
            if norm.kind == "office" and any(c.word == "member of" and c.written == name for c in norm.clauses)
        }
        found += [naming(item) for item in branches.institutions.appointments if item.office in chiefs]
    return tuple(dict.fromkeys(found))


def bank_heads(branches: Branches) -> tuple[Naming, ...]:
    """The appointments to the head of the central bank."""
    return namings("central bank", branches)


def other_judges(branches: Branches) -> tuple[Naming, ...]:
    """The appointments of judges below the highest courts, and powers to name them."""
    courts = tuple(filter(None, (branches.institutions.with_role(role) for role in COURTS)))
    named = [item for item in namings("judge", branches) if not any(name in item.office for name in courts)]
    powers = [
        Naming(item.ground, item.norm.name, item.holders, item.agreed)
        for item in doings("appoint judges", branches)
        if not any(name in item.norm.name for name in courts)
    ]
    return (*named, *powers)
