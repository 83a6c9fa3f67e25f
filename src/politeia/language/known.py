"""Known findings: what a charter's notes say about a lint finding that is true of the law itself."""

from __future__ import annotations

import re
from dataclasses import dataclass

from politeia.diagnostics.model import Diagnostic, Place, error
from politeia.documents.model import Fence
from politeia.language.layout import Line, read_lines


@dataclass(frozen=True, slots=True)
class KnownFinding:
    """A finding by its code and the norm that it is about, and why the law is so."""

    code: str
    subject: str
    because: str
    citation: str
    place: Place


@dataclass(frozen=True, slots=True)
class KnownParsed:
    """What a `known` fence holds, and every mistake found in it."""

    known: tuple[KnownFinding, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


_HEAD = re.compile(r"(?P<code>L[0-9]{3})\s+(?P<subject>\S.*)")


def parse_known(fence: Fence) -> KnownParsed:
    """The findings that a `known` fence explains: a line `L501 duty NAME`, and below it `because ...`."""
    lines, found = read_lines(fence)
    diagnostics = list(found)
    known: list[KnownFinding] = []
    for head, reasons in _grouped(lines, diagnostics):
        match = _HEAD.fullmatch(head.words)
        assert match is not None
        because = " ".join(line.words.removeprefix("because").strip() for line in reasons)
        if not because:
            diagnostics.append(_no_reason(head))
            continue
        citation = ", ".join(line.citation for line in (head, *reasons) if line.citation)
        subject = " ".join(match["subject"].split())
        known.append(KnownFinding(match["code"], subject, because, citation, head.place))
    return KnownParsed(tuple(known), tuple(diagnostics))


def _grouped(lines: tuple[Line, ...], diagnostics: list[Diagnostic]) -> list[tuple[Line, list[Line]]]:
    """Each head with the reasons below it; a line that is neither becomes a mistake."""
    groups: list[tuple[Line, list[Line]]] = []
    unread = False
    for line in lines:
        if not line.words:
            continue
        reason = line.words == "because" or line.words.startswith("because ")
        if _HEAD.fullmatch(line.words):
            groups.append((line, []))
            unread = False
        elif reason and groups and not unread:
            groups[-1][1].append(line)
        elif not (reason and unread):
            diagnostics.append(_no_finding(line))
            unread = True
    return groups


def _no_finding(line: Line) -> Diagnostic:
    return error(
        "P601",
        "this names no finding and gives no reason",
        line.place,
        expectation="A known finding is its code with the norm that it is about, and a line below that starts with “because”.",
        remedy="For example “L501 duty swear the oath”; politeia check shows code and norm of every finding.",
    )


def _no_reason(head: Line) -> Diagnostic:
    return error(
        "P602",
        "a finding without an explanation",
        head.place,
        expectation="Why is the law so? Who reads the notes wants to know.",
        remedy="Add a line below: “because the Constitution names a day of the year, and no period”.",
    )
