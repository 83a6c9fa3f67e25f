"""A count in the terminal: the result first, then each step with its article and its figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from politeia.cli.console import open_console
from politeia.cli.styles import with_articles

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from politeia.elections.model import ElectionCount, ReferendumCount, Step

MOST_STEPS = 8
"""Steps of a kind beyond this number are told by their number, unless all are asked for."""
MOST_ROWS = 24
MOST_COLUMNS = 9


def show_count(count: ElectionCount | ReferendumCount, edition: str, *, everything: bool) -> None:
    """Print a count on the terminal."""
    from politeia.elections.model import ElectionCount

    console = open_console()
    if isinstance(count, ElectionCount):
        _show_election(console, count, edition, everything)
    else:
        _show_referendum(console, count, edition)
    _show_notes(console, count)


def _show_election(console: Console, count: ElectionCount, edition: str, everything: bool) -> None:
    from rich.text import Text

    console.print(with_articles(f"Election of {count.norm}, under {edition}", [count.citation]))
    console.print(_result(count))
    for tie in count.ties:
        what = f"{tie.seats} seat{'' if tie.seats == 1 else 's'}"
        words = f"The law does not decide ({tie.where}): {', '.join(tie.among)} have equal claims to {what}; {tie.why}."
        console.print(with_articles(words, [tie.citation]), style="bold yellow")
    _verdict(console, count)
    _show_steps(console, count.steps, everything)
    if count.districts and everything:
        console.print(Text("\nSeats by district", style="bold"))
        for district in count.districts:
            console.print(f"  {district.name}: " + ", ".join(f"{name} {seats}" for name, seats in district.lists))


def _verdict(console: Console, count: ElectionCount) -> None:
    from rich.text import Text

    if count.differences:
        console.print(Text("Not as announced: " + "; ".join(count.differences) + ".", style="bold red"))
    elif count.compared:
        console.print(Text("✓ as officially announced", style="bold green"))


def _result(count: ElectionCount) -> Table:
    """Lists with seats or with an official result, largest first."""
    table = _table(("list", "votes", "seats"))
    direct = any(item.direct_seats for item in count.lists)
    if direct:
        table.add_column("direct seats", justify="right")
    for item in sorted(count.lists, key=lambda item: (-item.seats, -item.votes, item.name)):
        if item.seats or item.official or item.direct_seats:
            row = [item.name, f"{item.votes:,}", str(item.seats)]
            table.add_row(*row, *([str(item.direct_seats)] if direct else []))
    table.add_section()
    total = sum(item.seats for item in count.lists)
    house = "" if total == count.house else f" of {count.house}"
    table.add_row("all seats", "", f"{total}{house}", *([""] if direct else []))
    return table


def _show_referendum(console: Console, count: ReferendumCount, edition: str) -> None:
    from rich.text import Text

    console.print(with_articles(f"Referendum {count.norm}, under {edition}", [count.citation]))
    style = {"carried": "bold green", "not carried": "bold red", "not valid": "bold red"}.get(
        count.outcome, "bold yellow"
    )
    console.print(Text(count.outcome, style=style))
    for test in count.tests:
        sign = "✓" if test.met else "✗" if test.met is False else "?"
        console.print(with_articles(f"  {sign} {test.words}: {test.figures}", [test.citation]))
    if count.differences:
        console.print(Text("Not as announced: " + "; ".join(count.differences) + ".", style="bold red"))
    _show_steps(console, count.steps, True)


def _show_steps(console: Console, steps: tuple[Step, ...], everything: bool) -> None:
    from rich.text import Text

    shown = steps if everything or len(steps) <= MOST_STEPS else (*steps[:4], *steps[-2:])
    for number, step in enumerate(steps, 1):
        if step not in shown:
            if number == 5:
                console.print(Text(f"\n… {len(steps) - len(shown)} more steps; --all shows them.", style="dim"))
            continue
        title = Text(f"\n{number}. {step.heading}: ", style="bold")
        title.append_text(with_articles(step.words, [step.citation]))
        console.print(title)
        if step.rows:
            console.print(_figures(step, len(step.rows) if everything else MOST_ROWS))


def _figures(step: Step, most: int) -> Table:
    columns = step.columns if len(step.columns) <= MOST_COLUMNS else step.columns[:MOST_COLUMNS]
    table = _table(columns)
    for row in step.rows[:most]:
        table.add_row(*row[: len(columns)])
    if len(step.rows) > most:
        table.add_row(f"… {len(step.rows) - most} more; --all shows them")
    return table


def _table(columns: tuple[str, ...]) -> Table:
    from rich.table import Table

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 2), header_style="dim")
    for column in columns:
        words = column in (
            "list",
            "why",
            "district",
            "constituency",
            "why without a seat",
            "result",
            "unit",
            "row",
            "what",
            "candidate",
            "article",
            "figures",
        )
        table.add_column(column, justify="left" if words else "right", overflow="fold")
    return table


def _show_notes(console: Console, count: ElectionCount | ReferendumCount) -> None:
    from rich.text import Text

    for note in count.notes:
        console.print(Text(f"\nNote: {note}.", style="dim"))
