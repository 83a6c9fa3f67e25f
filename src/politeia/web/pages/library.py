"""The library: every charter as a card, with who plays which part in it, and its editions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from politeia.diagnostics.model import PoliteiaError
from politeia.web.bookshelf import Bookshelf
from politeia.web.catalogue import texts
from politeia.web.model import Address, EditionLink, Page

SHOWN_ROLES = ("head of state", "head of government", "lower chamber", "upper chamber", "constitutional court")


@dataclass(frozen=True, slots=True)
class Card:
    """A charter on the shelf."""

    name: str
    title: str
    day: date
    counts: str
    roles: tuple[tuple[str, str], ...]
    editions: tuple[EditionLink, ...]


def library_page(shelf: Bookshelf, language: str) -> Page:
    """All charters of the site; one that cannot be opened is left out here and explained on its own page."""
    cards = []
    for name in shelf.names:
        try:
            cards.append(_card(shelf, name, language))
        except PoliteiaError:
            continue
    return Page(Address(), texts(language)["library"], "library.html.j2", {"cards": cards})


def _card(shelf: Bookshelf, name: str, language: str) -> Card:
    t = texts(language)
    day = shelf.latest(name)
    target = shelf.edition(name, day)
    articles = target.edition.articles
    encoded = sum(1 for article in articles if article.norms)
    counts = (
        f"{len(articles)} {t['articles']}, {encoded} {t['encoded']}; {len(target.institutions.norms)} {t['norms']}, "
        f"{len(target.institutions.gaps)} {t['gaps']}"
    )
    held = ((role, target.institutions.with_role(role)) for role in SHOWN_ROLES)
    roles = tuple((role, holder) for role, holder in held if holder)
    return Card(name, target.charter.title, day, counts, roles, shelf.editions(name))
