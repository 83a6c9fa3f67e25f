"""Picking names, numbers and shares out of the children of a parse-tree node."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from lark import Token

from politeia.language.contents import Base, Threshold
from politeia.language.model import Unreadable


def names_in(items: list[Any]) -> tuple[str, ...]:
    """The names among the items; tokens of keywords and empty places fall away."""
    return tuple(item for item in items if isinstance(item, str) and not isinstance(item, Token))


def name_in(items: list[Any]) -> str:
    """The last name among the items, or an empty text."""
    found = names_in(items)
    return found[-1] if found else ""


def integers_in(items: list[Any]) -> list[int]:
    """The whole numbers among the items."""
    return [int(item) for item in items if isinstance(item, Token) and item.type == "INTEGER"]


def flattened(items: list[Any]) -> list[Any]:
    """The items, with those of lists among them in their place."""
    return [part for item in items for part in (item if isinstance(item, tuple) else (item,))]


def share_of(fraction: Fraction, strict: bool, base: tuple[Base, str]) -> Threshold:
    """A share between 0 and 1 of a base; raises Unreadable for any other fraction."""
    if not 0 < fraction <= 1:
        raise Unreadable(0)
    return Threshold(fraction, strict, base[0], 0, base[1])
