"""Whether what arrives in a field of a command is what it is to hold, so that nothing else reaches the law."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from politeia.polity.commands import DAY, FIGURES, FLAG, LINES, ROWS, TEXT

SUMS = ("yes", "no", "cast", "entitled", "valid")
"""Sums of a vote that are one number each."""


def fits(value: object, holds: str) -> bool:
    """Whether a value fits a kind of field."""
    return _FITS[holds](value)


def _text(value: object) -> bool:
    return isinstance(value, str) and "\x00" not in value


def _day(value: object) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _rows(value: object) -> bool:
    return isinstance(value, list) and all(_row(row) for row in value)


def _row(row: object) -> bool:
    """A person with what is said of them: texts, yes or no, and a day under “until”."""
    if not isinstance(row, dict) or not row.get("person"):
        return False
    said = all(isinstance(item, bool) or _text(item) for item in row.values()) and _text(row["person"])
    return said and all(_text(row.get(name, "")) for name in ("of", "party")) and _day(row.get("until") or "2000-01-01")


def _figures(value: object) -> bool:
    """The sums of a vote: single sums, votes by list, and the same by district or unit."""
    if not isinstance(value, dict):
        return False
    known = {*SUMS, "votes", "districts", "units"}
    return (
        set(value) <= known
        and all(_sum(value[name]) for name in SUMS if name in value)
        and _sums(value.get("votes", {}))
        and all(isinstance(value.get(name, {}), dict) for name in ("districts", "units"))
        and all(_sums(part) for name in ("districts", "units") for part in value.get(name, {}).values())
    )


def _sums(value: object) -> bool:
    return isinstance(value, dict) and all(isinstance(name, str) and _sum(item) for name, item in value.items())


def _sum(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


_FITS: dict[str, Callable[[object], bool]] = {
    TEXT: _text,
    DAY: _day,
    FLAG: lambda value: isinstance(value, bool),
    ROWS: _rows,
    FIGURES: _figures,
    LINES: lambda value: isinstance(value, list) and all(_text(item) for item in value),
}
