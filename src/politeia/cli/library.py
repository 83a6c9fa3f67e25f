"""`politeia library`: the charters that come with politeia."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from politeia.cli.failures import HOLDS

EPILOG = """\b
Examples:
  politeia library
  politeia library --json
"""


@click.command("library", epilog=EPILOG)
@click.option("--json", "as_data", is_flag=True, help="Print the list as JSON.")
def command(as_data: bool) -> int:
    """List the charters of the library: from when, with which acts, how much of each is encoded, who sat."""
    from politeia.documents.library import charter_names, collected_names, collections, names_beside

    rows = [row for name in charter_names() for row in _rows(name, [name, *names_beside(name)])]
    rows += [row for kind in collections() for name in collected_names(kind) for row in _rows(name, [name], kind)]
    if as_data:
        from politeia.cli.jsons import as_json

        click.echo(as_json(rows))
        return HOLDS
    heading = ""
    for row in rows:
        if row["collection"] != heading:
            heading = row["collection"]
            click.echo(f"\n{heading.capitalize()}")
        fate = f", replaced on {row['replaced']}" if row["replaced"] else ""
        begins = f"from {row['from']}" if row["from"] else "not in force yet"
        click.echo(f"{row['name']}  {row['title']}, text {begins}{fate}")
        click.echo(
            f"  {row['articles']} articles: {row['encoded']} with norms, {row['articles'] - row['encoded']} as prose only; "
            f"{row['properties']} properties"
        )
        for act in row["acts"]:
            click.echo(f"  {act['adopted']}  {act['label']}")
        for scenario in row["scenarios"]:
            on = f" of {scenario['on']}" if scenario["on"] else ""
            click.echo(f"  scenario{on}  {scenario['name']}: {', '.join(scenario['blocs'])}")
    return HOLDS


def _rows(charter: str, names: list[str], collection: str = "") -> Iterator[dict[str, Any]]:
    """A charter with every text of its timeline, and the statutes and treaties beside it."""
    from politeia.amendment.charters import load_charter
    from politeia.amendment.timeline import replaced_on, texts_of

    for name in names:
        timeline = load_charter(name)
        for text in texts_of(timeline):
            yield {
                "name": name,
                "title": text.title,
                "from": text.base.front.in_force,
                "replaced": replaced_on(timeline, text),
                "articles": len(text.articles),
                "encoded": sum(1 for article in text.articles if article.norms),
                "acts": [{"label": act.label, "adopted": act.document.front.adopted} for act in text.acts],
                "properties": len(text.properties),
                "scenarios": [
                    {"name": item.name, "on": item.on, "blocs": [bloc.name for bloc in item.blocs]}
                    for item in text.scenarios
                ],
                "beside": charter if name != charter else "",
                "collection": collection,
            }
