"""What is forbidden to persons and to amendments: incompatibilities and what no amendment may touch."""

from __future__ import annotations

from collections.abc import Iterator

from politeia.language.contents import Actors, Named
from politeia.language.model import NormSyntax
from politeia.norms.clauses import cited, texts, words
from politeia.norms.model import Unamendable
from politeia.norms.persons import Ban


def read_bans(norm: NormSyntax) -> Iterator[Ban]:
    """What an incompatibility, or a line `incompatible with` of an office or body, forbids."""
    if norm.kind == "incompatibility":
        who = cited(norm, "who", Actors)
        bearers = tuple(m.name for m in who.value.members if isinstance(m, Named)) if who else ()
        for item in texts(norm, "may not"):
            yield Ban(norm.name, bearers, words(norm, "kin"), item.value, item.citation)
    elif norm.kind in ("office", "body"):
        for item in texts(norm, "incompatible with"):
            yield Ban(norm.name, (norm.name,), "", item.value, item.citation)


def read_unamendable(norm: NormSyntax) -> Unamendable:
    """What no amendment may touch: what the norm protects, or its own name."""
    protects = tuple(item.value for item in texts(norm, "protects"))
    silent = any(clause.word == "if replaced" for clause in norm.clauses)
    return Unamendable(norm.name, protects or (norm.name,), silent, norm.citation)
