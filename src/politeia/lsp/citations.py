"""Citations behind `per`, and where the articles and paragraphs that they name stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from politeia.diagnostics.model import Place
from politeia.documents.model import Article, Paragraph
from politeia.lsp.drafts import Draft, document_of, text_of

_PIECE = re.compile(r"(?:[A-Z]\.)?\d+[A-Z]{0,2}(?:[.-]\d+)*(?:\([^()\s]+\))*")


def cited_at(text: str, letter: int) -> str:
    """The citation that stands around a letter of a line, behind `per`; "" when none does."""
    citing = text.rfind("per ", 0, letter + 4)
    if citing < 0:
        return ""
    return next((hit.group() for hit in _PIECE.finditer(text, citing) if hit.start() <= letter <= hit.end()), "")


def provisions(drafts: Iterable[Draft]) -> Iterator[tuple[str, Draft, Place]]:
    """Every article and paragraph of some drafts as it is cited, the texts of charters before those of acts."""
    for draft in sorted(drafts, key=lambda item: item.path.parent.name == "acts"):
        document = document_of(draft)
        for article in (*document.articles, *(item for made in document.instructions for item in made.articles)):
            yield article.number, draft, article.place
            yield from _paragraphs(article.number, article.paragraphs, draft)
        for made in document.instructions:
            target = next(iter(_PIECE.findall(made.fence.lines[0] if made.fence.lines else "")), "").partition("(")[0]
            yield from _paragraphs(target, made.paragraphs, draft)


def _paragraphs(number: str, paragraphs: tuple[Paragraph, ...], draft: Draft) -> Iterator[tuple[str, Draft, Place]]:
    for paragraph in paragraphs:
        if paragraph.number:
            yield f"{number}({paragraph.number})", draft, paragraph.place


def places_of(citation: str, drafts: Iterable[Draft], asked_from: Path) -> tuple[tuple[Draft, Place], ...]:
    """Where a citation leads inside of the text that the question comes from: its paragraph, or else its article."""
    own = tuple(draft for draft in drafts if text_of(draft.path) == text_of(asked_from))
    found = tuple(provisions(own))
    exact = citation
    while exact:
        if places := tuple((draft, place) for cited, draft, place in found if cited == exact):
            return places
        exact = exact[: exact.rindex("(")] if "(" in exact else ""
    return ()


def articles_of(drafts: Iterable[Draft]) -> tuple[Article, ...]:
    """The articles of some drafts in the order of their texts, each number once."""
    found = {article.number: article for draft in drafts for article in reversed(document_of(draft).articles)}
    return tuple(reversed(tuple(found.values())))
