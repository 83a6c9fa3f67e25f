"""Giving a name another word everywhere in a charter, its acts and the statutes beside it, and refusing what would break it."""

from __future__ import annotations

from collections.abc import Iterable

from politeia.documents.model import Fence
from politeia.language.contents import Actors, Named
from politeia.language.layout import read_lines
from politeia.language.model import Unreadable
from politeia.language.values import read_value
from politeia.lsp.names import Declaration, Mention


class NameRefused(ValueError):
    """A new name that would break the charter; its words say why, and what a name is."""


def same_name(mention: Mention, found: Iterable[Mention]) -> tuple[Mention, ...]:
    """Every place that speaks of what a mention speaks of."""
    return tuple(dict.fromkeys(item for item in found if item.name == mention.name and item.owner == mention.owner))


def new_name(written: str, mention: Mention, declared: tuple[Declaration, ...]) -> str:
    """The new name in its usual spacing.

    Raises NameRefused when the language could not read it as one name, or when something is called so already.
    """
    name = " ".join(written.split())
    if not name or not _is_one_name(name, mention, declared):
        raise NameRefused(
            f"“{name}” cannot be read as one name: a name is a few words without commas, “and”, “or” and numbers of articles."
        )
    for item in declared:
        if item.name == name and item.owner == mention.owner and name != mention.name:
            raise NameRefused(
                f"{item.kind} {name} is there already, and two things of one name could not be told apart."
            )
    return name


def _is_one_name(name: str, mention: Mention, declared: tuple[Declaration, ...]) -> bool:
    lines = read_lines(Fence("norm", (f"power {name}",), 1, ""))[0]
    if len(lines) != 1 or lines[0].words != f"power {name}" or lines[0].citation or lines[0].comment:
        return False
    kinds = {item.kind for item in declared if item.name == mention.name and item.owner == mention.owner}
    if not any(item.is_actor for item in declared if item.kind in kinds):
        return True
    try:
        value = read_value("actors", name)
    except Unreadable:
        return False
    return isinstance(value, Actors) and value.members == (Named(name),) and value.mode == "any"
