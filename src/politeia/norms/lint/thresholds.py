"""Thresholds taken of a number that the text does not give."""

from __future__ import annotations

from collections.abc import Iterator

from politeia.language.contents import Actors, Base, Consent, Share, Threshold
from politeia.language.model import Clause, NormSyntax, StageSyntax
from politeia.norms.clauses import shares_in
from politeia.norms.lint.model import Examined, Finding, at_words, clauses_with_stage, found
from politeia.norms.model import COLLECTIVES, Institutions
from politeia.norms.tallies import COUNTED, DECIDERS, chambers_of, names_in, seats_of

UNKNOWN_BASE = "L401"
OF_MEMBERS = (*COUNTED, Base.PRESENT)


def unknown_bases(examined: Examined) -> Iterator[Finding]:
    """A share of the members of a body without a number of seats, of an office, or of units that nothing counts."""
    for norm in examined.institutions.norms:
        for stage, clause in clauses_with_stage(norm):
            for threshold, bodies in _thresholds(norm, stage, clause):
                if reason := _unknown(threshold, bodies, examined.institutions):
                    yield found(
                        UNKNOWN_BASE,
                        norm,
                        f"a share of a number that the text does not give: {reason}",
                        at_words(clause.place, threshold.written or clause.written),
                        stage=stage.name if stage else "",
                        expectation="A share can be counted in votes only when the number that it is taken of is known.",
                        remedy="Write “seats ...” or the parts of the body, or name the body whose members are meant.",
                    )


def _thresholds(
    norm: NormSyntax, stage: StageSyntax | None, clause: Clause
) -> Iterator[tuple[Threshold, tuple[str, ...]]]:
    """The shares in a clause, each with the bodies that it is taken of."""
    value = clause.value
    if shares := shares_in(value):
        own = (norm.name,) if norm.kind in ("body", "election", "quorum") else _deciders(norm, stage)
        yield from ((share, (share.body,) if share.body else own) for share in shares)
    elif isinstance(value, Consent) and value.threshold is not None:
        yield value.threshold, (value.threshold.body,) if value.threshold.body else names_in(value.actors)
    elif isinstance(value, Actors):
        for member in value.members:
            if isinstance(member, Share):
                yield member.threshold, (member.threshold.body,) if member.threshold.body else _deciders(norm, stage)


def _deciders(norm: NormSyntax, stage: StageSyntax | None) -> tuple[str, ...]:
    """Who decides at a stage; for words that stand above the stages, who decides at the first of them."""
    clauses = stage.clauses if stage else (*norm.clauses, *(norm.stages[0].clauses if norm.stages else ()))
    names = (
        names_in(clause.value) for clause in clauses if clause.word in DECIDERS and isinstance(clause.value, Actors)
    )
    return tuple(dict.fromkeys(name for group in names for name in group))


def _unknown(threshold: Threshold, bodies: tuple[str, ...], institutions: Institutions) -> str:
    """Why the base is not known, or "" when it is."""
    if threshold.count:
        return ""
    if threshold.base is Base.UNITS:
        return "" if institutions.parameters else "no parameter says how many units there are"
    if threshold.base not in OF_MEMBERS:
        return ""
    if not bodies:
        return "it names no body"
    for name in bodies:
        if name in COLLECTIVES:
            return f"{name} have no members"
        if institutions.body(name) is None and institutions.part(name) is None:
            return f"{name} is an office and has no members" if institutions.office(name) else ""
        if threshold.base in COUNTED and not sum(
            seats_of(inner, institutions) for inner in chambers_of(name, institutions)
        ):
            return f"the seats of {name} are not set"
    return ""
