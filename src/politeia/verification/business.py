"""Deciding claims on the business of parliament: who brings in which bills, whose questions are answered, money without a budget."""

from __future__ import annotations

from politeia.language.questions import ClaimForm, CoalitionMember, PropertySyntax
from politeia.norms.cited import Consents
from politeia.norms.model import Duty, Institutions, Power
from politeia.norms.tallies import names_in
from politeia.transition.consents import members_of
from politeia.verification.courses import suffices
from politeia.verification.model import Step
from politeia.verification.ruling import Rule, Ruled, holders, procedures, ruled, silent

GATES = ("introduce money bills", "introduce reserved bills")
"""Roles of acts by which bills of some subject are brought in."""
WITHOUT_BUDGET = "spend without a budget"
QUESTION = "question the executive"
ANSWER = "answer questions"


def _brings_every_bill(asked: PropertySyntax, institutions: Institutions) -> Ruled:
    """Whether a coalition can begin a law, and no bill of some subject waits for the word of others."""
    assert asked.claim.coalition is not None
    members = asked.claim.coalition.members
    who = " and ".join(_in_words(member) for member in members)
    shows = f"Which bills {who} can bring in:"
    ways = procedures(asked, institutions)
    if not ways:
        return silent(shows, "The encoded text has no procedure of ordinary law.")
    open_ways = [item for item in ways if item.initiated_by and suffices(members, item.initiated_by, institutions)]
    steps = [
        Step(who, f"may begin {item.name}", (item.initiated_by.citation,)) for item in open_ways if item.initiated_by
    ]
    gates: list[str] = []
    for power in (item for item in institutions.powers if set(GATES) & set(item.roles)):
        alone = suffices(members, power.held_by, institutions)
        others = _others(power.consents, members, institutions)
        cited = tuple(dict.fromkeys((power.citation, *_cited(power.consents))))
        if others:
            steps.append(Step(" and ".join(others), f"must agree: {power.name}", cited))
        elif not alone:
            steps.append(Step(power.held_by.value.written, f"alone may {power.name}", cited))
        gates += [power.name] if others or not alone else []
    if not open_ways:
        return ruled(False, shows, steps, "No procedure of ordinary law is open to them.")
    told = (
        f"Not so for this: {', '.join(gates)}."
        if gates
        else "The encoded norms make no bill wait for the word of others."
    )
    return ruled(not gates, shows, steps, told)


def _in_words(member: CoalitionMember) -> str:
    if member.threshold is None:
        return f"{member.count} members of {member.name}" if member.count else member.name
    share = "a majority" if member.threshold.strict else str(member.threshold.share)
    return f"{share} of {member.name}"


def _others(consents: Consents, members: tuple[CoalitionMember, ...], institutions: Institutions) -> list[str]:
    """Those whose agreement an act needs and who are not of the coalition."""
    own = {chamber for member in members for chamber in (member.name, *members_of(member.name, institutions))}
    needed = [name for actors in (*consents.proposed_by, *consents.countersigned_by) for name in names_in(actors.value)]
    needed += [name for consent in consents.consent_of for name in names_in(consent.value.actors)]
    needed += [item.value for item in consents.opinion_of]
    return [name for name in dict.fromkeys(needed) if name not in own]


def _cited(consents: Consents) -> tuple[str, ...]:
    return (
        *(item.citation for item in (*consents.proposed_by, *consents.countersigned_by)),
        *(item.citation for item in consents.consent_of),
        *(item.citation for item in consents.opinion_of),
    )


def _spending_bounded(_: PropertySyntax, institutions: Institutions) -> Ruled:
    """Whether somebody may spend when a year begins without a budget, and each way has an end."""
    shows = "When a year begins without a budget:"
    found = [item for item in institutions.powers if WITHOUT_BUDGET in item.roles]
    if not found:
        return silent(shows, "The encoded text does not say who may spend when a year begins without a budget.")
    steps = [
        Step(
            item.held_by.value.written,
            f"may {item.name}, " + (f"for {item.lasts.value}" if item.lasts else "without an end"),
            tuple(dict.fromkeys((item.citation, *((item.lasts.citation,) if item.lasts else ())))),
        )
        for item in found
    ]
    endless = [item.name for item in found if item.lasts is None]
    told = f"Nothing bounds this: {', '.join(endless)}." if endless else "The state has money, and not a free hand."
    return ruled(not endless, shows, steps, told)


def _must_answer_questions(asked: PropertySyntax, institutions: Institutions) -> Ruled:
    """Whether one member may question somebody, and an answer is owed within a time, by them, their members or their head."""
    who, chamber = holders(asked)[0], asked.claim.subject
    shows = f"When a member of {chamber} has a question to {who}:"
    known = [item for item in institutions.powers if QUESTION in item.roles]
    if not known:
        return silent(shows, "The encoded text does not speak of questions to the executive.")
    one = (CoalitionMember(chamber, None, 1),)
    askers = [item for item in known if _may_ask(item, one, institutions)]
    bearers = {who, *members_of(who, institutions), institutions.with_role("head of government")}
    owed = [item for item in institutions.duties if ANSWER in item.roles and bearers & set(names_in(item.by.value))]
    steps = [Step(item.held_by.value.written, f"may {item.name}", (item.citation,)) for item in askers]
    steps += [Step(item.by.value.written, f"must {item.must.value}{_by_when(item)}", _articles(item)) for item in owed]
    if not askers or not owed:
        lacks = f"lets a single member of {chamber} question" if not askers else "makes an answer a duty of"
        return ruled(False, shows, steps, f"No norm in force {lacks} {who}.")
    timed = any(item.within is not None and item.within.value.duration is not None for item in owed)
    return ruled(timed, shows, steps, "An answer is owed in time." if timed else "An answer is owed, and no time runs.")


def _may_ask(power: Power, one: tuple[CoalitionMember, ...], institutions: Institutions) -> bool:
    return suffices(one, power.held_by, institutions)


def _by_when(duty: Duty) -> str:
    return f", within {duty.within.value.duration}" if duty.within and duty.within.value.duration else ""


def _articles(duty: Duty) -> tuple[str, ...]:
    return tuple(dict.fromkeys((duty.must.citation, *((duty.within.citation,) if duty.within else ()))))


RULES_ON_BUSINESS: dict[ClaimForm, Rule] = {
    ClaimForm.BRINGS_EVERY_BILL: _brings_every_bill,
    ClaimForm.SPENDING_BOUNDED: _spending_bounded,
    ClaimForm.MUST_ANSWER_QUESTIONS: _must_answer_questions,
}
"""Each claim of this kind with the rule that settles it."""
