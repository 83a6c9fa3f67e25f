"""What acts did: the versions of each paragraph of an article, and the articles that an act touches."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from politeia.amendment.consolidation import consolidate, in_order, order_of, target_of
from politeia.amendment.model import Act, Charter, Edition, Version
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


def versions_of(charter: Charter, article: str) -> tuple[Version, ...]:
    """Every wording of every paragraph of an article, by paragraph and then by day; raises P418 when there is no such article.

    Where another text has replaced the charter, the article of that number in it comes next, whatever it is about.
    """
    found: list[Version] = []
    latest: dict[str, str] = {}
    start = charter.base.front.in_force
    if not start:
        first = next((item for item in charter.articles if item.number == article), None)
        for paragraph in first.paragraphs if first else ():
            found.append(Version(article, paragraph.number, None, "", paragraph.prose))
            latest[paragraph.number] = paragraph.prose
    for day in _days(charter, article):
        edition = consolidate(charter, day)
        writer = edition.charter.title if edition.charter is not charter else ""
        present = edition.article(article)
        now = {paragraph.number: paragraph for paragraph in present.paragraphs} if present else {}
        for number, paragraph in now.items():
            if latest.get(number) != paragraph.prose:
                by = paragraph.written_by or writer
                found.append(Version(article, number, paragraph.since, by, paragraph.prose))
                latest[number] = paragraph.prose
        for number in [number for number, prose in latest.items() if prose and number not in now]:
            found.append(Version(article, number, day, _repealed_by(edition, article) or writer, ""))
            latest[number] = ""
    if not found:
        raise failure(
            "P418",
            f"{charter.title} has no Article {article}",
            remedy=f"politeia read {charter.name} lists its articles.",
        )
    return tuple(sorted(found, key=lambda item: order_of(item.paragraph)))


def _days(charter: Charter, article: str) -> list[date]:
    """The days on which an article may get another wording: the beginning of each text, and its amendments while it governs."""
    days: set[date] = set()
    for text in texts_of(charter):
        end = replaced_on(charter, text)
        starts = [text.base.front.in_force, *(i.commences for i in in_order(text) if i.syntax.article == article)]
        days |= {day for day in starts if day is not None and (end is None or day < end)}
    return sorted(days)


def _repealed_by(edition: Edition, article: str) -> str:
    instructed = (i for i in reversed(in_order(edition.charter)) if i.syntax.article == article)
    return next((i.act for i in instructed if i.commences == edition.on), "")


__all__ = ["Touched", "changed_articles", "target_of", "versions_of"]
