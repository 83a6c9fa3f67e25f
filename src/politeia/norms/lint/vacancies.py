"""Offices that nothing fills again once they are vacant, and circles of appointments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from politeia.language.contents import Actor, Actors, AnyMember, Effect, Named, Share, Verb
from politeia.language.model import NormSyntax
from politeia.norms.cited import Cited
from politeia.norms.lint.model import Examined, Finding, at_words, clauses_with_stage, found, syntax_of
from politeia.norms.model import COLLECTIVES, Appointment, Body, Institutions

NEVER_FILLED = "L601"
CIRCLE = "L602"

Needs = tuple[frozenset[str], ...]
"""Who must act to fill an office: of each set any one, and every set is needed."""


def never_filled(examined: Examined) -> Iterator[Finding]:
    """An office with no election and no appointment, and a body that can be dissolved and is never elected again."""
    institutions = examined.institutions
    for office in institutions.offices:
        norm = syntax_of(examined, "office", office.name) or syntax_of(examined, "appointment", office.name)
        if norm is None or _filling(office.name, institutions) or _left_open(office.name, examined):
            continue
        chosen = f"it says who chooses ({office.chosen_by.value.written}), and not how; " if office.chosen_by else ""
        yield found(
            NEVER_FILLED,
            norm,
            f"nothing fills the office of {office.name} again once it is vacant",
            at_words(norm.place, office.name),
            expectation=f"{chosen[:1].upper()}{chosen[1:]}an office is filled by an election or an appointment."
            if chosen
            else "An office is filled by an election or an appointment.",
            remedy=f"Add “election {office.name}” or “appointment {office.name}” with what the text says.",
        )
    yield from _bodies_dissolved_for_good(examined)


def _left_open(name: str, examined: Examined) -> bool:
    """Whether the text says that the office is filled and leaves open by whom: a gap, and reported as one."""
    appointment = syntax_of(examined, "appointment", name)
    return appointment is not None and any(
        clause.word in ("appointed by", "elected by", "nominated by") and clause.written == "unspecified"
        for clause in appointment.clauses
    )


def _bodies_dissolved_for_good(examined: Examined) -> Iterator[Finding]:
    elected = {election.subject for election in examined.institutions.elections}
    for norm in examined.institutions.norms:
        for _, clause in clauses_with_stage(norm):
            effect = clause.value
            if not isinstance(effect, Effect) or effect.verb is not Verb.DISSOLVED or effect.name in elected:
                continue
            body = examined.institutions.body(effect.name)
            for chamber in body.consists_of if body and body.consists_of else (effect.name,):
                if chamber in elected:
                    continue
                yield found(
                    NEVER_FILLED,
                    norm,
                    f"nothing brings {chamber} back once {'it' if chamber == effect.name else effect.name} is dissolved",
                    at_words(clause.place, effect.name),
                    expectation="A body that can be dissolved is elected again.",
                    remedy=f"Add “election {chamber}” with what the text says.",
                )


def _filling(name: str, institutions: Institutions) -> tuple[Needs, ...]:
    """Each way in which an office can be filled, as those who are needed for it."""
    ways: list[Needs] = []
    for election in institutions.elections:
        if election.subject == name:
            ways.append(_needs(election.by))
    for appointment in institutions.appointments:
        if appointment.office == name and _names_somebody(appointment):
            ways.append(_appointing(appointment))
    for procedure in institutions.procedures:
        if _brings_in(name, procedure.effects):
            ways.append(tuple(group for stage in procedure.stages for group in _needs(stage.by.value)))
    for power in institutions.powers:
        if _brings_in(name, power.effects):
            ways.append(_needs(power.held_by.value))
    return tuple(ways)


def _brings_in(name: str, effects: tuple[Cited[Effect], ...]) -> bool:
    return any(effect.value.verb is Verb.TAKES_OFFICE and effect.value.name == name for effect in effects)


def _names_somebody(appointment: Appointment) -> bool:
    return bool(appointment.appointed_by or appointment.elected_by or appointment.nominated_by)


def _appointing(appointment: Appointment) -> Needs:
    consents = appointment.consents
    deciders = [item.value for item in (appointment.nominated_by, appointment.appointed_by) if item]
    deciders += [item.value for item in consents.proposed_by]
    deciders += [item.value.actors for item in consents.consent_of]
    if appointment.elected_by:
        deciders.append(appointment.elected_by.value.actors)
    return tuple(group for actors in deciders for group in _needs(actors))


def _needs(actors: Actors) -> Needs:
    names = [name for member in actors.members if (name := _name(member))]
    return (frozenset(names),) if actors.mode == "any" else tuple(frozenset({name}) for name in names)


def _name(member: Actor) -> str:
    if isinstance(member, Named):
        return member.name
    return member.body if isinstance(member, AnyMember) else member.threshold.body if isinstance(member, Share) else ""


# -- circles -------------------------------------------------------------------------------------------------------------


def circles(examined: Examined) -> Iterator[Finding]:
    """Offices that can be filled only by each other: once all of them are vacant, none can be filled."""
    institutions = examined.institutions
    grounded = _grounded(institutions)
    seen: set[frozenset[str]] = set()
    for name in _fillable(institutions):
        if name in grounded:
            continue
        circle = _circle(name, grounded, institutions)
        if frozenset(circle) not in seen:
            seen.add(frozenset(circle))
            yield _circle_found(circle, examined)


def _circle_found(circle: tuple[str, ...], examined: Examined) -> Finding:
    norm = next(
        found_norm
        for kind in ("appointment", "election", "body", "office")
        for name in circle
        if (found_norm := _declaring(examined, kind, name))
    )
    if len(circle) == 1:
        message = f"only {circle[0]} can fill {circle[0]}, so once it is vacant it stays vacant"
    else:
        chain = ", ".join(f"{one} on {other}" for one, other in zip(circle, (*circle[1:], circle[0]), strict=True))
        message = f"{chain.replace(' on ', ' depends on ', 1)}: once all are vacant, none can be filled"
    return found(
        CIRCLE,
        norm,
        message,
        at_words(norm.place, norm.name),
        expectation="A chain of appointments begins with somebody who does not depend on it: voters, or a body elected by them.",
        remedy="Add the way in which the text fills one of them without the others, or explain the circle in the notes.",
    )


def _declaring(examined: Examined, kind: str, name: str) -> NormSyntax | None:
    part = examined.institutions.part(name)
    return syntax_of(examined, kind, part[0].name if part and kind == "body" else name)


def _fillable(institutions: Institutions) -> tuple[str, ...]:
    offices = (office.name for office in institutions.offices)
    return tuple(dict.fromkeys((*offices, *(body.name for body in institutions.bodies))))


def _grounded(institutions: Institutions) -> frozenset[str]:
    """Names that can be filled, or need no filling, without going round in a circle: a least fixed point."""
    names = (*_fillable(institutions), *(part.name for body in institutions.bodies for part in body.parts))
    ways = {name: _ways(name, institutions) for name in names}
    grounded = set(COLLECTIVES) | {name for name in names if not ways[name]}
    while True:
        more = {
            name
            for name in names
            if name not in grounded and any(all(group & grounded or not group for group in way) for way in ways[name])
        }
        more |= {body.name for body in institutions.bodies if body.name not in grounded and _sits(body, grounded)}
        if not more:
            return frozenset(grounded)
        grounded |= more


def _sits(body: Body, grounded: set[str]) -> bool:
    """Whether parts that can be filled make up more than half of the seats."""
    return bool(body.parts) and 2 * sum(part.seats for part in body.parts if part.name in grounded) > body.seats


def _ways(name: str, institutions: Institutions) -> tuple[Needs, ...]:
    """Ways of filling an office, a body or a part of one; none when the text does not say, and nothing is then concluded."""
    if part := institutions.part(name):
        seats = part[1]
        people = (*seats.by, *seats.consent, *seats.proposed)
        return (tuple(frozenset({one}) for one in people),) if people else ()
    filling = _filling(name, institutions)
    body = institutions.body(name)
    if body is not None and not filling:
        if body.parts:
            return tuple((frozenset({part.name}),) for part in body.parts if 2 * part.seats > body.seats) or (
                tuple(frozenset({part.name}) for part in body.parts),
            )
        return tuple((frozenset({inner}),) for inner in body.consists_of if inner != name)
    return filling


def _circle(start: str, grounded: frozenset[str], institutions: Institutions) -> tuple[str, ...]:
    """Follow what is needed and cannot be had, until a name comes back."""
    path = [start]
    while True:
        following = _blocked(path[-1], grounded, institutions)
        if following is None or following in path:
            return tuple(path[path.index(following) :]) if following else tuple(path)
        path.append(following)


def _blocked(name: str, grounded: frozenset[str], institutions: Institutions) -> str | None:
    needed: Iterable[str] = (
        one for way in _ways(name, institutions) for group in way if not group & grounded for one in sorted(group)
    )
    return next(iter(needed), None)
