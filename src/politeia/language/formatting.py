"""Aligning the lines of a block: clause words in one column, values in the next, citations in a third."""

from __future__ import annotations

from politeia.documents.model import Fence
from politeia.language.clauses import EVERY_WORD
from politeia.language.layout import Line, read_lines
from politeia.language.mistakes import begins_with
from politeia.language.vocabulary import NORM_RULES, property_clauses, test_clauses

VALUE_COLUMN = 15
CITATION_COLUMN = 70
_HEADS = (*NORM_RULES, "property", "test", "replace", "insert", "repeal")
_WORDS = tuple(sorted({*EVERY_WORD, *property_clauses(), *test_clauses(), "in force"}, key=len, reverse=True))


def format_lines(lines: tuple[str, ...]) -> tuple[str, ...]:
    """The lines of one block, aligned; comments and empty lines stay, and so does every line that cannot be read."""
    read = {line.place.line: line for line in read_lines(Fence("norm", lines, 1, ""))[0]}
    if any("\t" in text for text in lines):
        return lines
    formatted: list[str] = []
    stage_indent: int | None = None
    for number, text in enumerate(lines, start=1):
        line = read.get(number)
        if line is None:
            formatted.append("")
            continue
        level, stage_indent = _level(line, stage_indent)
        aligned = _aligned(line, level, text)
        formatted.append(aligned if _same(aligned, line) else text.rstrip())
    return tuple(formatted)


def _same(aligned: str, line: Line) -> bool:
    """Whether alignment leaves the meaning of a line alone: spaces before `per` can make a citation of a word."""
    read = read_lines(Fence("norm", (aligned,), 1, ""))[0]
    return len(read) == 1 and (" ".join(read[0].words.split()), read[0].citation, read[0].comment) == (
        " ".join(line.words.split()),
        line.citation,
        line.comment,
    )


def _level(line: Line, stage_indent: int | None) -> tuple[int, int | None]:
    """How deep a line stands (0 head, 1 clause, 2 clause of a stage), and the indent of the stage that is open."""
    if not line.words:
        return (0 if line.indent == 0 else 1 if stage_indent is None else 2), stage_indent
    if line.indent == 0 and line.words.split()[0] in _HEADS:
        return 0, None
    if begins_with(line.words, "stage"):
        return 1, line.indent
    if stage_indent is not None and line.indent > stage_indent:
        return 2, stage_indent
    return 1, None


def _aligned(line: Line, level: int, text: str) -> str:
    if not line.words:
        return "  " * level + line.comment
    word = next((word for word in _WORDS if begins_with(line.words, word)), "") if level else ""
    if level and not word and not begins_with(line.words, "stage"):
        return text.rstrip()
    value = " ".join(line.words[len(word) :].split())
    start = "  " * level + word
    if word and value:
        start = start.ljust(VALUE_COLUMN if len(start) < VALUE_COLUMN else len(start) + 1)
    words = start + value
    if line.citation:
        words = words.ljust(CITATION_COLUMN) if len(words) < CITATION_COLUMN - 1 else words + "  "
        words += f"per {line.citation}"
    return words + (f"  {line.comment}" if line.comment else "")
