"""Items 10 to 18 of the Parliamentary Powers Index: the legislature's autonomy from the executive and the courts."""

from __future__ import annotations

import re

from politeia.language.contents import Actors, Consent, Text
from politeia.norms.tallies import names_in
from politeia.scales.acts import Doing, doings, initiators, ordinary_laws, parts_named_by
from politeia.scales.branches import Branches
from politeia.scales.confidence import dissolved_by_executive
from politeia.scales.decrees import decrees_with_force_of_law
from politeia.scales.model import Answer, Ground, between, scored, silent
from politeia.scales.veto import veto_of

PERSON = re.compile(r"\b(arrest\w*|detain\w*|detention|prosecut\w*|criminal)\b", re.IGNORECASE)


def cannot_be_dissolved(branches: Branches) -> Answer:
    """10. The executive cannot dissolve the legislature."""
    begun = dissolved_by_executive(branches)
    if not begun:
        return scored(1, "no norm lets the executive dissolve a chamber")
    done = [item for item in begun if item.holders & branches.executive]
    if done:
        return scored(0, "the executive dissolves it", *(item.ground for item in done))
    return between(1, 0, 1, "the executive proposes it, and others decide", *(item.ground for item in begun))


def no_decrees(branches: Branches) -> Answer:
    """11. The executive issues no decrees with the force of law."""
    own, delegated = decrees_with_force_of_law(branches)
    if own:
        return scored(0, "acts of the executive have the force of law", *(item.ground for item in own))
    if delegated:
        return scored(1, "only by delegation, which does not count", *(item.ground for item in delegated))
    plain = [item for item in doings("issue decrees", branches) if item.holders & branches.executive]
    grounds = [item.ground for item in plain]
    return scored(1, "no act of the executive has the force of law", *grounds)


def overrides_by_majority(branches: Branches) -> Answer:
    """12. Laws are proof against a veto: there is none, or a simple majority overrides."""
    veto = veto_of(branches)
    if veto is None:
        return silent("the edition encodes no ordinary law")
    low, high = (1 if level <= 1 else 0 for level in (veto.most, veto.least))
    if low == high:
        return scored(low, veto.words, *veto.grounds)
    return between(low, low, high, veto.words, *veto.grounds)


def no_review(branches: Branches) -> Answer:
    """13. Laws are supreme: no court reviews them."""
    courts = frozenset((*branches.courts, "courts"))
    found = [item for item in doings("review laws", branches) if item.holders & courts]
    if found:
        return scored(0, "a court reviews laws", *(item.ground for item in found))
    return between(1, 0, 1, "no norm in the text lets a court void a law; case law may")


def no_gatekeeping(branches: Branches) -> Answer:
    """14. Members may initiate bills in every area; the budget is disregarded."""
    laws = ordinary_laws(branches.institutions)
    if not laws:
        return silent("the edition encodes no ordinary law")
    grounds = [Ground(f"procedure {law.name}", law.citation) for law in laws]
    if not any(initiators(law) & branches.legislature for law in laws):
        return scored(0, "members of the legislature initiate no ordinary law", *grounds)
    other = _needing_executive("introduce reserved bills", branches)
    if other:
        return scored(0, "some bills need the executive", *(item.ground for item in other))
    money = _needing_executive("introduce money bills", branches)
    if money:
        words = "only money bills need the executive; whether that is the budget, which is disregarded, is open"
        return between(1, 0, 1, words, *(item.ground for item in money))
    return scored(1, "members initiate laws, and no matter is kept for the executive", *grounds)


def _needing_executive(act: str, branches: Branches) -> list[Doing]:
    """The norms by which bills of a kind are brought in only with the executive's agreement."""
    return [item for item in doings(act, branches) if item.agreed & branches.executive]


def no_impoundment(branches: Branches) -> Answer:
    """15. Money that the legislature appropriates must be spent."""
    found = [i for i in doings("withhold appropriations", branches) if i.holders & branches.executive]
    if found:
        return scored(0, "the executive may withhold it", *(item.ground for item in found))
    return silent("no norm lets the executive withhold money, and none forbids it", point=1)


def controls_own_budget(branches: Branches) -> Answer:
    """16. The legislature fixes its own funds."""
    found = [item for item in doings("approve own budget", branches) if item.holders & branches.legislature]
    if found:
        return scored(1, "the legislature fixes its funds", *(item.ground for item in found))
    return silent("no norm on the legislature's own funds")


def immune(branches: Branches) -> Answer:
    """17. Members are immune from arrest and prosecution; lifting it needs the legislature."""
    grounds: list[Ground] = []
    for norm in branches.institutions.norms:
        clauses = {clause.word: clause for clause in norm.clauses}
        who = clauses.get("who")
        if norm.kind != "immunity" or who is None or not isinstance(who.value, Actors):
            continue
        if not set(names_in(who.value)) & branches.legislature:
            continue
        protects = " ".join(c.value.words for c in norm.clauses if c.word == "protects" and isinstance(c.value, Text))
        if not PERSON.search(protects):
            continue
        grounds.append(Ground(f"immunity {norm.name}", norm.citation))
        lifted = clauses.get("lifted by")
        value = lifted.value if lifted else None
        lifting = value.actors if isinstance(value, Consent) else value
        if isinstance(lifting, Actors) and set(names_in(lifting)) & branches.legislature:
            return scored(1, "only the legislature lifts it", grounds[-1])
    if grounds:
        return between(0, 0, 1, "a privilege stands, and no norm makes its lifting depend on the legislature", *grounds)
    return silent("no norm on immunity from arrest and prosecution")


def all_elected(branches: Branches) -> Answer:
    """18. Every seat of every chamber is filled by election."""
    grounds: list[Ground] = []
    unknown = not branches.chambers
    for body in branches.chambers:
        ground = Ground(f"body {body.name}", body.citation)
        named = [part for part in body.parts if part.how != "elected"]
        if named or parts_named_by(body, branches.executive):
            seats = sum(part.seats for part in named)
            return scored(0, f"{seats} seats of {body.name} are filled without election", ground)
        elected = bool(body.parts) or any(item.subject == body.name for item in branches.institutions.elections)
        unknown = unknown or not elected
        grounds.append(ground)
    if unknown:
        return between(1, 0, 1, "no norm says how some seats are filled", *grounds)
    return scored(1, "every seat is filled by election", *grounds)
