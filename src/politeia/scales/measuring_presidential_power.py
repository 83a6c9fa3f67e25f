"""Metcalf's revision of Shugart and Carey: eleven dimensions, with judicial review and finer levels of forming the cabinet.

Source: L. K. Metcalf, Measuring Presidential Power, Comparative Political Studies 33(5), 2000, 660-685. No public copy of its
tables was found: what is not confirmed says so, and where a level itself is in doubt the answer is a range.
"""

from __future__ import annotations

from fractions import Fraction

from politeia.language.contents import Share
from politeia.norms.model import Appointment, Power
from politeia.norms.tallies import names_in
from politeia.scales.acts import Doing, agreeing, doings
from politeia.scales.appointing import ministers
from politeia.scales.branches import Branches
from politeia.scales.confidence import dissolved_by_executive
from politeia.scales.model import Answer, Ground, Measure, Question, between, scored, silent
from politeia.scales.presidents_and_assemblies import (
    budget,
    censure,
    decree,
    dismissal,
    dissolution,
    exclusive_introduction,
    package_veto,
    partial_veto,
    referendum,
)

HALF = Fraction(1, 2)


def formation(branches: Branches) -> Answer:
    """Who names the premier and who the ministers: 4 the president alone, 0 only whom the assembly proposes."""
    others = ministers(branches)
    premier = next((item for item in branches.institutions.appointments if item.office == branches.premier), None)
    if premier is None and not others:
        return silent("no norm on forming the cabinet", most=4)
    grounds = [Ground(f"appointment {i.office}", i.citation) for i in (*filter(None, (premier,)), *others)]
    if premier is not None and not _chosen_by_head(premier, branches):
        return scored(0, "the premier is proposed or chosen by others than the president", *grounds)
    consent = [i for i in (*filter(None, (premier,)), *others) if _agreed(i) & branches.legislature]
    named = [item for item in others if branches.head in _appointed(item)]
    if not named:
        if not others:
            return between(1, 1, 4, "the president names the premier; no norm says who names ministers", *grounds)
        return scored(1, "the president names a premier who names the ministers", *grounds)
    proposed = [item for item in named if _agreed(item) & branches.cabinet]
    highest = 3 if consent else 4
    if premier is not None and len(proposed) == len(named):
        return between(
            2, 1, highest, "the president names the premier, and ministers on the premier's proposal", *grounds
        )
    if premier is not None and proposed:
        words = "the president names the premier and some ministers, others on the premier's proposal"
        return between(highest, 1, highest, words, *grounds)
    if consent:
        return scored(
            3, "the president names premier and ministers, and the assembly must agree to some post", *grounds
        )
    return scored(4, "the president names the cabinet, and nobody must agree", *grounds)


def _chosen_by_head(premier: Appointment, branches: Branches) -> bool:
    """Whether the president picks the person: proposes, or appoints without being bound to the assembly's proposal."""
    proposing = frozenset(names_in(premier.nominated_by.value)) if premier.nominated_by else frozenset()
    electing = frozenset(names_in(premier.elected_by.value.actors)) if premier.elected_by else frozenset()
    if branches.head in proposing:
        return True
    return branches.head in _appointed(premier) and not (proposing | electing) & branches.legislature


def _appointed(item: Appointment) -> frozenset[str]:
    return frozenset(names_in(item.appointed_by.value)) if item.appointed_by else frozenset()


def _agreed(item: Appointment) -> frozenset[str]:
    electing = frozenset(names_in(item.elected_by.value.actors)) if item.elected_by else frozenset()
    proposing = frozenset(names_in(item.nominated_by.value)) if item.nominated_by else frozenset()
    return electing | proposing | agreeing(item.consents)


