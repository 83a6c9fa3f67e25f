"""Properties by editions: every verdict that has been proved, each leading to its witness."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from politeia.presentation.verdicts import SIGNS
from politeia.web.bookshelf import Bookshelf
from politeia.web.catalogue import texts
from politeia.web.model import Address, Page
from politeia.web.pages.properties import property_anchor


@dataclass(frozen=True, slots=True)
class Cell:
    """A verdict of one edition; no sign where it has not been proved yet, and not `asked` where its text does not ask it."""

    day: date
    anchor: str
    sign: str = ""
    key: str = ""
    word: str = ""
    asked: bool = True


def matrix_page(shelf: Bookshelf, name: str, language: str) -> Page:
    """The verdicts that are known; an edition that nobody has asked about yet is proved when its column is opened."""
    t = texts(language)
    days = [link.day for link in shelf.editions(name)]
    names = dict.fromkeys(asked.name for day in days for asked in shelf.properties(name, day))
    rows = [(asked, [_cell(shelf, name, day, asked, language) for day in days]) for asked in names]
    content = {"charter": shelf.charter(name), "latest": shelf.latest(name), "days": days, "rows": rows}
    return Page(Address(name, "", "properties"), t["properties"], "matrix.html.j2", content)


def _cell(shelf: Bookshelf, name: str, day: date, asked: str, language: str) -> Cell:
    anchor = property_anchor(asked)
    answers = shelf.proved(name, day)
    answer = next((item for item in answers or () if item.name == asked), None)
    if answer is None:
        return Cell(day, anchor, asked=any(item.name == asked for item in shelf.properties(name, day)))
    key = answer.verdict.value.replace(" ", "-")
    return Cell(day, anchor, SIGNS[answer.verdict], key, texts(language)[key.replace("-", "_")])
