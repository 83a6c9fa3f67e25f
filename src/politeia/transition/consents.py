"""Whose consent performs an act: actors and thresholds of a norm, turned into seats."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction

from politeia.diagnostics.model import failure
from politeia.language.contents import Actor, Actors, AnyMember, Base, Consent, Named, Share, Threshold
from politeia.norms.cited import Cited, Consents
from politeia.norms.model import Appointment, Body, Institutions, Stage
from politeia.norms.votes import votes_needed
from politeia.transition.attendance import VOTERS, counted, counted_in_part, there
from politeia.transition.model import AllOf, AnyOf, ConsentOf, Holder, Votes

MAJORITY = Threshold(Fraction(1, 2), True, Base.ALL_MEMBERS, written="majority of all members")

OF_VOTERS = Threshold(Fraction(1, 2), False, Base.PRESENT, written="half of those who vote")
"""What it takes to decide an election where the voters are counted: a tie is nobody's, and an election is held all the same."""

WEIGHED = (Base.WEIGHTED_VOTES, Base.INHABITANTS)
"""Bases that count what members weigh, not how many they are."""


def members_of(actor: str, institutions: Institutions) -> tuple[str, ...]:
    """The chambers that a joint body consists of, or the actor itself."""
    body = institutions.body(actor)
    return body.consists_of if body is not None and body.consists_of else (actor,)


def decision(actor: str, threshold: Threshold | None, institutions: Institutions) -> ConsentOf:
    """What it takes for an office or body to say yes.

    A body with seats needs its threshold and its quorum, whichever is higher: hostile members can stay away as well
    as vote no. A body without a number of seats, and an office, act as one.
    """
    known = institutions.by_name.setdefault("decision", {})
    found: ConsentOf | None = known.get((actor, threshold))
    if found is None:
        found = known[actor, threshold] = _decision(actor, threshold, institutions)
    return found


def _decision(actor: str, threshold: Threshold | None, institutions: Institutions) -> ConsentOf:
    chambers = members_of(actor, institutions)
    if (together := _together(actor, threshold, institutions)) is not None:
        return together
    if chambers != (actor,):
        return AllOf(tuple(decision(chamber, threshold, institutions) for chamber in chambers))
    part = institutions.part(actor)
    if part is not None:
        seats = part[1].seats
        if seats <= 1:
            return Holder(actor)
        share = threshold or MAJORITY
        return Votes(actor, votes_needed(share, counted_in_part(part[1], share.base)), seats, part[0].name)
    body = institutions.body(actor)
    if body is None or body.seats == 0:
        return Holder(actor)
    if threshold is not None and threshold.base in WEIGHED:
        weight = body.weight(threshold.base)
        return Votes(f"{threshold.base.value} of {actor}", votes_needed(threshold, weight), weight)
    share = threshold or (OF_VOTERS if actor == VOTERS else MAJORITY)
    by_vacancy = tuple(_needed((item,), share, item.quorum) for item in _vacancies(body))
    return Votes(actor, _needed((body,), share, body.quorum), body.seats, by_vacancy=by_vacancy)


def _vacancies(body: Body) -> tuple[Body, ...]:
    """The body with each number of vacant seats that it can have in a game; nothing where none of them is filled."""
    return tuple(replace(body, vacant=count) for count in range(body.vacant + 1)) if body.refilled else ()


def _needed(bodies: tuple[Body, ...], threshold: Threshold, quorum: Cited[Threshold] | None) -> int:
    """The votes for a yes of these bodies counted together: the threshold, or the quorum where it is higher."""

    def votes(share: Threshold) -> int:
        return votes_needed(share, sum(counted(body, share.base) for body in bodies))

    return votes(threshold) if quorum is None else max(votes(threshold), votes(quorum.value))