def dissolving(branches: Branches) -> Answer:
    """As in the older scale, but a dissolution for which others must be asked or must sign stands apart."""
    answer = dissolution(branches)
    mine = [item for item in dissolved_by_executive(branches) if branches.head in item.holders]
    if answer.point == 0:
        signed = [item.ground for item in mine if item.agreed - {branches.head}]
        return between(0, 0, 3, "another must propose or sign it", *signed) if signed else answer
    asked = [item for item in mine if isinstance(item.norm, Power) and item.norm.consents.consulted]
    if asked and answer.point is not None and answer.point > 1:
        words = f"{answer.because}, after consulting others"
        return between(answer.point, 1, int(answer.point), words, *(item.ground for item in asked))
    return answer


def judicial_review(branches: Branches) -> Answer:
    """Who sends laws to the court: 4 the president alone, 2 with the cabinet or a majority, 1 a minority too, 0 others."""
    courts = {*branches.courts, "courts"}
    reviews = [item for item in doings("review laws", branches) if item.holders & courts]
    refers = doings("refer laws to review", branches)
    begun = [(item, _beginning(item)) for item in reviews if _beginning(item)]
    who = frozenset(name for item in refers for name in item.holders) | {n for _, names in begun for n in names}
    grounds = [item.ground for item in (*refers, *(item for item, _ in begun))]
    if not who:
        if reviews:
            return silent("a court reviews laws, and no norm says who turns to it", most=4)
        return scored(0, "no norm lets the president send a law to a court")
    if branches.head not in who:
        return scored(0, f"others send laws to the court: {', '.join(sorted(who))}", *grounds)
    others = who - {branches.head}
    if not others:
        return scored(4, "the president alone", *grounds)
    chairs = {body.chair for body in branches.chambers if body.chair}
    beyond = others - branches.executive - branches.legislature - chairs
    if beyond or any(_minority(item, branches) for item in (*refers, *reviews)):
        return scored(1, f"the president, and also {', '.join(sorted(others))}", *grounds)
    return scored(2, f"the president, the cabinet or a majority: {', '.join(sorted(others))}", *grounds)


def _beginning(doing: Doing) -> frozenset[str]:
    begun = doing.norm.initiated_by if isinstance(doing.norm, Power) else None
    return frozenset(names_in(begun.value)) if begun is not None else frozenset()


def _minority(doing: Doing, branches: Branches) -> bool:
    """Whether less than a majority of a chamber suffices."""
    if not isinstance(doing.norm, Power):
        return False
    told = (doing.norm.held_by, doing.norm.initiated_by)
    members = [member for cited in told if cited is not None for member in cited.value.members]
    return any(isinstance(member, Share) and member.threshold.share < HALF for member in members)


UNCONFIRMED_FORMATION = "the level between 1 and 3, where ministers are named on the premier's proposal"
UNCONFIRMED_DISSOLUTION = "the level of a dissolution after consultation, or with another's signature"
UNCONFIRMED_REVIEW = "the wording of the levels"

MEASURING_PRESIDENTIAL_POWER = Measure(
    "measuring presidential power",
    "Measuring presidential power, a revision of Shugart and Carey",
    "Metcalf, Comparative Political Studies 33(5), 2000; items from memory of the work, and whether it adds them up is not confirmed",
    (
        Question("M1", "package veto", 4, package_veto),
        Question("M2", "partial veto", 4, partial_veto),
        Question("M3", "decree with force of law", 4, decree),
        Question("M4", "exclusive right to introduce bills", 4, exclusive_introduction),
        Question("M5", "budget", 4, budget),
        Question("M6", "proposing a referendum", 4, referendum),
        Question("M7", "cabinet formation", 4, formation, UNCONFIRMED_FORMATION),
        Question("M8", "cabinet dismissal", 4, dismissal),
        Question("M9", "no censure by the assembly", 4, censure),
        Question("M10", "dissolution of the assembly", 4, dissolving, UNCONFIRMED_DISSOLUTION),
        Question("M11", "judicial review", 4, judicial_review, UNCONFIRMED_REVIEW),
    ),
)
