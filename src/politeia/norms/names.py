"""The names that norms declare, and those that they use: every name must be declared by a norm in force."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from politeia.diagnostics.model import Diagnostic, Place, error
from politeia.diagnostics.nearest import nearest
from politeia.language.contents import Actors, AnyMember, Condition, Consent, Effect, Named, Part, Share, Verb
from politeia.language.model import Clause, NormSyntax
from politeia.norms.clauses import shares_in
from politeia.norms.model import COLLECTIVES, PERSONS

OF_A_SUBJECT = ("removal", "election", "appointment", "succession")
"""Kinds that a condition names with their subject: removal of President."""

OF_AN_ACTOR = ("election", "succession", "removal", "quorum", "mandate")
"""Kinds whose name is that of an office or body, declared elsewhere."""


def full_name(kind: str, name: str) -> str:
    """How a condition names a norm: "removal of President", "election of Mazhilis", or its own name."""
    return f"{kind} of {name}" if kind in OF_A_SUBJECT else name


@dataclass(frozen=True, slots=True)
class Declared:
    """The actors that norms declare, all things that a condition or an effect may speak of, and the procedures among them."""

    actors: frozenset[str]
    things: frozenset[str]
    procedures: frozenset[str]


def declared_in(norms: tuple[NormSyntax, ...]) -> Declared:
    """Every name that the norms declare."""
    actors = {*COLLECTIVES, *PERSONS}
    for norm in norms:
        if norm.kind in ("office", "body", "appointment", "group"):
            actors.add(norm.name)
        actors.update(clause.value.name for clause in norm.clauses if isinstance(clause.value, Part))
    named = {full_name(norm.kind, norm.name) for norm in norms if norm.kind not in ("office", "body")}
    procedures = {
        full_name(norm.kind, norm.name) for norm in norms if norm.kind in ("procedure", "removal", "amendment")
    }
    return Declared(frozenset(actors), frozenset(named | actors), frozenset(procedures))


def unknown_names(norm: NormSyntax, declared: Declared) -> Iterator[Diagnostic]:
    """The names that a norm uses and that no norm declares, each where it stands."""
    for clause in (*norm.clauses, *(clause for stage in norm.stages for clause in stage.clauses)):
        for name in _actor_names(clause):
            if name not in declared.actors:
                yield _unknown(name, declared.actors, clause.place)
        for name in _thing_names(clause):
            if name not in declared.things:
                yield _unknown(name, declared.things, clause.place)
        if clause.word == "by way of" and clause.written not in (*declared.procedures, "unspecified"):
            yield _unknown(clause.written, declared.procedures, clause.place)
    if norm.kind in OF_AN_ACTOR and norm.name not in declared.actors:
        yield _unknown(norm.name, declared.actors, norm.place)


def _unknown(name: str, known: frozenset[str], place: Place) -> Diagnostic:
    near = nearest(name, sorted(known))
    return error(
        "N101",
        f"no norm in force declares “{name}”",
        place.around(name),
        expectation="Names are declared by an office, a body, a group, an appointment, a procedure, a power or an emergency.",
        remedy=f"Did you mean “{near}”?" if near else "",
    )


def _actor_names(clause: Clause) -> Iterable[str]:
    value = clause.value
    if isinstance(value, Consent):
        value = value.actors
    yield from (share.body for share in shares_in(value) if share.body)
    if isinstance(value, Part):
        yield from (*value.by, *value.consent, *value.proposed)
    if isinstance(value, Actors):
        for member in value.members:
            if isinstance(member, Named):
                yield member.name
            elif isinstance(member, AnyMember):
                yield member.body
            elif isinstance(member, Share) and member.threshold.body:
                yield member.threshold.body


def _thing_names(clause: Clause) -> Iterable[str]:
    value = clause.value
    if isinstance(value, Condition):
        yield from value.names
    elif isinstance(value, Effect) and value.name and value.verb not in (Verb.FORCE_OF_LAW, Verb.LOSES_FORCE):
        yield value.name
