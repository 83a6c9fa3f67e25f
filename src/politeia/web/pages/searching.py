"""Search over the articles and norms of an edition."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from politeia.language.aloud import read_aloud
from politeia.presentation.citations import anchor_of
from politeia.web.bookshelf import Bookshelf
from politeia.web.catalogue import texts
from politeia.web.model import Address, Page
from politeia.web.pages.text import edition_content, norm_anchor

EXCERPT = 160


@dataclass(frozen=True, slots=True)
class Hit:
    """An article or norm with its words, for a search without a server too."""

    title: str
    anchor: str
    words: str
    excerpt: str


def search_page(shelf: Bookshelf, name: str, day: date, language: str, query: str = "") -> Page:
    """Everything that has all words of the query; with no query, everything there is to search."""
    target = shelf.edition(name, day)
    wanted = query.lower().split()
    t = texts(language)
    hits: list[Hit] = []
    for article in target.edition.articles:
        prose = " ".join(" ".join(paragraph.prose.split()) for paragraph in article.paragraphs)
        title = f"{t['article']} {article.number}. {article.title}"
        hits.append(Hit(title, anchor_of(article.number), f"{title} {prose}".lower(), _excerpt(prose, wanted)))
        for norm in article.norms:
            aloud = read_aloud(norm)
            own = f"{norm.kind} {norm.name}"
            hits.append(Hit(own, norm_anchor(norm.kind, norm.name), f"{own} {aloud}".lower(), _excerpt(aloud, wanted)))
    found = [hit for hit in hits if all(word in hit.words for word in wanted)]
    content = {**edition_content(shelf, name, target), "query": query, "hits": found}
    return Page(Address(name, day.isoformat(), "search"), t["search"], "search.html.j2", content)


def _excerpt(words: str, wanted: list[str]) -> str:
    """The words around the first that is looked for."""
    at = next((position for word in wanted if (position := words.lower().find(word)) >= 0), 0)
    start = max(0, at - EXCERPT // 3)
    piece = words[start : start + EXCERPT]
    return ("…" if start else "") + piece + ("…" if start + EXCERPT < len(words) else "")
