"""The Comparative Constitutions Project's indices of executive power and of the independence of judges."""

from __future__ import annotations

import re
from fractions import Fraction

from politeia.norms.model import Procedure, Stage
from politeia.norms.tallies import names_in
from politeia.scales.acts import Doing, doings, initiators, ordinary_laws
from politeia.scales.appointing import namings_to_courts
from politeia.scales.branches import Branches
from politeia.scales.confidence import dissolved_by_executive
from politeia.scales.decrees import plain_decrees
from politeia.scales.model import Answer, Ground, Measure, Question, scored, silent
from politeia.scales.post_communist_presidencies import returns_laws

INDEPENDENCE = re.compile(r"\bindependen\w+ of (the )?(\w+ )?(judges|courts|judiciary|justice)\b", re.IGNORECASE)
TENURE = re.compile(r"\btenure of judges\b|\bjudges? .*\bfor life\b", re.IGNORECASE)
PAY = re.compile(r"\b(pay|salar\w+|compensation|remuneration) of judges\b", re.IGNORECASE)
LIFE = re.compile(r"\b(for life|good behaviour|permanent|irremovable|irrevocable|until retirement)\b", re.IGNORECASE)
JUDGES = re.compile(r"\b(judges?|justices?)\b", re.IGNORECASE)
TWO_THIRDS = Fraction(2, 3)


def _any(found: list[Ground], yes: str, no: str) -> Answer:
    return scored(1, yes, *found) if found else scored(0, no)


def _executive(found: tuple[Doing, ...], branches: Branches) -> list[Ground]:
    return [item.ground for item in found if item.holders & branches.executive]


def initiates_laws(branches: Branches) -> Answer:
    """The executive may initiate legislation."""
    found = [
        Ground(f"procedure {law.name}", law.citation)
        for law in ordinary_laws(branches.institutions)
        if initiators(law) & branches.executive
    ]
    return _any(found, "the executive initiates laws", "no norm lets the executive initiate laws")


def issues_decrees(branches: Branches) -> Answer:
    """The executive may issue decrees."""
    found = _executive(plain_decrees(branches), branches)
    return _any(found, "the executive issues decrees", "no norm lets the executive issue decrees")


def proposes_amendments(branches: Branches) -> Answer:
    """The executive may propose constitutional amendments."""
    found = [
        Ground(f"amendment {item.name}", item.citation)
        for item in branches.institutions.procedures
        if item.kind == "amendment" and initiators(item) & branches.executive
    ]
    return _any(found, "the executive proposes amendments", "no norm lets the executive propose amendments")


def declares_emergency(branches: Branches) -> Answer:
    """The executive may declare an emergency."""
    found = [
        Ground(f"emergency {item.name}", item.citation)
        for item in branches.institutions.emergencies
        if set(names_in(item.by.value)) & branches.executive
    ]
    return _any(found, "the executive declares it", "no norm lets the executive declare it")


def challenges_laws(branches: Branches) -> Answer:
    """The executive may challenge the constitutionality of legislation."""
    reviews = doings("review laws", branches)
    found = _executive(doings("refer laws to review", branches), branches) + [
        item.ground for item in reviews if _begins(item) & branches.executive
    ]
    return _any(found, "the executive brings laws before a court", "no norm lets the executive challenge laws")


def _begins(doing: Doing) -> frozenset[str]:
    begun = getattr(doing.norm, "initiated_by", None)
    return frozenset(names_in(begun.value)) if begun is not None else frozenset()


def dissolves(branches: Branches) -> Answer:
    """The executive may dissolve the legislature."""
    found = [item.ground for item in dissolved_by_executive(branches)]
    return _any(found, "the executive dissolves a chamber", "no norm lets the executive dissolve a chamber")


# -- judges ----------------------------------------------------------------------------------------------------------


def _norms_named(pattern: re.Pattern[str], branches: Branches) -> list[Ground]:
    return [
        Ground(f"{norm.kind} {norm.name}", norm.citation)
        for norm in branches.institutions.norms
        if pattern.search(norm.name)
    ]


