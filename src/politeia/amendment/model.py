"""A charter with its acts, and an edition of it: the text in force on a day, each paragraph with the act that wrote it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from politeia.diagnostics.model import Diagnostic, Place
from politeia.documents.model import Document
from politeia.language.amendments import AmendmentSyntax
from politeia.language.contents import Number
from politeia.language.known import KnownFinding
from politeia.language.lawtests import LawTest
from politeia.language.model import Clause, NormSyntax
from politeia.language.questions import PropertySyntax
from politeia.language.scenarios import ScenarioSyntax


@dataclass(frozen=True, slots=True)
class ParagraphInForce:
    """A paragraph with its norms, the act that wrote it ("" for the first text), and since when."""

    number: str
    prose: str
    norms: tuple[NormSyntax, ...]
    written_by: str
    since: date | None
    place: Place


@dataclass(frozen=True, slots=True)
class ArticleInForce:
    """An article as it stands on a day; `left_out` is the reason why no norm encodes it, or ""."""

    number: str
    title: str
    section: str
    paragraphs: tuple[ParagraphInForce, ...]
    left_out: str = ""

    @property
    def norms(self) -> tuple[NormSyntax, ...]:
        """The norms of all its paragraphs."""
        return tuple(norm for paragraph in self.paragraphs for norm in paragraph.norms)


@dataclass(frozen=True, slots=True)
class Instructed:
    """One instruction of an act with its new text; `commences` is None until its event has happened or its day is known."""

    act: str
    syntax: AmendmentSyntax
    articles: tuple[ArticleInForce, ...]
    paragraphs: tuple[ParagraphInForce, ...]
    commences: date | None
    event: str
    order: int


@dataclass(frozen=True, slots=True)
class Act:
    """An amending act."""

    label: str
    document: Document
    instructions: tuple[Instructed, ...]


@dataclass(frozen=True, slots=True)
class Charter:
    """A charter: its first text, its amending acts in the order of their adoption, its properties, known findings, tests and scenarios.

    `later` holds the charters that take its place one after another, in the order in which they come into force; it is empty
    for each of them.
    """

    name: str
    title: str
    base: Document
    articles: tuple[ArticleInForce, ...]
    acts: tuple[Act, ...]
    properties: tuple[PropertySyntax, ...]
    files: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]
    known: tuple[KnownFinding, ...] = ()
    later: tuple[Charter, ...] = ()
    tests: tuple[LawTest, ...] = ()
    scenarios: tuple[ScenarioSyntax, ...] = ()


@dataclass(frozen=True, slots=True)
class Edition:
    """The text of a charter in force on a day, the instructions that still wait, and which ones took out what is `gone`.

    `charter` is the one that governs on that day: where a new constitution has replaced the first one, the new one.
    """

    charter: Charter
    on: date
    articles: tuple[ArticleInForce, ...]
    pending: tuple[Instructed, ...]
    diagnostics: tuple[Diagnostic, ...]
    gone: tuple[tuple[str, Instructed], ...] = ()

    @property
    def norms(self) -> tuple[NormSyntax, ...]:
        """Every norm in force, in the order of the text; of numbers that change with a statute the one of the day."""
        return tuple(_on(norm, self.on) for article in self.articles for norm in article.norms)

    def article(self, number: str) -> ArticleInForce | None:
        """The article of that number, or None."""
        return next((article for article in self.articles if article.number == number), None)


def _on(norm: NormSyntax, day: date) -> NormSyntax:
    """A norm with the last of its dated numbers that has begun by a day."""
    dated = [clause for clause in norm.clauses if isinstance(clause.value, Number) and clause.word == "is"]
    if len(dated) < 2:
        return norm
    begun = [clause for clause in dated if _since(clause) <= day]
    latest = max(begun or dated[:1], key=_since)
    return replace(norm, clauses=tuple(clause for clause in norm.clauses if clause not in dated or clause is latest))


def _since(clause: Clause) -> date:
    return (clause.value.since if isinstance(clause.value, Number) else None) or date.min


@dataclass(frozen=True, slots=True)
class Version:
    """One wording of a paragraph: since when, by which act, and the words ("" when it was repealed).

    `change` is "first text", "inserted", "reworded", "restated" (the same words, other norms) or "repealed"; where another
    text takes the charter's place, "of another text" or "ended with its text".
    """

    article: str
    paragraph: str
    since: date | None
    written_by: str
    prose: str
    change: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """A charter at a point in time; `on` is None for the day of asking, `beside` names statutes to be read together with it."""

    charter: str
    on: date | None
    beside: tuple[str, ...] = ()
