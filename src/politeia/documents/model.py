"""What a document is made of: front matter, articles, paragraphs and fenced blocks, each with its place."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from politeia.diagnostics.model import Diagnostic, Place


@dataclass(frozen=True, slots=True)
class Fence:
    """A fenced block: its word (norm, amend, test, property), its lines, and the line (from 1) of the first of them."""

    word: str
    lines: tuple[str, ...]
    first_line: int
    file: str
    article: str = ""
    paragraph: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A numbered paragraph of an article (number "" when the article has none), its prose, and the norm fences under it."""

    number: str
    prose: str
    fences: tuple[Fence, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Article:
    """An article: its number as written ("83-1"), its title, the section it stands in, and its paragraphs.

    `left_out` is the reason, in the author's words, why no norm encodes it, or "".
    """

    number: str
    title: str
    section: str
    paragraphs: tuple[Paragraph, ...]
    place: Place
    left_out: str = ""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Who a document is: title, identifier, dates and sources, as its head states them.

    `replaces` is the identifier of the charter whose place the document takes, `under` that of the charter by whose offices
    a statute speaks, and `cited_as` the name before a number in citations: "Election Law" of "Election Law 97-1".
    """

    title: str
    identifier: str = ""
    label: str = ""
    country: str = ""
    language: str = "en"
    adopted: str = ""
    in_force: date | None = None
    until: date | None = None
    amends: str = ""
    replaces: str = ""
    under: str = ""
    cited_as: str = ""
    sources: tuple[str, ...] = ()
    note: str = ""
    events: tuple[tuple[str, date], ...] = ()


@dataclass(frozen=True, slots=True)
class Instruction:
    """An `amend` fence with the new articles and paragraphs that follow it.

    `articles` holds whole articles that follow (for `replace 50`, `insert article 83-1`); `paragraphs` holds loose
    paragraphs (for `replace 61(4)-(5)`, `insert 43(3)`).
    """

    fence: Fence
    articles: tuple[Article, ...]
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A document as read: articles of a charter, instructions of an amending act, properties, tests, known findings, claims, scenarios."""

    file: str
    front: FrontMatter
    articles: tuple[Article, ...]
    instructions: tuple[Instruction, ...] = ()
    properties: tuple[Fence, ...] = ()
    tests: tuple[Fence, ...] = ()
    known: tuple[Fence, ...] = ()
    claims: tuple[Fence, ...] = ()
    scenarios: tuple[Fence, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = field(default=())
