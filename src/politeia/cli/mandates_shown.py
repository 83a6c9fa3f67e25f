"""Who receives the mandates, in the terminal: a line for each person that moves, and what every quota found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from politeia.cli.console import open_console
from politeia.cli.styles import with_articles

if TYPE_CHECKING:
    from rich.console import Console

    from politeia.facts.mandates import Distribution, ListMandates, QuotaOfMandates


def show_mandates(found: Distribution) -> None:
    """Print the mandates of every list."""
    from rich.text import Text

    console = open_console()
    console.print(Text("\nWho receives the mandates", style="bold"))
    for one in found.lists:
        _show(console, one)
    for note in found.notes:
        console.print(Text(f"\nNote: {note}.", style="dim"))


def _show(console: Console, one: ListMandates) -> None:
    from rich.text import Text

    console.print(Text(f"\n{one.name}: {one.mandates} mandates", style="bold"))
    names = ", ".join(f"{item.person} ({item.place})" for item in one.persons if not item.instead_of)
    console.print(f"  by their place: {names}" if names else "  nobody by place")
    for item in one.persons:
        if item.instead_of:
            why = ", ".join(item.categories)
            words = f"  ↑ {item.person} (place {item.place}; {why}) moves up, and {item.instead_of} receives no mandate"
            console.print(with_articles(words, [item.citation]))
    for quota in one.quotas:
        console.print(with_articles(f"  {_found(quota)}", [quota.citation]))
    if one.unfilled:
        console.print(Text(f"  ✗ {one.unfilled} mandates have no name on the list", style="bold red"))


def _found(quota: QuotaOfMandates) -> str:
    sign = {True: "✓", False: "✗", None: "?"}[quota.kept]
    needed = "no share is named" if quota.needed is None else f"at least {quota.needed} are needed"
    unknown = f", {quota.perhaps} not known" if quota.perhaps else ""
    before = f" ({quota.at_first} by place alone)" if quota.at_first != quota.sure else ""
    return f"{sign} {quota.name}: {needed}, {quota.sure} found{before}{unknown}"
