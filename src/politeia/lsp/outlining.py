"""The outline of a document: its articles with their norms, the instructions of an act, its questions and tests."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from politeia.documents.model import Article, Fence
from politeia.lsp.drafts import Draft, document_of, fences_of
from politeia.lsp.names import norms_of


class Heading(Enum):
    """What an entry of the outline is."""

    ARTICLE = "article"
    NORM = "norm"
    INSTRUCTION = "instruction"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry: its name, the lines (from 0) from its head to its end, and what stands inside."""

    name: str
    detail: str
    heading: Heading
    line: int
    last: int
    inside: tuple[Entry, ...] = ()


def outline(draft: Draft) -> tuple[Entry, ...]:
    """The entries of a draft in the order of its lines."""
    document = document_of(draft)
    articles = [*document.articles, *(item for made in document.instructions for item in made.articles)]
    amended = [made.fence for made in document.instructions]
    heads = (item.place.line - 1 for item in articles)
    starts = sorted((*heads, *(fence.first_line - 2 for fence in amended), len(draft.lines)))
    norms = tuple(_norms(draft))
    found = [*(_article(item, starts) for item in articles), *(_instruction(item, starts) for item in amended)]
    placed = [
        replace(item, inside=tuple(norm for norm in norms if item.line < norm.line <= item.last)) for item in found
    ]
    inside = {norm for item in placed for norm in item.inside}
    alone = (norm for norm in norms if norm not in inside)
    return tuple(sorted((*placed, *alone, *_questions(draft)), key=lambda item: (item.line, -item.last)))


def _norms(draft: Draft) -> Iterator[Entry]:
    for norm in norms_of(draft):
        line = norm.place.line - 1
        yield Entry(f"{norm.kind} {norm.name}", norm.citation, Heading.NORM, line, _last(line, draft))


def _instruction(fence: Fence, starts: list[int]) -> Entry:
    line = fence.first_line - 2
    words = " ".join(" ".join(fence.lines).split())[:80]
    return Entry(words or "amend", "", Heading.INSTRUCTION, line, _before_next(line, starts))


def _article(article: Article, starts: list[int]) -> Entry:
    line = article.place.line - 1
    title = f"Article {article.number}" + (f". {article.title}" if article.title else "")
    return Entry(title, article.section, Heading.ARTICLE, line, _before_next(line, starts))


def _before_next(line: int, starts: list[int]) -> int:
    return max(next(start for start in starts if start > line) - 1, line)


def _last(line: int, draft: Draft) -> int:
    """The last line of a block's part that begins at a line: before the next line at the margin."""
    last = line
    while last + 1 < len(draft.lines) and (draft.line(last + 1).startswith(" ") or not draft.line(last + 1).strip()):
        last += 1
    while last > line and not draft.line(last).strip():
        last -= 1
    return last


def _questions(draft: Draft) -> list[Entry]:
    """Properties, tests, claims and scenarios: each block's lines at the margin."""
    return [
        Entry(text.strip(), fence.word, Heading.QUESTION, number, _last(number, draft))
        for fence in fences_of(draft)
        if fence.word not in ("norm", "amend")
        for number, text in enumerate(fence.lines, start=fence.first_line - 1)
        if text.strip() and not text.startswith((" ", "#"))
    ]
