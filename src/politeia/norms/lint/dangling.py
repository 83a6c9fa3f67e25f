"""Norms that lean on a provision or a name which is no longer in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from politeia.language.contents import Condition, Effect
from politeia.language.model import Clause, NormSyntax
from politeia.norms.lint.model import Examined, Finding, at_words, clauses_with_stage, declared_names, found

DANGLING = "L801"
PRECEDENCE = ("notwithstanding", "subject to")
_PIECE = re.compile(
    r"(?P<article>(?:[A-Z]\.)?\d+[A-Z]{0,2}(?:[.-]\d+)*)(?:\((?P<first>[^()\s]+)\))?(?:\([^()\s]+\))*(?:-\((?P<last>[^()\s]+)\))?"
)


def dangling_norms(examined: Examined) -> Iterator[Finding]:
    """A citation of a paragraph that is not in force, and a name that an amendment left without a norm."""
    if examined.standing is not None:
        for norm in examined.institutions.norms:
            for stage, place, cited in _citations(norm):
                for provision in _provisions(cited):
                    if provision not in examined.standing:
                        yield _dangling(norm, stage, place, provision, examined)
    yield from _names_left_behind(examined)


def _citations(norm: NormSyntax) -> Iterator[tuple[str, Clause | NormSyntax, str]]:
    """Every citation in a norm, with its stage and the line that it stands in."""
    yield "", norm, norm.citation
    for stage, clause in clauses_with_stage(norm):
        name = stage.name if stage else ""
        if clause.citation and clause.citation != (stage.citation if stage else ""):
            yield name, clause, clause.citation
        if clause.word in PRECEDENCE:
            yield name, clause, clause.written
    for stage in norm.stages:
        if stage.citation:
            yield stage.name, NormSyntax(norm.kind, norm.name, (), (), stage.citation, stage.place), stage.citation


def _provisions(cited: str) -> Iterator[str]:
    """The articles and paragraphs of this text that a citation names; other laws and “?” are not of this text."""
    for piece in re.split(r",\s*", cited):
        match = _PIECE.fullmatch(piece)
        if match is None:
            continue
        article, first, last = match["article"], match["first"], match["last"]
        yield f"{article}({first})" if first else article
        if last:
            yield f"{article}({last})"


def _dangling(norm: NormSyntax, stage: str, line: Clause | NormSyntax, provision: str, examined: Examined) -> Finding:
    act = examined.removed.get(provision, "")
    return found(
        DANGLING,
        norm,
        f"{provision} is cited here, and {act} took it out of the text"
        if act
        else f"{provision} is cited here, and the text has no such provision",
        at_words(line.place, provision),
        stage=stage,
        expectation="A norm rests on a paragraph that is in force.",
        remedy=f"Say in that act what becomes of {norm.kind} {norm.name}."
        if act
        else "Cite the paragraph that says it; politeia read lists what is in force.",
    )


def _names_left_behind(examined: Examined) -> Iterator[Finding]:
    known = declared_names(examined)
    for norm in examined.institutions.norms:
        for stage, clause in clauses_with_stage(norm):
            for name, act in examined.undeclared.items():
                if name not in known and _speaks_of(clause, name):
                    yield found(
                        DANGLING,
                        norm,
                        f"{name} is named here, and {act} took its norm out of the text",
                        at_words(clause.place, name),
                        stage=stage.name if stage else "",
                        expectation="Whoever is abolished no longer holds powers or gives consents.",
                        remedy=f"Say in that act who takes the place of {name} here, or repeal this norm as well.",
                    )


def _speaks_of(clause: Clause, name: str) -> bool:
    if isinstance(clause.value, Condition | Effect) or clause.word not in ("note", "consequence"):
        return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", clause.written) is not None
    return False
