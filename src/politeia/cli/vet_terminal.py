"""The answers of `politeia vet` in the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from politeia.cli.styles import with_articles
from politeia.facts.model import GroupAnswer, Outcome, RowAnswer, Rule, Tally
from politeia.facts.vetting import SHOWN_ROWS, Vetted

SIGNS = {
    Outcome.FULFILLED: ("✓", "bold green"),
    Outcome.BROKEN: ("✗", "bold red"),
    Outcome.CANNOT_TELL: ("?", "bold yellow"),
}


def badge(outcome: Outcome) -> Text:
    """An outcome as sign and word."""
    sign, style = SIGNS[outcome]
    return Text(f"{sign} {outcome.value}", style=style)


def shown(edition: str, subject: str, vetted: Vetted) -> Iterator[RenderableType]:
    """Everything that is printed, part after part."""
    yield Text(f"{subject}, under {edition}: {vetted.rows} row{'' if vetted.rows == 1 else 's'}", style="bold")
    if vetted.tallies:
        yield _totals(vetted.tallies)
    if vetted.not_asked:
        yield Text(f"The table has no column {', '.join(vetted.not_asked)}.", style="yellow")
    for note in vetted.notes:
        yield Text(note, style="dim")
    for answer in vetted.first:
        yield _row(answer)
    hidden = sum(t.rows for t in vetted.tallies if t.outcome is not Outcome.FULFILLED) - len(vetted.first)
    if hidden > 0:
        yield Text(f"{hidden} more after the first {SHOWN_ROWS}; --out writes them all.", style="dim")
    for group in vetted.groups:
        yield Text("")
        yield _group(group)


def _totals(tallies: tuple[Tally, ...]) -> Table:
    """How many rows came to each outcome, and how often each rule stands in the way."""
    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(justify="right")
    table.add_column(ratio=1)
    for outcome in Outcome:
        rows = sum(tally.rows for tally in tallies if tally.outcome is outcome)
        if rows:
            table.add_row(str(rows), badge(outcome))
    rules = dict.fromkeys(rule for tally in tallies for rule in (*tally.broken, *tally.open))
    for rule in rules:
        broken = sum(tally.rows for tally in tallies if rule in tally.broken)
        unclear = sum(tally.rows for tally in tallies if rule in tally.open)
        words = f"break: {rule.words}" if broken else f"may break: {rule.words}"
        line = with_articles(words, [rule.citation])
        if broken and unclear:
            line.append(f"  (and {unclear} may)", style="dim")
        table.add_row(str(broken or unclear), line)
    return table


def _reasons(broken: tuple[Rule, ...], unclear: tuple[Rule, ...]) -> Text:
    pieces = [with_articles(rule.words, [rule.citation]) for rule in broken]
    pieces += [with_articles(f"not known: {rule.words}", [rule.citation]) for rule in unclear]
    return Text("; ").join(pieces)


def _row(answer: RowAnswer) -> Text:
    line = Text(f"row {answer.row}{f', {answer.who}' if answer.who else ''}: ")
    line.append_text(badge(answer.outcome))
    line.append("  ")
    line.append_text(_reasons(answer.broken, answer.open))
    if answer.missing:
        line.append(f"  (missing: {', '.join(answer.missing)})", style="dim")
    return line


def _group(group: GroupAnswer) -> RenderableType:
    title = Text(f"{group.name}  ", style="bold")
    title.append_text(badge(group.outcome))
    table = Table(title=title, title_justify="left", box=None, pad_edge=False, show_header=False)
    for _ in range(3):
        table.add_column()
    table.add_column(ratio=1)
    for check in group.checks:
        sign = {True: "✓", False: "✗", None: "?"}[check.fulfilled]
        table.add_row(sign, with_articles(check.words, [check.citation]), check.needed, check.found)
    for note in group.notes:
        table.add_row("→", "", "", note)
    return table
