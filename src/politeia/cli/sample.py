"""`politeia sample`: a made-up population to try rules on, the same for the same seed."""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import click

from politeia.cli.failures import HOLDS

EPILOG = """\b
Examples:
  politeia sample --for President --under kazakhstan@2023-04-01 --rows 1000 --out people.csv
  politeia sample --for "Mazhilis deputy" --under kazakhstan@2023-04-01 --seed 7
"""


@click.command("sample", epilog=EPILOG)
@click.option("--under", "charter_at_date", required=True, metavar="CHARTER@DATE", help="The law, and its day.")
@click.option("--for", "subject", required=True, metavar="NAME", help="The office or the seats.")
@click.option("--rows", default=100, show_default=True, type=click.IntRange(1, 10_000_000), help="How many people.")
@click.option("--seed", default=1, show_default=True, help="The same seed makes the same people.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Write a CSV file instead of printing it.")
def command(charter_at_date: str, subject: str, rows: int, seed: int, out: Path | None) -> int:
    """Make people with the columns that the rules for an office ask for; nobody in them is real."""
    from politeia.amendment.opening import opened
    from politeia.facts.sampling import sample
    from politeia.facts.vetting import people_rules

    target = opened(charter_at_date)
    lines = sample(people_rules(target.institutions, subject, target.day), rows, seed=seed, day=target.day)
    if out is None:
        csv.writer(sys.stdout, lineterminator="\n").writerows(lines)
        return HOLDS
    from io import StringIO

    from politeia.cli.files import write_whole

    text = StringIO()
    csv.writer(text, lineterminator="\n").writerows(lines)
    write_whole(out, text.getvalue())
    click.echo(f"{out}: {rows} people.")
    return HOLDS
