"""`politeia library`: the charters that come with politeia."""

from __future__ import annotations

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
    """List the charters of the library: from when, with which acts, and how much of each is encoded."""
    from politeia.amendment.charters import load_charter
    from politeia.documents.library import charter_names

    rows = []
    for name in charter_names():
        charter = load_charter(name)
        encoded = sum(1 for article in charter.articles if article.norms)
        rows.append(
            {
                "name": name,
                "title": charter.title,
                "from": charter.base.front.in_force,
                "articles": len(charter.articles),
                "encoded": encoded,
                "acts": [{"label": act.label, "adopted": act.document.front.adopted} for act in charter.acts],
                "properties": len(charter.properties),
            }
        )
    if as_data:
        from politeia.cli.jsons import as_json

        click.echo(as_json(rows))
        return HOLDS
    for row in rows:
        click.echo(f"{row['name']}  {row['title']}, text from {row['from']}")
        click.echo(
            f"  {row['articles']} articles: {row['encoded']} with norms, {row['articles'] - row['encoded']} as prose only; "  # type: ignore[operator]
            f"{row['properties']} properties"
        )
        for act in charter.acts if row["name"] == charter.name else ():
            click.echo(f"  {act.document.front.adopted}  {act.label}")
    return HOLDS
