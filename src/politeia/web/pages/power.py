"""The power map of an edition: what each actor's consent is worth in every decision."""

from __future__ import annotations

from datetime import date

from politeia.power.mapping import CANNOT_SEE
from politeia.web.bookshelf import Bookshelf
from politeia.web.catalogue import texts
from politeia.web.model import Address, Page
from politeia.web.pages.text import edition_content


def power_page(shelf: Bookshelf, name: str, day: date, language: str) -> Page:
    """Shapley-Shubik and Banzhaf shares in every decision of an edition."""
    target = shelf.edition(name, day)
    content = {
        **edition_content(shelf, name, target),
        "decisions": shelf.power(name, day),
        "not_seen": CANNOT_SEE,
    }
    return Page(Address(name, day.isoformat(), "power"), texts(language)["power"], "power.html.j2", content)
