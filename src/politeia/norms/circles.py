"""Bodies that consist of themselves, by way of what they consist of."""

from __future__ import annotations

from collections.abc import Iterator

from politeia.diagnostics.model import Diagnostic, error
from politeia.language.contents import Actors, Named
from politeia.language.model import NormSyntax
from politeia.norms.clauses import clause_named


def bodies_in_circles(norms: tuple[NormSyntax, ...]) -> Iterator[Diagnostic]:
    """N106 for each body that stands in its own parts, once for each circle, with the way round."""
    parts = {norm.name: _parts(norm) for norm in norms if norm.kind == "body"}
    told: set[frozenset[str]] = set()
    for norm in norms:
        way = _way_back(norm.name, parts) if norm.kind == "body" else ()
        if not way or frozenset(way) in told:
            continue
        told.add(frozenset(way))
        yield error(
            "N106",
            f"{norm.name} consists of itself: {' → '.join((*way, norm.name))}",
            clause_named(norm, "consists of").place.around((*way, norm.name)[1]),
            expectation="A joint body consists of bodies that have seats of their own, and whose members sit together in it.",
            remedy="Take the body out of its own parts, or give it seats.",
        )


def _parts(norm: NormSyntax) -> tuple[str, ...]:
    values = (clause.value for clause in norm.clauses if clause.word == "consists of")
    actors = next((value for value in values if isinstance(value, Actors)), None)
    return tuple(member.name for member in actors.members if isinstance(member, Named)) if actors else ()


def _way_back(name: str, parts: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The shortest way from a body down through its parts to itself again, or nothing; a body in its own list is one step."""
    ways: list[tuple[str, ...]] = [(name,)]
    seen: set[str] = set()
    for way in ways:
        for part in parts.get(way[-1], ()):
            if part == name:
                return way
            if part not in seen:
                seen.add(part)
                ways.append((*way, part))
    return ()
