"""`politeia compare`: two days norm by norm, or two charters by role."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from politeia.cli.failures import HOLDS

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from politeia.amendment.opening import Target
    from politeia.comparison.model import ClauseChange, Comparison, NormChange
    from politeia.norms.model import Gap

EPILOG = """\b
Examples:
  politeia compare kazakhstan@2022-06-01 kazakhstan@2023-04-01
  politeia compare kazakhstan@2022-06-01 kazakhstan@2023-04-01 --frontier --plot frontier.svg
  politeia compare kazakhstan@2023-04-01 pakistan@2022-04-01
  politeia compare kazakhstan@2023-04-01 my-statute --by norms --json
"""


@click.command("compare", epilog=EPILOG)
@click.argument("before", metavar="CHARTER@DATE")
@click.argument("after", metavar="CHARTER@DATE")
@click.option(
    "--by",
    type=click.Choice(["norms", "roles"]),
    help="Norm by norm, or by the roles of offices and bodies (the rule for two different charters that share a role).",
)
@click.option(
    "--frontier", "frontiers", is_flag=True, help="Also show how the smallest coalitions for each goal moved."
)
@click.option(
    "--plot",
    type=click.Path(dir_okay=False, path_type=Path),
    help="With --frontier: write a picture of what each goal costs before and after (.svg or .png).",
)
@click.option("--json", "as_data", is_flag=True, help="Print the comparison as JSON.")
def command(before: str, after: str, by: str | None, frontiers: bool, plot: Path | None, as_data: bool) -> int:
    """Compare two texts: one charter on two days norm by norm, two charters by the roles of their offices and bodies."""
    from politeia.amendment.opening import opened
    from politeia.comparison.comparing import compare

    if plot is not None:
        from politeia.cli.pictures import refuse_other_kinds

        refuse_other_kinds(plot)
    left, right = opened(before), opened(after)
    moved = _frontier(left, right, plot, as_data=as_data) if frontiers or plot is not None else {}
    if by == "roles" or (by is None and _differ(left, right)):
        return _by_roles(left, right, moved, as_data=as_data)
    comparison = compare(left.institutions, right.institutions)
    if as_data:
        from politeia.cli.jsons import as_json

        click.echo(as_json({"before": left.label, "after": right.label, "comparison": comparison, **moved}))
        return HOLDS
    from politeia.cli.console import open_console

    show_comparison(open_console(), comparison, left.label, right.label)
    return HOLDS


def _differ(left: Target, right: Target) -> bool:
    """Whether two different charters are asked about, with at least one role to compare them by."""
    from politeia.comparison.systems import shared_roles

    return left.charter.name != right.charter.name and bool(shared_roles(left.institutions, right.institutions))


def _frontier(left: Target, right: Target, plot: Path | None, *, as_data: bool) -> dict[str, object]:
    """How the smallest coalitions moved: printed at once, or given back for JSON."""
    from politeia.cli.console import open_console, progress
    from politeia.cli.frontier import frontier_table
    from politeia.presentation.frontier import frontier

    found = frontier((left, right), watched=progress)
    if plot is not None:
        from politeia.cli.frontier_picture import draw

        draw(found, (left.label, right.label), plot)
        click.echo(f"{plot}: written.", err=True)
    if as_data:
        return {"frontier": found}
    open_console().print(frontier_table(found, (left.label, right.label)))
    click.echo()
    return {}


def _by_roles(left: Target, right: Target, moved: dict[str, object], *, as_data: bool) -> int:
    from politeia.comparison.systems import compare_systems

    systems = compare_systems(left.institutions, right.institutions)
    if as_data:
        from politeia.cli.jsons import as_json

        click.echo(as_json({"left": left.label, "right": right.label, "systems": systems, **moved}))
        return HOLDS
    from politeia.cli.console import open_console
    from politeia.cli.systems import show_systems

    show_systems(open_console(), systems, left.label, right.label)
    return HOLDS


def show_comparison(console: Console, comparison: Comparison, before: str, after: str) -> None:
    """The whole comparison: seats, changed norms side by side, added and removed ones, gaps."""
    from rich.text import Text

    console.print(Text(f"{before} → {after}", style="bold"))
    console.print(Text(counted(comparison)))
    if comparison.bodies:
        console.print()
        console.print(seats_table(comparison, before, after))
    show_norms(console, comparison, before, after)
    gaps = gap_lines(comparison)
    if gaps is not None:
        console.print()
        console.print(gaps)


def counted(comparison: Comparison) -> str:
    """The number of norms by what became of them, in words."""
    from politeia.comparison.model import Fate

    counts = [f"{len(comparison.with_fate(fate))} {fate.value}" for fate in Fate if comparison.with_fate(fate)]
    return "Norms: " + (", ".join(counts) if counts else "none differ") + "."


def seats_table(comparison: Comparison, before: str, after: str) -> RenderableType:
    """Bodies and their parts with seats before and after."""
    from rich.table import Table
    from rich.text import Text

    table = Table(
        title="Seats", title_justify="left", title_style="bold", box=None, pad_edge=False, padding=(0, 2, 0, 0)
    )
    table.add_column("")
    table.add_column(before, ratio=1)
    table.add_column(after, ratio=1)
    for body in comparison.bodies:
        table.add_row(
            Text(body.name, style="bold"),
            str(body.seats_before or "no number") if body.citation_before else "—",
            str(body.seats_after or "no number") if body.citation_after else "—",
        )
        for part in body.parts:
            table.add_row(
                Text(f"  {part.name}"),
                f"{part.seats_before}, {part.filled_before}" if part.filled_before else "—",
                f"{part.seats_after}, {part.filled_after}" if part.filled_after else "—",
            )
    return table


def show_norms(console: Console, comparison: Comparison, before: str, after: str) -> None:
    """Changed norms clause by clause, then added, removed and renumbered ones by name."""
    from rich.text import Text

    from politeia.comparison.model import Fate

    changed = comparison.with_fate(Fate.CHANGED, Fate.RENAMED, Fate.OTHER_VOTES)
    for change in changed:
        console.print()
        console.print(changed_norm(change, before, after))
    for fate in (Fate.ADDED, Fate.REMOVED, Fate.RENUMBERED):
        found = comparison.with_fate(fate)
        if found:
            console.print()
            console.print(
                Text(f"Norms {fate.value}" if fate is not Fate.RENUMBERED else "Only the article moved", style="bold")
            )
        for change in found:
            console.print(one_line(change))


def one_line(change: NormChange) -> RenderableType:
    """A norm by its name and article."""
    from rich.text import Text

    from politeia.cli.styles import FATES, with_articles

    sign, style = FATES[change.fate]
    articles = " → ".join(filter(None, (change.citation_before, change.citation_after)))
    return Text.assemble((f"{sign} ", style), with_articles(f"{change.kind} {change.name}", [articles]))


def changed_norm(change: NormChange, before: str, after: str) -> RenderableType:
    """A table of the clauses of a norm that differ, old and new side by side."""
    from rich.table import Table
    from rich.text import Text

    from politeia.cli.styles import FATES
    from politeia.comparison.model import Fate

    sign, style = FATES[change.fate]
    title = Text.assemble((f"{sign} ", style), f"{change.kind} ", (change.name, "bold"))
    if change.name_before:
        title.append(f"  renamed? before: {change.name_before}", style="dim")
    table = Table(title=title, title_justify="left", title_style="", box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column("", style="dim", max_width=24)
    table.add_column(before, ratio=1, header_style="dim")
    table.add_column(after, ratio=1, header_style="dim")
    for clause in change.clauses:
        if clause.fate is not Fate.RENUMBERED or change.fate is Fate.RENUMBERED:
            table.add_row(*clause_cells(clause))
    return table


def clause_cells(clause: ClauseChange) -> tuple[RenderableType, RenderableType, RenderableType]:
    """The clause word with its stage, and the words on both sides with votes and articles."""
    from rich.text import Text

    from politeia.cli.styles import with_articles

    def side(words: str, tally: str, citation: str) -> Text:
        return with_articles(words + (f" = {tally}" if tally else ""), [citation]) if words else Text("—", style="dim")

    word = clause.word + (f" ({clause.stage})" if clause.stage else "")
    return (
        Text(word),
        side(clause.before, clause.tally_before, clause.citation_before),
        side(clause.after, clause.tally_after, clause.citation_after),
    )


def gap_lines(comparison: Comparison, title: str = "What the text leaves open") -> RenderableType | None:
    """The gaps that are new, closed and still open; None when there are none."""
    from rich.table import Table
    from rich.text import Text

    rows: list[tuple[str, Gap]] = [("new", gap) for gap in comparison.gaps_new]
    rows += [("closed", gap) for gap in comparison.gaps_closed]
    rows += [("still open", gap) for gap in comparison.gaps_open]
    if not rows:
        return None
    table = Table(
        title=title or None,
        title_justify="left",
        title_style="bold",
        box=None,
        pad_edge=False,
        show_header=False,
        padding=(0, 2, 0, 0),
    )
    for state, gap in rows:
        table.add_row(
            Text(state, style="dim"), Text(gap.norm), Text(gap.what), Text(f"[{gap.citation}]", style="dim cyan")
        )
    return table
