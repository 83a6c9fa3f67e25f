"""The charter of a running body: its documents as they stood at the founding, what the body has amended, and the game of a day."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from politeia.amendment.charters import load_charter
from politeia.amendment.consolidation import consolidate
from politeia.amendment.model import Charter
from politeia.amendment.opening import Target, opened
from politeia.amendment.together import norms_above, together
from politeia.diagnostics.model import Diagnostic, PoliteiaError, Severity
from politeia.documents.library import shelf
from politeia.norms.model import Institutions
from politeia.norms.resolution import resolve
from politeia.polity.model import Amended, Edition, Polity
from politeia.transition.whole import WholeGame, whole_game

CHARTER, STATUTE = "charter", "statute"
BASE = "constitution.md"
"""The name under which the first text of each is kept, whatever its file was called."""
IN_FORCE = re.compile(r"^in force:.*$", re.MULTILINE)
Documents = tuple[tuple[str, str], ...]


def packed(written: str) -> tuple[Target, Documents]:
    """A charter at a day with all documents that a body founded under it needs: the text that governs, its acts up to that
    day, and the statutes beside it. Acts that the real body adopted later are not part of the founding.

    Raises PoliteiaError when a mistake in the charter would make answers wrong.
    """
    target = opened(written)
    found = [*_documents(CHARTER, target.charter, target.day)]
    for number, statute in enumerate(target.statutes):
        found += _documents(f"{STATUTE}{number}", statute, target.day)
    return target, tuple(found)


def _documents(folder: str, charter: Charter, day: date) -> Iterable[tuple[str, str]]:
    yield f"{folder}/{BASE}", _text(charter.base.file)
    for act in charter.acts:
        front = act.document.front
        if (front.adopted or str(front.in_force or "")) <= day.isoformat():
            yield f"{folder}/acts/{Path(act.document.file).name}", _text(act.document.file)


def _text(file: str) -> str:
    shipped = shelf() / file
    return (shipped if shipped.is_file() else Path(file)).read_text(encoding="utf-8-sig")


@lru_cache(maxsize=64)
def _institutions(
    documents: Documents, amendments: tuple[Amended, ...], day: date, readings: tuple[tuple[str, str], ...]
) -> tuple[Institutions, tuple[date, ...], tuple[Diagnostic, ...]]:
    with TemporaryDirectory(prefix="politeia-") as place:
        root = Path(place)
        for path, text in documents:
            _write(root / path, text)
        for number, amended in enumerate(amendments):
            _write(root / CHARTER / "acts" / f"9999-{number:04d}.md", amended.text)
        charter = load_charter(str(root / CHARTER))
        statutes = tuple(load_charter(str(folder)) for folder in sorted(root.glob(f"{STATUTE}*")))
        edition = consolidate(charter, day)
        if statutes:
            edition = together(edition, tuple(consolidate(statute, day) for statute in statutes))
        institutions = resolve(edition.norms, norms_above(charter, day), dict(readings))
    pending = tuple(sorted({item.commences for item in edition.pending if item.commences is not None}))
    diagnostics = dict.fromkeys((*charter.diagnostics, *edition.diagnostics, *institutions.diagnostics))
    return institutions, pending, tuple(diagnostics)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@lru_cache(maxsize=64)
def _game(
    documents: Documents, amendments: tuple[Amended, ...], day: date, readings: tuple[tuple[str, str], ...]
) -> WholeGame:
    institutions = _institutions(documents, amendments, day, readings)[0]
    return whole_game(institutions, dict(readings))


def game_of(state: Polity, edition: int = -1) -> WholeGame:
    """The game of an edition that the body has lived under; of the one in force without a number."""
    return _game(*_at(state, state.editions[edition]))


def institutions_of(state: Polity, edition: int = -1) -> Institutions:
    """The institutions of an edition that the body has lived under."""
    return _institutions(*_at(state, state.editions[edition]))[0]


def commencing(state: Polity) -> tuple[date, ...]:
    """The days on which more of the adopted text comes into force, the next one first."""
    day = state.editions[-1].day
    return _institutions(state.documents, state.amendments, day, tuple(sorted(state.readings.items())))[1]


def _at(state: Polity, edition: Edition) -> tuple[Documents, tuple[Amended, ...], date, tuple[tuple[str, str], ...]]:
    adopted = state.amendments[: edition.amendments]
    return state.documents, adopted, edition.day, tuple(sorted(state.readings.items()))


def dated(text: str, commences: date) -> str:
    """An amending act that comes into force on a day, where its instructions name no day of their own."""
    line = f"in force: {commences.isoformat()}"
    if IN_FORCE.search(text):
        return IN_FORCE.sub(line, text, count=1)
    head, mark, rest = text.partition("---\n")
    return f"{head}{mark}{line}\n{rest}" if mark else text


def day_in_force(text: str) -> date | None:
    """The day from which an amending act says that it is in force; None when it leaves that to its adoption."""
    found = IN_FORCE.search(text)
    try:
        return date.fromisoformat(found.group().partition(":")[2].strip()) if found else None
    except ValueError:
        return None


def mistakes_with(state: Polity, text: str, day: date) -> tuple[Diagnostic, ...]:
    """What would be wrong with the charter if an amending act came into force on a day; nothing when it fits."""
    tried = (*state.amendments, Amended("proposal", dated(text, day), day))
    try:
        found = _institutions(state.documents, tried, day, tuple(sorted(state.readings.items())))[2]
    except PoliteiaError as failed:
        return failed.diagnostics
    known = set(_institutions(*_at(state, state.editions[-1]))[2])
    return tuple(item for item in found if item.severity is Severity.ERROR and item not in known)


def institutions_with(state: Polity, text: str) -> Institutions:
    """The institutions as an amending act would make them today."""
    tried = (*state.amendments, Amended("proposal", dated(text, state.day), state.day))
    return _institutions(state.documents, tried, state.day, tuple(sorted(state.readings.items())))[0]
