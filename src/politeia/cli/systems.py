"""Printing two systems of government side by side, a table for each topic."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from politeia.comparison.model import Statement, Systems, Topic


def show_systems(console: Console, systems: Systems, left: str, right: str) -> None:
    """Every topic with both charters in its rows, each statement with its articles."""
    from rich.text import Text

    console.print(Text(f"{left} and {right}, by role", style="bold"))
    console.print(Text("Roles that both have: " + ", ".join(systems.roles) + "."))
    for topic in systems.topics:
        console.print()
        console.print(topic_table(topic, left, right))


def topic_table(topic: Topic, left: str, right: str) -> RenderableType:
    """The questions of a topic, one a row."""
    from rich.table import Table
    from rich.text import Text

    table = Table(
        title=topic.title, title_justify="left", title_style="bold", box=None, pad_edge=False, padding=(0, 2, 0, 0)
    )
    table.add_column("", style="dim", max_width=24)
    table.add_column(left, ratio=1, header_style="dim")
    table.add_column(right, ratio=1, header_style="dim")
    for row in topic.rows:
        table.add_row(Text(row.question), cell(row.left), cell(row.right))
    return table


def cell(statements: tuple[Statement, ...]) -> RenderableType:
    """The statements of one side under each other; a dash where the encoded text says nothing."""
    from rich.text import Text

    from politeia.cli.styles import with_articles

    if not statements:
        return Text("—", style="dim")
    return Text("\n").join(with_articles(item.words, item.citations) for item in statements)
