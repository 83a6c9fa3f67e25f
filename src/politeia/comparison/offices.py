"""Who fills each role of government: name, way into office, term, seats, and who can end it."""

from __future__ import annotations

from collections.abc import Iterable

from politeia.comparison.model import Statement
from politeia.comparison.wording import actors_said, agreements_said, consent_said, stated
from politeia.language.roles import HOLDER_ROLES
from politeia.norms.model import Appointment, Body, Institutions, Office

REVIEWING_COURT = "reviewing court"
"""The court that holds laws to the constitution: the constitutional court, or the supreme court where there is none."""

SHOWN = (
    "head of state",
    "head of government",
    "government",
    "lower chamber",
    "upper chamber",
    REVIEWING_COURT,
    "election commission",
)
Rows = dict[str, tuple[Statement, ...]]


def holder(role: str, institutions: Institutions) -> Office | Body | None:
    """The office or body that plays a role; the reviewing court is looked for under both kinds of court."""
    if role == REVIEWING_COURT:
        return holder("constitutional court", institutions) or holder("supreme court", institutions)
    name = institutions.with_role(role)
    return (institutions.office(name) or institutions.body(name)) if name else None


def roles_of(institutions: Institutions) -> tuple[str, ...]:
    """The roles that some office or body of a charter plays, those shown first in their order."""
    order = (*SHOWN, *(role for role in HOLDER_ROLES if role not in SHOWN))
    return tuple(role for role in order if holder(role, institutions) is not None)


def role_rows(role: str, institutions: Institutions) -> Rows:
    """What a charter says of the office or body that plays a role, by question."""
    found = holder(role, institutions)
    if found is None:
        return {}
    rows: Rows = {"called": (stated(found.name, found.citation),), "filled by": tuple(_filled(found, institutions))}
    if found.term is not None:
        rows["term"] = (stated(str(found.term.value), found.term.citation),)
    if found.tenure is not None:
        rows["when the term ends"] = (stated(found.tenure.value.value, found.tenure.citation),)
    if found.limit is not None:
        limit = found.limit.value
        count = f"{limit.terms} term{'s' if limit.terms > 1 else ''}"
        span = "in a row" if limit.in_a_row else "in a lifetime"
        rows["limit on terms"] = (stated(f"{count} {span}", found.limit.citation),)
    if isinstance(found, Body):
        rows["seats"] = _seats(found)
        if found.quorum is not None:
            rows["quorum"] = (stated(found.quorum.value.written, found.quorum.citation),)
    rows["dismissed by"] = tuple(_dismissed(found.name, institutions))
    return {question: statements for question, statements in rows.items() if statements}


def _filled(found: Office | Body, institutions: Institutions) -> Iterable[Statement]:
    appointed = [item for item in institutions.appointments if item.office == found.name]
    for appointment in appointed:
        yield appointment_said(appointment, institutions)
    if isinstance(found, Office) and found.chosen_by is not None and not appointed:
        yield stated(f"chosen by {actors_said(found.chosen_by.value)}", found.chosen_by.citation)
    if isinstance(found, Body):
        for part in found.parts:
            filled = _part_said(part.how, part.by, part.consent, part.proposed)
            yield stated(f"{part.seats} {part.name}: {filled}", part.citation)
        if found.consists_of:
            counted = ", votes counted together" if found.pooled else ""
            yield stated("consists of " + ", ".join(found.consists_of) + counted, found.citation)
        if not found.parts and not found.consists_of:
            yield from _members(found, institutions)


def _members(body: Body, institutions: Institutions) -> Iterable[Statement]:
    """How the members of a body without a fixed number are chosen: the appointments that bear its name."""
    for appointment in institutions.appointments:
        if appointment.office.endswith(f" of the {body.name}") or appointment.office.endswith(f" of {body.name}"):
            said = appointment_said(appointment, institutions)
            yield stated(f"{appointment.office}: {said.words}", *said.citations)


def _part_said(how: str, by: tuple[str, ...], consent: tuple[str, ...], proposed: tuple[str, ...]) -> str:
    words = f"{how} by {' and '.join(by)}" if by else how
    if consent:
        words += f" with consent of {' and '.join(consent)}"
    return words + (f", proposed by {' and '.join(proposed)}" if proposed else "")


def appointment_said(appointment: Appointment, institutions: Institutions) -> Statement:
    """How an office is filled by nomination, consent, election and appointment, in one line."""
    pieces: list[tuple[str, str]] = []
    if appointment.nominated_by is not None:
        pieces.append(
            (f"nominated by {actors_said(appointment.nominated_by.value)}", appointment.nominated_by.citation)
        )
    pieces += agreements_said(appointment.consents, institutions)
    if appointment.elected_by is not None:
        elected = consent_said(appointment.elected_by.value, institutions)
        pieces.append((f"elected by {elected}", appointment.elected_by.citation))
    if appointment.appointed_by is not None:
        pieces.append(
            (f"appointed by {actors_said(appointment.appointed_by.value)}", appointment.appointed_by.citation)
        )
    words = ", ".join(words for words, _ in pieces) or "in a way that the text does not say"
    return stated(words, *(citation for _, citation in pieces))


def _seats(body: Body) -> tuple[Statement, ...]:
    if not body.seats:
        return () if body.consists_of else (stated("the text sets no number", body.citation),)
    return (stated(str(body.seats), body.citation),)


def _dismissed(name: str, institutions: Institutions) -> Iterable[Statement]:
    for appointment in institutions.appointments:
        if appointment.office != name:
            continue
        consents = "".join(
            f", consent of {consent_said(item.value, institutions)}" for item in appointment.dismissal_consent
        )
        for dismissal in appointment.dismissed_by:
            yield stated(
                actors_said(dismissal.value) + consents,
                dismissal.citation,
                *(item.citation for item in appointment.dismissal_consent),
            )
