"""What lint looks at, and what it finds: the text of a day, and a warning about one of its norms."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from politeia.diagnostics.model import Diagnostic, Place, warning
from politeia.language.model import Clause, NormSyntax, StageSyntax
from politeia.norms.model import Institutions
from politeia.norms.names import full_name


@dataclass(frozen=True, slots=True)
class Examined:
    """The text in force on a day.

    `standing` holds the articles and paragraphs that may be cited ("63", "63(2)"), None when they are not known;
    `removed` names for each provision that once stood the act that took it out, and `undeclared` the same for names.
    """

    institutions: Institutions
    standing: frozenset[str] | None = None
    removed: Mapping[str, str] = field(default_factory=dict)
    undeclared: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Finding:
    """A warning of a lint rule; code and subject together identify it from edition to edition."""

    code: str
    subject: str
    diagnostic: Diagnostic


Rule = Callable[[Examined], Iterator[Finding]]


def found(
    code: str,
    subject: NormSyntax | str,
    message: str,
    place: Place,
    *,
    expectation: str,
    remedy: str,
    stage: str = "",
) -> Finding:
    """A finding about a norm, or about one of its stages."""
    name = subject if isinstance(subject, str) else f"{subject.kind} {subject.name}"
    if stage:
        name = f"{name}, {stage}"
    return Finding(code, name, warning(code, message, place, expectation=expectation, remedy=remedy))


def at_words(place: Place, words: str) -> Place:
    """The place of some words in their line, or the whole line when they are broken by spaces."""
    column = place.text.find(words, max(place.column - 1, 0))
    if not words or column < 0:
        return place
    return Place(place.file, place.line, column + 1, len(words), place.text, place.article)


def clauses_with_stage(norm: NormSyntax) -> Iterator[tuple[StageSyntax | None, Clause]]:
    """Every clause of a norm, its stages included, each with the stage that it stands in."""
    for clause in norm.clauses:
        yield None, clause
    for stage in norm.stages:
        for clause in stage.clauses:
            yield stage, clause


def syntax_of(examined: Examined, kind: str, name: str) -> NormSyntax | None:
    """The norm of a kind and name as written, or None."""
    return next((norm for norm in examined.institutions.norms if (norm.kind, norm.name) == (kind, name)), None)


def declared_names(examined: Examined) -> frozenset[str]:
    """Every name that a norm of the text declares: actors, and what conditions and effects speak of."""
    institutions = examined.institutions
    return frozenset(
        [
            *(norm.name for norm in institutions.norms),
            *(full_name(norm.kind, norm.name) for norm in institutions.norms),
            *(part.name for body in institutions.bodies for part in body.parts),
        ]
    )
