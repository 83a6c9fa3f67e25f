"""Deciding claims on seats and those who sit in them: free mandates, and what is left to those who have left office."""

from __future__ import annotations

from politeia.language.questions import ClaimForm, PropertySyntax
from politeia.norms.model import Body, Institutions
from politeia.norms.persons import Mandate
from politeia.norms.tallies import names_in
from politeia.transition.consents import members_of
from politeia.verification.model import Step
from politeia.verification.ruling import Rule, Ruled, holders, ruled, silent


def _has_free_mandate(asked: PropertySyntax, institutions: Institutions) -> Ruled:
    """Whether no member of a body loses the seat because a tie to a party breaks."""
    name = holders(asked)[0]
    body = institutions.body(name)
    shows = f"When a member of {name} and the party part:"
    parts = {part.name: part.seats for part in body.parts} if body is not None else {}
    spoken = [
        item for item in institutions.mandates if item.name in parts or name in members_of(item.name, institutions)
    ]
    if not spoken:
        return silent(shows, f"The encoded text does not say how a seat in {name} is lost.")
    steps: list[Step] = []
    bound: list[str] = []
    for mandate in spoken:
        ties = [(tie.value, end.citation) for end in mandate.ends for tie in end.value.ties]
        steps += [_lost(mandate, parts, body, ties)] if ties else []
        bound += [mandate.name] if ties else []
    if not bound:
        steps = [
            Step("the text", f"ends a mandate in {item.name} on other grounds", (item.citation,)) for item in spoken
        ]
        return ruled(True, shows, steps, "The seat is kept.")
    whole = body.seats if body is not None else 0
    held = sum(parts[item] for item in dict.fromkeys(bound)) if all(item in parts for item in bound) else whole
    told = f"{held} of {whole} seats hang on a party." if whole else "The seat hangs on a party."
    return ruled(False, shows, steps, told)


def _lost(mandate: Mandate, parts: dict[str, int], body: Body | None, ties: list[tuple[str, str]]) -> Step:
    seats = parts.get(mandate.name, body.seats if body is not None else 0)
    counted = f" ({seats} seats)" if seats else ""
    on = ", ".join(dict.fromkeys(tie for tie, _ in ties))
    return Step(f"{mandate.name}{counted}", f"lose the seat on {on}", tuple(dict.fromkeys(item for _, item in ties)))


def _no_former_keeps_power(asked: PropertySyntax, institutions: Institutions) -> Ruled:
    """Whether nobody who once held an office sits in a body for life, or holds a power, on that ground."""
    name = holders(asked)[0]
    former = {group.name for group in institutions.groups if name in group.formerly}
    steps = [
        Step(who, f"belong to {body.name} for life", (seat.citation,))
        for body in institutions.bodies
        for seat in body.life_members
        for who in names_in(seat.value)
        if who in former
    ]
    steps += [
        Step(who, f"may {power.name}", (power.held_by.citation,))
        for power in institutions.powers
        for who in names_in(power.held_by.value)
        if who in former
    ]
    steps += [
        Step(who, f"may begin {procedure.name}", (procedure.initiated_by.citation,))
        for procedure in institutions.procedures
        if procedure.initiated_by is not None
        for who in names_in(procedure.initiated_by.value)
        if who in former
    ]
    told = "They keep a part of public power." if steps else f"The encoded norms give none to those who were {name}."
    return ruled(not steps, f"What those keep who were {name}:", steps, told)


RULES_ON_SEATS: dict[ClaimForm, Rule] = {
    ClaimForm.HAS_FREE_MANDATE: _has_free_mandate,
    ClaimForm.NO_FORMER_KEEPS_POWER: _no_former_keeps_power,
}
"""Each claim of this kind with the rule that settles it."""
