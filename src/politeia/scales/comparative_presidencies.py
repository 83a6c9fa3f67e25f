"""Siaroff's nine yes-or-no indicators of presidential power."""

from __future__ import annotations

import re

from politeia.norms.model import Power
from politeia.scales.acts import doings
from politeia.scales.appointing import Naming, bank_heads, ministers_named, namings_to, namings_to_courts
from politeia.scales.branches import Branches, elected_by
from politeia.scales.decrees import decrees_with_force_of_law
from politeia.scales.model import Answer, Ground, Measure, Question, between, not_derivable, scored, silent
from politeia.scales.presidents_and_assemblies import dismissals, dissolution, package_veto

FOREIGN = re.compile(r"\b(foreign|defence)\b", re.IGNORECASE)


def elected(branches: Branches) -> Answer:
    """SI1. The people elect the president."""
    if not branches.head:
        return scored(0, "no office has the role of head of state")
    kind, cited = elected_by(branches.head, branches)
    grounds = [Ground(f"office {branches.head}", citation) for citation in cited]
    if kind == "other":
        return between(0, 0, 1, "elected by a college; whether the people bind it is not settled here", *grounds)
    if not kind:
        return silent("no norm says who elects the president")
    return scored(int(kind == "people"), "by the people" if kind == "people" else "not by the people", *grounds)


def together(branches: Branches) -> Answer:
    """SI2. President and assembly are generally elected together."""
    return not_derivable("whether elections fall together is a matter of calendars")


def discretionary_appointments(branches: Branches) -> Answer:
    """SI3. The president names key persons at discretion: on nobody's proposal, though others may have to consent."""
    free = [item for item in _key_namings(branches) if branches.head and item.at_discretion(branches.head)]
    if free:
        return scored(1, "picked by the president on nobody's proposal", *(item.ground for item in free))
    return scored(0, "nobody of consequence is picked by the president on nobody's proposal")


def _key_namings(branches: Branches) -> tuple[Naming, ...]:
    return (
        *(namings_to(branches.premier, branches) if branches.premier else ()),
        *ministers_named(branches),
        *namings_to_courts(branches),
        *bank_heads(branches),
    )


def chairs_cabinet(branches: Branches) -> Answer:
    """SI4. The president chairs the cabinet."""
    if branches.head and not branches.premier:
        return scored(1, "there is no head of government beside the president")
    found = [item for item in doings("chair the cabinet", branches) if branches.head in item.holders]
    bound = [item for item in found if isinstance(item.norm, Power) and (item.norm.ground or item.bars)]
    grounds = [item.ground for item in found]
    if found and len(bound) == len(found):
        return between(1, 0, 1, "on some matters only, a borderline case", *grounds)
    return scored(int(bool(found)), "as a rule" if found else "no norm gives the president the chair", *grounds)


def has_veto(branches: Branches) -> Answer:
    """SI5. The president can return a bill, and passing it again is harder than before."""
    veto = package_veto(branches)
    assert veto.point is not None and veto.least is not None and veto.most is not None
    low, high = int(veto.least > 0), int(veto.most > 0)
    return between(int(veto.point > 0), low, high, veto.because, *veto.grounds)


def lasting_emergency(branches: Branches) -> Answer:
    """SI6. The president has long-lasting emergency or decree powers."""
    own, _ = decrees_with_force_of_law(branches)
    mine = [item for item in own if branches.head in item.holders]
    endless = [
        Ground(f"emergency {item.name}", item.citation)
        for item in branches.institutions.emergencies
        if item.lasts is None and branches.head in {getattr(member, "name", "") for member in item.by.value.members}
    ]
    if mine:
        return between(
            1, 0, 1, "decrees with force of law; how long they last is read loosely", *(i.ground for i in mine)
        )
    if endless:
        return between(1, 0, 1, "a state of emergency to which the text sets no end", *endless)
    return scored(0, "no decree or emergency of the president without an end")


def foreign_policy(branches: Branches) -> Answer:
    """SI7. The president has a central role in foreign policy."""
    every = ministers_named(branches)
    apart = tuple(item for item in every if FOREIGN.search(item.office))
    ministers = [item.ground for item in apart or every if item.at_discretion(branches.head)]
    acts = [
        item.ground
        for act in ("chair the security council", "conduct foreign policy", "negotiate treaties")
        for item in doings(act, branches)
        if branches.head in item.holders and not item.agreed
    ]
    if ministers or acts:
        return scored(1, "leads the security council, names the ministers, or makes treaties alone", *ministers, *acts)
    return scored(0, "no norm gives the president such a role alone")


def forms_government(branches: Branches) -> Answer:
    """SI8. The president can choose, keep out or remove a premier or a minister."""
    free, _ = dismissals(branches)
    named = namings_to(branches.premier, branches) if branches.premier else ()
    chosen = [i.ground for i in named if branches.head in i.agreed or i.at_discretion(branches.head)]
    alone = [i.ground for i in ministers_named(branches) if i.at_discretion(branches.head)]
    if free or chosen or alone:
        return scored(1, "no cabinet against the president's choice", *free, *chosen, *alone)
    return scored(0, "the president can neither choose nor remove")


def can_dissolve(branches: Branches) -> Answer:
    """SI9. The president dissolves the assembly at will, or with limits of time alone."""
    answer = dissolution(branches)
    assert answer.point is not None
    return scored(int(answer.point >= 3), answer.because, *answer.grounds)


COMPARATIVE_PRESIDENCIES = Measure(
    "comparative presidencies",
    "Nine indicators of presidential power",
    "Siaroff, European Journal of Political Research 42, 2003",
    (
        Question("SI1", "elected by the people", 1, elected),
        Question("SI2", "elected together with the assembly", 1, together),
        Question("SI3", "names key persons at discretion", 1, discretionary_appointments),
        Question("SI4", "chairs the cabinet", 1, chairs_cabinet),
        Question("SI5", "veto with a real hurdle", 1, has_veto),
        Question("SI6", "long-lasting emergency or decree powers", 1, lasting_emergency),
        Question("SI7", "central role in foreign policy", 1, foreign_policy),
        Question("SI8", "central role in forming the government", 1, forms_government),
        Question("SI9", "dissolves the assembly", 1, can_dissolve),
    ),
)
