"""What a person hands to `politeia live` beside words: tables of people, sums of a vote, a time zone."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from politeia.diagnostics.model import Place, failure
from politeia.diagnostics.nearest import nearest


def roster_rows(file: Path) -> list[dict[str, Any]]:
    """The rows of a CSV table with a column “person”. Raises PoliteiaError for a table without one, or a row without a name."""
    with file.open(encoding="utf-8-sig", newline="") as stream:
        table = csv.DictReader(stream)
        if table.fieldnames is None or "person" not in table.fieldnames:
            raise failure(
                "A183",
                "this table has no column “person”",
                Place(str(file), 1),
                expectation="A roster has the columns person, of, party, until; a list has person and its categories.",
            )
        rows = [{name: value.strip() for name, value in row.items() if name and value} for row in table]
    for number, row in enumerate(rows, start=2):
        if not row.get("person"):
            raise failure("A183", "this row names nobody", Place(str(file), number))
    return rows


def figures(file: Path) -> dict[str, Any]:
    """The sums of a vote held elsewhere, whole numbers of votes by their names. Raises PoliteiaError for anything else."""
    try:
        found = json.loads(file.read_text(encoding="utf-8-sig"))
    except ValueError as wrong:
        raise failure("A184", f"this is no JSON: {wrong}", Place(str(file), 1)) from None
    if not isinstance(found, dict) or not _whole(found):
        raise failure(
            "A184",
            "these are no sums of a vote",
            Place(str(file), 1),
            expectation='A referendum is returned as {"yes": 70, "no": 30, "cast": 100, "entitled": 120}, an election as '
            '{"votes": {"List A": 10}, "valid": 10, "cast": 11, "entitled": 20}.',
        )
    return found


def _whole(value: object) -> bool:
    if isinstance(value, dict):
        return all(_whole(item) for item in value.values())
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def zone_checked(zone: str) -> None:
    """Raise PoliteiaError when there is no such time zone."""
    from zoneinfo import available_timezones

    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        near = nearest(zone, sorted(available_timezones()))
        raise failure(
            "A185",
            f"there is no time zone “{zone}”",
            remedy=f"Did you mean “{near}”?" if near else "For example Asia/Almaty.",
        ) from None
