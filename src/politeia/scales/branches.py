"""The branches of government by role: who the head of state, the executive, the chambers and the courts of an edition are."""

from __future__ import annotations

import re
from dataclasses import dataclass

from politeia.norms.model import Body, Institutions
from politeia.norms.tallies import names_in

CHAMBERS = ("lower chamber", "upper chamber")
COURTS = ("constitutional court", "supreme court")
TOGETHER = re.compile(r"^joint (sitting|session)\b", re.IGNORECASE)
"""How charters call both chambers sitting as one body."""
MINISTERS = re.compile(r"\b(ministers?|secretar(y|ies) of state|heads? of departments?)\b", re.IGNORECASE)

CARETAKER = re.compile(r"^(caretaker|acting|interim)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Branches:
    """Who plays which part; a name is "" where no office or body has the role.

    `executive` has the head of state, the head of government, the government and its members; `legislature` the
    chambers, the parliament they make up, and their joint sitting.
    """

    institutions: Institutions
    head: str
    premier: str
    government: str
    executive: frozenset[str]
    chambers: tuple[Body, ...]
    legislature: frozenset[str]
    courts: tuple[str, ...]

    @property
    def cabinet(self) -> frozenset[str]:
        """The head of government and the government: those whom a chamber may turn out."""
        return frozenset(filter(None, (self.premier, self.government)))


def branches_of(institutions: Institutions) -> Branches:
    """The branches of an edition, read from the roles of its offices and bodies."""
    head = institutions.with_role("head of state") or ""
    premier = institutions.with_role("head of government") or ""
    government = institutions.with_role("government") or ""
    return Branches(
        institutions,
        head,
        premier,
        government,
        frozenset(filter(None, (head, premier, government))) | _ministers(institutions, government),
        _chambers(institutions),
        _legislature(institutions),
        tuple(filter(None, (institutions.with_role(role) for role in COURTS))),
    )


def elected_by(office: str, branches: Branches) -> tuple[str, tuple[str, ...]]:
    """By whom an office is filled: "people", "assembly", "college" (an assembly with others in it), "other", or "".

    With the articles that say it.
    """
    institutions = branches.institutions
    found = institutions.office(office)
    names: list[str] = []
    cited: list[str] = []
    if found is not None and found.chosen_by is not None:
        names += names_in(found.chosen_by.value)
        cited.append(found.chosen_by.citation)
    for election in institutions.elections:
        if election.subject == office:
            names += names_in(election.by)
            cited.append(election.citation)
    for appointment in institutions.appointments:
        if appointment.office == office and appointment.elected_by is not None:
            names += names_in(appointment.elected_by.value.actors)
            cited.append(appointment.elected_by.citation)
    return _kind(frozenset(names), branches), tuple(dict.fromkeys(cited))


def _kind(names: frozenset[str], branches: Branches) -> str:
    if not names:
        return ""
    if names <= {"voters", "citizens"}:
        return "people"
    if names <= branches.legislature:
        return "assembly"
    parts = {part for name in names for part in _consists(name, branches.institutions)}
    if parts and parts <= branches.legislature:
        return "assembly"
    return "college" if parts & branches.legislature or names & branches.legislature else "other"


def _consists(name: str, institutions: Institutions) -> tuple[str, ...]:
    body = institutions.body(name)
    return body.consists_of if body is not None else ()


def _chambers(institutions: Institutions) -> tuple[Body, ...]:
    found = [body for role in CHAMBERS for body in institutions.bodies if body.role == role]
    return tuple(found) or tuple(body for body in institutions.bodies if body.role == "parliament")


def _legislature(institutions: Institutions) -> frozenset[str]:
    """The chambers and the parliament, and every body that consists of chambers alone or is their joint sitting."""
    chambers = {body.name for body in institutions.bodies if body.role in (*CHAMBERS, "parliament")}
    made_up = {b.name for b in institutions.bodies if b.consists_of and set(b.consists_of) <= chambers}
    joint = {body.name for body in institutions.bodies if TOGETHER.search(body.name)}
    return frozenset(chambers | made_up | joint)


def _ministers(institutions: Institutions, government: str) -> frozenset[str]:
    body = institutions.body(government) if government else None
    members = set(body.consists_of) if body is not None else set()
    members |= {office.name for office in institutions.offices if MINISTERS.search(office.name)}
    members = {name for name in members if not CARETAKER.search(name)}
    members |= {item.name for item in institutions.bodies if MINISTERS.fullmatch(item.name)}
    return frozenset(members)
