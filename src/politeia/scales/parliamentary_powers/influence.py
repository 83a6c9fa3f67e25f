"""Items 1 to 9 of the Parliamentary Powers Index: the legislature's influence over the executive."""

from __future__ import annotations

import re

from politeia.language.model import Clause
from politeia.norms.model import Appointment, Procedure
from politeia.norms.persons import Ban
from politeia.norms.tallies import names_in
from politeia.scales.acts import Doing, agreeing, doings
from politeia.scales.appointing import ministers
from politeia.scales.branches import Branches, elected_by
from politeia.scales.confidence import impeachments, no_confidence, risked_by_vote
from politeia.scales.forcing import can_carry
from politeia.scales.model import Answer, Ground, between, scored, silent

SEAT = re.compile(
    r"\b(representative body|parliament|chamber|house|deput\w+|legislat\w+|assembly|congress|saeima|hural|seat)\b",
    re.IGNORECASE,
)
POST = re.compile(
    r"\b(minister\w*|government|cabinet|executive|civil office|office under|paid (post|office|work|position)|public office|state (service|office))\b",
    re.IGNORECASE,
)


def replaces_executive(branches: Branches) -> Answer:
    """1. The legislature alone impeaches the president or replaces the premier."""
    ways = (*impeachments(branches), *no_confidence(branches))
    if not ways:
        return scored(0, "no norm lets the legislature remove the head of state or turn out the government")
    found = [
        (way, can_carry(way.norm, branches.legislature, branches)) for way in ways if isinstance(way.norm, Procedure)
    ]
    sure = [way.ground for way, (always, _) in found if always]
    if sure:
        return scored(1, "the legislature carries it whatever the others do", *sure)
    some = [way.ground for way, (_, sometimes) in found if sometimes]
    grounds = [way.ground for way in ways]
    if some:
        return between(0, 0, 1, "whether others can stop it depends on what the text leaves open", *grounds)
    return scored(0, "every way needs a court, the voters or the executive", *grounds)


def ministers_may_sit(branches: Branches) -> Answer:
    """2. Ministers may be members of the legislature at the same time."""
    seats = {body.name for body in branches.chambers}
    members = branches.executive - {branches.head}
    bans = branches.institutions.bans
    found = [ban for ban in bans if set(ban.who) & members and SEAT.search(ban.act)] or _from_seats(bans, branches)
    if found:
        return scored(
            0, f"may not {found[0].act}", *(Ground(f"incompatibility {b.name}", b.citation) for b in found[:1])
        )
    sitting = [n for n in branches.institutions.norms if n.kind == "office" and n.name in members]
    for norm in sitting:
        for clause in norm.clauses:
            if clause.word == "member of" and clause.written in seats:
                return scored(1, "the office goes with a seat", Ground(f"office {norm.name}", norm.citation))
    return between(1, 0, 1, "no norm bars it; a statute may")


def _from_seats(bans: tuple[Ban, ...], branches: Branches) -> list[Ban]:
    """The bans on members holding posts, when they reach every chamber; one chamber left open is enough to sit in."""
    found = [ban for ban in bans if set(ban.who) & branches.legislature and POST.search(ban.act)]
    reached = {name for ban in found for name in ban.who}
    open_to = {body.name for body in branches.chambers} - reached
    whole = reached & (branches.legislature - {body.name for body in branches.chambers})
    return found if whole or not open_to else []


def interpellates(branches: Branches) -> Answer:
    """3. The legislature questions the executive, which must answer."""
    found = [item for item in doings("question the executive", branches) if item.shared(branches.legislature)]
    duties = [i for i in doings("answer questions", branches) if i.holders & branches.executive]
    answered = [i for i in found if any("answer" in c.written or "reply" in c.written for c in _clauses(i, branches))]
    if found and (duties or answered):
        return scored(1, "members ask, and an answer is due", *(item.ground for item in (*found, *duties)))
    if found:
        return between(1, 0, 1, "members ask; no norm makes an answer due", *(item.ground for item in found))
    return silent("no norm on questions to the executive")


def _clauses(doing: Doing, branches: Branches) -> tuple[Clause, ...]:
    kind, name = doing.ground.norm.split(" ", 1)
    return tuple(c for n in branches.institutions.norms if n.kind == kind and n.name == name for c in n.clauses)


