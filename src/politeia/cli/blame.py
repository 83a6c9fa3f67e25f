"""`politeia blame`: which act wrote each paragraph in force, and since when."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click

from politeia.cli.failures import HOLDS

if TYPE_CHECKING:
    from politeia.amendment.history import Authored
    from politeia.amendment.opening import Target

FIRST_TEXT = "first text"

EPILOG = """\b
Examples:
  politeia blame kazakhstan@2023-04-01
  politeia blame kazakhstan@2023-04-01 44
  politeia blame kazakhstan@2023-04-01 --json
"""


@click.command("blame", epilog=EPILOG)
@click.argument("charter_at_date", metavar="CHARTER[@DATE]")
@click.argument("article", required=False, default="")
@click.option("--json", "as_data", is_flag=True, help="Print paragraphs and acts as JSON.")
def command(charter_at_date: str, article: str, as_data: bool) -> int:
    """Name for each paragraph in force, or for those of one ARTICLE, the act that wrote it."""
    from politeia.amendment.history import authors_of
    from politeia.amendment.opening import opened
    from politeia.diagnostics.model import failure

    target = opened(charter_at_date)
    plain = article.removeprefix("Article ").split("(")[0].strip()
    lines = tuple(line for line in authors_of(target.edition) if not plain or line.citation.split("(")[0] == plain)
    if not lines:
        raise failure(
            "P418", f"{target.label} has no Article {plain}", remedy=f"politeia read {target.label} lists them."
        )
    counts = Counter(line.written_by or FIRST_TEXT for line in lines)
    if as_data:
        from politeia.cli.jsons import as_json

        click.echo(as_json({"edition": target.label, "paragraphs": lines, "paragraphs_by_act": dict(counts)}))
        return HOLDS
    _show(target, lines, counts)
    return HOLDS


def _show(target: Target, lines: tuple[Authored, ...], counts: Counter[str]) -> None:
    from rich.text import Text

    from politeia.cli.console import open_console

    console = open_console()
    console.print(Text(f"{target.charter.title}, as in force on {target.day.isoformat()}", style="bold"))
    acts = max(len(line.written_by or FIRST_TEXT) for line in lines)
    places = max(len(line.citation) for line in lines)
    for line in lines:
        act = line.written_by or FIRST_TEXT
        since = line.since.isoformat() if line.since else "          "
        row = Text.assemble(
            (f"{since}  {act:<{acts}}  ", "cyan" if line.written_by else "dim"),
            (f"{line.citation:<{places}}  ", "bold"),
            " ".join(line.prose.split()),
        )
        row.truncate(console.width, overflow="ellipsis")
        console.print(row)
    told = ", ".join(
        f"{count} by {act}" if act != FIRST_TEXT else f"{count} of the first text"
        for act, count in counts.most_common()
    )
    console.print(f"\n{len(lines)} paragraph{'' if len(lines) == 1 else 's'}: {told}.")
