"""The text of an edition: articles with their norms beside the prose, read aloud, each paragraph with the act that wrote it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from politeia.amendment.model import ArticleInForce, ParagraphInForce, Version
from politeia.amendment.opening import Target
from politeia.language.aloud import head_aloud, steps_aloud
from politeia.language.model import Clause, NormSyntax
from politeia.norms.model import Institutions
from politeia.norms.tallies import tallies_of_norm
from politeia.web.bookshelf import Bookshelf
from politeia.web.catalogue import texts
from politeia.web.model import Address, Page


@dataclass(frozen=True, slots=True)
class ClauseRow:
    """A line of a norm as it is shown; `gap` when the text leaves it open."""

    word: str
    written: str
    citation: str
    tally: str
    gap: bool


@dataclass(frozen=True, slots=True)
class StageRows:
    """A step of a procedure with its lines."""

    name: str
    clauses: tuple[ClauseRow, ...]


@dataclass(frozen=True, slots=True)
class NormShown:
    """A norm beside its paragraph."""

    kind: str
    name: str
    aloud: str
    steps: tuple[str, ...]
    anchor: str
    clauses: tuple[ClauseRow, ...]
    stages: tuple[StageRows, ...]
    gaps: int


@dataclass(frozen=True, slots=True)
class ParagraphShown:
    """A paragraph with its norms."""

    number: str
    prose: str
    written_by: str
    since: date | None
    norms: tuple[NormShown, ...]
    history: tuple[Version, ...]


@dataclass(frozen=True, slots=True)
class ArticleShown:
    """An article with its paragraphs."""

    number: str
    title: str
    paragraphs: tuple[ParagraphShown, ...]
    has_norms: bool
    left_out: str


@dataclass(frozen=True, slots=True)
class SectionShown:
    """A section with its articles; the title is "" before the first heading."""

    title: str
    articles: tuple[ArticleShown, ...]


def text_page(shelf: Bookshelf, name: str, day: date, language: str) -> Page:
    """The whole text in force on a day."""
    target = shelf.edition(name, day)
    sections: dict[str, list[ArticleShown]] = {}
    for article in target.edition.articles:
        history = shelf.history(name, day, article.number)
        sections.setdefault(article.section, []).append(_article(article, target, history))
    content = {
        **edition_content(shelf, name, target),
        "counts": counts_of(target, language),
        "sections": tuple(SectionShown(title, tuple(articles)) for title, articles in sections.items()),
    }
    return Page(Address(name, day.isoformat(), "text"), target.charter.title, "text.html.j2", content)


def counts_of(target: Target, language: str) -> str:
    """How many articles, norms and gaps an edition has: "articles: 102 (with norms: 74); norms: 358; gaps: 77"."""
    t = texts(language)
    articles = target.edition.articles
    encoded = sum(1 for article in articles if article.norms)
    norms, gaps = len(target.institutions.norms), len(target.institutions.gaps)
    return f"{t['articles']}: {len(articles)} ({t['encoded']}: {encoded}); {t['norms']}: {norms}; {t['gaps']}: {gaps}"


def edition_content(shelf: Bookshelf, name: str, target: Target) -> dict[str, object]:
    """What every page of an edition shows in its frame."""
    editions = shelf.editions(name)
    begun = [link.day for link in editions if link.day <= target.day]
    return {
        "charter": target.charter,
        "day": target.day,
        "standing": begun[-1] if begun else None,
        "latest": shelf.latest(name),
        "editions": editions,
    }


def _article(article: ArticleInForce, target: Target, history: tuple[Version, ...]) -> ArticleShown:
    paragraphs = tuple(
        _paragraph(
            paragraph, target.institutions, tuple(item for item in history if item.paragraph == paragraph.number)
        )
        for paragraph in article.paragraphs
    )
    return ArticleShown(article.number, article.title, paragraphs, bool(article.norms), article.left_out)


def _paragraph(paragraph: ParagraphInForce, institutions: Institutions, history: tuple[Version, ...]) -> ParagraphShown:
    norms = tuple(norm_shown(norm, institutions) for norm in paragraph.norms)
    prose = " ".join(paragraph.prose.split())
    return ParagraphShown(
        paragraph.number, prose, paragraph.written_by, paragraph.since, norms, history if len(history) > 1 else ()
    )


def norm_shown(norm: NormSyntax, institutions: Institutions) -> NormShown:
    """A norm with its lines, its thresholds in votes, and the number of its gaps."""
    tallies = tallies_of_norm(norm, institutions)

    def rows(clauses: tuple[Clause, ...], stage: str) -> tuple[ClauseRow, ...]:
        return tuple(
            ClauseRow(
                clause.word,
                clause.written,
                clause.citation,
                tallies.get((stage, position), ""),
                clause.written.startswith("unspecified"),
            )
            for position, clause in enumerate(clauses)
        )

    stages = tuple(StageRows(stage.name, rows(stage.clauses, stage.name)) for stage in norm.stages)
    own = rows(norm.clauses, "")
    gaps = sum(row.gap for row in (*own, *(row for stage in stages for row in stage.clauses)))
    return NormShown(
        norm.kind,
        norm.name,
        head_aloud(norm),
        steps_aloud(norm),
        norm_anchor(norm.kind, norm.name),
        own,
        stages,
        gaps,
    )


def norm_anchor(kind: str, name: str) -> str:
    """The address of a norm inside the page of the text."""
    return "norm-" + "-".join(f"{kind} {name}".lower().split())
