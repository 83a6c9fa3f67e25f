"""What acts did: the versions of each paragraph of an article, and the articles that an act touches."""

from __future__ import annotations

from dataclasses import dataclass

from politeia.amendment.consolidation import consolidate, in_order, order_of, target_of
from politeia.amendment.model import Act, Charter, Version
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
    """Every wording of every paragraph of an article, by paragraph and then by day; raises P418 when there is no such article."""
    days = sorted({item.commences for item in in_order(charter) if item.syntax.article == article and item.commences})
    start = charter.base.front.in_force
    editions = [consolidate(charter, day) for day in ([start] if start else []) + days]
    if not editions:
        editions = [consolidate(charter, days[0])] if days else []
    found: list[Version] = []
    latest: dict[str, str] = {}
    if not start:
        first = next((item for item in charter.articles if item.number == article), None)
        for paragraph in first.paragraphs if first else ():
            found.append(Version(article, paragraph.number, None, "", paragraph.prose))
            latest[paragraph.number] = paragraph.prose
    for edition in editions:
        present = edition.article(article)
        now = {paragraph.number: paragraph for paragraph in present.paragraphs} if present else {}
        for number, paragraph in now.items():
            if latest.get(number) != paragraph.prose:
                found.append(Version(article, number, paragraph.since, paragraph.written_by, paragraph.prose))
                latest[number] = paragraph.prose
        for number in [number for number, prose in latest.items() if prose and number not in now]:
            by = next(
                (
                    i.act
                    for i in reversed(in_order(charter))
                    if i.commences == edition.on and i.syntax.article == article
                ),
                "",
            )
            found.append(Version(article, number, edition.on, by, ""))
            latest[number] = ""
    if not found:
        raise failure(
            "P418",
            f"{charter.title} has no Article {article}",
            remedy=f"politeia read {charter.name} lists its articles.",
        )
    return tuple(sorted(found, key=lambda item: order_of(item.paragraph)))


__all__ = ["Touched", "changed_articles", "target_of", "versions_of"]
