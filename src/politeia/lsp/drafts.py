"""The texts that lie open in an editor or on the disk, line by line and block by block, however unfinished they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from politeia.documents.library import BESIDE, NO_TEXT, SCENARIOS, base_in, later_texts, shelf
from politeia.documents.model import Document, Fence
from politeia.documents.reading import LARGEST, WORDS, read_document

_OPENING = re.compile(r"^(?P<marks>`{3,}|~{3,})\s*(?P<word>[^\s`]*)\s*$")
_TEXT_AGAIN = re.compile(r"^(?:#|[0-9]+[A-Z]{0,2}(?:-[0-9]+)*\.\s)")
MOST_FILES = 1000
"""Files of one folder that are read; a folder with more is no charter's."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A Markdown file as it stands now: its path and its text."""

    path: Path
    text: str

    @property
    def lines(self) -> tuple[str, ...]:
        """Its lines without their ends, cut where the protocol and the reader of documents cut them."""
        return _lines(self.text)

    def line(self, number: int) -> str:
        """A line (from 0), "" beyond the end."""
        return self.lines[number] if 0 <= number < len(self.lines) else ""


@lru_cache(maxsize=256)
def _lines(text: str) -> tuple[str, ...]:
    return tuple(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))


@dataclass(frozen=True, slots=True)
class Drafts:
    """The texts open in the editor, by their paths; every other file is read from the disk."""

    open: Mapping[Path, str]

    def bytes_of(self, path: Path) -> bytes:
        """What a loader of charters reads; raises OSError for a file that neither is open nor exists."""
        text = self.open.get(path.resolve())
        return path.read_bytes() if text is None else text.encode("utf-8", "replace")

    def draft(self, path: Path) -> Draft:
        """The draft of a path; one that cannot be read is empty."""
        try:
            data = self.bytes_of(path)
        except OSError:
            return Draft(path, "")
        return Draft(path, data.decode("utf-8-sig", "replace") if len(data) <= LARGEST else "")

    def around(self, path: Path) -> tuple[Draft, ...]:
        """All drafts of the text that a file belongs to: the charter, its acts, its companions, and the statutes beside it."""
        folder = scope_of(path)
        found = [path] if folder is None else [item for item in _markdown(folder) if item != path] + [path]
        return tuple(self.draft(item) for item in sorted(found))


def _markdown(folder: Path) -> list[Path]:
    """The Markdown files of a folder, without those of texts that take its charter's place."""
    found: list[Path] = []
    later = tuple(path.parent for path in later_texts(folder))
    for item in folder.rglob("*.md"):
        hidden = any(part.startswith(".") for part in item.relative_to(folder).parts)
        if hidden or any(item.is_relative_to(other) for other in later):
            continue
        found.append(item.resolve())
        if len(found) == MOST_FILES:
            break
    return found


def text_of(path: Path) -> Path | None:
    """The folder of the text that a file belongs to, as its base document, an act, a scenario or a companion; None for a file alone."""
    folder = path.parent.parent if path.parent.name in ("acts", SCENARIOS) else path.parent
    return None if base_in(folder) is None else folder


def charter_of(path: Path) -> Path | None:
    """The folder of the charter whose timeline a file belongs to: that of the first text, where others take its place."""
    folder = text_of(path)
    if folder is None:
        return None
    later = folder.name not in NO_TEXT and base_in(folder.parent) is not None
    return folder.parent if later else folder


def scope_of(path: Path) -> Path | None:
    """The folder within which names mean the same: that of the text, for a statute that of the charter above it."""
    folder = text_of(path)
    if folder is not None and folder.parent.name in BESIDE and base_in(folder.parent.parent) is not None:
        return folder.parent.parent
    return folder


def located(file: str) -> Path:
    """The path of a file as diagnostics name it: from the library on, or as it was opened."""
    path = Path(file)
    inside = shelf() / path
    return (inside if not path.is_absolute() and inside.is_file() else path).resolve()


@lru_cache(maxsize=256)
def document_of(draft: Draft) -> Document:
    """A draft as a document, with the mistakes that its reading found."""
    return read_document(str(draft.path), draft.text.encode("utf-8", "replace"))


@lru_cache(maxsize=256)
def fences_of(draft: Draft) -> tuple[Fence, ...]:
    """Every fenced block of a draft; one that was never closed ends before the next heading or numbered paragraph."""
    return tuple(_fences(draft))


def _fences(draft: Draft) -> Iterator[Fence]:
    lines = draft.lines
    number = 0
    while number < len(lines):
        opened = _OPENING.match(lines[number])
        number += 1
        if opened is None:
            continue
        end = _end_of_block(lines, number, opened["marks"])
        yield Fence(opened["word"].lower(), lines[number:end], number + 1, str(draft.path))
        number = end + (1 if end < len(lines) and lines[end].strip() == opened["marks"] else 0)


def _end_of_block(lines: tuple[str, ...], first: int, marks: str) -> int:
    """Where a block ends: before its closing mark; without one before a heading, a numbered paragraph or another block."""
    end = next((i for i in range(first, len(lines)) if lines[i].strip().startswith(marks)), len(lines))
    if end < len(lines) and lines[end].strip() == marks:
        return end
    return next((i for i in range(first, end) if _TEXT_AGAIN.match(lines[i])), end)


def is_of_politeia(draft: Draft) -> bool:
    """Whether a Markdown file that stands by itself is meant for politeia: it has a block of the language."""
    return any(fence.word in WORDS for fence in fences_of(draft))


def fence_at(draft: Draft, line: int) -> Fence | None:
    """The block whose lines (not its marks) include a line (from 0)."""
    for fence in fences_of(draft):
        if fence.first_line - 1 <= line < fence.first_line - 1 + len(fence.lines):
            return fence
    return None
