"""Lint over the life of a charter: what the rules find in each edition, and which findings its notes explain."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from politeia.amendment.consolidation import consolidate, in_order
from politeia.amendment.model import Charter, Edition
from politeia.amendment.timeline import texts_of
from politeia.amendment.together import norms_above
from politeia.diagnostics.model import Diagnostic, warning
from politeia.language.known import KnownFinding
from politeia.norms.lint.linting import lint
from politeia.norms.lint.model import Examined, Finding, declared_names
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
    for day in chosen:
        for finding in lint(examined_on(charter, day)):
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


def examined_on(charter: Charter, day: date) -> Examined:
    """The text of a day for lint: its norms, what may be cited, and what earlier editions had and this one has not."""
    edition = consolidate(charter, day)
    institutions = resolve(edition.norms, norms_above(charter, day))
    removed, undeclared = _lost(edition.charter, day, edition)
    examined = Examined(institutions, _standing(edition))
    kept = declared_names(examined)
    return Examined(
        institutions,
        examined.standing,
        {provision: act for provision, act in removed.items() if provision not in (examined.standing or ())},
        {name: act for name, act in undeclared.items() if name not in kept},
    )


def _standing(edition: Edition) -> frozenset[str]:
    return frozenset(
        provision
        for article in edition.articles
        for provision in (article.number, *(f"{article.number}({item.number})" for item in article.paragraphs))
    )


def _lost(charter: Charter, day: date, edition: Edition) -> tuple[dict[str, str], dict[str, str]]:
    """Provisions and declared names that went out of the text up to a day, each with the acts that commenced then."""
    removed: dict[str, str] = {}
    undeclared: dict[str, str] = {}
    changes = sorted({item.commences for item in in_order(charter) if item.commences and item.commences <= day})
    for change in changes:
        if charter.base.front.in_force and change <= charter.base.front.in_force:
            continue
        before = consolidate(charter, change - timedelta(days=1))
        after = consolidate(charter, change)
        acts = " and ".join(dict.fromkeys(item.act for item in in_order(charter) if item.commences == change))
        removed |= dict.fromkeys(_standing(before) - _standing(after), acts)
        undeclared |= dict.fromkeys(_names(before) - _names(after), acts)
    return removed, undeclared


def _names(edition: Edition) -> frozenset[str]:
    return frozenset(norm.name for norm in edition.norms if norm.kind in ("office", "body", "appointment"))