def declared_independent(branches: Branches) -> Answer:
    """The text says that judges are independent."""
    found = _norms_named(INDEPENDENCE, branches)
    return scored(1, "the text says so", *found) if found else silent("no norm says so in the encoded text")


def life_tenure(branches: Branches) -> Answer:
    """Judges of the highest ordinary court serve for life or during good behaviour."""
    for norm in branches.institutions.norms:
        if TENURE.search(norm.name):
            said = " ".join(clause.written for clause in norm.clauses if clause.word == "means")
            return scored(int(bool(LIFE.search(said))), said, Ground(f"{norm.kind} {norm.name}", norm.citation))
    return silent("no norm on the tenure of judges")


def named_by_two(branches: Branches) -> Answer:
    """A judicial council, or at least two actors, name the judges of the highest court."""
    every = namings_to_courts(branches, ("supreme court",))
    found = tuple(item for item in every if JUDGES.search(item.office)) or every
    if not found:
        return silent("no norm on naming judges of the highest ordinary court")
    least = min(len(item.chosen | item.agreed) for item in found)
    return scored(int(least >= 2), f"{least} must agree", *(item.ground for item in found))


def _removals(branches: Branches) -> tuple[Procedure, ...]:
    courts = [name for name in branches.courts if name]
    return tuple(
        item
        for item in branches.institutions.procedures
        if item.kind == "removal" and (JUDGES.search(item.name) or any(name in item.name for name in courts))
    )


def hard_to_remove(branches: Branches) -> Answer:
    """Removal needs a supermajority of the legislature, or a proposer outside executive and legislature."""
    found = _removals(branches)
    if not found:
        return silent("no norm on removing judges")
    grounds = [Ground(item.kind + item.name.removeprefix("removal of"), item.citation) for item in found]
    hard = all(any(_supermajority(stage) for stage in item.stages) for item in found)
    outside = all(not initiators(item) & (branches.legislature | branches.executive) for item in found)
    return scored(int(hard or outside), "hard" if hard or outside else "an ordinary majority removes", *grounds)


def _supermajority(stage: Stage) -> bool:
    return stage.needs is not None and stage.needs.value.share >= TWO_THIRDS


def removed_for_cause(branches: Branches) -> Answer:
    """Judges are removed for named grounds alone."""
    found = _removals(branches)
    if not found:
        return silent("no norm on removing judges")
    grounds = [Ground(item.kind + item.name.removeprefix("removal of"), item.citation) for item in found]
    return scored(int(all(item.ground for item in found)), "grounds are named or not", *grounds)


def protected_pay(branches: Branches) -> Answer:
    """Judges' pay cannot be cut."""
    found = _norms_named(PAY, branches)
    return scored(1, "the text protects it", *found) if found else silent("no norm protects it in the encoded text")


SOURCE = (
    "Elkins, Ginsburg and Melton, The Endurance of National Constitutions, 2009; comparativeconstitutionsproject.org"
)
EXECUTIVE_POWER = Measure(
    "executive power",
    "Executive power index",
    SOURCE,
    (
        Question("E1", "initiates legislation", 1, initiates_laws),
        Question("E2", "issues decrees", 1, issues_decrees),
        Question("E3", "initiates constitutional amendments", 1, proposes_amendments),
        Question("E4", "declares an emergency", 1, declares_emergency),
        Question("E5", "vetoes legislation", 1, returns_laws),
        Question("E6", "challenges the constitutionality of legislation", 1, challenges_laws),
        Question("E7", "dissolves the legislature", 1, dissolves),
    ),
)
JUDICIAL_INDEPENDENCE = Measure(
    "judicial independence",
    "Judicial independence index",
    SOURCE,
    (
        Question("J1", "judges are declared independent", 1, declared_independent),
        Question("J2", "they serve for life or good behaviour", 1, life_tenure),
        Question("J3", "a council or two actors name them", 1, named_by_two),
        Question("J4", "they are hard to remove", 1, hard_to_remove),
        Question("J5", "they are removed for cause alone", 1, removed_for_cause),
        Question("J6", "their pay is protected", 1, protected_pay),
    ),
)
