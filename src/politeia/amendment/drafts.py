"""An amending act of one's own, laid on top of a charter without touching its files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from politeia.amendment.charters import read_act
from politeia.amendment.model import Act, ArticleInForce, Charter, Edition, ParagraphInForce
from politeia.amendment.timeline import governing
from politeia.diagnostics.model import Place
from politeia.documents.model import Fence, Paragraph
from politeia.documents.reading import read_document


def lay(charter: Charter, file: str, source: bytes, on: date) -> tuple[Charter, Act]:
    """The charter with an act more, on the text that governs on a day; mistakes in the act join those of the charter.

    `file` is how messages call the act. Raises P417 for a day on which no text is in force.
    """
    text = governing(charter, on)
    document = read_document(file, source)
    act, mistakes = read_act(document, text.base)
    found = (*document.diagnostics, *mistakes)
    changed = replace(
        text,
        acts=(*text.acts, act),
        files=(*text.files, file),
        diagnostics=(*text.diagnostics, *found),
    )
    if text is charter:
        return changed, act
    later = tuple(changed if item is text else item for item in charter.later)
    return replace(charter, later=later, diagnostics=(*charter.diagnostics, *found)), act


def last_day(act: Act, day: date) -> date:
    """The first day on which everything in an act that has a day is in force, and not before `day`."""
    return max((day, *(item.commences for item in act.instructions if item.commences is not None)))


def as_replacement(edition: Edition, article: ArticleInForce, number: str = "") -> str:
    """An instruction that puts an article, or one of its paragraphs, in its own present words: to begin a change with."""
    chosen = tuple(item for item in article.paragraphs if not number or item.number == number)
    target = f"{article.number}({number})" if number else f"article {article.number}"
    parts = [f"```amend\nreplace {target}\n```"]
    if not number:
        parts.append(f"### Article {article.number}. {article.title}")
    fences = _fences(edition)
    parts += [_written(item, fences.get(item.place, ())) for item in chosen]
    return "\n\n".join(parts) + "\n"


def _written(paragraph: ParagraphInForce, fences: tuple[Fence, ...]) -> str:
    """A paragraph as it stands in its document."""
    prose = f"{paragraph.number}. {paragraph.prose}" if paragraph.number else paragraph.prose
    blocks = ("```norm\n" + "\n".join(fence.lines) + "\n```" for fence in fences)
    return "\n\n".join(item for item in (prose, *blocks) if item)


def _fences(edition: Edition) -> dict[Place, tuple[Fence, ...]]:
    """The blocks below every paragraph of the charter and its acts, by the paragraph's place."""
    return {item.place: item.fences for item in _paragraphs(edition.charter)}


def _paragraphs(charter: Charter) -> Iterator[Paragraph]:
    for article in charter.base.articles:
        yield from article.paragraphs
    for act in charter.acts:
        for instruction in act.document.instructions:
            yield from instruction.paragraphs
            for article in instruction.articles:
                yield from article.paragraphs
