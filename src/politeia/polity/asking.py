"""What an act asks of whom: offices that agree, bodies that vote by which shares, members who support, and the voters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from politeia.language.contents import Actor, Actors, AnyMember, Consent, Named, Share, Threshold
from politeia.norms.cited import Cited, Consents
from politeia.norms.model import COLLECTIVES, Institutions, Stage
from politeia.norms.votes import votes_needed
from politeia.transition.consents import members_of

VOTE, AGREE, SUPPORT, PEOPLE = "vote", "agree", "support", "people"
"""Ways to be asked: a body votes, the holder of an office agrees, so many members support, the voters decide."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One who is asked. `key` names it within its question.

    A body that votes needs every share of `needs`, or all of one line of `instead`, and its `quorum`; `casting` has the casting vote
    at a tie. `count` is how many members support. The voters decide by `valid` and `carried`.
    """

    key: str
    way: str
    actor: str
    needs: tuple[Cited[Threshold], ...] = ()
    instead: tuple[tuple[Cited[Threshold], ...], ...] = ()
    quorum: Cited[Threshold] | None = None
    casting: Cited[Actors] | None = None
    count: int = 1
    valid: Cited[Threshold] | None = None
    carried: tuple[Cited[Threshold], ...] = ()
    citation: str = ""


@dataclass(frozen=True, slots=True)
class Every:
    """All of the parts must agree."""

    parts: tuple[Plan, ...]


@dataclass(frozen=True, slots=True)
class Some:
    """One of the parts suffices."""

    parts: tuple[Plan, ...]


Plan = Asked | Every | Some


@dataclass(frozen=True, slots=True)
class _Shares:
    """The shares by which a body decides, with the quorum and the casting vote of a stage."""

    needs: tuple[Cited[Threshold], ...] = ()
    instead: tuple[tuple[Cited[Threshold], ...], ...] = ()
    quorum: Cited[Threshold] | None = None
    casting: Cited[Actors] | None = None
    valid: Cited[Threshold] | None = None
    carried: tuple[Cited[Threshold], ...] = ()
    citation: str = ""


def plans(institutions: Institutions) -> dict[str, Plan]:
    """Whom every act of an edition asks, by the command of the act; what happens by itself asks nobody."""
    known: dict[str, Plan] | None = institutions.by_name.get("plans")
    if known is None:
        known = dict(_plans(institutions))
        institutions.by_name["plans"] = known
    return known


def _plans(institutions: Institutions) -> Iterator[tuple[str, Plan]]:
    for power in institutions.powers:
        shares = _Shares((power.needs,) if power.needs else (), citation=power.held_by.citation)
        started = _support(power.initiated_by, institutions) if power.initiated_by else ()
        parts = (_list(power.held_by.value, shares, institutions), *started, *_agreements(power.consents, institutions))
        yield power.name, every(parts)
        for word in ("opens", "closes"):
            for actor in power.held_by.value.members:
                if isinstance(actor, Named):
                    yield f"{actor.name} {word} {power.name}", _one(actor, _Shares(), institutions, "")
    for procedure in institutions.procedures:
        if procedure.stages:
            first = procedure.stages[0]
            initiative = procedure.initiated_by or first.initiated_by or first.by
            begun = _support(initiative, institutions, _default(first))
            yield f"begin {procedure.name}", every((*begun, *_agreements(procedure.consents, institutions)))
            for stage in procedure.stages:
                asked = _stage(stage, institutions)
                for answer in ("yes", "no", "tied", "changed", "no quorum"):
                    yield f"{procedure.name}, {stage.name}: {answer}", asked
    yield from _filling(institutions)
    for emergency in institutions.emergencies:
        agreed = _agreements(emergency.consents, institutions)
        begun = (_list(emergency.by.value, _Shares(citation=emergency.by.citation), institutions),)
        yield f"declare {emergency.name}", every((*begun, *agreed))
        ended = emergency.ended_by or emergency.by
        yield f"end {emergency.name}", _list(ended.value, _Shares(citation=ended.citation), institutions)
    for duty in institutions.duties:
        yield duty.name, _list(duty.by.value, _Shares(citation=duty.by.citation), institutions)


def _filling(institutions: Institutions) -> Iterator[tuple[str, Plan]]:
    for election in institutions.elections:
        if election.called_by is not None:
            shares = _Shares(citation=election.called_by.citation)
            yield f"call election of {election.subject}", _list(election.called_by.value, shares, institutions)
    for item in institutions.appointments:
        parts: list[Plan] = []
        if item.nominated_by is not None:
            parts += _support(item.nominated_by, institutions)
        parts += _agreements(item.consents, institutions)
        if item.elected_by is not None:
            parts.append(_consent(item.elected_by, institutions))
        if item.appointed_by is not None:
            shares = _Shares(citation=item.appointed_by.citation)
            parts.append(_list(item.appointed_by.value, shares, institutions))
        yield f"fill {item.office}", every(parts)
        ways = [
            every(
                (
                    _list(one.value, _Shares(citation=one.citation), institutions),
                    *(_consent(consent, institutions) for consent in item.dismissal_consent),
                )
            )
            for one in item.dismissed_by
        ]
        if ways:
            yield f"dismiss {item.office}", ways[0] if len(ways) == 1 else Some(tuple(ways))


def _stage(stage: Stage, institutions: Institutions) -> Plan:
    needs = tuple(item for item in (stage.needs, *stage.also_needs) if item is not None)
    shares = _Shares(
        needs,
        stage.or_needs,
        stage.quorum,
        stage.casting_vote,
        stage.valid_if,
        stage.carried_if,
        stage.by.citation,
    )
    started = _support(stage.initiated_by, institutions, _default(stage)) if stage.initiated_by else ()
    return every((_list(stage.by.value, shares, institutions), *started, *_agreements(stage.consents, institutions)))


def _default(stage: Stage) -> str:
    members = stage.by.value.members
    return getattr(members[0], "name", "") if members else ""


def _agreements(consents: Consents, institutions: Institutions) -> Iterator[Plan]:
    for proposers in (*consents.proposed_by, *consents.countersigned_by):
        yield from _support(proposers, institutions)
    for consent in consents.consent_of:
        yield _consent(consent, institutions)
    for opinion in consents.opinion_of:
        yield _one(Named(opinion.value), _Shares(citation=opinion.citation), institutions, "")


def _consent(consent: Cited[Consent], institutions: Institutions) -> Plan:
    threshold = consent.value.threshold
    needs = (Cited(threshold, consent.citation),) if threshold is not None else ()
    return _list(consent.value.actors, _Shares(needs, citation=consent.citation), institutions)


def _support(actors: Cited[Actors], institutions: Institutions, default: str = "") -> tuple[Plan, ...]:
    return (_list(actors.value, _Shares(citation=actors.citation), institutions, default),)


def _list(actors: Actors, shares: _Shares, institutions: Institutions, default: str = "") -> Plan:
    parts = tuple(_one(actor, shares, institutions, default) for actor in actors.members)
    if len(parts) == 1:
        return parts[0]
    return Some(parts) if actors.mode == "any" else Every(parts)


def every(parts: Iterable[Plan]) -> Plan:
    """All parts together; one part is itself."""
    found = tuple(parts)
    return found[0] if len(found) == 1 else Every(found)


def _one(actor: Actor, shares: _Shares, institutions: Institutions, default: str) -> Plan:
    if isinstance(actor, AnyMember):
        return _members(actor.body, 1, shares.citation)
    if isinstance(actor, Share):
        of = actor.threshold.body or default
        seats = [found.seats for name in members_of(of, institutions) if (found := institutions.body(name))]
        return _members(of, votes_needed(actor.threshold, sum(seats)), shares.citation)
    name = actor.name
    if name == "voters":
        return Asked("voters", PEOPLE, name, valid=shares.valid, carried=shares.carried, citation=shares.citation)
    if name in COLLECTIVES:
        return Asked(f"support of {name}", SUPPORT, name, citation=shares.citation)
    body = institutions.body(name)
    if body is not None and body.consists_of and not body.pooled:
        return Every(tuple(_one(Named(part), shares, institutions, "") for part in body.consists_of))
    if body is None and institutions.part(name) is None:
        return Asked(name, AGREE, name, citation=shares.citation)
    quorum = shares.quorum or (body.quorum if body is not None else None)
    return Asked(
        f"vote of {name}",
        VOTE,
        name,
        shares.needs,
        shares.instead,
        quorum,
        shares.casting,
        citation=shares.citation,
    )


def _members(body: str, count: int, citation: str) -> Plan:
    """Members who support without a vote, in any chamber of a joint body together."""
    return Asked(f"support of {count} in {body}", SUPPORT, body, count=count, citation=citation)


def everybody(plan: Plan) -> tuple[Asked, ...]:
    """All who are asked, each once."""
    if isinstance(plan, Asked):
        return (plan,)
    return tuple(dict.fromkeys(item for part in plan.parts for item in everybody(part)))


def outcome(plan: Plan, answers: Mapping[str, bool]) -> bool | None:
    """Whether all agree that must; None while it is open."""
    if isinstance(plan, Asked):
        return answers.get(plan.key)
    found = [outcome(part, answers) for part in plan.parts]
    if isinstance(plan, Every):
        return False if False in found else None if None in found else True
    return True if True in found else None if None in found else False


def in_words(asked: Asked) -> str:
    """Who is asked, in words: "a vote of Senate (at least 2/3 of all members)"."""
    if asked.way == VOTE:
        shares = " and ".join(item.value.written for item in asked.needs) or "majority of all members"
        other = "".join(f", or {' and '.join(item.value.written for item in line)}" for line in asked.instead)
        return f"a vote of {asked.actor} ({shares}{other})"
    if asked.way == SUPPORT and asked.actor not in COLLECTIVES:
        return f"{asked.count} member{'s' if asked.count > 1 else ''} of {asked.actor}"
    if asked.way == SUPPORT:
        return f"any of the {asked.actor}"
    return "a vote of the people" if asked.way == PEOPLE else asked.actor
