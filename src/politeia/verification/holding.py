"""Deciding claims on offices and bodies by their norms: terms, limits, who appoints and dismisses, quorums, kin."""

from __future__ import annotations

from politeia.language.contents import Actors
from politeia.language.questions import ClaimForm, PropertySyntax
from politeia.norms.cited import Cited
from politeia.norms.model import Appointment, Institutions, Seats
from politeia.norms.tallies import names_in
from politeia.norms.votes import votes_needed
from politeia.verification.model import Step
from politeia.verification.ruling import Rule, Ruled, holders, ruled, silent


def _term_is_set(asked: PropertySyntax, institutions: Institutions) -> Ruled:
    name = holders(asked)[0]
    holder = institutions.office(name) or institutions.body(name)
    term = holder.term if holder is not None else None
    if term is None:
        return ruled(False, f"How long {name} serves:", (), "The encoded text sets no term.")
    step = Step("the text", f"sets the term of {name} to {term.value}", (term.citation,))
    return ruled(True, f"How long {name} serves:", (step,), "To change it is to amend the text.")


def _limit_for_a_lifetime(asked: PropertySyntax, institutions: Institutions) -> Ruled:
    name = holders(asked)[0]
    office = institutions.office(name)
    shows = f"How often one person may be {name}:"
    if office is None or office.limit is None:
        return ruled(False, shows, (), "No term is limited.")
    limit, spared = office.limit, office.unbound
    span = "in a row" if limit.value.in_a_row else "in a lifetime"
    times = f"{limit.value.terms} term{'s' if limit.value.terms > 1 else ''} {span}"
    steps = [Step("the text", f"allows {times}", (limit.citation,))]
    if spared is not None:
        steps.append(Step("the text", f"spares {spared.value.written}", (spared.citation,)))
    if limit.value.in_a_row:
        conclusion = "A pause lets the count begin again."
    else:
        conclusion = "One is spared." if spared else "Nobody may hold the office more often."
    return ruled(not limit.value.in_a_row and spared is None, shows, steps, conclusion)


def _lasts_until_election(asked: PropertySyntax, institutions: Institutions) -> Ruled:
    name = holders(asked)[0].removeprefix("succession of ")
    found = next((item for item in institutions.successions if item.office == name), None)
    shows = f"How long a successor in the office of {name} serves:"
    if found is None:
        return silent(shows, "The encoded text names no successor.")
    how_long = "until an election" if found.until_election else "for the rest of the term"
    step = Step(", ".join(found.order), f"take over {how_long}", (found.citation,))
    held = "An election follows." if found.until_election else "The voters are not asked before the term ends."
    return ruled(found.until_election, shows, (step,), held)


def _names(actors: Cited[Actors] | None) -> frozenset[str]:
    """Those who act together in a clause; a list of which one suffices counts as its first."""
    if actors is None:
        return frozenset()
    found = names_in(actors.value)
    return frozenset(found[:1] if actors.value.mode == "any" else found)


def appointing(appointment: Appointment) -> frozenset[str]:
    """All whose agreement an appointment needs."""
    consents = appointment.consents
    needed = _names(appointment.nominated_by) | _names(appointment.appointed_by)
    for actors in (*consents.proposed_by, *consents.countersigned_by):
        needed |= _names(actors)
    for consent in (*consents.consent_of, *((appointment.elected_by,) if appointment.elected_by else ())):
        needed |= _names(Cited(consent.value.actors, consent.citation))
    return needed | {item.value for item in consents.opinion_of}


def _appointments(asked: PropertySyntax, institutions: Institutions) -> tuple[Appointment, ...]:
    wanted = holders(asked)
    return tuple(item for item in institutions.appointments if item.office in wanted)