def _together(actor: str, threshold: Threshold | None, institutions: Institutions) -> Votes | None:
    """What a joint body that counts its chambers together needs; None for every other actor."""
    body = institutions.body(actor)
    if body is None or not body.pooled:
        return None
    chambers = _chambers(actor, institutions)
    seats = sum(chamber.seats for chamber in chambers)
    return Votes(actor, _needed(chambers, threshold or MAJORITY, body.quorum), seats)


def _chambers(actor: str, institutions: Institutions) -> tuple[Body, ...]:
    found = (institutions.body(name) for name in members_of(actor, institutions))
    return tuple(body for body in found if body is not None)


def refusal(actor: str, threshold: Threshold | None, institutions: Institutions) -> ConsentOf:
    """What it takes to keep an office or body from saying yes: the blocking share of any chamber that must agree."""
    chambers = members_of(actor, institutions)
    if chambers != (actor,) and _together(actor, threshold, institutions) is None:
        return AnyOf(tuple(refusal(chamber, threshold, institutions) for chamber in chambers))
    yes = decision(actor, threshold, institutions)
    if isinstance(yes, Votes):
        absent = sum(body.absent for body in _chambers(actor, institutions))
        missing = sum(body.seats - there(body) for body in _chambers(actor, institutions))
        part = institutions.part(actor)
        missing += part[1].absent if part is not None else 0

        def left(needed: int, gone: int) -> int:
            return max(1, yes.seats - gone - needed + 1)

        by_vacancy = tuple(left(needed, vacant + absent) for vacant, needed in enumerate(yes.by_vacancy))
        return replace(yes, needed=left(yes.needed, missing), by_vacancy=by_vacancy)
    return yes


def decisions(actors: Actors, threshold: Threshold | None, institutions: Institutions) -> ConsentOf:
    """What it takes for a list of actors to say yes: any of them, or all when the list says each or jointly."""
    found = tuple(_one(member, threshold, institutions, "") for member in actors.members)
    return _joined(found, every=actors.mode != "any")


def refusals(actors: Actors, threshold: Threshold | None, institutions: Institutions) -> ConsentOf:
    """What it takes to keep a list of actors from saying yes."""
    found = tuple(
        refusal(member.name, threshold, institutions)
        if isinstance(member, Named)
        else _one(member, threshold, institutions, "")
        for member in actors.members
    )
    return _joined(found, every=actors.mode == "any")


def stage_decision(stage: Stage, institutions: Institutions) -> ConsentOf:
    """What it takes to say yes at a stage: every threshold that is needed, or one that suffices instead of them."""
    needed = _asked(stage, institutions)
    every = both(*(_deciding(stage, item.value if item else None, institutions) for item in needed))
    instead = tuple(both(*(_deciding(stage, item.value, institutions) for item in line)) for line in stage.or_needs)
    return AnyOf((every, *instead)) if instead else every


def _asked(stage: Stage, institutions: Institutions) -> tuple[Cited[Threshold] | None, ...]:
    """The shares that a stage asks for; where the voters are counted, also what carries their vote."""
    needed = (stage.needs, *stage.also_needs)
    if not _voters_decide(stage, institutions):
        return needed
    if any(item.value.base is Base.UNITS for item in stage.carried_if):
        raise failure(
            "Q116",
            f"{stage.name} is carried by a share of units, and how the voters of each unit vote is not known",
            expectation="A share of the voters can be counted where the text counts voters, and not regions.",
            remedy="Ask about the voters as a whole: “voters” without a share.",
        )
    carried = tuple(item for item in (*needed, *stage.carried_if) if item is not None)
    return carried or (None,)


def _voters_decide(stage: Stage, institutions: Institutions) -> bool:
    """Whether the voters decide at a stage and the question counts them."""
    named = [member.name for member in stage.by.value.members if isinstance(member, Named)]
    return named == [VOTERS] and institutions.body(VOTERS) is not None


def _quorum(stage: Stage, institutions: Institutions) -> Cited[Threshold] | None:
    """Who must be there: the quorum of a body, or the turnout without which a vote of the people is not valid."""
    return stage.quorum or (stage.valid_if if _voters_decide(stage, institutions) else None)


