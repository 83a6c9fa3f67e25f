"""Offices and bodies, and how they are filled: elections, appointments, successions."""

from __future__ import annotations

from politeia.diagnostics.model import Diagnostic, Place, error
from politeia.diagnostics.nearest import nearest
from politeia.language.contents import (
    Actors,
    Consent,
    Duration,
    Effect,
    Least,
    Limit,
    Named,
    Number,
    Part,
    Tenure,
    Threshold,
    Weight,
    Within,
)
from politeia.language.model import Clause, NormSyntax
from politeia.norms.binding import Binding
from politeia.norms.clauses import all_cited, bars, citation_of, cited, clause_named, outcome, text, texts, words
from politeia.norms.consents import read_consents
from politeia.norms.model import Appointment, Body, Office, Seats, Succession, Weighted
from politeia.norms.seat_rules import read_seat_rules
from politeia.norms.voting import Election

MOST_SEATS = 1_000_000
"""Seats of a body; no assembly of members comes near it, and a larger number is a slip or stands for the voters."""


def read_office(norm: NormSyntax) -> Office:
    """An office with its term and limits."""
    return Office(
        norm.name,
        words(norm, "role"),
        cited(norm, "chosen by", Actors),
        cited(norm, "term", Duration),
        cited(norm, "limit", Limit),
        norm.citation,
        cited(norm, "limit does not bind", Actors),
        cited(norm, "when term ends", Tenure),
    )


def read_body(norm: NormSyntax, binding: Binding) -> Body:
    """A body with its seats; N103 when its parts and its seats disagree."""
    parts = tuple(_part(norm, clause, binding) for clause in norm.clauses if isinstance(clause.value, Part))
    members = tuple(
        Weighted(clause.value.name, clause.value.amounts, citation_of(norm, clause))
        for clause in norm.clauses
        if isinstance(clause.value, Weight)
    )
    total = sum(part.seats for part in parts)
    stated = cited(norm, "seats", Number)
    if stated is not None and stated.value.value > MOST_SEATS:
        binding.mistakes.append(_too_many(norm.name, stated.value.value, clause_named(norm, "seats").place))
        stated = None
    if stated is not None and parts and stated.value.value != total:
        binding.mistakes.append(
            error(
                "N103",
                f"the parts of {norm.name} have {total} seats together, and the body {stated.value.value}",
                clause_named(norm, "seats").place,
                expectation="Seats of a body are the sum of its parts.",
                remedy=f"Write seats {total}, or leave the line out.",
            )
        )
    consists = cited(norm, "consists of", Actors)
    return Body(
        norm.name,
        words(norm, "role"),
        total or (stated.value.value if stated else len(members)),
        parts,
        tuple(member.name for member in consists.value.members if isinstance(member, Named)) if consists else (),
        cited(norm, "term", Duration),
        cited(norm, "limit", Limit),
        cited(norm, "quorum", Threshold),
        norm.citation,
        members,
        _pooled(norm, binding),
        chair=words(norm, "chair"),
        tenure=cited(norm, "when term ends", Tenure),
        life_members=all_cited(norm, "members for life", Actors),
    )


def _too_many(name: str, seats: int, place: Place) -> Diagnostic:
    return error(
        "N107",
        f"“{name}” has {seats:,} seats, and no body is counted with more than {MOST_SEATS:,}",
        place.around(str(seats)),
        expectation="Seats are places that members hold and vote from; whoever elects them are “voters”.",
        remedy="Mend the number, or leave it out where the text sets none.",
    )


def _pooled(norm: NormSyntax, binding: Binding) -> bool:
    """Whether the chambers of a joint body vote as one; N119 when the clause says neither."""
    counted = words(norm, "votes counted")
    if counted in ("", "together", "in each"):
        return counted == "together"
    binding.mistakes.append(
        error(
            "N119",
            f"votes are not counted “{counted}”",
            clause_named(norm, "votes counted").place,
            expectation="In a joint sitting votes are counted together (the seats of all chambers are added) or in each.",
            remedy="Write votes counted together, or leave the line out: each chamber then has to agree.",
        )
    )
    return False


def _part(norm: NormSyntax, clause: Clause, binding: Binding) -> Seats:
    part = clause.value
    assert isinstance(part, Part)
    times = 1
    if part.per_parameter:
        if part.per_parameter not in binding.parameters:
            binding.mistakes.append(
                error(
                    "N104",
                    f"no parameter is called “{part.per_parameter}”",
                    clause.place.around(part.per_parameter),
                    expectation="A number that a statute sets is declared once: parameter number of regions / is 17.",
                    remedy=f"Did you mean “{near}”?"
                    if (near := nearest(part.per_parameter, binding.parameters))
                    else "",
                )
            )
        times = binding.parameters.get(part.per_parameter, 0)
    seats = part.seats * times
    if seats > MOST_SEATS:
        binding.mistakes.append(_too_many(part.name, seats, clause.place))
        seats = 0
    return Seats(part.name, seats, part.how, part.by, part.consent, part.proposed, citation_of(norm, clause))


def read_election(norm: NormSyntax) -> Election:
    """How an office or body is filled by a vote; the voters elect when the norm names nobody."""
    by = cited(norm, "by", Actors)
    return Election(
        norm.name,
        by.value if by else Actors((Named("voters"),)),
        cited(norm, "called by", Actors),
        cited(norm, "within", Within),
        bars(norm),
        outcome(norm, "if silent"),
        norm.citation,
        cited(norm, "elected if", Threshold),
        text(norm, "runoff"),
        read_seat_rules(norm),
        text(norm, "fixed day"),
        cited(norm, "not with election of", Actors),
        effects=all_cited(norm, "effect", Effect),
    )


def read_appointment(norm: NormSyntax, binding: Binding) -> Appointment:
    """How an office is filled by nomination and consent, and how its holder is dismissed."""
    return Appointment(
        norm.name,
        cited(norm, "nominated by", Actors),
        cited(norm, "appointed by", Actors),
        cited(norm, "elected by", Consent),
        read_consents(norm, binding),
        all_cited(norm, "dismissed by", Actors),
        all_cited(norm, "dismissal consent of", Consent),
        cited(norm, "term", Duration),
        bars(norm),
        outcome(norm, "otherwise"),
        norm.citation,
        cited(norm, "candidates", Least),
        text(norm, "decided by"),
        words(norm, "role"),
        cited(norm, "when term ends", Tenure),
        effects=all_cited(norm, "effect", Effect),
    )


def read_succession(norm: NormSyntax) -> Succession:
    """Who follows in an office, in order."""
    order = cited(norm, "order", Actors)
    return Succession(
        norm.name,
        words(norm, "on"),
        tuple(member.name for member in order.value.members if isinstance(member, Named)) if order else (),
        words(norm, "lasts") == "until election",
        texts(norm, "may not"),
        norm.citation,
    )
