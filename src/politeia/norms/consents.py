"""Whose agreement an act needs beside its holder: proposals, consents, opinions, countersignatures."""

from __future__ import annotations

import re
from collections.abc import Iterable

from politeia.language.contents import Actors, Consent
from politeia.language.model import NormSyntax
from politeia.norms.binding import Binding
from politeia.norms.cited import Cited, Consents
from politeia.norms.clauses import all_cited, texts


def read_consents(norm: NormSyntax, binding: Binding) -> Consents:
    """All whose agreement an act needs, and those who are only consulted."""
    opinions: list[Cited[str]] = []
    consulted: list[Cited[str]] = []
    for item in texts(norm, "after"):
        opinions += [Cited(name, item.citation) for name in _opinions(item.value, binding.declared.actors)]
        if item.value.startswith("consulting"):
            consulted.append(Cited(item.value.removeprefix("consulting").strip(), item.citation))
    return Consents(
        all_cited(norm, "proposed by", Actors),
        all_cited(norm, "consent of", Consent),
        tuple(opinions),
        all_cited(norm, "countersigned by", Actors),
        tuple(consulted),
    )


def _opinions(after: str, actors: frozenset[str]) -> Iterable[str]:
    """The actors whose opinion is needed: "opinion of Supreme Court that the charge is founded"."""
    for piece in re.findall(r"opinion of (?:the )?([^,]+)", after):
        known = [name for name in sorted(actors) if piece == name or piece.startswith(name + " ")]
        if known:
            yield max(known, key=len)
