"""`politeia history`: the life of an article, day by day, with the act behind each wording."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

import click

from politeia.cli.failures import HOLDS

if TYPE_CHECKING:
    from rich.console import Console

    from politeia.amendment.model import Charter, Instructed, Version

EPILOG = """\b
Examples:
  politeia history kazakhstan 63
  politeia history kazakhstan "41(1)"
  politeia history kazakhstan 71 --json
"""


@click.command("history", epilog=EPILOG)
@click.argument("charter")
@click.argument("article")
@click.option("--json", "as_data", is_flag=True, help="Print the versions as JSON.")
def command(charter: str, article: str, as_data: bool) -> int:
    """Tell the life of ARTICLE, or of one of its paragraphs: each wording, from when, and by which act."""
    from politeia.amendment.charters import load_charter
    from politeia.amendment.history import versions_of
    from politeia.amendment.points import parse_point
    from politeia.amendment.timeline import texts_of
    from politeia.diagnostics.model import PoliteiaError, Severity, failure

    loaded = load_charter(parse_point(charter).charter)
    mistakes = tuple(item for item in loaded.diagnostics if item.severity is Severity.ERROR)
    if mistakes:
        raise PoliteiaError(mistakes)
    number, _, rest = article.removeprefix("Article ").strip().partition("(")
    paragraph = rest.split(")")[0]
    versions = versions_of(loaded, number)
    if rest:
        known = dict.fromkeys(version.paragraph for version in versions)
        versions = tuple(version for version in versions if version.paragraph == paragraph)
        if not versions:
            has = f"It has had paragraphs {', '.join(known)}." if any(known) else "It has no numbered paragraphs."
            raise failure("P418", f"Article {number} has had no paragraph {paragraph}", remedy=has)
    acts = [act for text in texts_of(loaded) for act in text.acts]
    waiting = tuple(item for act in acts for item in act.instructions if _waits(item, number))
    if as_data:
        from politeia.cli.jsons import as_json

        data = {"charter": loaded.name, "article": number, "paragraph": paragraph, "versions": versions}
        click.echo(as_json(data | {"waiting": [{"act": item.act, "from": item.event or None} for item in waiting]}))
        return HOLDS
    _show(loaded, article, versions, waiting)
    return HOLDS


def _waits(item: Instructed, article: str) -> bool:
    return item.commences is None and item.syntax.article == article


def _show(charter: Charter, article: str, versions: tuple[Version, ...], waiting: tuple[Instructed, ...]) -> None:
    from rich.text import Text

    from politeia.amendment.history import target_of
    from politeia.amendment.timeline import texts_of
    from politeia.cli.console import open_console

    console = open_console()
    titles = " → ".join(text.title for text in texts_of(charter))
    console.print(Text(f"{titles}, Article {article.removeprefix('Article ')}", style="bold"))
    by_day = sorted(versions, key=lambda item: (item.since or date.min, item.written_by))
    for (since, act), group in groupby(by_day, key=lambda item: (item.since, item.written_by)):
        day = since.isoformat() if since else "from the beginning"
        console.print(Text.assemble((f"\n{day}  {act or 'first text of this charter'}", "bold cyan")))
        for version in group:
            _show_version(console, version)
    for item in waiting:
        when = item.event or "a day not known"
        console.print(
            Text(f"\nNot yet in force: {item.syntax.word} {target_of(item)}, {item.act}, from {when}", style="dim")
        )


def _show_version(console: Console, version: Version) -> None:
    from rich.padding import Padding
    from rich.text import Text

    where = f"{version.article}({version.paragraph})" if version.paragraph else version.article
    console.print(Padding(Text.assemble((where, "bold"), f"  {version.change}"), (0, 0, 0, 2), expand=False))
    if version.prose:
        console.print(Padding(Text(" ".join(version.prose.split())), (0, 0, 0, 4), expand=False))
