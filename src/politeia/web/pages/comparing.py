"""Two editions of a charter side by side, norm by norm."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from politeia.comparison.comparing import compare
from politeia.comparison.model import ClauseChange, NormChange
from politeia.power.model import DecisionPower
from politeia.presentation.frontier import frontier_lines
from politeia.presentation.wording import percent
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


@dataclass(frozen=True, slots=True)
class ShareMoved:
    """A player's Shapley-Shubik share before and after; "" where the player does not take part."""

    player: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class PowerMoved:
    """A decision in which shares differ."""

    decision: str
    rows: tuple[ShareMoved, ...]


def comparing_page(
    shelf: Bookshelf,
    name: str,
    first: date,
    second: date,
    language: str,
    *,
    page: str = "compare",
    linked: bool = False,
    forces: bool = False,
) -> Page:
    """What changed between two days; `linked` lists neighbouring editions as links, for a site without a server.

    With `forces` the page also has power and the smallest coalitions before and after, which take some seconds.
    """
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
        "linked": linked,
        "forces": forces,
        "power": _power(shelf, name, first, second) if forces else (),
        "coalitions": _coalitions(shelf, name, first, second) if forces else (),
    }
    return Page(Address(name, "", page), texts(language)["compare"], "compare.html.j2", content)


def _power(shelf: Bookshelf, name: str, first: date, second: date) -> tuple[PowerMoved, ...]:
    """The decisions in which somebody's share differs, and those that only one of the texts has."""
    before = {item.decision: item for item in shelf.power(name, first)}
    after = {item.decision: item for item in shelf.power(name, second)}
    found = (
        PowerMoved((after.get(decision) or before[decision]).title, _shares(before.get(decision), after.get(decision)))
        for decision in dict.fromkeys((*after, *before))
    )
    return tuple(item for item in found if any(row.before != row.after for row in item.rows))


def _shares(before: DecisionPower | None, after: DecisionPower | None) -> tuple[ShareMoved, ...]:
    old, new = _by_player(before), _by_player(after)
    return tuple(ShareMoved(player, old.get(player, ""), new.get(player, "")) for player in dict.fromkeys((*old, *new)))


def _by_player(power: DecisionPower | None) -> dict[str, str]:
    """Shapley-Shubik shares in words, of everybody who is ever critical."""
    groups = power.groups if power is not None else ()
    return {
        group.players.name: percent(group.shapley_shubik.least, group.shapley_shubik.most)
        for group in groups
        if group.swing.most
    }


def _coalitions(shelf: Bookshelf, name: str, first: date, second: date) -> tuple[tuple[str, str, str], ...]:
    before, after = shelf.frontier(name, first), shelf.frontier(name, second)
    return frontier_lines({goal: (before[goal], after[goal]) for goal in before})


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
