"""Two editions of a charter side by side, norm by norm."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from politeia.comparison.comparing import compare
from politeia.comparison.model import ClauseChange, NormChange
from politeia.web.bookshelf import Bookshelf
from politeia.web.catalogue import texts
from politeia.web.model import Address, Page


@dataclass(frozen=True, slots=True)
class ChangeShown:
    """A norm that differs."""

    fate: str
    key: str
    kind: str
    name: str
    citation_before: str
    citation_after: str
    clauses: tuple[ClauseChange, ...]


def comparing_page(
    shelf: Bookshelf,
    name: str,
    first: date,
    second: date,
    language: str,
    *,
    page: str = "compare",
    linked: bool = False,
) -> Page:
    """What changed between two days; `linked` lists neighbouring editions as links, for a site without a server."""
    before, after = shelf.edition(name, first), shelf.edition(name, second)
    editions = shelf.editions(name)
    days = [link.day.isoformat() for link in editions]
    comparison = compare(before.institutions, after.institutions)
    content = {
        "charter": after.charter,
        "latest": shelf.latest(name),
        "choices": editions,
        "first": first,
        "second": second,
        "pairs": list(pairwise(days)) if linked else [],
        "comparison": comparison,
        "changes": [shown(change) for change in comparison.norms],
    }
    return Page(Address(name, "", page), texts(language)["compare"], "compare.html.j2", content)


def shown(change: NormChange) -> ChangeShown:
    """A norm that differs, as templates show it."""
    return ChangeShown(
        change.fate.value,
        change.fate.name.lower(),
        change.kind,
        change.name,
        change.citation_before,
        change.citation_after,
        change.clauses,
    )
