"""Shugart and Carey's ten dimensions of presidential power: six legislative and four over cabinet and assembly."""

from __future__ import annotations

import re

from politeia.language.contents import Verb
from politeia.norms.model import Appointment, Power, Procedure
from politeia.norms.tallies import names_in
from politeia.scales.acts import Doing, agreeing, doings
from politeia.scales.appointing import ministers
from politeia.scales.branches import Branches
from politeia.scales.confidence import dissolved_by_executive, no_confidence, risked_by_vote
from politeia.scales.decrees import decrees_with_force_of_law
from politeia.scales.forcing import can_carry, can_do
from politeia.scales.model import Answer, Ground, Measure, Question, between, scored, silent
from politeia.scales.veto import veto_of

TIMED = (Verb.TERM_REMAINS_LESS, Verb.PASSED_LESS, Verb.IN_FORCE)
CONSTRUCTIVE = re.compile(r"\b(constructive|successor|names? (the|a|another))\b", re.IGNORECASE)


def package_veto(branches: Branches) -> Answer:
    """What it takes to pass a returned bill: 4 no override, 2 two thirds, 0 no veto."""
    veto = veto_of(branches)
    if veto is None:
        return silent("the edition encodes no ordinary law or no head of state", most=4)
    if veto.least == veto.most:
        return scored(veto.least, veto.words, *veto.grounds)
    return between(veto.least, veto.least, veto.most, veto.words, *veto.grounds)


def partial_veto(branches: Branches) -> Answer:
    """Whether parts of a bill can be struck while the rest comes into force."""
    found = _held(doings("partial veto", branches), branches)
    if found:
        return between(2, 1, 4, "parts can be struck; the override is not read here", *(item.ground for item in found))
    return scored(0, "no norm lets the president strike parts of a bill")


def decree(branches: Branches) -> Answer:
    """Decrees of the president with the force of law; those by delegation do not count."""
    own, delegated = decrees_with_force_of_law(branches)
    mine = _held(own, branches)
    if not mine:
        words = "only by delegation from the assembly" if _held(delegated, branches) else "the president has none"
        return scored(0, words, *(item.ground for item in _held(delegated, branches)))
    grounds = [item.ground for item in mine]
    if any(not item.bars and isinstance(item.norm, Power) and not item.norm.ground for item in mine):
        rescind = [p for p in branches.institutions.powers if any(e.value.verb is Verb.LOSES_FORCE for e in p.effects)]
        if rescind:
            return scored(2, "of the president's own right, and the assembly may end them", *grounds)
        return between(4, 2, 4, "of the president's own right", *grounds)
    return between(1, 1, 2, "limited to an occasion", *grounds)


def exclusive_introduction(branches: Branches) -> Answer:
    """A matter in which only the president may introduce bills."""
    reserved = (*doings("introduce reserved bills", branches), *doings("introduce money bills", branches))
    kept = [item for item in reserved if item.holders == {branches.head}]
    if kept:
        grounds = [item.ground for item in kept]
        return between(1, 1, 4, "a matter is kept; the assembly's right to amend is not read here", *grounds)
    return scored(0, "no matter is kept for the president")


def budget(branches: Branches) -> Answer:
    """Who prepares the budget, and how far the assembly may change it."""
    found = doings("prepare the budget", branches)
    dismissed = bool(dismissals(branches)[0])
    mine = [i for i in found if branches.head in i.holders or (dismissed and i.holders & branches.cabinet)]
    if not found:
        return silent("no norm says who prepares the budget", most=4)
    if not mine:
        return scored(0, "it is prepared by others than the president", *(item.ground for item in found))
    kept = [item for item in doings("introduce money bills", branches) if item.agreed & branches.executive]
    grounds = [item.ground for item in mine]
    if kept:
        words = "money bills of members need the executive"
        return between(2, 2, 3, words, *grounds, *(item.ground for item in kept))
    return between(0, 0, 4, "the assembly's right to amend it is not settled", *grounds)


def referendum(branches: Branches) -> Answer:
    """Whether the president puts a question to the people."""
    found = _held(doings("call a referendum", branches), branches)
    if not found:
        return scored(0, "no norm lets the president call a referendum")
    free = [i for i in found if not i.agreed and not i.bars and isinstance(i.norm, Power) and not i.norm.ground]
    if free:
        return scored(4, "at the president's discretion", *(item.ground for item in free))
    return scored(2, "limited in matter, or on others' proposal", *(item.ground for item in found))


def _held(found: tuple[Doing, ...], branches: Branches) -> tuple[Doing, ...]:
    return tuple(item for item in found if branches.head and branches.head in item.holders)


# -- cabinet ---------------------------------------------------------------------------------------------------------


def formation(branches: Branches) -> Answer:
    """Who names the cabinet, and whether the assembly must agree."""
    others = ministers(branches)
    premier = next((item for item in branches.institutions.appointments if item.office == branches.premier), None)
    if not others and premier is None:
        return silent("no norm on forming the cabinet", most=4)
    grounds = [Ground(f"appointment {i.office}", i.citation) for i in (*filter(None, (premier,)), *others)]
    named = [item for item in others if branches.head in _naming(item)]
    consent = [item for item in (*filter(None, (premier,)), *others) if _agreeing(item) & branches.legislature]
    if premier is not None and branches.head not in _naming(premier) | _nominating(premier):
        return scored(0, "the premier is named without the president", *grounds)
    if premier is not None and premier.elected_by is not None and branches.head not in _nominating(premier):
        return scored(0, "the assembly's choice of the premier binds the president", *grounds)
    if named:
        words = (
            "the president names ministers, and the assembly must agree to some post" if consent else "no confirmation"
        )
        return scored(3 if consent else 4, words, *grounds)
    if consent:
        return scored(1, "the president names a premier who needs the assembly and then names the rest", *grounds)
    return between(3, 1, 4, "the president names the premier; ministers are named by others", *grounds)


