"""The institutions of an edition as a map, with every tie as a line of a table below it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from politeia.amendment.opening import Target
from politeia.explanation.relations import Relation, RelationKind, relations, standings
from politeia.presentation.citations import anchor_of, article_in
from politeia.web.bookshelf import Bookshelf
from politeia.web.catalogue import texts
from politeia.web.institution_map import draw, key_of
from politeia.web.model import Address, Page
from politeia.web.pages.text import edition_content


@dataclass(frozen=True, slots=True)
class Tie:
    """What one actor may do to another, with all articles that say so."""

    source: str
    key: str
    word: str
    target: str
    citations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of tie that can be shown or hidden."""

    key: str
    word: str


def institutions_page(shelf: Bookshelf, name: str, day: date, language: str) -> Page:
    """Who acts on whom on a day."""
    target = shelf.edition(name, day)
    found = relations(target.institutions)
    used = {relation.kind for relation in found}
    content = {
        **edition_content(shelf, name, target),
        "drawing": map_of(target, language),
        "kinds": [Kind(kind.name.lower(), kind.value) for kind in RelationKind if kind in used],
        "ties": ties_of(found),
    }
    title = texts(language)["institutions"]
    return Page(Address(name, day.isoformat(), "institutions"), title, "institutions.html.j2", content)


def map_of(target: Target, language: str) -> Markup:
    """The map of an edition; its boxes lead to their articles on the page of the text."""
    return draw(
        standings(target.institutions),
        relations(target.institutions),
        dict(texts(language)),
        lambda citation: f"../text/index.html#{anchor_of(article_in(citation))}",
    )


def ties_of(found: tuple[Relation, ...]) -> tuple[Tie, ...]:
    """Relations of the same kind between the same two joined, with their articles."""
    joined: dict[tuple[str, str, str], list[Relation]] = {}
    for relation in found:
        joined.setdefault((relation.source, key_of(relation), relation.target), []).append(relation)
    return tuple(
        Tie(source, key, same[0].kind.value, target, tuple(dict.fromkeys(item.citation for item in same)))
        for (source, key, target), same in joined.items()
    )
