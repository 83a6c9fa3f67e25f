"""Reading a charter at a point in time, as a person writes it: kazakhstan@2022-06-01."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from politeia.amendment.model import Point
from politeia.diagnostics.model import failure


def parse_point(written: str) -> Point:
    """The charter and the day; without "@" the day is left open. Raises an error of exit status 2.

    "kazakhstan+election-law@2023-04-01" is the charter together with a statute that lies beside it.
    """
    name, mark, day = written.partition("@")
    charter, *beside = [name] if Path(name).exists() else name.split("+")
    if not charter or not all(beside):
        raise failure("P420", f"“{written}” names no charter", remedy="For example kazakhstan@2022-06-01.")
    return Point(charter, parse_day(day) if mark else None, tuple(f"{charter}/{statute}" for statute in beside))


def parse_day(written: str) -> date:
    """A day written as 2022-06-01; raises an error of exit status 2."""
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise failure(
            "P422",
            f"“{written}” is not a day",
            expectation="A day is written year-month-day.",
            remedy="For example 2022-06-01.",
        ) from None
