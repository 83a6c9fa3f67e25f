"""The one object that says what is wrong with a charter; every surface renders it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum


class Severity(StrEnum):
    """How grave a finding is: an error stops the work, a warning and a note do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand: a file, a line (from 1), a column (from 1), how many characters, and the line's text."""

    file: str
    line: int
    column: int = 1
    length: int = 0
    text: str = ""
    article: str = ""

    def around(self, words: str) -> Place:
        """The place of some words of its line, from its column on; itself when they do not stand there."""
        column = self.text.find(words, max(self.column - 1, 0))
        return replace(self, column=column + 1, length=len(words)) if column >= 0 else self


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One mistake or finding, its place, what was expected, and one remedy to copy."""

    code: str
    severity: Severity
    message: str
    place: Place | None = None
    expectation: str = ""
    remedy: str = ""
    others: tuple[Place, ...] = field(default=())


class PoliteiaError(Exception):
    """The one exception family of politeia; it knows its exit status and carries its diagnostics."""

    exit_status = 2

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        self.diagnostics = diagnostics
        super().__init__("; ".join(item.message for item in diagnostics))


def error(
    code: str, message: str, place: Place | None = None, *, expectation: str = "", remedy: str = ""
) -> Diagnostic:
    """An error at a place."""
    return Diagnostic(code, Severity.ERROR, message, place, expectation, remedy)


def warning(
    code: str, message: str, place: Place | None = None, *, expectation: str = "", remedy: str = ""
) -> Diagnostic:
    """A warning at a place."""
    return Diagnostic(code, Severity.WARNING, message, place, expectation, remedy)


def failure(
    code: str, message: str, place: Place | None = None, *, expectation: str = "", remedy: str = ""
) -> PoliteiaError:
    """An exception that carries one error."""
    return PoliteiaError((error(code, message, place, expectation=expectation, remedy=remedy),))
