"""From the lines of a norm fence to the syntax tree; a mistake costs its own line and never the rest of the file."""

from __future__ import annotations

from politeia.diagnostics.model import Diagnostic
from politeia.documents.model import Fence
from politeia.language.blocks import Block, blocks, in_order, misplaced, name_of
from politeia.language.clauses import clause_word, read_clause
from politeia.language.layout import Line, citation_of, read_lines
from politeia.language.mistakes import begins_with
from politeia.language.model import Clause, NormSyntax, Parsed, StageSyntax
from politeia.language.vocabulary import NORM_RULES, ClauseRule, clauses_of, stage_clauses
from politeia.language.wellformed import missing_consequences, mistakes_of


def parse_norms(fence: Fence) -> Parsed:
    """The norms of a `norm` fence; each cites the paragraph that the fence stands under unless it says otherwise."""
    lines, found = read_lines(fence)
    diagnostics = list(found)
    norms: list[NormSyntax] = []
    for block in blocks(lines, tuple(NORM_RULES), "a norm", diagnostics):
        if norm := _norm(block, citation_of(fence), diagnostics):
            norms.append(norm)
    return Parsed(norms=tuple(norms), diagnostics=in_order(diagnostics))


def _norm(block: Block, above: str, diagnostics: list[Diagnostic]) -> NormSyntax | None:
    kind = block.head.words.split()[0]
    rule = NORM_RULES[kind]
    name = name_of(block.head, rule.named, diagnostics)
    own, staged = _by_stage(block, rule.has_stages)
    before = len(diagnostics)
    what = f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"
    clauses = _clauses(own, clauses_of(kind), what, diagnostics, stages=rule.has_stages)
    stages = tuple(_stage(part, diagnostics) for part in staged)
    complete = len(diagnostics) == before
    head = block.head
    norm = NormSyntax(kind, name, clauses, stages, head.citation or above, head.place, head.comment, complete)
    diagnostics += mistakes_of(norm)
    if complete:
        diagnostics += missing_consequences(norm)
    return norm if name else None


def _by_stage(block: Block, has_stages: bool) -> tuple[list[Line], list[Block]]:
    """The norm's own lines, and those of each stage: the lines indented more than the stage's first line."""
    own: list[Line] = []
    stages: list[Block] = []
    inside = False
    for line in block.lines:
        if has_stages and begins_with(line.words, "stage"):
            stages.append(Block(line))
            inside = True
        elif inside and line.indent > stages[-1].head.indent:
            stages[-1].lines.append(line)
        else:
            inside = False
            own.append(line)
    return own, stages


def _clauses(
    lines: list[Line],
    allowed: dict[str, ClauseRule],
    what: str,
    diagnostics: list[Diagnostic],
    *,
    citation: str = "",
    stages: bool = False,
) -> tuple[Clause, ...]:
    clauses: list[Clause] = []
    for line in lines:
        if stages and clause_word(line.words, allowed) is None and clause_word(line.words, stage_clauses()):
            diagnostics.append(misplaced(line, "This belongs to a stage: indent it below the line “stage ...”."))
            continue
        clause, mistakes = read_clause(line, allowed, what, citation=citation)
        diagnostics += mistakes
        if clause is not None:
            clauses.append(clause)
    return tuple(clauses)


def _stage(block: Block, diagnostics: list[Diagnostic]) -> StageSyntax:
    name = name_of(block.head, "the step, such as “stage signature”", diagnostics)
    clauses = _clauses(block.lines, stage_clauses(), "a stage", diagnostics, citation=block.head.citation)
    return StageSyntax(name, clauses, block.head.citation, block.head.place, block.head.comment)
