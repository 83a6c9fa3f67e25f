"""Reading the clauses of a norm by their words, each value with the article that gives it."""

from __future__ import annotations

from politeia.language.contents import Condition, Outcome, Threshold, Together
from politeia.language.model import Clause, NormSyntax
from politeia.norms.cited import Bar, Cited


def citation_of(norm: NormSyntax, clause: Clause) -> str:
    """The article of a clause: its own, or that of its norm."""
    return clause.citation or norm.citation


def clause_named(norm: NormSyntax, word: str) -> Clause:
    """The first clause with that word; it must exist."""
    return next(clause for clause in norm.clauses if clause.word == word)


def all_cited(norm: NormSyntax, word: str, of: type) -> tuple[Cited, ...]:  # type: ignore[type-arg]
    """All clauses of that word whose value has the type, each with its article."""
    return tuple(
        Cited(clause.value, citation_of(norm, clause))
        for clause in norm.clauses
        if clause.word == word and isinstance(clause.value, of)
    )


def cited(norm: NormSyntax, word: str, of: type):  # type: ignore[no-untyped-def]
    """The first clause of that word whose value has the type, with its article, or None."""
    found = all_cited(norm, word, of)
    return found[0] if found else None


def texts(norm: NormSyntax, word: str) -> tuple[Cited[str], ...]:
    """The words of all clauses of that word, each with its article."""
    return tuple(Cited(clause.written, citation_of(norm, clause)) for clause in norm.clauses if clause.word == word)


def text(norm: NormSyntax, word: str) -> Cited[str] | None:
    """The words of the first clause of that word, or None."""
    found = texts(norm, word)
    return found[0] if found else None


def words(norm: NormSyntax, word: str) -> str:
    """The words of the first clause of that word, or an empty text."""
    found = text(norm, word)
    return found.value if found else ""


def roles(norm: NormSyntax) -> tuple[str, ...]:
    """The acts that a power, a procedure or a duty is said to be."""
    return tuple(clause.written for clause in norm.clauses if clause.word == "role")


def outcome(norm: NormSyntax, word: str) -> Cited[Outcome] | None:
    """Where a clause such as `if yes` leads, or None when the norm does not have it."""
    for clause in norm.clauses:
        if clause.word == word and isinstance(clause.value, Outcome):
            return Cited(clause.value, citation_of(norm, clause))
    return None


def shares_in(value: object) -> tuple[Threshold, ...]:
    """The shares that a value is: one, or several that must all be reached."""
    if isinstance(value, Threshold):
        return (value,)
    return value.shares if isinstance(value, Together) else ()


def bars(norm: NormSyntax) -> tuple[Bar, ...]:
    """The conditions that an act needs or that bar it."""
    return tuple(
        Bar(clause.value, clause.word == "only if", citation_of(norm, clause))
        for clause in norm.clauses
        if clause.word in ("only if", "unless") and isinstance(clause.value, Condition)
    )
