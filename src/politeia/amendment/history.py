"""What acts did: the life of an article, who wrote what is in force, and the articles that an act touches."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

from politeia.amendment.consolidation import advance, consolidate
from politeia.amendment.model import Act, Charter, Edition, ParagraphInForce, Version
from politeia.amendment.order import in_order, order_of, target_of
from politeia.amendment.timeline import replaced_on, texts_of
from politeia.diagnostics.model import failure


@dataclass(frozen=True, slots=True)
class Touched:
    """The articles that an act amends, adds and repeals, in the order of the text."""

    amended: tuple[str, ...]
    added: tuple[str, ...]
    repealed: tuple[str, ...]


def changed_articles(act: Act) -> Touched:
    """The articles that an act touches, whenever its instructions commence."""
    found: dict[str, str] = {}
    for instructed in act.instructions:
        syntax = instructed.syntax
        fate = (
            {"insert": "added", "repeal": "repealed"}.get(syntax.word, "amended") if syntax.whole_article else "amended"
        )
        found.setdefault(syntax.article, fate)
    ordered = sorted(found, key=order_of)
    kinds = {
        fate: tuple(number for number in ordered if found[number] == fate) for fate in ("amended", "added", "repealed")
    }
    return Touched(kinds["amended"], kinds["added"], kinds["repealed"])


def editions_of(charter: Charter) -> tuple[Edition, ...]:
    """Every edition of a timeline: the first of each text, and each later one made from the one before."""
    found: list[Edition] = []
    for text in texts_of(charter):
        end = replaced_on(charter, text)
        days = sorted({item.commences for item in in_order(text) if item.commences})
        start = text.base.front.in_force or (days[0] - timedelta(days=1) if days else date.max)
        later = (day for day in days if day > start and (end is None or day < end))
        found += accumulate(later, advance, initial=consolidate(text, start))
    return tuple(found)


def versions_of(charter: Charter, article: str, editions: tuple[Edition, ...] | None = None) -> tuple[Version, ...]:
    """The life of an article: each wording of each paragraph, by paragraph and then by day.

    Where another text has replaced the charter, the article of that number in it comes next, whatever it is about.
    `editions` are those of the whole timeline, for a caller that asks about many articles.
    Raises P418 when no text of the charter ever had such an article.
    """
    found: list[Version] = []
    standing: dict[str, ParagraphInForce] = {}
    text = charter
    for edition in editions_of(charter) if editions is None else editions:
        present = edition.article(article)
        now = {paragraph.number: paragraph for paragraph in present.paragraphs} if present else {}
        writer = "" if edition.charter is charter else edition.charter.title
        for number in sorted({*now, *standing}, key=order_of):
            change = _change(standing.get(number), now.get(number), another_text=edition.charter is not text)
            if change:
                found.append(_version(article, number, now.get(number), change, edition, writer))
        standing, text = now, edition.charter
    if not found:
        raise failure(
            "P418",
            f"{charter.title} has no Article {article}",
            remedy=f"politeia read {charter.name} lists its articles.",
        )
    return tuple(sorted(found, key=lambda item: order_of(item.paragraph)))


def _change(before: ParagraphInForce | None, now: ParagraphInForce | None, *, another_text: bool) -> str:
    """What became of a paragraph with an edition: "" when it stayed as it was."""
    if now is None:
        return "ended with its text" if another_text else "repealed"
    if another_text:
        return "of another text"
    if before is None:
        return "inserted" if now.written_by else "first text"
    if (before.written_by, before.since, before.prose) == (now.written_by, now.since, now.prose):
        return ""
    return "restated" if before.prose == now.prose else "reworded"


def _version(
    article: str, number: str, now: ParagraphInForce | None, change: str, edition: Edition, writer: str
) -> Version:
    if now is not None:
        return Version(article, number, now.since, now.written_by or writer, now.prose, change)
    touching = (i for i in reversed(in_order(edition.charter)) if i.syntax.article == article)
    by = next((i.act for i in touching if i.commences == edition.on), writer)
    return Version(article, number, edition.on, by, "", change)


@dataclass(frozen=True, slots=True)
class Authored:
    """A paragraph in force with the act that wrote it ("" for the first text), and since when."""

    citation: str
    title: str
    written_by: str
    since: date | None
    prose: str


def authors_of(edition: Edition) -> tuple[Authored, ...]:
    """Who wrote each paragraph in force, in the order of the text."""
    return tuple(
        Authored(
            f"{article.number}({paragraph.number})" if paragraph.number else article.number,
            article.title,
            paragraph.written_by,
            paragraph.since,
            paragraph.prose,
        )
        for article in edition.articles
        for paragraph in article.paragraphs
    )


__all__ = ["Authored", "Touched", "authors_of", "changed_articles", "editions_of", "target_of", "versions_of"]
