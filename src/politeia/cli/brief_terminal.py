"""The brief in the terminal: the same content as the page, without the articles' full text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich import box
from rich.columns import Columns
from rich.console import Console, Group
from rich.padding import Padding
from rich.panel import Panel
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from politeia.cli.answers import asks_for_smallest, case_lines, coalition_lines, witness_lines
from politeia.cli.claims_shown import claim_line, finding_line
from politeia.cli.compare import gap_lines, seats_table, show_norms
from politeia.cli.styles import badge, cited, with_articles
from politeia.presentation.brief_content import Brief, Move
from politeia.presentation.verdicts import counted, finding_sign, remarks
from politeia.presentation.wording import day_in_words, sentence

if TYPE_CHECKING:
    from rich.console import RenderableType

    from politeia.verification.model import Answer

MOST_RIGHTS = 8
NARROW = 80


def show_brief(console: Console, brief: Brief) -> None:
    """The whole brief, section by section."""
    before, after = brief.before.when, brief.after.when
    console.print(_head(console, brief, before, after))
    _section(console, "What still holds")
    _verdicts(console, brief, before, after)
    if brief.claims:
        _section(console, "What is said of it")
        for item in brief.claims:
            console.print(claim_line(item))
            for finding in item.findings:
                if finding_sign(finding) in ("but", "✗", "?"):
                    console.print(Padding(finding_line(finding), (0, 0, 0, 4)))
        console.print(Text(counted(brief.claims), style="dim"))
    _section(console, "What changed in the text")
    console.print(_articles(brief))
    if brief.comparison.bodies:
        console.print()
        console.print(seats_table(brief.comparison, before, after))
    _frontier(console, brief)
    _section(console, "Who gained, who lost")
    _shifts(console, brief)
    _section(console, "Norm by norm")
    show_norms(console, brief.comparison, before, after)
    _section(console, "What the text leaves open")
    console.print(gap_lines(brief.comparison, "") or Text("No gap is recorded on either side."))
    _section(console, "What this rests on, and what it leaves out")
    for line in (*brief.rests_on, *brief.leaves_out):
        console.print(Padding(Text(f"• {line}"), (0, 0, 0, 2)))


def _section(console: Console, title: str) -> None:
    console.print()
    console.print(Rule(Text(title, style="bold"), align="left", style="dim"))


def _head(console: Console, brief: Brief, before: str, after: str) -> RenderableType:
    figures = [
        Text.assemble((figure.value, "bold"), "\n", (figure.label, "dim"), justify="center") for figure in brief.figures
    ]
    lines: list[RenderableType] = [Columns(figures, expand=console.width >= NARROW, equal=True)]
    if brief.summary:
        lines += [Text(""), *(Text(line) for line in brief.summary)]
    title = Text(f" {brief.after.title}: {before} → {after} ", style="bold")
    return Panel(Group(*lines), title=title, box=box.ROUNDED, border_style="dim", padding=(1, 2))


def _verdicts(console: Console, brief: Brief, before: str, after: str) -> None:
    if not brief.moved:
        console.print(Text("No verdict moved."))
    for move in brief.moved:
        console.print(_moved(move, before, after))
    if brief.unmoved:
        console.print(Text(f"Did not move ({len(brief.unmoved)})", style="bold"))
        console.print(_unmoved(brief.unmoved))
    if brief.not_asked:
        names = "; ".join(move.after.name for move in brief.not_asked)
        console.print(Text(f"Not applicable to either text: {names}.", style="dim"))


def _moved(move: Move, before: str, after: str) -> RenderableType:
    title = Text.assemble(badge(move.before.verdict), " → ", badge(move.after.verdict), "  ", (move.after.name, "bold"))
    body: list[RenderableType] = []
    if move.after.question:
        body.append(Text(move.after.question, style="italic"))
    body.append(Text(f"Claim: {move.after.claim}", style="dim"))
    for day, answer in ((before, move.before), (after, move.after)):
        body.append(Text.assemble((f"{day}: ", "bold"), badge(answer.verdict)))
        body += [Padding(part, (0, 0, 0, 2)) for part in _evidence(answer)]
    return Group(title, Padding(Group(*body), (0, 0, 1, 2)))


def _evidence(answer: Answer) -> list[RenderableType]:
    found: list[RenderableType] = []
    if answer.reason:
        found.append(Text(sentence(answer.reason)))
    if answer.cases:
        for case in answer.cases:
            found += case_lines(case, smallest=asks_for_smallest(answer))
    elif answer.witness is not None:
        found += witness_lines(answer.witness)
    found += coalition_lines(answer.coalitions, smallest=asks_for_smallest(answer))
    found += [Text(sentence(remark), style="dim") for remark in remarks(answer)]
    return found


def _unmoved(moves: tuple[Move, ...]) -> RenderableType:
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(ratio=1)
    for move in moves:
        words = Text(move.after.name)
        if move.after.citations:
            words.append(f"  {cited(move.after.citations)}", style="dim cyan")
        for remark in remarks(move.after):
            words.append(f"\n{sentence(remark)}", style="dim")
        table.add_row(badge(move.after.verdict), words)
    return table


def _articles(brief: Brief) -> RenderableType:
    if not brief.articles:
        return Text("No article changed between these dates.")
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("Article", no_wrap=True)
    table.add_column("Change", ratio=2)
    table.add_column("Act", ratio=2)
    table.add_column("From", ratio=2)
    for change in brief.articles:
        since = day_in_words(change.since) if change.since else change.commencement
        if change.since and change.event:
            since += f", on {change.event}"
        table.add_row(
            Text(change.article, style="bold"),
            Text(f"{change.verb} {', '.join(change.targets)}"),
            Text(change.act_label),
            Text(since),
        )
    return table


def _frontier(console: Console, brief: Brief) -> None:
    if not brief.frontier:
        return
    _section(console, "Who together can")
    table = Table(box=None, pad_edge=False)
    table.add_column("")
    for side in (brief.before, brief.after):
        table.add_column(side.day.isoformat(), ratio=1)
    for goal, first, second in brief.frontier:
        table.add_row(goal, Text(first), Text(second))
    console.print(table)


def _shifts(console: Console, brief: Brief) -> None:
    if not brief.shifts:
        console.print(Text("Nobody's rights differ."))
    for shift in brief.shifts:
        console.print(Text(shift.actor, style="bold"))
        lines = [Text.assemble(("+ ", "green"), with_articles(right.words, [right.citation])) for right in shift.gained]
        lines += [Text.assemble(("− ", "red"), with_articles(right.words, [right.citation])) for right in shift.lost]
        lines += [
            Text.assemble(("~ ", "yellow"), with_articles(f"{new.words} (before: {old.words})", [new.citation]))
            for old, new in shift.altered
        ]
        for line in lines[:MOST_RIGHTS]:
            console.print(Padding(line, (0, 0, 0, 2)))
        if len(lines) > MOST_RIGHTS:
            console.print(
                Padding(Text(f"and {len(lines) - MOST_RIGHTS} more (--html shows all)", style="dim"), (0, 0, 0, 2))
            )
