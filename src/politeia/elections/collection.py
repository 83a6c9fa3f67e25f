"""The votes that lie beside a charter: which table is counted under which law on which day, as `data/votes.toml` says."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from politeia.diagnostics.model import PoliteiaError, failure
from politeia.documents.library import find_base
from politeia.elections.files import Request

LIST = "votes.toml"
KEYS = {"file", "under", "day", "norm", "where", "totals", "units", "districts", "note"}
NEEDED = ("file", "under", "day")


@dataclass(frozen=True, slots=True)
class CollectedVote:
    """An election or referendum whose figures lie beside a charter, and the law under which it is counted."""

    file: Path
    under: str
    day: date
    request: Request
    note: str = ""


def has_votes(charter: str) -> bool:
    """Whether a list of votes lies beside a charter."""
    return _list_of(charter).is_file()


def _list_of(charter: str) -> Path:
    return find_base(charter).parent / "data" / LIST


def votes_beside(charter: str) -> tuple[CollectedVote, ...]:
    """The votes beside a charter in the order of their list; none where it has no list.

    Raises V140 when the list cannot be read.
    """
    path = _list_of(charter)
    if not path.is_file():
        return ()
    try:
        written = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise _unreadable(path, f"is no TOML: {problem}") from None
    found = written.get("vote", [])
    if not isinstance(found, list):
        raise _unreadable(path, "has no table “[[vote]]”")
    return tuple(_vote(path, item, number) for number, item in enumerate(found, start=1))


def _vote(path: Path, item: object, number: int) -> CollectedVote:
    if not isinstance(item, dict):
        raise _unreadable(path, f"has a vote {number} that is no table")
    unknown = [key for key in item if key not in KEYS]
    missing = [key for key in NEEDED if key not in item]
    if unknown or missing:
        wrong = f"an unknown key “{unknown[0]}”" if unknown else f"no key “{missing[0]}”"
        raise _unreadable(path, f"has {wrong} in vote {number}")
    day, where = item["day"], item.get("where", {})
    if type(day) is not date or not isinstance(where, dict):
        raise _unreadable(path, f"has no day, or no columns and values, in vote {number}")
    request = Request(
        str(item.get("norm", "")),
        tuple((str(column), str(value)) for column, value in where.items()),
        _beside(path, item, "districts"),
        _beside(path, item, "units"),
        _beside(path, item, "totals"),
    )
    return CollectedVote(path.parent / str(item["file"]), str(item["under"]), day, request, str(item.get("note", "")))


def _beside(path: Path, item: dict[str, object], key: str) -> Path | None:
    return path.parent / str(item[key]) if key in item else None


def _unreadable(path: Path, wrong: str) -> PoliteiaError:
    return failure(
        "V140",
        f"the list of votes {wrong}",
        expectation=f"Each [[vote]] has {', '.join(NEEDED)}, and may have {', '.join(sorted(KEYS - set(NEEDED)))}.",
        remedy=f"Mend {path}.",
    )
