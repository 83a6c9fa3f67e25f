"""Any answer of politeia as JSON: dataclasses become objects, enums their words, dates ISO, fractions "2/3"."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from fractions import Fraction
from pathlib import Path


def plain(value: object) -> object:
    """The value built from dicts, lists, texts, numbers and None only."""
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, Fraction | Path):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        return {item.name: plain(getattr(value, item.name)) for item in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item) for item in value]
    raise TypeError(f"{type(value).__name__} has no JSON form")


def as_json(value: object) -> str:
    """The value as indented JSON, other letters than ASCII as they are."""
    return json.dumps(plain(value), indent=2, ensure_ascii=False)
