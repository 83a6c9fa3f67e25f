"""From the lines of an amend fence to the instruction of an amending act, with the day or event from which it applies."""

from __future__ import annotations

from datetime import date

from politeia.diagnostics.model import Diagnostic, Place, error
from politeia.documents.model import Fence
from politeia.language.amendments import AmendmentParsed, AmendmentSyntax, CommencementSyntax
from politeia.language.blocks import in_order, unknown_line
from politeia.language.layout import Line, read_lines
from politeia.language.mistakes import begins_with
from politeia.language.model import Unreadable
from politeia.language.values import read_target


def parse_amendment(fence: Fence) -> AmendmentParsed:
    """The instruction of an `amend` fence, with the day or event from which it applies."""
    lines, found = read_lines(fence)
    diagnostics = list(found)
    if not lines:
        place = Place(fence.file, max(fence.first_line - 1, 1))
        return AmendmentParsed(None, (*diagnostics, _bad_instruction("an amend block without an instruction", place)))
    head, *rest = lines
    commencement = None
    for line in rest:
        if begins_with(line.words, "in force"):
            commencement = _commencement(line, diagnostics)
        else:
            diagnostics.append(
                _bad_instruction("one amend block holds one instruction", line.place)
                if line.words.split()[0] in ("replace", "insert", "repeal")
                else unknown_line(line, "an amend block", ("in force",))
            )
    try:
        target = read_target(head.words)
    except Unreadable:
        diagnostics.append(_bad_instruction("this is no instruction", head.place))
        return AmendmentParsed(None, in_order(diagnostics))
    amendment = AmendmentSyntax(
        target.word,
        target.article,
        target.first,
        target.last,
        not target.first,
        commencement,
        head.citation,
        head.place,
    )
    return AmendmentParsed(amendment, in_order(diagnostics))


def _bad_instruction(message: str, place: Place) -> Diagnostic:
    return error(
        "P401",
        message,
        place,
        expectation="An instruction is replace, insert or repeal, and what it touches: an article or its paragraphs.",
        remedy="For example “replace 61(4)-(5)”, “insert article 83-1” or “repeal 46(4)”.",
    )


def _commencement(line: Line, diagnostics: list[Diagnostic]) -> CommencementSyntax | None:
    words = " ".join(line.words.removeprefix("in force").split())
    if words == "unknown":
        return CommencementSyntax(unknown=True)
    if words.startswith("from ") and not words[5:6].isdigit():
        return CommencementSyntax(event=words.removeprefix("from "))
    try:
        return CommencementSyntax(date=date.fromisoformat(words.removeprefix("from ")))
    except ValueError:
        diagnostics.append(
            error(
                "P402",
                f"“{words}” is no day and no event" if words else "no day from which the words apply",
                line.place,
                expectation="An instruction applies from a day, from an event, or from a day not yet known.",
                remedy="Write “in force 2023-01-01”, “in force from first election of Mazhilis after 2022-06-08” or “in force unknown”.",
            )
        )
        return None
