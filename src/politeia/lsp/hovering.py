"""What stands under the pointer: the votes of a threshold, a gap, the norm read aloud, or the norm that declares a name."""

from __future__ import annotations

from collections.abc import Iterator

from politeia.language.aloud import read_aloud
from politeia.language.model import Clause, NormSyntax
from politeia.lsp.drafts import Draft, located
from politeia.lsp.names import Declaration, Mention, norms_of
from politeia.norms.gaps import gaps_of
from politeia.norms.model import Institutions
from politeia.norms.tallies import tallies_of_norm
from politeia.verification.checking import Checked


def hover_text(
    draft: Draft, line: int, checked: Checked | None, mention: Mention | None, declared: tuple[Declaration, ...]
) -> str:
    """Markdown for a line (from 0) of a draft, and for the name at the pointer; "" where there is nothing to tell."""
    norm, institutions = _norm_in_force(draft, line, checked)
    told: list[str] = []
    if norm is not None:
        told += _about_line(norm, line + 1, institutions)
    if mention is not None:
        told += _about_name(mention, declared, norm)
    if norm is not None:
        told.append(read_aloud(norm))
    return "\n\n".join(dict.fromkeys(told))


def _norm_in_force(draft: Draft, line: int, checked: Checked | None) -> tuple[NormSyntax | None, Institutions | None]:
    """The norm that a line belongs to with the institutions of the last day on which it is in force, or as it is written."""
    for target in reversed(checked.targets if checked else ()):
        for norm in target.institutions.norms:
            if _spans(norm, line + 1) and located(norm.place.file) == draft.path:
                return norm, target.institutions
    return next((norm for norm in norms_of(draft) if _spans(norm, line + 1)), None), None


def _spans(norm: NormSyntax, line: int) -> bool:
    clauses = (*norm.clauses, *(clause for stage in norm.stages for clause in stage.clauses))
    lines = [item.place.line for item in clauses] + [stage.place.line for stage in norm.stages]
    return norm.place.line <= line <= max(lines, default=norm.place.line)


def _about_line(norm: NormSyntax, line: int, institutions: Institutions | None) -> Iterator[str]:
    votes = tallies_of_norm(norm, institutions) if institutions is not None else {}
    for stage, clauses in (("", norm.clauses), *((stage.name, stage.clauses) for stage in norm.stages)):
        for position, clause in enumerate(clauses):
            if clause.place.line == line and (counted := votes.get((stage, position))):
                yield f"**{_share(clause)} is {counted}**"
    if any(gap.place.line == line for gap in gaps_of(norm)):
        yield "**A gap: the text does not say.** Every answer that depends on it is given for each reading."


def _share(clause: Clause) -> str:
    return clause.written.rpartition(": ")[2]


def _about_name(mention: Mention, declared: tuple[Declaration, ...], here: NormSyntax | None) -> Iterator[str]:
    for item in declared:
        if item.name != mention.name or item.owner != mention.owner or item.norm is None:
            continue
        if here is not None and (item.norm.kind, item.norm.name) == (here.kind, here.name):
            return
        yield f"*{item.kind} {item.name}*: {read_aloud(item.norm)}"
        return
