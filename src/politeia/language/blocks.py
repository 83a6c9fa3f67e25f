"""Grouping the lines of a fence into blocks: a head at the margin, and the lines that belong to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from politeia.diagnostics.model import Diagnostic, error
from politeia.diagnostics.nearest import nearest
from politeia.language.clauses import EVERY_WORD
from politeia.language.layout import Line
from politeia.language.mistakes import begins_with


@dataclass(slots=True)
class Block:
    """A head line with the lines below it."""

    head: Line
    lines: list[Line] = field(default_factory=list)


def blocks(
    lines: tuple[Line, ...], heads: tuple[str, ...], what: str, diagnostics: list[Diagnostic]
) -> Iterator[Block]:
    """Group lines under their heads; a head stands at the margin and begins with a word of the closed list."""
    margin = min((line.indent for line in lines if line.words), default=0)
    block: Block | None = None
    kept: list[Block] = []
    for line in lines:
        if not line.words:
            continue
        kind = line.words.split()[0]
        if kind in heads and line.indent == margin:
            block = Block(line)
            kept.append(block)
        elif (line.indent == margin and not _is_clause(line)) or block is None:
            diagnostics.append(_unknown_head(line, heads, what))
            block = Block(line)
        elif line.indent == margin:
            diagnostics.append(misplaced(line, f"Indent it, so that it belongs to “{block.head.words}”."))
            block.lines.append(line)
        elif kind in heads and not _is_clause(line):
            diagnostics.append(misplaced(line, "A norm begins at the margin: move it to the left."))
            block = Block(line)
            kept.append(block)
        else:
            block.lines.append(line)
    yield from kept


def _is_clause(line: Line) -> bool:
    return any(begins_with(line.words, word) for word in (*EVERY_WORD, "stage"))


_STARTS = {
    "a norm": "the kind of the norm and its name: power dissolve Mazhilis",
    "a property": "the word property and a name: property no pocket veto",
    "a scenario": "the word scenario and a name: scenario parliament of March 2023",
    "a test": "the word test and a name: test no dissolution in an emergency",
}


def _unknown_head(line: Line, heads: tuple[str, ...], what: str) -> Diagnostic:
    first = line.words.split()[0]
    near = nearest(first, heads)
    return error(
        "P101",
        f"“{first}” begins no {what.removeprefix('a ')}",
        line.part(0, len(first)),
        expectation=f"A block begins with one of: {', '.join(heads)}.",
        remedy=f"Did you mean “{near}”?" if near else f"Begin with {_STARTS[what]}.",
    )


def misplaced(line: Line, remedy: str) -> Diagnostic:
    return error(
        "P113",
        "this line stands at the wrong level",
        line.place,
        expectation="A norm's head stands at the margin, its clauses are indented, and the clauses of a stage once more.",
        remedy=remedy,
    )


def unknown_line(line: Line, what: str, allowed: tuple[str, ...]) -> Diagnostic:
    first = line.words.split()[0]
    return error(
        "P112",
        f"“{first}” begins no line of {what}",
        line.part(0, len(first)),
        expectation=f"{what[:1].upper()}{what[1:]} takes: {', '.join(allowed)}.",
        remedy=f"Did you mean “{allowed[0]}”?",
    )


def name_of(head: Line, named: str, diagnostics: list[Diagnostic]) -> str:
    kind, _, name = head.words.partition(" ")
    if not name.strip():
        diagnostics.append(
            error(
                "P110",
                f"this {kind} has no name",
                head.place,
                expectation=f"The name follows on the same line: {named}.",
                remedy=f"Write “{kind} ...” with the name that the law uses.",
            )
        )
    return " ".join(name.split())


def in_order(diagnostics: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    """In the order of the lines, each once."""
    unique = dict.fromkeys(diagnostics)
    return tuple(sorted(unique, key=lambda item: (item.place.line, item.place.column) if item.place else (0, 0)))