def investigates(branches: Branches) -> Answer:
    """4. The legislature inquires into the executive without its consent."""
    every = (*doings("investigate the executive", branches), *doings("inquiry", branches))
    found = [item for item in every if item.shared(branches.legislature)]
    free = [item for item in found if not item.agreed & branches.executive]
    if free:
        return scored(1, "the legislature inquires without the executive's consent", *(item.ground for item in free))
    if found:
        return scored(0, "an inquiry needs the executive's consent", *(item.ground for item in found))
    return silent("no norm on inquiries")


def oversees_coercion(branches: Branches) -> Answer:
    """5. The legislature oversees the forces, police and intelligence effectively."""
    found = [item for item in doings("oversee the executive", branches) if item.shared(branches.legislature)]
    if found:
        return between(1, 0, 1, "a norm gives oversight; no norm shows whether it works", *(i.ground for i in found))
    return silent("no norm on oversight, and none could show that it works")


def appoints_premier(branches: Branches) -> Answer:
    """6. The legislature chooses the premier."""
    if not branches.premier:
        return scored(0, "there is no head of government beside the head of state")
    found = [item for item in branches.institutions.appointments if item.office == branches.premier]
    if not found:
        return _premier_by_election(branches)
    chosen = found[0]
    ground = Ground(f"appointment {chosen.office}", chosen.citation)
    by_legislature = (
        chosen.elected_by is not None and set(names_in(chosen.elected_by.value.actors)) <= branches.legislature
    )
    proposers = frozenset(names_in(chosen.nominated_by.value)) if chosen.nominated_by else frozenset()
    outside = (proposers | agreeing(chosen.consents)) - branches.legislature
    if by_legislature and not outside:
        return scored(1, "elected by the legislature on nobody else's proposal", ground)
    if outside & branches.executive or (
        chosen.appointed_by and set(names_in(chosen.appointed_by.value)) & branches.executive
    ):
        return scored(0, "the head of state chooses, and the legislature at most consents", ground)
    return scored(0, "the legislature's choice does not decide", ground)


def _premier_by_election(branches: Branches) -> Answer:
    kind, cited = elected_by(branches.premier, branches)
    grounds = tuple(Ground(f"office {branches.premier}", citation) for citation in cited)
    if kind == "assembly":
        return scored(1, "elected by the legislature", *grounds)
    return scored(0, "not elected by the legislature", *grounds) if kind else silent("no norm fills the office")


def confirms_ministers(branches: Branches) -> Answer:
    """7. The legislature's approval is needed for each minister, or it appoints them."""
    found = ministers(branches)
    if not found:
        return silent("no norm on the appointment of ministers")
    grounds = [Ground(f"appointment {item.office}", item.citation) for item in found]
    approved = [item for item in found if _needs_legislature(item, branches)]
    if len(approved) == len(found):
        return scored(1, "no minister without the legislature", *grounds)
    if approved:
        return between(0, 0, 1, "some ministers need the legislature, others do not", *grounds)
    return scored(0, "ministers are named without the legislature", *grounds)


def _needs_legislature(item: Appointment, branches: Branches) -> bool:
    electing = frozenset(names_in(item.elected_by.value.actors)) if item.elected_by else frozenset()
    return bool((electing | agreeing(item.consents)) & branches.legislature)


def lacks_president(branches: Branches) -> Answer:
    """8. There is no president, or the legislature elects the president."""
    if not branches.head:
        return scored(1, "no office has the role of head of state")
    kind, cited = elected_by(branches.head, branches)
    grounds = tuple(Ground(f"office {branches.head}", citation) for citation in cited)
    if kind == "assembly":
        return scored(1, "elected by the legislature", *grounds)
    if kind == "college":
        return between(1, 0, 1, "elected by a college in which the legislature sits with others", *grounds)
    return scored(0, f"chosen by {'the people' if kind == 'people' else 'others than the legislature'}", *grounds)


def turns_out_safely(branches: Branches) -> Answer:
    """9. The legislature votes the government out without putting its own term at risk."""
    votes = no_confidence(branches)
    if not votes:
        return scored(0, "no vote of the legislature turns out the government")
    risks = risked_by_vote(branches)
    if risks:
        return scored(
            0,
            "the executive may dissolve after the vote",
            *(item.ground for item in votes),
            *(item.ground for item in risks),
        )
    return scored(
        1, "a vote leads to the government's end, and no dissolution follows", *(item.ground for item in votes)
    )
