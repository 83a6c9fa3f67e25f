"""Which page stands at an address: one place that the server and the folder of files both ask."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise

from politeia.claims.reading import has_claims
from politeia.diagnostics.model import failure
from politeia.elections.collection import has_votes
from politeia.web.bookshelf import Bookshelf
from politeia.web.model import Address, Page
from politeia.web.pages.claims import claims_page
from politeia.web.pages.comparing import comparing_page
from politeia.web.pages.institutions import institutions_page
from politeia.web.pages.library import library_page
from politeia.web.pages.matrix import matrix_page
from politeia.web.pages.numbers import numbers_page
from politeia.web.pages.power import power_page
from politeia.web.pages.procedures import procedures_page
from politeia.web.pages.properties import properties_page
from politeia.web.pages.searching import search_page
from politeia.web.pages.systems import pair_pages, systems_page
from politeia.web.pages.text import text_page

EditionPage = Callable[[Bookshelf, str, date, str], Page]

EDITION_PAGES: dict[str, EditionPage] = {
    "text": text_page,
    "institutions": institutions_page,
    "procedures": procedures_page,
    "power": power_page,
    "properties": properties_page,
    "search": search_page,
}


CHARTER_PAGES: dict[str, Callable[[Bookshelf, str, str], Page]] = {
    "claims": claims_page,
    "numbers": numbers_page,
    "properties": matrix_page,
}


def page_at(shelf: Bookshelf, folders: tuple[str, ...], asked: dict[str, str], language: str) -> Page:
    """The page at a path, with what a form asked; raises an error of exit status 2 where there is none."""
    if not folders:
        return library_page(shelf, language)
    if folders == ("systems",):
        return systems_page(shelf, language, (asked.get("left", ""), asked.get("right", "")))
    name = folders[0].replace("~", "/")
    if len(folders) == 1:
        return text_page(shelf, name, shelf.latest(name), language)
    if len(folders) == 2 and folders[1] in CHARTER_PAGES:
        return CHARTER_PAGES[folders[1]](shelf, name, language)
    if len(folders) == 2 and folders[1].startswith("compare"):
        first, second = _two_days(shelf, name, folders[1], asked)
        return comparing_page(shelf, name, first, second, language, forces=bool(asked.get("forces")))
    if len(folders) == 3 and folders[2] in EDITION_PAGES:
        day = _day(folders[1])
        if folders[2] == "search":
            return search_page(shelf, name, day, language, asked.get("q", ""))
        return EDITION_PAGES[folders[2]](shelf, name, day, language)
    raise failure("X404", f"there is no page “{'/'.join(folders)}”", None)


def named_edition(folders: tuple[str, ...]) -> tuple[str, date]:
    """The charter and the day that an address begins with; raises an error of exit status 2 where the second is no day."""
    return folders[0].replace("~", "/"), _day(folders[1])


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise failure("X404", f"“{written}” is no day", remedy="Write it as 2022-06-01.") from None


def _two_days(shelf: Bookshelf, name: str, page: str, asked: dict[str, str]) -> tuple[date, date]:
    """The two days of a comparison: in the address, in the form, or the last two editions."""
    written = page.removeprefix("compare").lstrip("-")
    if len(written) == 21:
        return _day(written[:10]), _day(written[11:])
    days = [link.day for link in shelf.editions(name)]
    first = _day(asked["before"]) if asked.get("before") else days[-2] if len(days) > 1 else days[0]
    second = _day(asked["after"]) if asked.get("after") else days[-1]
    return first, second


def every_page(shelf: Bookshelf, language: str, *, proofs: bool = True) -> Iterator[Page]:
    """All pages of a site that is written to a folder; without `proofs` the verdicts are left out."""
    yield library_page(shelf, language)
    yield from pair_pages(shelf, language)
    for name in shelf.names:
        days = [link.day for link in shelf.editions(name)]
        latest = shelf.latest(name)
        home = text_page(shelf, name, latest, language)
        yield Page(Address(name), home.title, home.template, home.content)
        for day in days:
            for word, make in EDITION_PAGES.items():
                if proofs or word != "properties":
                    yield make(shelf, name, day, language)
        if proofs:
            yield matrix_page(shelf, name, language)
        if has_claims(name):
            yield claims_page(shelf, name, language)
        if has_votes(name):
            yield numbers_page(shelf, name, language)
        last_two = (days[-2], days[-1]) if len(days) > 1 else (days[0], days[0])
        yield comparing_page(shelf, name, *last_two, language, linked=True, forces=proofs)
        for first, second in pairwise(days):
            page = f"compare-{first}-{second}"
            yield comparing_page(shelf, name, first, second, language, page=page, linked=True, forces=proofs)