def _appoints_alone(asked: PropertySyntax, institutions: Institutions) -> Ruled:
    shows = "Who must agree to an appointment:"
    found = [(item, sorted(appointing(item))) for item in _appointments(asked, institutions)]
    told = [(item, who) for item, who in found if who]
    if not told:
        return silent(shows, "The encoded text does not say who appoints.")
    steps = [Step(" and ".join(who), f"appoint {item.office}", (item.citation,)) for item, who in told]
    feared = asked.claim.subject  # whoever the claim is about, or anybody
    alone = [item.office for item, who in told if len(who) == 1 and feared in ("", who[0])]
    conclusion = (
        f"One alone appoints: {', '.join(alone)}."
        if alone
        else f"{feared or 'Nobody'} appoints {'none ' if feared else ''}alone."
    )
    return ruled(not alone, shows, steps, conclusion)


def _no_single_dismisses(asked: PropertySyntax, institutions: Institutions) -> Ruled:
    shows = "Who may dismiss:"
    steps: list[Step] = []
    alone: list[str] = []
    for item in _appointments(asked, institutions):
        agreed = frozenset().union(*(_names(Cited(c.value.actors, c.citation)) for c in item.dismissal_consent))
        for way in item.dismissed_by:
            together = sorted(_names(way) | agreed)
            if not together:
                continue
            steps.append(Step(" and ".join(together), f"may dismiss {item.office}", (way.citation,)))
            alone += [f"{together[0]} ({item.office})"] if len(together) == 1 else []
    if not steps:
        return silent(shows, "The encoded text does not say who may dismiss.")
    alone = list(dict.fromkeys(alone))
    conclusion = f"One alone may dismiss: {'; '.join(alone)}." if alone else "Nobody dismisses alone."
    return ruled(not alone, shows, steps, conclusion)


def _no_single_keeps_below_quorum(asked: PropertySyntax, institutions: Institutions) -> Ruled:
    name = holders(asked)[0]
    body = institutions.body(name)
    shows = f"If one of those who fill {name} fills no seat:"
    if body is None or body.quorum is None or not body.parts:
        lacks = "quorum" if body is not None and body.parts else "way of filling its seats"
        return silent(shows, f"The encoded text gives {name} no {lacks}.")
    quorum = votes_needed(body.quorum.value, body.seats)
    withheld: dict[str, list[Seats]] = {}
    for part in body.parts:
        for who in dict.fromkeys((*part.by, *part.consent, *part.proposed)):
            withheld.setdefault(who, []).append(part)
    empty = {who: sum(part.seats for part in parts) for who, parts in withheld.items()}
    steps = [Step(name, f"needs {quorum} of {body.seats}", (body.quorum.citation,))]
    steps += [
        Step(
            who,
            f"can keep {empty[who]} of {body.seats} seats empty; {body.seats - empty[who]} remain",
            tuple(dict.fromkeys(part.citation for part in parts)),
        )
        for who, parts in withheld.items()
    ]
    short = [who for who, count in empty.items() if body.seats - count < quorum]
    return ruled(not short, shows, steps, f"{', '.join(short)} can stop it." if short else "It can go on.")


def _kin_are_barred(asked: PropertySyntax, institutions: Institutions) -> Ruled:
    name = holders(asked)[0]
    found = [ban for ban in institutions.bans if ban.kin and name in ban.who]
    steps = [Step(f"{ban.kin} of {name}", f"may not {ban.act}", (ban.citation,)) for ban in found]
    conclusion = "They are barred from these posts, and from no others." if found else "No norm in force bars them."
    return ruled(bool(found), f"What relatives of {name} may not do:", steps, conclusion)


RULES_ON_OFFICES: dict[ClaimForm, Rule] = {
    ClaimForm.TERM_IS_SET: _term_is_set,
    ClaimForm.LIMIT_FOR_A_LIFETIME: _limit_for_a_lifetime,
    ClaimForm.LASTS_UNTIL_ELECTION: _lasts_until_election,
    ClaimForm.NO_SINGLE_APPOINTS: _appoints_alone,
    ClaimForm.APPOINTS_ALONE_NO: _appoints_alone,
    ClaimForm.NO_SINGLE_DISMISSES: _no_single_dismisses,
    ClaimForm.NO_SINGLE_KEEPS_BELOW_QUORUM: _no_single_keeps_below_quorum,
    ClaimForm.KIN_ARE_BARRED: _kin_are_barred,
}
"""Each claim of this kind with the rule that settles it."""