def _naming(item: Appointment) -> frozenset[str]:
    return frozenset(names_in(item.appointed_by.value)) if item.appointed_by else frozenset()


def _nominating(item: Appointment) -> frozenset[str]:
    return frozenset(names_in(item.nominated_by.value)) if item.nominated_by else frozenset()


def _agreeing(item: Appointment) -> frozenset[str]:
    elected = frozenset(names_in(item.elected_by.value.actors)) if item.elected_by else frozenset()
    return elected | agreeing(item.consents)


def dismissals(branches: Branches) -> tuple[tuple[Ground, ...], tuple[Ground, ...]]:
    """The norms by which the president dismisses the premier, ministers or the cabinet: at will, and restricted."""
    free: list[Ground] = []
    bound: list[Ground] = []
    premier = [item for item in branches.institutions.appointments if item.office == branches.premier]
    for item in (*premier, *ministers(branches)):
        if any(branches.head in names_in(cited.value) for cited in item.dismissed_by):
            (bound if item.dismissal_consent else free).append(Ground(f"appointment {item.office}", item.citation))
    for power in branches.institutions.powers:
        ends = any(
            e.value.verb in (Verb.VACANT, Verb.LEAVES) and e.value.name in branches.cabinet for e in power.effects
        )
        if branches.head in names_in(power.held_by.value) and (ends or "dismiss ministers" in power.roles):
            alone = not agreeing(power.consents) and not power.bars
            (free if alone else bound).append(Ground(f"power {power.name}", power.citation))
    return tuple(free), tuple(bound)


def dismissal(branches: Branches) -> Answer:
    """Whether the president dismisses the cabinet or its members."""
    free, bound = dismissals(branches)
    if free:
        return scored(4, "at will", *free)
    if bound:
        return scored(2, "restricted", *bound)
    if not ministers(branches) and not branches.premier:
        return silent("no norm on dismissing the cabinet", most=4)
    if not branches.premier:
        return between(4, 0, 4, "the text does not say who dismisses those whom the president names")
    return scored(0, "no norm lets the president dismiss the cabinet or a minister")


# -- assembly --------------------------------------------------------------------------------------------------------


def censure(branches: Branches) -> Answer:
    """Whether the assembly can vote the cabinet out, and at what risk."""
    votes = no_confidence(branches)
    if not votes:
        return scored(4, "no vote of the assembly turns out the cabinet")
    grounds = [item.ground for item in votes]
    if not any(can_carry(i.norm, branches.legislature, branches)[1] for i in votes if isinstance(i.norm, Procedure)):
        return between(2, 2, 4, "the assembly votes, and the president may refuse to let the cabinet go", *grounds)
    risks = risked_by_vote(branches)
    if risks:
        return scored(2, "the executive may answer with dissolution", *grounds, *(item.ground for item in risks))
    if any(CONSTRUCTIVE.search(i.norm.name) for i in votes):
        return scored(1, "only by naming a successor", *grounds)
    return scored(0, "unrestricted", *grounds)


def dissolution(branches: Branches) -> Answer:
    """Whether the president dissolves the assembly: 4 at will, 3 with limits of time, 1 after named events, 0 not."""
    alone = frozenset((branches.head,)) if branches.head else frozenset()
    found = [item for item in dissolved_by_executive(branches) if alone and can_do(item, alone, branches)[1]]
    if not found:
        return scored(0, "the president cannot dissolve it alone")
    best = max(found, key=_freedom)
    words = {4: "at will", 3: "with limits of time", 1: "after named events alone"}[_freedom(best)]
    return scored(_freedom(best), words, *(item.ground for item in found))


def _freedom(doing: Doing) -> int:
    if any(bar.needed for bar in doing.bars):
        return 1
    return 3 if any(bar.condition.verb in TIMED for bar in doing.bars) else 4


SOURCE = "Shugart and Carey, Presidents and Assemblies, 1992, chapter 8"
LEGISLATIVE_POWERS = Measure(
    "president's legislative powers",
    "Legislative powers of the president",
    SOURCE,
    (
        Question("SC1", "package veto", 4, package_veto),
        Question("SC2", "partial veto", 4, partial_veto),
        Question("SC3", "decree with force of law", 4, decree),
        Question("SC4", "exclusive right to introduce bills", 4, exclusive_introduction),
        Question("SC5", "budget", 4, budget),
        Question("SC6", "proposing a referendum", 4, referendum),
    ),
)
CABINET_POWERS = Measure(
    "president's powers over cabinet and assembly",
    "Non-legislative powers of the president",
    SOURCE,
    (
        Question("SC7", "cabinet formation", 4, formation),
        Question("SC8", "cabinet dismissal", 4, dismissal),
        Question("SC9", "no censure by the assembly", 4, censure),
        Question("SC10", "dissolution of the assembly", 4, dissolution),
    ),
)