def _deciding(stage: Stage, threshold: Threshold | None, institutions: Institutions) -> ConsentOf:
    """A yes at one threshold with the quorum; at a tie, half of the members and whoever has the casting vote.

    A share of one part is reached by votes of that part, and the quorum by members of whoever decides.
    """
    if _counts_others(stage, threshold):
        there = decisions(stage.by.value, stage.quorum.value, institutions) if stage.quorum is not None else None
        return both(decisions(_voting(stage, threshold), threshold, institutions), there)
    yes = _attended(decisions(stage.by.value, threshold, institutions), stage, institutions)
    tie = _tie(stage, yes, institutions)
    return yes if tie is None else AnyOf((yes, tie))


def _attended(yes: ConsentOf, stage: Stage, institutions: Institutions) -> ConsentOf:
    """A yes of a body also needs the members whom the quorum of the stage asks for."""
    asked_for = _quorum(stage, institutions)
    if asked_for is None or isinstance(yes, Holder):
        return yes
    if isinstance(yes, Votes):
        quorum = asked_for.value
        chambers = _chambers(yes.body, institutions)
        of = sum(counted(body, quorum.base) for body in chambers) or yes.seats
        asked = (votes_needed(quorum, counted(item, quorum.base)) for body in chambers for item in _vacancies(body))
        by_vacancy = tuple(max(pair) for pair in zip(yes.by_vacancy, asked, strict=False))
        return replace(yes, needed=max(yes.needed, votes_needed(quorum, of)), by_vacancy=by_vacancy)
    parts = tuple(_attended(part, stage, institutions) for part in yes.consents)
    return AllOf(parts) if isinstance(yes, AllOf) else AnyOf(parts)


def absence(stage: Stage, institutions: Institutions) -> ConsentOf:
    """What it takes to break the quorum of a stage: so many members that too few are left."""
    asked_for = _quorum(stage, institutions)
    quorum = asked_for.value if asked_for else None
    return refusals(stage.by.value, quorum, institutions)


def too_few(stage: Stage, institutions: Institutions) -> bool:
    """Whether so many members are away in the situation that the quorum of a stage is broken without anybody's doing."""
    asked_for = _quorum(stage, institutions)
    bodies = [institutions.body(member.name) for member in stage.by.value.members if isinstance(member, Named)]
    if asked_for is None or len(bodies) != 1 or bodies[0] is None or bodies[0].refilled or not bodies[0].seats:
        return False
    return there(bodies[0]) < votes_needed(asked_for.value, counted(bodies[0], asked_for.value.base))


