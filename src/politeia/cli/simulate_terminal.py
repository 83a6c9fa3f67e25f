"""Simulated terms and drawn elections in the terminal: what happens how often, who holds what, and what was supposed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from politeia.cli.console import open_console
from politeia.cli.styles import with_articles

if TYPE_CHECKING:
    from rich.console import Console

    from politeia.simulation.drawing import Elections
    from politeia.simulation.summary import Distribution, Summary

LEAST = 0.0005
"""A share of terms below it is told as rarer than that."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One edition that was simulated."""

    edition: str
    summary: Summary
    notes: tuple[str, ...]
    gaps: tuple[str, ...]


def show_terms(editions: Sequence[Shown], assumptions: Sequence[str], *, everything: bool) -> None:
    """Print what many terms come to, editions beside each other."""
    from rich.text import Text

    console = open_console()
    console.print(Text("What happens in a term", style="bold"))
    console.print("mean, nine terms of ten, and the share of terms in which it happens at all", style="dim")
    _table(console, editions, [item.what for item in _chief(editions)])
    if everything:
        console.print(Text("\nEverything that was counted", style="bold"))
        names = dict.fromkeys(item.what for one in editions for item in one.summary.everything)
        _table(console, editions, list(names))
    _held(console, editions)
    _seats(console, editions)
    console.print(Text("\nWhat is supposed", style="bold"))
    for words in assumptions:
        console.print(f"• {words}")
    for one in editions:
        for note in one.notes:
            console.print(f"• {one.edition}: {note}.")
        if one.gaps:
            told = "; ".join(one.gaps[:3]) + ("; ..." if len(one.gaps) > 3 else "")
            left = f"{len(one.gaps)} things open that were" if len(one.gaps) > 1 else "one thing open that was"
            console.print(f"• {one.edition} leaves {left} read as said above: {told}.")


def _chief(editions: Sequence[Shown]) -> list[Distribution]:
    """The chief figures of all editions that happen in any of them, those without months first."""
    found: dict[str, Distribution] = {}
    for one in editions:
        for item in one.summary.chief:
            if item.ever or item.what not in found:
                found[item.what] = item
    return [item for item in found.values() if item.ever or item.unit == "times"]


def _table(console: Console, editions: Sequence[Shown], names: Sequence[str]) -> None:
    from rich.table import Table

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("")
    for one in editions:
        table.add_column(one.edition if len(editions) > 1 else "", justify="right")
    for name in names:
        table.add_row(name, *(in_words(one.summary.named(name)) for one in editions))
    console.print(table)


def in_words(item: Distribution | None) -> str:
    """A distribution in a line: "12.3 (8 to 17), 99.8 %"."""
    if item is None or not item.ever:
        return "never"
    digits = 1 if item.mean >= 1 else 2
    ever = f"{item.ever:.1%}" if item.ever >= LEAST else "hardly ever"
    return f"{item.mean:.{digits}f} ({item.low:.3g} to {item.high:.3g}), {ever}"


def _held(console: Console, editions: Sequence[Shown]) -> None:
    from rich.text import Text

    console.print(Text("\nWho holds what at the end", style="bold"))
    for one in editions:
        for held in one.summary.held:
            blocs = ", ".join(f"{bloc} {share:.1%}" for bloc, share in held.blocs[:5])
            console.print(f"{one.edition}: {held.office}: {blocs}")


def _seats(console: Console, editions: Sequence[Shown]) -> None:
    from rich.text import Text

    console.print(Text("\nSeats at the start, on average", style="bold"))
    for one in editions:
        for body, blocs in one.summary.seats:
            if blocs:
                told = ", ".join(f"{bloc} {count:.1f}" for bloc, count in blocs if count >= 0.05)
                console.print(f"{one.edition}: {body}: {told}")


def show_elections(editions: Sequence[tuple[str, Elections]], assumption: str) -> None:
    """Print what very many elections come to."""
    from rich.table import Table
    from rich.text import Text

    console = open_console()
    for edition, found in editions:
        console.print(
            Text(f"{found.elections:,} elections of {found.chamber} ({found.house} seats), {edition}", style="bold")
        )
        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
        for column in ("bloc", "seats", "nine of ten", "majority alone"):
            table.add_column(column, justify="left" if column == "bloc" else "right")
        for name, mean, low, high, alone in found.seats:
            table.add_row(name, f"{mean:.1f}", f"{low} to {high}", f"{alone:.1%}")
        console.print(table)
        sizes = ", ".join(f"{share:.1%} by {size}" for size, share in found.coalition)
        console.print(f"A majority is reached by the largest blocs, so many of them: {sizes}.")
        for item in found.overrides:
            words = (
                f"Overriding a refusal of “{item.procedure}” takes {item.needed} of {found.house}: the largest bloc has them "
                f"alone in {item.largest_alone:.1%}, those who govern in {item.governing:.1%} of elections."
            )
            console.print(with_articles(words, [item.citation]))
        for note in found.notes:
            console.print(Text(f"Note: {note}.", style="dim"))
        console.print()
    console.print(f"• {assumption}")
