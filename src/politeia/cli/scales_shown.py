"""Printing derived scales: a table for each, its items with score, range and the norms that decide them."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

MOST_NORMS = 4
"""Norms that a line names; `--json` has all of them, and the line has all of their articles."""

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.text import Text

    from politeia.amendment.opening import Target
    from politeia.scales.absorption import Absorption
    from politeia.scales.model import Item, Scale
    from politeia.scales.published.agreement import Beside, Country


def show_scales(console: Console, target: Target, scales: tuple[Scale, ...], *, against: bool) -> None:
    """Every scale as a table, and the sum of presidential strength when all are shown."""
    from rich.text import Text

    from politeia.scales.deriving import MEASURES, presidential_strength
    from politeia.scales.published.agreement import beside

    country = target.charter.base.front.country
    rows = {(row.published.scale, row.item.code): row for row in beside(country, scales)} if against else {}
    for scale in scales:
        console.print(_table(scale, rows, against=against))
        console.print(Text(_sum(scale), style="bold"))
        console.print(Text(scale.source, style="dim"))
        if doubts := _unconfirmed(scale):
            console.print(Text(doubts, style="dim"))
        console.print()
    if against:
        console.print(Text(_compared(target, tuple(rows.values())), style="dim"))
    if len(scales) == len(MEASURES):
        strength = presidential_strength(scales)
        console.print(
            Text(
                f"Presidential strength, politeia's own mean of four scales: {float(strength.point):.2f} "
                f"(from {float(strength.least):.2f} to {float(strength.most):.2f})."
            )
        )


def show_absorption(console: Console, merged: tuple[Absorption, ...]) -> None:
    """How many veto players each decision has before and after those of one bloc are merged, and who is left."""
    from rich.table import Table
    from rich.text import Text

    table = Table(
        title="Veto players before and after absorption",
        title_justify="left",
        title_style="bold",
        box=None,
        pad_edge=False,
        padding=(0, 2, 0, 0),
    )
    for heading in ("", "before", "after"):
        table.add_column(heading, justify="left" if not heading else "right")
    table.add_column("after absorption", ratio=1)
    for item in merged:
        who = "; ".join(player.words for player in item.players) or "nobody can block it alone"
        table.add_row(item.decision, _counted(item.before), _counted(item.after), Text(who))
    console.print(table)
    console.print(
        Text(
            "That a bloc votes as one is assumed. A body in which no bloc decides stays a player of its own; which blocs want the "
            "same is not known, so only players of one bloc are merged.",
            style="dim",
        )
    )


def _counted(count: tuple[int, int, int]) -> str:
    point, least, most = count
    return f"{point}" if least == most else f"{point} ({least}–{most})"


def _table(scale: Scale, published: dict[tuple[str, str], Beside], *, against: bool) -> RenderableType:
    from rich.table import Table
    from rich.text import Text

    table = Table(
        title=scale.title, title_justify="left", title_style="bold", box=None, pad_edge=False, padding=(0, 2, 0, 0)
    )
    table.add_column("", style="dim")
    table.add_column("")
    table.add_column("score", justify="right")
    if against:
        table.add_column("published", justify="right")
    table.add_column("decided by", ratio=1)
    for item in scale.items:
        cells: list[RenderableType] = [Text(item.code), Text(item.wording), _score(item)]
        if against:
            row = published.get((scale.name, item.code))
            cells.append(_published(row))
        table.add_row(*cells, _why(item))
    return table


def _score(item: Item) -> Text:
    from rich.text import Text

    answer = item.answer
    if answer.point is None or answer.least is None or answer.most is None:
        return Text("not derivable", style="dim")
    if item.settled:
        return Text(said(answer.point), style="bold")
    return Text(f"{said(answer.point)} ({said(answer.least)}–{said(answer.most)})", style="yellow")


def _published(row: Beside | None) -> Text:
    from rich.text import Text

    if row is None:
        return Text("—", style="dim")
    return Text(said(row.published.score) + ("" if row.agrees else " ≠"), style="" if row.agrees else "bold red")


def _why(item: Item) -> Text:
    from politeia.cli.styles import with_articles

    norms = list(dict.fromkeys(ground.norm for ground in item.answer.grounds))
    more = f" and {len(norms) - MOST_NORMS} more" if len(norms) > MOST_NORMS else ""
    words = item.answer.because + (f": {', '.join(norms[:MOST_NORMS])}{more}" if norms else "")
    return with_articles(words, [ground.citation for ground in item.answer.grounds])


def _sum(scale: Scale) -> str:
    derived = f"{len(scale.derived)} of {len(scale.items)} items derived"
    if not scale.summed:
        return f"{derived}; indicators of their own, not added up"
    point, least, most = scale.total
    spread = "" if least == most else f", from {said(least)} to {said(most)}"
    return f"{said(point)} of {scale.maximum}{spread}; {derived}"


def _unconfirmed(scale: Scale) -> str:
    """What of the scale could not be confirmed in a copy of the work, item by item."""
    found = [f"{item.code}: {item.unconfirmed}" for item in scale.items if item.unconfirmed]
    return f"Not confirmed in a copy of the work: {'; '.join(found)}." if found else ""


def _compared(target: Target, rows: tuple[Beside, ...]) -> str:
    if not rows:
        return f"No published scores of {target.charter.base.front.country or target.charter.title} on this come with politeia."
    agreeing = sum(row.agrees for row in rows)
    years = sorted({row.published.year for row in rows})
    told = f"{agreeing} of {len(rows)} published items agree; they are of " + " and ".join(map(str, years))
    return told + ("." if target.day.year in years else f", and this text of {target.day.isoformat()}.")


def said(value: Fraction) -> str:
    """A score without a needless fraction, to two places: 2, 0.5, 0.83."""
    return str(value) if value.denominator == 1 else f"{round(float(value), 2):g}"


def show_agreement(console: Console, countries: tuple[Country, ...]) -> None:
    """The agreement report, as Markdown when it is piped and rendered in a terminal."""
    from rich.markdown import Markdown

    from politeia.scales.published.report import agreement_report

    report = agreement_report(countries)
    if console.is_terminal:
        console.print(Markdown(report))
    else:
        console.file.write(report + "\n")
