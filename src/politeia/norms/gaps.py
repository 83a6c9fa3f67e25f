"""Where a norm leaves something open: each clause whose value is `unspecified`, with its article."""

from __future__ import annotations

from collections.abc import Iterator

from politeia.language.contents import Between, Text, Unspecified, Within
from politeia.language.model import Clause, NormSyntax
from politeia.norms.model import Gap


def gaps_of(norm: NormSyntax) -> Iterator[Gap]:
    """The gaps of a norm and of its stages, in the order of the text."""
    name = f"{norm.kind} {norm.name}"
    for clause in norm.clauses:
        if _is_gap(clause):
            yield Gap(name, clause.word, clause.citation or norm.citation, clause.place)
    for stage in norm.stages:
        for clause in stage.clauses:
            if _is_gap(clause):
                where = clause.citation or stage.citation or norm.citation
                yield Gap(f"{name}, {stage.name}", clause.word, where, clause.place)


def _is_gap(clause: Clause) -> bool:
    if isinstance(clause.value, Within):
        return clause.value.duration is None
    if isinstance(clause.value, Text):
        return clause.value.words == "unspecified"
    return clause.word == "reading" or isinstance(clause.value, Unspecified | Between)
