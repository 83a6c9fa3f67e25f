"""The parser of norms.lark; its tables are kept in the user's cache, because building them takes longer than reading a law."""

from __future__ import annotations

import os
import sys
from functools import cache
from hashlib import sha256
from pathlib import Path

from lark import Lark

from politeia.language.trees import ValueTrees

GRAMMAR = Path(__file__).with_name("norms.lark")

KINDS = (
    "actors",
    "threshold",
    "shares",
    "duration",
    "number",
    "amount",
    "least",
    "articles",
    "outcome",
    "condition",
    "effect",
    "consent",
    "within",
    "limit",
    "tenure",
    "part",
    "weight",
    "claim",
    "coalition",
    "instruction",
    "situation",
    "expectation",
    "method",
    "admission",
    "coalition_threshold",
    "alternative",
    "single_list",
    "no_list",
    "tie",
    "districts",
    "minimum",
    "agreements",
    "overhang",
    "levelling",
    "levelling_way",
    "placement",
    "voter_numbers",
    "bonus",
    "carried",
    "list_share",
    "categories",
    "list_length",
    "deposit",
    "reduced_deposit",
    "mandate_end",
)
"""The kinds of value that a clause can take, each a start of the grammar."""


@cache
def parser() -> Lark:
    """The parser for every kind of value; its starts are called `value_KIND`."""
    grammar = GRAMMAR.read_text(encoding="utf-8")
    starts = [f"value_{kind}" for kind in KINDS]
    kept = _tables(grammar)
    return Lark(grammar, parser="lalr", start=starts, maybe_placeholders=True, transformer=ValueTrees(), cache=kept)


def _tables(grammar: str) -> str | bool:
    """The file that keeps the tables of this very grammar, or False where no file can be kept.

    The folder belongs to the user alone, since whoever writes the tables decides how a law is read. Lark itself compares
    the grammar, its own version and that of Python, and builds the tables anew when one differs or the file is damaged.
    """
    folder = cache_folder()
    if folder is None:
        return False
    return str(folder / f"norms-{sha256(grammar.encode()).hexdigest()[:16]}.tables")


def cache_folder() -> Path | None:
    """The folder for what can be made again, made where it was missing; None where nothing can be kept in safety.

    Others must not write there: what is read from it decides how a law is read and played.
    """
    folder = _usual_folder()
    if folder is None:
        return None
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return None
    if not os.access(folder, os.W_OK) or (hasattr(os, "getuid") and folder.stat().st_uid != os.getuid()):
        return None
    return folder


def _usual_folder() -> Path | None:
    """Where this system keeps what a user's programs can make again; None when the user has no home."""
    if sys.platform == "win32":
        place = os.environ.get("LOCALAPPDATA", "")
        return Path(place) / "politeia" if place else None
    if place := os.environ.get("XDG_CACHE_HOME", ""):
        return Path(place) / "politeia" if Path(place).is_absolute() else None
    home = os.path.expanduser("~")
    if not os.path.isabs(home):
        return None
    return Path(home, "Library", "Caches", "politeia") if sys.platform == "darwin" else Path(home, ".cache", "politeia")
