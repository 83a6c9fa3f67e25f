"""`politeia history`: every wording of an article, and the act that wrote it."""

from __future__ import annotations

import click

from politeia.cli.failures import HOLDS

EPILOG = """\b
Examples:
  politeia history kazakhstan 50
  politeia history kazakhstan 71 --json
"""


@click.command("history", epilog=EPILOG)
@click.argument("charter")
@click.argument("article")
@click.option("--json", "as_data", is_flag=True, help="Print the versions as JSON.")
def command(charter: str, article: str, as_data: bool) -> int:
    """Tell for each paragraph of ARTICLE its wordings, from when, and by which act."""
    from politeia.amendment.charters import load_charter
    from politeia.amendment.history import versions_of
    from politeia.amendment.timeline import texts_of

    loaded = load_charter(charter.split("@")[0])
    versions = versions_of(loaded, article.split("(")[0])
    if as_data:
        from politeia.cli.jsons import as_json

        click.echo(as_json({"charter": loaded.name, "article": article, "versions": versions}))
        return HOLDS
    from rich.padding import Padding
    from rich.text import Text

    from politeia.cli.console import open_console

    console = open_console()
    titles = " → ".join(text.title for text in texts_of(loaded))
    console.print(Text(f"{titles}, Article {article}", style="bold"))
    for version in versions:
        where = f"{version.article}({version.paragraph})" if version.paragraph else version.article
        since = f"from {version.since.isoformat()}" if version.since else "from the beginning"
        by = version.written_by or "first text of this charter"
        console.print(Text.assemble((f"\n{where}", "bold"), f"  {since}, {by}"))
        words = " ".join(version.prose.split()) or "(repealed)"
        console.print(Padding(Text(words), (0, 0, 0, 2)))
    return HOLDS
