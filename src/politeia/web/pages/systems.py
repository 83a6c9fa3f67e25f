"""Two charters side by side by the roles that their offices and bodies play."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from politeia.comparison.systems import compare_systems, shared_roles
from politeia.diagnostics.model import PoliteiaError, failure
from politeia.web.bookshelf import Bookshelf
from politeia.web.catalogue import texts
from politeia.web.model import Address, Page

GROUPS = ("own", "charters", "crises")
"""The groups of the library whose charters have a government to compare."""


@dataclass(frozen=True, slots=True)
class Side:
    """One charter of a comparison, on a day; the title is that of its first text until the text of a day is asked for."""

    name: str
    day: date
    title: str

    @property
    def written(self) -> str:
        """As a person asks for it: kazakhstan@2023-04-01."""
        return f"{self.name}@{self.day}"


def systems_page(
    shelf: Bookshelf, language: str, asked: tuple[str, str] = ("", ""), *, page: str = "systems", linked: bool = False
) -> Page:
    """Two charters by role, each asked for as NAME@DAY; without a question the first two that can be compared."""
    choices = comparable(shelf)
    first, second = (_side(shelf, item) for item in asked) if all(asked) else _first_two(choices)
    content: dict[str, object] = {
        "choices": [(side, shelf.editions(side.name)) for side in choices],
        "pairs": list(combinations(choices, 2)) if linked else [],
        "left": first,
        "right": second,
        "systems": None,
        "pair_address": pair_address,
    }
    if first is not None and second is not None:
        left, right = (shelf.edition(side.name, side.day).institutions for side in (first, second))
        content["systems"] = compare_systems(left, right)
        content["shared"] = shared_roles(left, right)
    return Page(Address("", "", page), texts(language)["systems"], "systems.html.j2", content)


def comparable(shelf: Bookshelf) -> tuple[Side, ...]:
    """The charters whose edition of today has a head of state or of government, each on the day of that edition."""
    found = []
    for name in (name for group in GROUPS for name in shelf.groups.get(group, ())):
        try:
            target = shelf.edition(name, shelf.latest(name))
        except PoliteiaError:
            continue
        if any(target.institutions.with_role(role) for role in ("head of state", "head of government")):
            found.append(Side(name, target.day, shelf.title(name)))
    return tuple(found)


def pair_pages(shelf: Bookshelf, language: str) -> Iterator[Page]:
    """A page for each pair of charters, for a site without a server."""
    choices = comparable(shelf)
    if len(choices) > 1:
        yield systems_page(shelf, language, linked=True)
    for left, right in combinations(choices, 2):
        yield systems_page(shelf, language, (left.written, right.written), page=pair_address(left, right), linked=True)


def pair_address(left: Side, right: Side) -> str:
    """The name of the page of a pair: systems-kazakhstan+pakistan."""
    return f"systems-{left.name.replace('/', '~')}+{right.name.replace('/', '~')}"


def _first_two(choices: tuple[Side, ...]) -> tuple[Side | None, Side | None]:
    return (choices[0], choices[1]) if len(choices) > 1 else (None, None)


def _side(shelf: Bookshelf, written: str) -> Side:
    name, _, day = written.partition("@")
    try:
        on = date.fromisoformat(day) if day else shelf.latest(name)
    except ValueError:
        raise failure("X404", f"“{day}” is no day", remedy="Write it as 2022-06-01.") from None
    return Side(name, on, shelf.edition(name, on).charter.title)
