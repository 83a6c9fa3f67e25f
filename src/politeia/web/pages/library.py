"""The library: every charter as a card, with who plays which part in it, and its editions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from politeia.diagnostics.model import PoliteiaError
from politeia.web.bookshelf import Bookshelf
from politeia.web.catalogue import texts
from politeia.web.model import Address, EditionLink, Page
from politeia.web.pages.systems import comparable
from politeia.web.pages.text import counts_of

SHOWN_ROLES = (
    "head of state",
    "head of government",
    "parliament",
    "lower chamber",
    "upper chamber",
    "constitutional court",
)


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
    """All charters of the site; one with a mistake is explained on its own page, and only one's own stands here as well."""
    t = texts(language)
    groups = [
        (
            t.get(f"group_{group}", group.capitalize()),
            [card for name in names if (card := _card(shelf, name, language))],
        )
        for group, names in shelf.groups.items()
    ]
    content = {
        "groups": [(title, cards) for title, cards in groups if cards],
        "systems": len(comparable(shelf)) > 1,
    }
    return Page(Address(), t["library"], "library.html.j2", content)


def _card(shelf: Bookshelf, name: str, language: str) -> Card | None:
    try:
        day = shelf.latest(name)
        target = shelf.edition(name, day)
    except PoliteiaError:
        if name not in shelf.groups["own"]:
            return None
        return Card(name, shelf.title(name), shelf.latest(name), texts(language)["has_mistakes"], (), ())
    held = ((role, target.institutions.with_role(role)) for role in SHOWN_ROLES)
    roles = tuple((role, holder) for role, holder in held if holder)
    title = target.charter.title if shelf.charter(name).title == shelf.title(name) else shelf.title(name)
    return Card(name, title, day, counts_of(target, language), roles, shelf.editions(name))
