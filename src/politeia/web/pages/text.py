"""The text of an edition: articles with their norms beside the prose, read aloud, each paragraph with the act that wrote it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from politeia.amendment.model import ArticleInForce, ParagraphInForce
from politeia.amendment.opening import Target
from politeia.language.aloud import read_aloud
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
    t = texts(language)
    sections: dict[str, list[ArticleShown]] = {}
    for article in target.edition.articles:
        sections.setdefault(article.section, []).append(_article(article, target))
    content = {
        **edition_content(shelf, name, target),
        "counts": f"{len(target.edition.articles)} {t['articles']}, {len(target.institutions.norms)} {t['norms']}, "
        f"{len(target.institutions.gaps)} {t['gaps']}.",
        "sections": tuple(SectionShown(title, tuple(articles)) for title, articles in sections.items()),
    }
    return Page(Address(name, day.isoformat(), "text"), target.charter.title, "text.html.j2", content)


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


def _article(article: ArticleInForce, target: Target) -> ArticleShown:
    paragraphs = tuple(_paragraph(paragraph, target.institutions) for paragraph in article.paragraphs)
    return ArticleShown(article.number, article.title, paragraphs, bool(article.norms), article.left_out)


def _paragraph(paragraph: ParagraphInForce, institutions: Institutions) -> ParagraphShown:
    norms = tuple(norm_shown(norm, institutions) for norm in paragraph.norms)
    prose = " ".join(paragraph.prose.split())
    return ParagraphShown(paragraph.number, prose, paragraph.written_by, paragraph.since, norms)


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
    return NormShown(norm.kind, norm.name, read_aloud(norm), norm_anchor(norm.kind, norm.name), own, stages, gaps)


def norm_anchor(kind: str, name: str) -> str:
    """The address of a norm inside the page of the text."""
    return "norm-" + "-".join(f"{kind} {name}".lower().split())
