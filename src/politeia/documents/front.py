"""The head of a document, between two lines `---`: who it is, its days and its sources."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import yaml

from politeia.diagnostics.model import Diagnostic, Place, error
from politeia.diagnostics.nearest import nearest
from politeia.documents.model import FrontMatter

KEYS = (
    "title",
    "identifier",
    "label",
    "country",
    "language",
    "adopted",
    "in force",
    "until",
    "amends",
    "replaces",
    "under",
    "cited as",
    "source",
    "sources",
    "note",
    "events",
)
MARK = "---"
NONE = FrontMatter("")


def read_front(file: str, lines: Sequence[str]) -> tuple[FrontMatter, int, tuple[Diagnostic, ...]]:
    """The front matter of a document, the number of lines that it takes, and what is wrong with it."""
    if not lines or lines[0].strip() != MARK:
        return NONE, 0, ()
    end = next((number for number in range(1, len(lines)) if lines[number].strip() == MARK), None)
    reader = _Reader(file, lines[: end or 1])
    if end is None:
        reader.report("D104", "the front matter is never closed", 0, "Add a line “---” below it.")
        return NONE, 1, tuple(reader.diagnostics)
    return reader.read(), end + 1, tuple(reader.diagnostics)


class _Reader:
    """Reads the keys and keeps what is wrong with them."""

    def __init__(self, file: str, lines: Sequence[str]) -> None:
        self.file = file
        self.lines = lines
        self.diagnostics: list[Diagnostic] = []

    def read(self) -> FrontMatter:
        # Every value is read as text: a day that the calendar does not have must be a message, not a failure of YAML.
        try:
            found = yaml.load("\n".join(self.lines[1:]), Loader=yaml.BaseLoader) or {}
        except yaml.YAMLError as problem:
            mark = getattr(problem, "problem_mark", None)
            self.report(
                "D104",
                "the front matter cannot be read here",
                min(mark.line + 1 if mark else 1, len(self.lines) - 1),
                "Write each line as “key: value”, and put quotation marks around a value that has a colon.",
            )
            return NONE
        if not isinstance(found, dict):
            self.report("D104", "the front matter has no keys", 1, "Write each line as “key: value”.")
            return NONE
        self._check_keys(found)
        return self._front(found)

    def _check_keys(self, found: dict[object, object]) -> None:
        for key in found:
            if key not in KEYS:
                near = nearest(str(key), KEYS)
                self.report(
                    "D111",
                    f"“{key}” is no key of the front matter",
                    self._line_of(str(key)),
                    f"Did you mean “{near}”?" if near else f"The keys are: {', '.join(KEYS)}.",
                    str(key),
                )

    def _front(self, found: dict[object, object]) -> FrontMatter:
        sources = found.get("sources", found.get("source", ()))
        texts = {key: str(found.get(key) or "") for key in KEYS}
        return FrontMatter(
            texts["title"],
            texts["identifier"],
            texts["label"],
            texts["country"],
            texts["language"] or "en",
            texts["adopted"],
            self._day(texts["in force"], "in force"),
            self._day(texts["until"], "until"),
            texts["amends"],
            texts["replaces"],
            texts["under"],
            texts["cited as"],
            tuple(str(item) for item in sources) if isinstance(sources, list | tuple) else (str(sources),),
            texts["note"],
            self._events(found.get("events")),
        )

    def _events(self, found: object) -> tuple[tuple[str, date], ...]:
        if not isinstance(found, dict):
            return ()
        days = ((str(words), self._day(str(day), str(words))) for words, day in found.items())
        return tuple((words, day) for words, day in days if day is not None)

    def _day(self, written: str, key: str) -> date | None:
        if not written:
            return None
        try:
            return date.fromisoformat(written)
        except ValueError:
            line = self._line_of(key)
            self.report("D106", f"“{written}” is not a day", line, "Write days as 2022-06-08.", written)
            return None

    def _line_of(self, key: str) -> int:
        return next((number for number, line in enumerate(self.lines) if line.strip().startswith(key)), 0)

    def report(self, code: str, message: str, line: int, remedy: str, words: str = "") -> None:
        text = self.lines[line]
        place = Place(self.file, line + 1, 1, len(text), text)
        self.diagnostics.append(error(code, message, place.around(words) if words else place, remedy=remedy))
