"""Explaining a right, a prohibition or an incompatibility: whom it is about, what it says, and what may limit it."""

from __future__ import annotations

from collections.abc import Iterable

from politeia.explanation.model import Fact
from politeia.norms.cited import Cited
from politeia.norms.model import Institutions
from politeia.norms.persons import Ban, Prohibition, Right


def right_facts(right: Right, institutions: Institutions) -> Iterable[Fact]:
    """Who has the right, what it allows and guarantees, and its limits."""
    yield from _persons(right.who, right.citation)
    yield from _each("they may", right.may)
    yield from _each("guarantees", right.guarantees)
    yield from _each("not for", right.not_for)
    yield from _each("limited by", right.limited_by)
    yield from _spared(right.citation, institutions)


def prohibition_facts(prohibition: Prohibition, institutions: Institutions) -> Iterable[Fact]:
    """What is forbidden, to or against whom, and when it is allowed after all."""
    yield from _persons(prohibition.who, prohibition.citation)
    yield from _each("may not", prohibition.acts)
    if prohibition.longest is not None:
        yield Fact("at most", str(prohibition.longest.value), prohibition.longest.citation)
    yield from _each("allowed if", prohibition.exceptions)
    if not prohibition.exceptions:
        yield Fact("exceptions", "the text names none", prohibition.citation)
    yield from _spared(prohibition.citation, institutions)


def ban_facts(ban: Ban, institutions: Institutions) -> Iterable[Fact]:
    """Who must keep apart from what, with everything else that the same norm forbids them."""
    if ban.kin:
        yield Fact("for", f"{ban.kin} of {', '.join(ban.who)}", ban.citation)
    else:
        yield from _persons(ban.who, ban.citation)
    for other in institutions.bans:
        if other.name == ban.name:
            yield Fact("may not", other.act, other.citation)


def _persons(who: tuple[str, ...], citation: str) -> Iterable[Fact]:
    if who:
        yield Fact("for", ", ".join(who), citation)


def _each(label: str, items: tuple[Cited[str], ...]) -> Iterable[Fact]:
    for item in items:
        yield Fact(label, item.value, item.citation)


def _spared(citation: str, institutions: Institutions) -> Iterable[Fact]:
    """Whether the article is among those that no law may limit."""
    for limitation in institutions.limitations:
        if limitation.spares(citation):
            yield Fact("limits", "no law may limit this article", limitation.citation)
