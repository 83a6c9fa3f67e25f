"""`politeia who`: who may do something, with whose consent, when not, and what follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from politeia.cli.failures import HOLDS, WRONG_INPUT

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

    from politeia.diagnostics.model import PoliteiaError
    from politeia.explanation.model import Explanation, Fact, Found

MOST_SHOWN = 8

EPILOG = """\b
Examples:
  politeia who "dissolve Mazhilis" kazakhstan@2023-04-01
  politeia who "removal of President" kazakhstan@2022-06-01 --json
"""


@click.command("who", epilog=EPILOG)
@click.argument("act")
@click.argument("charter_at_date", metavar="CHARTER@DATE")
@click.option("--all", "everything", is_flag=True, help=f"Show every match, not only the first {MOST_SHOWN}.")
@click.option("--json", "as_data", is_flag=True, help="Print the answer as JSON.")
def command(act: str, charter_at_date: str, everything: bool, as_data: bool) -> int:
    """Say who may do ACT: its holder, consents, bars, deadlines and effects, each with its article."""
    from politeia.amendment.opening import opened
    from politeia.explanation.who import who

    target = opened(charter_at_date)
    found = who(target.institutions, act)
    if not found.explanations and not as_data:
        raise _nothing_found(found, target.label)
    if as_data:
        from politeia.cli.jsons import as_json

        click.echo(as_json({"edition": target.label, **_data(found)}))
    else:
        _show(found, target.label, len(found.explanations) if everything else MOST_SHOWN)
    return HOLDS if found.explanations else WRONG_INPUT


def _data(found: Found) -> dict[str, object]:
    return {"asked": found.asked, "explanations": found.explanations, "suggestions": found.suggestions}


def _nothing_found(found: Found, edition: str) -> PoliteiaError:
    from politeia.diagnostics.model import failure

    return failure(
        "Q105",
        f"no norm of {edition} speaks of “{found.asked}”",
        expectation="Ask with the words of the law, such as “dissolve” and the name of the body.",
        remedy="Near names: " + "; ".join(found.suggestions) + "." if found.suggestions else "",
    )


def _show(found: Found, edition: str, most: int) -> None:
    from rich.text import Text

    from politeia.cli.console import open_console

    console = open_console()
    console.print(Text(f"{found.asked}, in {edition}", style="bold"))
    for explanation in found.explanations[:most]:
        console.print()
        console.print(_explained(explanation))
    hidden = len(found.explanations) - most
    if hidden > 0:
        console.print(Text(f"\n{hidden} more match; --all shows them.", style="dim"))


def _explained(explanation: Explanation) -> RenderableType:
    from rich.console import Group
    from rich.padding import Padding
    from rich.text import Text

    from politeia.cli.styles import with_articles

    title = Text(f"{explanation.kind} ", style="dim")
    own = explanation.name.removeprefix(f"{explanation.kind} ")
    title.append(own, style="bold not dim")
    if explanation.matched == "effect":
        title.append("  (by its effect)", style="dim")
    parts: list[RenderableType] = [title, Padding(_facts(explanation.facts), (0, 0, 0, 2))]
    for number, step in enumerate(explanation.steps, 1):
        parts.append(Padding(with_articles(f"{number}. {step.name}", [step.citation]), (0, 0, 0, 2)))
        parts.append(Padding(_facts(step.facts), (0, 0, 0, 5)))
    for gap in explanation.gaps:
        line = Text("open in the text: ", style="yellow")
        line.append_text(with_articles(f"“{gap.what}” of {gap.norm}", [gap.citation]))
        parts.append(Padding(line, (0, 0, 0, 2)))
    return Group(*parts)


def _facts(facts: tuple[Fact, ...]) -> RenderableType:
    from rich.table import Table

    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
    table.add_column(style="dim", min_width=16)
    table.add_column(ratio=1)
    for fact in facts:
        table.add_row(fact.label, _fact(fact))
    return table


def _fact(fact: Fact) -> Text:
    from rich.text import Text

    from politeia.cli.styles import with_articles

    words = fact.words + (f" = {fact.votes}" if fact.votes else "") + ("" if fact.binding else " (binds nobody)")
    return Text.assemble(with_articles(words, [fact.citation]))