def _tie(stage: Stage, yes: ConsentOf, institutions: Institutions) -> ConsentOf | None:
    """Half of the votes with the casting vote; None when no tie is possible or nobody may break it."""
    if stage.casting_vote is None or not isinstance(yes, Votes) or 2 * (yes.needed - 1) != yes.seats:
        return None
    half = replace(yes, needed=yes.seats // 2, by_vacancy=())
    return AllOf((half, decisions(stage.casting_vote.value, None, institutions)))


def stage_agreement(stage: Stage, institutions: Institutions) -> ConsentOf:
    """What it takes for a stage to lead to its yes.

    Where each member has several votes that nothing tells apart, those who keep together give several persons the same
    number, and nobody can bring one of them out ahead.
    """
    return stage_decision(stage, institutions) if stage.votes_each < 2 else AnyOf(())


def stage_tie(stage: Stage, institutions: Institutions) -> ConsentOf:
    """What it takes for a stage to end in a tie; nobody where none is possible.

    Half of an even body, voting against the other half; or whoever could say yes, where each member has several votes.
    """
    yes = stage_decision(stage, institutions)
    if stage.votes_each > 1:
        return yes
    if isinstance(yes, Votes) and 2 * (yes.needed - 1) == yes.seats:
        return replace(yes, needed=yes.seats // 2, by_vacancy=())
    return AnyOf(())


def stage_refusal(stage: Stage, institutions: Institutions) -> ConsentOf:
    """What it takes to keep a stage from saying yes, by any way to a yes."""
    needed = _asked(stage, institutions)
    one = tuple(_refusing(stage, item.value if item else None, institutions) for item in needed)
    instead = tuple(_one_of(_refusing(stage, item.value, institutions) for item in line) for line in stage.or_needs)
    return both(_one_of(one), *instead)


def _one_more(votes: Votes) -> Votes:
    return replace(votes, needed=votes.needed + 1, by_vacancy=tuple(needed + 1 for needed in votes.by_vacancy))


def _one_of(consents: Iterable[ConsentOf]) -> ConsentOf:
    """One of the consents suffices; a single one is itself."""
    found = tuple(dict.fromkeys(consents))
    return found[0] if len(found) == 1 else AnyOf(found)


def _voting(stage: Stage, threshold: Threshold | None) -> Actors:
    """Whose votes a share at a stage counts: those of the body that it names, such as one part, or of whoever decides."""
    return Actors((Named(threshold.body),)) if threshold is not None and threshold.body else stage.by.value


def _counts_others(stage: Stage, threshold: Threshold | None) -> bool:
    """Whether a share counts the votes of others than of all who decide at the stage."""
    named = [member.name for member in stage.by.value.members if isinstance(member, Named)]
    return threshold is not None and bool(threshold.body) and named != [threshold.body]


def _refusing(stage: Stage, threshold: Threshold | None, institutions: Institutions) -> ConsentOf:
    no = refusals(_voting(stage, threshold), threshold, institutions)
    if _counts_others(stage, threshold):
        return no
    if stage.tied is not None and stage.votes_each < 2 and isinstance(no, Votes) and 2 * no.needed == no.seats:
        return _one_more(no)
    tie = _tie(stage, decisions(stage.by.value, threshold, institutions), institutions)
    if tie is None or not isinstance(no, Votes) or stage.casting_vote is None:
        return no
    more = _one_more(no)
    return AnyOf((more, AllOf((no, decisions(stage.casting_vote.value, None, institutions)))))


def initiation(actors: Actors, institutions: Institutions, default_body: str = "") -> ConsentOf:
    """What it takes to begin: any of the initiators; a share without a body is of `default_body`."""
    found = tuple(_one(member, None, institutions, default_body) for member in actors.members)
    return _joined(found, every=actors.mode != "any")


def agreements(consents: Consents, institutions: Institutions) -> tuple[ConsentOf, ...]:
    """All whose agreement an act needs beside its holder: proposers, consents, opinions, countersignatures."""
    found: list[ConsentOf] = []
    for proposers in (*consents.proposed_by, *consents.countersigned_by):
        found.append(initiation(proposers.value, institutions))
    for consent in consents.consent_of:
        found.append(body_consent(consent, institutions))
    for opinion in consents.opinion_of:
        found.append(decision(opinion.value, None, institutions))
    return tuple(found)


def body_consent(consent: Cited[Consent], institutions: Institutions) -> ConsentOf:
    """The consent of a body at its threshold (a majority of all members where the clause leaves it to the rule)."""
    return decisions(consent.value.actors, consent.value.threshold, institutions)


def appointment_consent(appointment: Appointment, institutions: Institutions) -> ConsentOf:
    """Whose consent fills an office: who nominates, who must agree, and who appoints or elects."""
    return both(
        initiation(appointment.nominated_by.value, institutions) if appointment.nominated_by else None,
        *agreements(appointment.consents, institutions),
        body_consent(appointment.elected_by, institutions) if appointment.elected_by else None,
        decisions(appointment.appointed_by.value, None, institutions) if appointment.appointed_by else None,
    )


def _one(member: Actor, threshold: Threshold | None, institutions: Institutions, default_body: str) -> ConsentOf:
    if isinstance(member, Named):
        return decision(member.name, threshold, institutions)
    if isinstance(member, AnyMember):
        return _members(member.body, institutions, None)
    return _members(member.threshold.body or default_body, institutions, member)


def _members(body: str, institutions: Institutions, share: Share | None) -> ConsentOf:
    """A group of members without a vote of their body: no quorum is needed to sign an initiative."""
    chambers = members_of(body, institutions)
    seats = [found.seats for name in chambers if (found := institutions.body(name)) is not None]
    if not seats or not all(seats):
        return Holder(body)
    if share is None:
        return _joined(tuple(Votes(name, 1, count) for name, count in zip(chambers, seats, strict=True)), every=False)
    if len(chambers) == 1:
        return Votes(body, votes_needed(share.threshold, seats[0]), seats[0])
    return Votes(body, votes_needed(share.threshold, sum(seats)), sum(seats))


def _joined(found: tuple[ConsentOf, ...], *, every: bool) -> ConsentOf:
    if len(found) == 1:
        return found[0]
    return AllOf(found) if every else AnyOf(found)


def both(*consents: ConsentOf | None) -> ConsentOf:
    """All of the given consents, leaving out None."""
    found = tuple(consent for consent in consents if consent is not None)
    return found[0] if len(found) == 1 else AllOf(found)


def describe(consent: ConsentOf) -> str:
    """Whose consent it is, in words: "the President", "at least 66 of the 98 members of Mazhilis"."""
    if isinstance(consent, Holder):
        return consent.actor
    if isinstance(consent, Votes) and consent.body == VOTERS:
        return f"{percent(consent.needed, consent.seats)} of the voters"
    if isinstance(consent, Votes):
        return (
            consent.body
            if consent.needed == consent.seats == 1
            else f"{consent.needed} of {consent.seats} in {consent.body}"
        )
    parts = tuple(dict.fromkeys(_alike(consent)))
    if isinstance(consent, AllOf):
        return " and ".join(dict.fromkeys(_with_parts(parts)))
    return " or ".join(dict.fromkeys(describe(part) for part in parts)) or "nobody"


def _with_parts(consents: tuple[ConsentOf, ...]) -> Iterator[str]:
    """Every consent in words; votes of parts with those of their body, because the members are the same people."""
    votes = [item for item in consents if isinstance(item, Votes)]
    whole = {item.body for item in votes}
    for consent in consents:
        if isinstance(consent, Votes) and consent.part_of in whole:
            continue
        among = [describe(item) for item in votes if isinstance(consent, Votes) and item.part_of == consent.body]
        yield f"{describe(consent)}, among them {' and '.join(among)}" if among else describe(consent)


def merged(consents: Iterable[ConsentOf]) -> ConsentOf:
    """All of the consents; of several numbers of votes of one body the largest."""
    found: dict[object, ConsentOf] = {}
    for consent in _alike(AllOf(tuple(consents))):
        key = consent.body if isinstance(consent, Votes) else consent
        known = found.get(key)
        if not (isinstance(known, Votes) and isinstance(consent, Votes) and known.needed >= consent.needed):
            found[key] = consent
    return next(iter(found.values())) if len(found) == 1 else AllOf(tuple(found.values()))


def percent(part: int, whole: int) -> str:
    """A share of the voters in words: "46.24%"."""
    return f"{part / whole * 100:.2f}".rstrip("0").rstrip(".") + "%"


def _alike(consent: AllOf | AnyOf) -> Iterator[ConsentOf]:
    """The parts of a consent, and theirs where they are joined in the same way, so that nobody is named twice."""
    for part in consent.consents:
        if isinstance(part, AllOf | AnyOf) and type(part) is type(consent) and part.consents:
            yield from _alike(part)
        else:
            yield part


def actors_in(consent: ConsentOf) -> frozenset[str]:
    """The names of all actors and bodies in a consent."""
    if isinstance(consent, Holder):
        return frozenset({consent.actor})
    if isinstance(consent, Votes):
        return frozenset({consent.body})
    return frozenset().union(*(actors_in(part) for part in consent.consents))
