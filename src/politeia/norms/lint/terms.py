"""Terms that outlast what they depend on."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from politeia.diagnostics.model import Place
from politeia.language.contents import Actors, Duration, Unit
from politeia.language.model import NormSyntax
from politeia.norms.lint.model import Examined, Finding, at_words, found, syntax_of
from politeia.norms.model import Institutions
from politeia.norms.tallies import names_in

OUTLASTING = "L701"
MONTHS = {
    Unit.HOUR: Fraction(1, 720),
    Unit.DAY: Fraction(1, 30),
    Unit.WEEK: Fraction(7, 30),
    Unit.MONTH: Fraction(1),
    Unit.YEAR: Fraction(12),
}


def outlasting_terms(examined: Examined) -> Iterator[Finding]:
    """An office or body with a longer term than the body that it presides over, sits in or answers to."""
    for norm in examined.institutions.norms:
        own = _term_of(norm.name, examined) if norm.kind in ("office", "body") else None
        if own is None:
            continue
        for other, relation in _superiors(norm, examined.institutions):
            theirs = _term_of(other, examined)
            if theirs is not None and _months(own[0]) > _months(theirs[0]):
                yield found(
                    OUTLASTING,
                    norm,
                    f"{norm.name} serves {own[0]}, longer than the {theirs[0]} of {other}, {relation}",
                    at_words(own[1], str(own[0])),
                    expectation="Whoever presides over a body, sits in it or answers to it serves at most as long as it does.",
                    remedy=f"Shorten the term, or say in a norm what happens to {norm.name} when the term of {other} ends.",
                )


def _superiors(norm: NormSyntax, institutions: Institutions) -> Iterator[tuple[str, str]]:
    for clause in norm.clauses:
        if clause.word in ("answers to", "member of") and isinstance(clause.value, Actors):
            relation = "to which it answers" if clause.word == "answers to" else "of which it is a member"
            yield from ((name, relation) for name in names_in(clause.value))
    for other in institutions.norms:
        if other.kind == "body" and any(
            clause.word == "chair" and clause.written == norm.name for clause in other.clauses
        ):
            yield other.name, "over which it presides"


def _term_of(name: str, examined: Examined) -> tuple[Duration, Place] | None:
    """The term of an office or body, and where it is set."""
    for kind in ("office", "body", "appointment"):
        norm = syntax_of(examined, kind, name)
        for clause in norm.clauses if norm else ():
            if clause.word == "term" and isinstance(clause.value, Duration):
                return clause.value, clause.place
    return None


def _months(term: Duration) -> Fraction:
    return term.count * MONTHS[term.unit]
