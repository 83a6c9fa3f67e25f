"""Drafts in a folder of the user's: every version is a file of its own, written whole or not at all, and never overwritten."""

from __future__ import annotations

import json
import os
import re
import secrets
import tempfile
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path

from politeia.diagnostics.model import PoliteiaError, failure
from politeia.web.drafts.model import Draft, Outdated, Version

LARGEST = 400_000
"""Bytes of a draft; the longest amending act of the library has a tenth of it."""

IDENTIFIER = re.compile(r"[a-z0-9](?:-?[a-z0-9]){0,120}")
VERSION = re.compile(r"(\d{4,6})\.md")
LEAD = "draft.json"
DISCARDED = "discarded"


class Drafts:
    """The drafts of one folder. Two programs, or two windows, may use it at the same time."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def all(self) -> tuple[Draft, ...]:
        """The latest version of each draft, the one saved last first; what cannot be read is left out."""
        if not self.folder.is_dir():
            return ()
        found = []
        for name in sorted(item.name for item in self.folder.iterdir()):
            with suppress(PoliteiaError):
                found.append(self.read(name))
        return tuple(sorted(found, key=lambda draft: draft.saved, reverse=True))

    def start(self, charter: str, day: date, source: str) -> Draft:
        """Keep the first version of a new draft."""
        _refuse_large(source)
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        slug = re.sub(r"[^a-z0-9]+", "-", charter.lower()).strip("-")[-60:].strip("-") or "draft"
        identifier = f"{slug}-{day.isoformat()}-{secrets.token_hex(4)}"
        made = Path(tempfile.mkdtemp(prefix=".new-", dir=self.folder))
        lead = json.dumps({"charter": charter, "day": day.isoformat()}, ensure_ascii=False)
        _write(made / LEAD, lead)
        _write(made / "0001.md", source)
        made.rename(self.folder / identifier)
        return self.read(identifier)

    def read(self, identifier: str, number: int | None = None) -> Draft:
        """A version of a draft, the latest without a number; raises X404 when there is none."""
        versions = self.versions(identifier)
        wanted = versions[-1].number if number is None and versions else number
        version = next((item for item in versions if item.number == wanted), None)
        if version is None:
            raise failure("X404", "there is no such draft here", remedy="The page of drafts lists those that are kept.")
        try:
            lead = json.loads((self.folder / identifier / LEAD).read_text(encoding="utf-8"))
            charter, day = str(lead["charter"]), date.fromisoformat(lead["day"])
            source = self._file(identifier, version.number).read_text(encoding="utf-8")
        except (OSError, ValueError, KeyError, TypeError):
            raise failure(
                "X422",
                f"the draft “{identifier}” cannot be read",
                expectation="Its folder holds what it was begun from, and one file of UTF-8 a version.",
                remedy="Put the damaged file back from a copy, or begin the draft anew.",
            ) from None
        return Draft(identifier, charter, day, version.number, source, version.saved)

    def save(self, identifier: str, number: int, source: str) -> Draft:
        """Keep a new version on top of version `number`; raises Outdated when that is not the latest any more.

        Words that have not changed make no new version.
        """
        _refuse_large(source)
        latest = self.read(identifier)
        if source == latest.source:
            return latest
        if latest.version != number:
            raise Outdated(latest)
        try:
            _write(self._file(identifier, number + 1), source)
        except FileExistsError:
            raise Outdated(self.read(identifier)) from None
        return self.read(identifier)

    def versions(self, identifier: str) -> tuple[Version, ...]:
        """Every version that is kept, the first one first; none for a draft that does not exist."""
        folder = self.folder / identifier
        if not IDENTIFIER.fullmatch(identifier) or identifier == DISCARDED or not folder.is_dir():
            return ()
        found = ((int(match[1]), path) for path in folder.iterdir() if (match := VERSION.fullmatch(path.name)))
        return tuple(
            Version(number, datetime.fromtimestamp(path.stat().st_mtime, tz=UTC)) for number, path in sorted(found)
        )

    def discard(self, identifier: str) -> None:
        """Take a draft off the list; its files move to the folder `discarded`, where a person can still find them."""
        self.read(identifier)
        (self.folder / DISCARDED).mkdir(exist_ok=True)
        (self.folder / identifier).rename(self.folder / DISCARDED / f"{identifier}-{secrets.token_hex(4)}")

    def _file(self, identifier: str, number: int) -> Path:
        return self.folder / identifier / f"{number:04d}.md"


def _refuse_large(source: str) -> None:
    if len(source.encode("utf-8")) > LARGEST:
        raise failure("X413", f"a draft may have {LARGEST // 1000} kB, and this one has more", None)


def _write(path: Path, words: str) -> None:
    """Write a file in one step; raises FileExistsError when it is there already, and leaves that one alone."""
    handle, name = tempfile.mkstemp(prefix=".writing-", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as stream:
            stream.write(words)
            stream.flush()
            os.fsync(stream.fileno())
        os.link(name, path)
    finally:
        Path(name).unlink(missing_ok=True)
