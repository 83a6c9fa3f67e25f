"""`politeia vet`: tables of people, lists or parties against the rules in force, one answer a row."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from politeia.cli.failures import FAILS, HOLDS
from politeia.cli.files import refuse_unwritable

if TYPE_CHECKING:
    from politeia.amendment.opening import Target
    from politeia.facts.vetting import Vetted

EPILOG = """\b
Examples:
  politeia vet --columns --for President --under kazakhstan@2023-04-01
  politeia vet --columns --for "list deputies" --under kazakhstan+election-law@2023-04-01
  politeia vet candidates.csv --for President --under kazakhstan@2023-04-01 --on 2022-11-20
  politeia vet people.csv --for President --under kazakhstan@2023-04-01 --kin-of "A. President" --kin kin.csv --degrees 2
  politeia vet lists.csv --for "list deputies" --under kazakhstan+election-law@2023-04-01 --mandates mandates.csv
  politeia vet members.csv --for "political party" --under kazakhstan/party-law@2023-04-01 --units 20

\b
Columns: people have “person” and what --columns lists. Lists have “list”, “person”, “place” and one column a
category. Members have “party”, “unit” and “members”, or one line a member. Kin has “parent” and “child”. Terms have
“person” and “began”. A value that is not there is “cannot tell”, never “no”.

Exit status: 0 when everything is fulfilled, 1 when something is broken or cannot be told.
"""


@click.command("vet", epilog=EPILOG)
@click.argument("table", required=False, type=click.Path(path_type=Path), metavar="[FILE]")
@click.option("--under", "charter_at_date", required=True, metavar="CHARTER@DATE", help="The law, and its day.")
@click.option("--for", "subject", required=True, metavar="NAME", help="The office, the seats or the party.")
@click.option(
    "--on", "on", metavar="DAY", default="", help="The day on which a person must qualify; else that of the law."
)
@click.option("--columns", is_flag=True, help="List the columns that the rules ask for.")
@click.option("--terms", type=click.Path(path_type=Path), help="Terms served in the office: person, began.")
@click.option("--counted-from", default="", metavar="DAY", help="Terms that began earlier do not count.")
@click.option("--kin", type=click.Path(path_type=Path), help="Descent: parent, child.")
@click.option("--kin-of", default="", metavar="PERSON", help="Whose kin the table is vetted for.")
@click.option("--degrees", type=click.IntRange(1, 12), help="How far kinship reaches, where the text does not say.")
@click.option("--seats", type=click.IntRange(1), help="The seats that lists compete for.")
@click.option("--mandates", type=click.Path(path_type=Path), help="Mandates received: list, mandates.")
@click.option("--units", type=click.IntRange(1), help="The number of regions and cities that count as units.")
@click.option("--out", type=click.Path(path_type=Path), help="Write the answer of every row (.csv or .parquet).")
@click.option("--json", "as_data", is_flag=True, help="Print the answers as JSON.")
def command(charter_at_date: str, subject: str, on: str, columns: bool, as_data: bool, **asked: object) -> int:
    """Vet FILE under the rules of CHARTER at DATE: fulfilled, broken (under which article), or cannot tell."""
    from politeia.amendment.opening import opened
    from politeia.amendment.points import parse_day
    from politeia.facts.vetting import Asked, vet

    target = opened(charter_at_date)
    day = parse_day(on) if on else target.day
    if columns:
        return _list_columns(target, subject, day, as_data=as_data)
    if isinstance(out := asked.get("out"), Path):
        refuse_unwritable(out)
    counted = str(asked.pop("counted_from") or "")
    found = vet(
        target.institutions,
        subject,
        day,
        Asked(counted_from=parse_day(counted) if counted else None, **asked),  # type: ignore[arg-type]
    )
    if as_data:
        from politeia.cli.jsons import as_json

        click.echo(
            as_json(
                {"edition": target.label, "for": subject, "on": day, "fulfilled": found.fulfilled, "answers": found}
            )
        )
    else:
        _show(target, subject, found)
    return HOLDS if found.fulfilled else FAILS


def _list_columns(target: Target, subject: str, day: date, *, as_data: bool) -> int:
    from politeia.cli.console import open_console
    from politeia.facts.vetting import asks_of_lists, asks_of_parties, columns_for, people_rules

    fields = columns_for(target.institutions, subject, day)
    if as_data:
        from politeia.cli.jsons import as_json

        grouped = asks_of_lists(target.institutions, subject) or asks_of_parties(target.institutions, subject)
        rules = () if grouped else people_rules(target.institutions, subject, day).rules
        click.echo(as_json({"edition": target.label, "for": subject, "columns": fields, "rules": rules}))
        return HOLDS
    from rich.table import Table

    shown = Table(box=None, pad_edge=False)
    shown.add_column("column", no_wrap=True, min_width=max(len(field.name) for field in fields))
    shown.add_column("holds", no_wrap=True)
    shown.add_column("means", overflow="fold")
    for field in fields:
        shown.add_row(field.name, field.kind.value, field.meaning)
    open_console().print(shown)
    return HOLDS


def _show(target: Target, subject: str, vetted: Vetted) -> None:
    from politeia.cli.console import open_console
    from politeia.cli.vet_terminal import shown

    console = open_console()
    for part in shown(target.label, subject, vetted):
        console.print(part)
