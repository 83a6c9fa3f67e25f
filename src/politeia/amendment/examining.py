"""Lint over the life of a charter: what the rules find in each edition, and which findings its notes explain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from politeia.amendment.consolidation import consolidate
from politeia.amendment.history import editions_of
from politeia.amendment.model import Charter, Edition
from politeia.amendment.order import in_order
from politeia.amendment.timeline import texts_of
from politeia.amendment.together import norms_above
from politeia.diagnostics.model import Diagnostic, warning
from politeia.language.known import KnownFinding
from politeia.norms.lint.linting import lint
from politeia.norms.lint.model import Examined, Finding
from politeia.norms.resolution import resolve

STALE = "L901"


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding, the editions in which it shows (by their first days), and why the law is so ("" when nobody says)."""

    finding: Finding
    days: tuple[date, ...]
    because: str

    @property
    def known(self) -> bool:
        """Whether the charter's notes explain the finding."""
        return bool(self.because)


@dataclass(frozen=True, slots=True)
class Examination:
    """Every finding of a charter, in the order of the text, and the explanations that no finding needs any more."""

    judged: tuple[Judged, ...]
    stale: tuple[Diagnostic, ...]

    @property
    def unexplained(self) -> tuple[Judged, ...]:
        """The findings that the notes do not explain."""
        return tuple(item for item in self.judged if not item.known)


def days_of(charter: Charter) -> tuple[date, ...]:
    """The days on which the text in force changes, the first day of each text included; none for a charter without dates."""
    start = charter.base.front.in_force
    begun = {text.base.front.in_force for text in texts_of(charter)}
    amended = {item.commences for text in texts_of(charter) for item in in_order(text)}
    return tuple(sorted(day for day in begun | amended if day is not None and (start is None or day >= start)))


def examine(charter: Charter, days: Iterable[date]) -> Examination:
    """Lint the editions of some days, and set the findings beside the charter's notes."""
    chosen = tuple(days)
    found: dict[tuple[str, str, str], tuple[Finding, list[date]]] = {}
    editions = editions_of(charter)
    for day in chosen:
        for finding in lint(_examined(charter, consolidate(charter, day), editions)):
            key = (finding.code, finding.subject, finding.diagnostic.message)
            found.setdefault(key, (finding, []))[1].append(day)
    reasons = {(item.code, item.subject): item for text in texts_of(charter) for item in text.known}
    judged = tuple(
        Judged(finding, tuple(on), _reason(reasons.get((finding.code, finding.subject))))
        for finding, on in found.values()
    )
    seen = {(code, subject) for code, subject, _ in found}
    everywhere = set(days_of(charter)) <= set(chosen)
    stale = tuple(_stale(item) for key, item in reasons.items() if everywhere and key not in seen)
    return Examination(judged, stale)


def _reason(known: KnownFinding | None) -> str:
    if known is None:
        return ""
    return f"{known.because} ({known.citation})" if known.citation else known.because


def _stale(known: KnownFinding) -> Diagnostic:
    return warning(
        STALE,
        f"the notes explain a finding that is not there: {known.code} {known.subject}",
        known.place,
        expectation="Code and norm are written as politeia check shows them.",
        remedy="Mend the line, or take the explanation out.",
    )


def _examined(charter: Charter, edition: Edition, editions: tuple[Edition, ...]) -> Examined:
    """The text of a day for lint: its norms, what may be cited, and what earlier editions had and this one has not."""
    editions = tuple(item for item in editions if item.charter is edition.charter)
    standing = _standing(edition)
    names = _names(edition)
    undeclared = {name: act for name, act in _left_behind(edition, editions).items() if name not in names}
    removed = {provision: by.act for provision, by in edition.gone}
    removed |= {
        f"{article}({paragraph})": act
        for article, act in list(removed.items())
        for paragraph in _paragraphs_once(article, editions)
    }
    return Examined(resolve(edition.norms, norms_above(charter, edition.on)), standing, removed, undeclared)


def _standing(edition: Edition) -> frozenset[str]:
    return frozenset(
        provision
        for article in edition.articles
        for provision in (article.number, *(f"{article.number}({item.number})" for item in article.paragraphs))
    )


def _paragraphs_once(article: str, editions: tuple[Edition, ...]) -> Iterator[str]:
    """The paragraphs that an article had in any edition."""
    for edition in editions:
        present = edition.article(article)
        yield from (paragraph.number for paragraph in present.paragraphs if paragraph.number) if present else ()


def _left_behind(edition: Edition, editions: tuple[Edition, ...]) -> dict[str, str]:
    """Names that went out of the text up to an edition, each with the acts that commenced on that day."""
    lost: dict[str, str] = {}
    for before, after in pairwise(item for item in editions if item.on <= edition.on):
        acts = dict.fromkeys(item.act for item in in_order(edition.charter) if item.commences == after.on)
        lost |= dict.fromkeys(_names(before) - _names(after), " and ".join(acts))
    return lost


def _names(edition: Edition) -> frozenset[str]:
    return frozenset(norm.name for norm in edition.norms if norm.kind in ("office", "body", "appointment"))
