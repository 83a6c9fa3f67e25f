"""Where a page lives, and what a page is before it is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

DAYLESS = ""


@dataclass(frozen=True, slots=True)
class Address:
    """The place of a page: a charter ("" for the library), a day ("" for pages about all days), and the page's name."""

    charter: str = ""
    day: str = DAYLESS
    page: str = ""

    @property
    def folders(self) -> tuple[str, ...]:
        """The folders of the page, from the root of the site."""
        return tuple(part for part in (self.charter.replace("/", "~"), self.day, self.page) if part)

    @property
    def path(self) -> str:
        """The file of the page, from the root of the site: kazakhstan/2023-04-01/index.html."""
        return "/".join((*self.folders, "index.html"))

    @property
    def root(self) -> str:
        """The way from the page to the root of the site, so that pages work from any folder: "../../"."""
        return "../" * len(self.folders)


@dataclass(frozen=True, slots=True)
class Page:
    """A page to be drawn: its address, its title, the template that draws it, and what the template is given."""

    address: Address
    title: str
    template: str
    content: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class EditionLink:
    """One edition of a charter for a timeline: its day, and the acts that begin to have effect on it."""

    day: date
    acts: tuple[str, ...]
    replaced: bool = False
