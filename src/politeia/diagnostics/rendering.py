"""A diagnostic as a person reads it: where, what is wrong, the words at fault underlined, and how to mend it."""

from __future__ import annotations

from textwrap import fill

from politeia.diagnostics.model import Diagnostic, Place, Severity

WIDEST = 110
_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.NOTE: "36"}


def render(diagnostic: Diagnostic, *, colour: bool = False, width: int = WIDEST) -> str:
    """The diagnostic as lines of text, with terminal colours when wanted, its sentences no wider than `width`."""
    severity = diagnostic.severity.value
    if colour:
        severity = f"\x1b[1;{_COLOURS[diagnostic.severity]}m{severity}\x1b[0m"
    lines = [f"{severity} {diagnostic.code}  {where(diagnostic.place)}{diagnostic.message}"]
    if diagnostic.place is not None and diagnostic.place.text.strip():
        lines += _underlined(diagnostic.place)
    lines += [f"   {where(place)}".rstrip(": ") for place in diagnostic.others]
    lines += [
        fill(
            words, width, initial_indent="   ", subsequent_indent="   ", break_long_words=False, break_on_hyphens=False
        )
        for words in (diagnostic.expectation, diagnostic.remedy)
        if words
    ]
    return "\n".join(lines)


def where(place: Place | None) -> str:
    """File, line and article before a message: "statute.md, line 3, Article 1(1): "; nothing for no place."""
    if place is None:
        return ""
    parts = [place.file] if place.file else []
    if place.line:
        parts.append(f"line {place.line}")
    if place.article:
        parts.append(f"Article {place.article}")
    return ", ".join(parts) + ": " if parts else ""


def _underlined(place: Place) -> list[str]:
    """The source line and carets below the words at fault."""
    before, fault, after = marked(place)
    return [f"      {before}{fault}{after}".rstrip(), "      " + " " * len(before) + "^" * max(len(fault), 1)]


def marked(place: Place) -> tuple[str, str, str]:
    """The source line in three: before the words at fault, the words, and what follows; a long line is cut around them."""
    text = "".join(letter if letter.isprintable() else " " for letter in place.text)
    start = min(max(place.column - 1, 0), len(text))
    length = max(min(place.length, len(text) - start), 1)
    if len(text) > WIDEST:
        cut = max(min(start - 20, len(text) - WIDEST), 0)
        text = ("…" if cut else "") + text[cut : cut + WIDEST] + ("…" if cut + WIDEST < len(text) else "")
        start = start - cut + (1 if cut else 0)
        length = min(length, max(len(text) - start, 1))
    return text[:start], text[start : start + length], text[start + length :]
