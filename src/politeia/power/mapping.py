"""The power map of an edition: every law-making procedure, amendment, removal and appointment with its shares of power."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from itertools import islice, product

from politeia.norms.model import Institutions, Procedure
from politeia.norms.scenarios import Bloc as Seated
from politeia.norms.scenarios import Scenario
from politeia.power.blocs import bloc_table, weighted_table
from politeia.power.deciding import MOST_READINGS, READ_AS, appointment_decision, decisions_of, either, seats_decision
from politeia.power.governments import as_one
from politeia.power.indices import power_table
from politeia.power.model import LOST, Amount, Bloc, Decision, DecisionPower, GroupPower, PowerTable, Range, Share, Told
from politeia.power.winning import consents_in, holders_in, votes_in
from politeia.transition.model import AllOf, Votes

SAME = 1e-9
"""Shares that differ by less are the same, counted in floating point."""
FREE = AllOf(())
"""The consent of nobody, where a step needs none."""
AMENDING = "amending the constitution"
LAWS = ("ordinary law", "constitutional law", "organic law", "urgent law", "money bill")
CANNOT_SEE = (
    "Shapley-Shubik sees who completes a majority when members join in any order; it does not see who may set the agenda.",
    "Banzhaf sees who can turn a vote when everybody tosses a coin; in large chambers it hardly sees a right to override.",
    "Neither sees party discipline, and neither sees the power to keep a question from being asked.",
)


def attending(institutions: Institutions) -> Institutions:
    """The same institutions when every member comes to vote, so that no quorum can be broken by staying away.

    Both indices are defined for members who say yes or no; counting absence as a third answer makes a quorum of two
    thirds hide every lower threshold.
    """
    whole = as_one(institutions)
    return replace(whole, bodies=tuple(replace(body, quorum=None) for body in whole.bodies))


def decisions_in(institutions: Institutions) -> tuple[tuple[str, str, tuple[Decision, ...]], ...]:
    """Every decision of an edition: its kind, its name, and what it is under each reading of the gaps.

    Laws come first, then amendments, other procedures, offices and seats that are filled by appointment; those open in
    ordinary times before the others.
    """
    found: list[tuple[str, str, tuple[Decision, ...]]] = []
    amendments: list[tuple[Decision, ...]] = []
    for procedure in sorted(institutions.procedures, key=_rank):
        readings = decisions_of(procedure, institutions)
        if not readings:
            continue
        if procedure.kind == "amendment":
            amendments.append(readings)
        found.append((procedure.kind, procedure.name, readings))
    if len(amendments) > 1:
        joined = tuple(either(AMENDING, chosen) for chosen in islice(product(*amendments), MOST_READINGS))
        first = next(number for number, (kind, _, _) in enumerate(found) if kind == "amendment")
        found.insert(first, ("amendment", AMENDING, joined))
    for appointment in institutions.appointments:
        decision = appointment_decision(appointment, institutions)
        if decision is not None:
            found.append(("appointment", appointment.office, (decision,)))
    for body in institutions.bodies:
        for part in body.parts:
            if part.how == "appointed":
                name = f"seats of {body.name}: {part.name}"
                found.append(("appointment", name, (seats_decision(part, institutions),)))
    return tuple(found)


def _rank(procedure: Procedure) -> tuple[int, bool, int]:
    law = next((number for number, name in enumerate(LAWS) if procedure.name.startswith(name)), len(LAWS))
    kind = 0 if law < len(LAWS) else 1 if procedure.kind == "amendment" else 2
    return (kind, any(bar.needed for bar in procedure.bars), law)


def power_map(
    institutions: Institutions,
    *,
    wanted: Callable[[str], bool] = lambda name: True,
    blocs: tuple[Bloc, ...] = (),
    exact: bool = False,
    told: Told = lambda done, total, name: None,
) -> tuple[DecisionPower, ...]:
    """The shares of power in every decision whose name is `wanted`, of groups of members or of named blocs.

    Counting many blocs takes seconds; `told` hears how far it has come.
    """
    return tuple(
        _joined(kind, name, readings, tuple(_table(item, institutions, blocs, told, exact=exact) for item in readings))
        for kind, name, readings in decisions_in(institutions)
        if wanted(name)
    )


def blocs_of(scenario: Scenario) -> tuple[Bloc, ...]:
    """The blocs of a scenario as players, each with one vote for every seat and office that it holds; it votes as one.

    Members who vote apart are players each for themselves.
    """
    return tuple(player for bloc in scenario.blocs for player in _players(bloc))


def _players(bloc: Seated) -> tuple[Bloc, ...]:
    if bloc.apart:
        one = tuple((name, 1) for name, _ in bloc.seats)
        return tuple(Bloc(f"{bloc.name}, member {number}", one) for number in range(1, bloc.members + 1))
    return (Bloc(bloc.name, (*((name, 1) for name in bloc.actors), *bloc.seats)),)


def _table(
    decision: Decision, institutions: Institutions, blocs: tuple[Bloc, ...], told: Told, *, exact: bool
) -> PowerTable:
    members = blocs or weighted_members(decision, institutions)
    if members:
        alone = only_weight(decision)
        every = _complete(members, decision)
        if alone is not None:
            return weighted_table(decision, every, alone.body, alone.needed)
        return bloc_table(decision, every, names_in(decision), told)
    return power_table(decision, institutions, exact=exact)


def weighted_members(decision: Decision, institutions: Institutions) -> tuple[Bloc, ...]:
    """The members of bodies whose votes weigh differently, each as a bloc of one; empty where every vote counts alike.

    A member holds one seat of its body, and its weight under each base that some threshold counts.
    """
    counted = names_in(decision)
    return tuple(
        Bloc(
            member.name,
            ((body.name, 1), *((f"{base.value} of {body.name}", amount) for base, amount in member.amounts)),
        )
        for body in institutions.bodies
        if body.members and any(name == body.name or name.endswith(f" of {body.name}") for name in counted)
        for member in body.members
    )


def only_weight(decision: Decision) -> Votes | None:
    """The one count of votes that a decision comes to, when nothing else can lead on in it; None otherwise."""
    onward = [
        answer.consent
        for step in decision.steps
        for answer in step.answers
        if answer.leads_to != LOST and answer.consent != FREE
    ]
    if len(onward) == 1 and all(step.silence == LOST for step in decision.steps):
        return onward[0] if isinstance(onward[0], Votes) else None
    return None


def names_in(decision: Decision) -> tuple[str, ...]:
    """Every office, body, part and weight that some consent counts."""
    found: dict[str, None] = {}
    for consent in consents_in(decision):
        found.update(dict.fromkeys(holders_in(consent)))
        found.update(dict.fromkeys(votes.body for votes in votes_in(consent)))
    return tuple(found)


def _complete(blocs: tuple[Bloc, ...], decision: Decision) -> tuple[Bloc, ...]:
    """The blocs, with every office that no bloc holds as a player of its own, and what is left of a body as one more."""
    seats = {votes.body: votes.seats for consent in consents_in(decision) for votes in votes_in(consent)}
    found = list(blocs)
    for name in names_in(decision):
        held = sum(dict(bloc.holds).get(name, 0) for bloc in blocs)
        left = seats.get(name, 1) - held
        if left > 0:
            found.append(Bloc(name if not held else f"others in {name}", ((name, left),)))
    return tuple(found)


def _joined(kind: str, name: str, readings: tuple[Decision, ...], tables: tuple[PowerTable, ...]) -> DecisionPower:
    """One power map over all readings: the least and the most that each group has."""
    groups: dict[str, list[Share]] = {}
    for table in tables:
        for share in table.shares:
            groups.setdefault(share.players.name, []).append(share)
    found = tuple(_group(shares, len(tables)) for shares in groups.values())
    citations = tuple(dict.fromkeys(citation for table in tables for citation in table.citations))
    return DecisionPower(name, kind, citations, found, len(tables), readings[0].outcome, _left_open(tables))


def _left_open(tables: tuple[PowerTable, ...]) -> tuple[str, ...]:
    """The gaps on which some share depends: those whose reading alone changes the shares of some pair of tables."""
    read = [dict(words.split(READ_AS, 1) for words in table.reading) for table in tables]
    shares = [{share.players.name: float(share.shapley_shubik) for share in table.shares} for table in tables]
    found: dict[str, None] = {}
    for gap in dict.fromkeys(gap for reading in read for gap in reading):
        groups: dict[tuple[tuple[str, str], ...], dict[str, float]] = {}
        for reading, share in zip(read, shares, strict=True):
            rest = tuple((other, option) for other, option in reading.items() if other != gap)
            known = groups.setdefault(rest, share)
            if any(abs(known.get(name, 0.0) - share.get(name, 0.0)) > SAME for name in (*known, *share)):
                found[gap] = None
    return tuple(found)


def _group(shares: list[Share], readings: int) -> GroupPower:
    """A group that some reading does not count at all has nothing in that reading."""
    absent: list[Amount] = [] if len(shares) == readings else [Fraction(0)]

    def spread(values: list[Amount]) -> Range:
        every = [*values, *absent]
        return Range(min(every, key=float), max(every, key=float))

    return GroupPower(
        shares[0].players,
        spread([share.shapley_shubik for share in shares]),
        spread([share.banzhaf for share in shares]),
        spread([share.swing for share in shares]),
    )
