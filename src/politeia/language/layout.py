"""Reading a fence line by line: indent, words, citation and comment, each with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from politeia.diagnostics.model import Diagnostic, Place, error
from politeia.documents.model import Fence

LONGEST = 20_000
"""Characters of a clause; the longest of the library have some hundreds."""

_TITLE = r"[^\W\d_a-z][\w'’.-]*(?: (?:of|on|the|and|for|[^\W\d_a-z][\w'’.-]*))*"
_ARTICLE = r"(?:[A-Z]\.)?\d+[A-Z]{0,2}(?:[.-]\d+)*(?:\([^()\s]+\))*(?:-\([^()\s]+\))?"
_CITED = rf"(?:{_TITLE} {_ARTICLE}|{_TITLE}|{_ARTICLE})"
CITATION = re.compile(rf"(?:\?|{_CITED}(?:, {_CITED})*)")
_CITING = re.compile(r"(?:^|(?<=\s))per\s+(?P<citation>[^#]*?)\s*$")
_COMMENT = re.compile(r"(?:^|(?<=\s))#.*$")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a fence: its words without citation and comment; `column` (from 1) is where the words begin."""

    words: str
    citation: str
    comment: str
    indent: int
    column: int
    place: Place

    def part(self, start: int, length: int) -> Place:
        """The place of some of the words: `start` counts from the first of them."""
        place = self.place
        return Place(place.file, place.line, self.column + start, max(length, 1), place.text, place.article)


def citation_of(fence: Fence) -> str:
    """How the paragraph above a fence is cited: "63(1)", or "63" for an article without paragraphs."""
    return f"{fence.article}({fence.paragraph})" if fence.paragraph else fence.article


def read_lines(fence: Fence) -> tuple[tuple[Line, ...], tuple[Diagnostic, ...]]:
    """Every line of a fence, empty ones left out, with what is wrong in their layout."""
    lines: list[Line] = []
    diagnostics: list[Diagnostic] = []
    article = citation_of(fence)
    for number, text in enumerate(fence.lines, start=fence.first_line):
        place = Place(fence.file, number, 1, len(text), text, article)
        if "\t" in text:
            diagnostics.append(_tab(text, place))
            text = text.replace("\t", "    ")
        if len(text) > LONGEST:
            diagnostics.append(_too_long(text, place))
            continue
        if text.strip():
            line = _read(text, place)
            lines.append(line)
            diagnostics += _bad_citation(line)
    return tuple(lines), tuple(diagnostics)


def _read(text: str, place: Place) -> Line:
    comment = ""
    if "#" in text and (found := _COMMENT.search(text)):
        comment = found.group().strip()
        text = text[: found.start()]
    citation = ""
    if "per" in text and (found := _CITING.search(text)) and _is_citation(found):
        citation = " ".join(found["citation"].split())
        text = text[: found.start()]
    indent = len(text) - len(text.lstrip(" "))
    words = text.strip()
    whole = Place(place.file, place.line, indent + 1, max(len(words), 1), place.text, place.article)
    return Line(words, citation, comment, indent, indent + 1, whole)


def _is_citation(found: re.Match[str]) -> bool:
    """Two spaces before `per` mark a citation even when it is written badly; after one it may be a word of the text."""
    if CITATION.fullmatch(" ".join(found["citation"].split())):
        return True
    return found.string[: found.start()].endswith("  ")


def _bad_citation(line: Line) -> tuple[Diagnostic, ...]:
    if not line.citation or CITATION.fullmatch(line.citation):
        return ()
    start = line.place.text.rfind(line.citation.split()[0])
    place = Place(line.place.file, line.place.line, start + 1, len(line.citation), line.place.text, line.place.article)
    numbers = re.findall(r"(?:\b[A-Z]\.)?\d+(?:[.-]\d+)*", line.citation)
    likely = numbers[0] + "".join(f"({number})" for number in numbers[1:]) if numbers else "63(1)"
    return (
        error(
            "P120",
            f"“{line.citation}” is not a citation",
            place,
            expectation="A citation is an article with its paragraph: 63(2), 44(10-1), 224(1A), 61(4)-(5), A.1(2), or Election Law 51-1.",
            remedy=f"Write “per {likely}”, or “per ?” while you are looking for it.",
        ),
    )


def _too_long(text: str, place: Place) -> Diagnostic:
    return error(
        "P119",
        f"this line has {len(text):,} characters, and a clause has at most {LONGEST:,}",
        replace(place, column=LONGEST + 1, length=40),
        expectation="A block holds one clause a line, which can be read aloud.",
        remedy="Part it into several clauses, or look whether something else was pasted here.",
    )


def _tab(text: str, place: Place) -> Diagnostic:
    column = text.index("\t") + 1
    return error(
        "P114",
        "a tab in a norm block",
        Place(place.file, place.line, column, 1, text, place.article),
        expectation="Blocks are indented with spaces, so that they look the same everywhere.",
        remedy="Replace the tab with two spaces; politeia fmt then aligns the block.",
    )
