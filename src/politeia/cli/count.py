"""`politeia count`: an election or a referendum counted under the law of its day, each step with its article."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from politeia.cli.failures import FAILS, HOLDS

if TYPE_CHECKING:
    from politeia.amendment.opening import Target
    from politeia.elections.files import Count
    from politeia.facts.mandates import Distribution

EPILOG = """\b
Examples:
  politeia count votes.csv --under elections/netherlands@2023-11-22
  politeia count votes.csv --under kazakhstan/election-law@2023-03-19 --ballots-cast 6521860
  politeia count votes.csv --under elections/norway@2021-09-13 --plot seats.svg
  politeia count votes.csv --under kazakhstan/election-law@2023-03-19 --candidates names.csv --young-under 35
  politeia count vote.csv --under kazakhstan@2022-06-05 --units regions.csv --json

\b
An election has the columns party (or list, candidate), votes, and district where the law has districts; also
seats_official (compared with the count), direct_seats, parties (of a coalition), agreement, minority, registration, lot.
Candidates have the columns list, person, place, and what the quota of mandates asks: sex, born or age, disability.
A referendum has yes, no, invalid, took_part, registered, and a region (or canton, state) where units count.

\b
Exit status: 0 the vote is decided (a referendum that is not carried is decided too), 1 the law or the return leaves it
open, the official result differs from the count, or a quota of mandates is not kept, 2 the input is wrong.
"""


@click.command("count", epilog=EPILOG)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--under", "charter_at_date", required=True, metavar="CHARTER@DATE", help="The law, at the day of the vote."
)
@click.option("--norm", default="", metavar="NAME", help="The election or referendum, when the law has several.")
@click.option("--where", multiple=True, metavar="COLUMN=VALUE", help="Count only these rows (may be repeated).")
@click.option(
    "--districts",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A table of districts: seats, population.",
)
@click.option(
    "--constituencies",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A table of candidates in single-member constituencies beside the lists: constituency, district, party, votes.",
)
@click.option(
    "--units",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A table of regions, for a double majority.",
)
@click.option(
    "--totals",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A table of totals: took_part, valid_votes, registered.",
)
@click.option(
    "--candidates",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A table of the names on the lists: says who receives the mandates, and who moves up for a quota.",
)
@click.option(
    "--young-under", type=click.IntRange(1, 120), help="The age of the young, where the quota leaves it to another law."
)
@click.option("--valid-votes", type=click.IntRange(0), help="All valid votes, when the file does not hold every list.")
@click.option("--ballots-cast", type=click.IntRange(0), help="Everyone who took part.")
@click.option("--entitled-voters", type=click.IntRange(0), help="Everyone entitled to vote.")
@click.option("--ignore-column", "ignored", multiple=True, metavar="COLUMN", help="Leave a column out of the count.")
@click.option("--all", "everything", is_flag=True, help="Show the steps of every district.")
@click.option("--plot", type=click.Path(dir_okay=False, path_type=Path), help="Write a picture (.svg or .png).")
@click.option("--json", "as_data", is_flag=True, help="Print the count with all its steps as JSON.")
def command(
    file: Path,
    charter_at_date: str,
    norm: str,
    where: tuple[str, ...],
    districts: Path | None,
    constituencies: Path | None,
    units: Path | None,
    totals: Path | None,
    candidates: Path | None,
    young_under: int | None,
    valid_votes: int | None,
    ballots_cast: int | None,
    entitled_voters: int | None,
    ignored: tuple[str, ...],
    everything: bool,
    plot: Path | None,
    as_data: bool,
) -> int:
    """Count FILE (CSV or Parquet) under the election and referendum norms in force.

    Shows who is admitted and why, the quota or divisors, remainders, ties and who decides them, districts, levelling,
    and for a referendum validity and every majority that the law asks.
    """
    from politeia.amendment.opening import opened
    from politeia.elections.files import Request, count_file
    from politeia.elections.reading import Stated

    target = opened(charter_at_date)
    request = Request(
        norm,
        tuple(filter_of(item) for item in where),
        districts,
        units,
        totals,
        Stated(valid_votes, ballots_cast, entitled_voters),
        ignored,
        constituencies,
    )
    count = count_file(file, target.institutions, target.day, request)
    mandates = _mandates(count, candidates, target, young_under)
    if plot is not None:
        from politeia.cli.count_picture import draw

        draw(count, target.label, plot)
        click.echo(f"{plot}: written.", err=True)
    if as_data:
        from politeia.cli.jsons import as_json

        found = {} if mandates is None else {"mandates": mandates}
        click.echo(as_json({"edition": target.label, "file": file, "decided": count.decided, "count": count, **found}))
    else:
        from politeia.cli.count_terminal import show_count

        show_count(count, target.label, everything=everything)
        if mandates is not None:
            from politeia.cli.mandates_shown import show_mandates

            show_mandates(mandates)
    kept = mandates is None or mandates.kept
    return HOLDS if count.decided and not count.differences and kept else FAILS


def _mandates(count: Count, candidates: Path | None, target: Target, young_under: int | None) -> Distribution | None:
    """Who receives the mandates; None when no table of candidates is given."""
    if candidates is None:
        return None
    from politeia.diagnostics.model import failure
    from politeia.elections.model import ElectionCount
    from politeia.elections.tables import read_table
    from politeia.facts.mandates import distribute

    if not isinstance(count, ElectionCount) or not count.decided:
        raise failure(
            "V157",
            "mandates cannot be given to persons: "
            + ("a tie is open" if isinstance(count, ElectionCount) else "this is a referendum"),
            remedy="Leave --candidates away, or give what decides the tie (registration, lot).",
        )
    return distribute(count, read_table(candidates), target.institutions, target.day, young_under=young_under)


def filter_of(written: str) -> tuple[str, str]:
    """The column and the value of a filter as typed: "year=2023"; raises an error of exit status 2 without both."""
    from politeia.diagnostics.model import failure

    column, separator, value = written.partition("=")
    if not separator or not column:
        raise failure("V132", f"“{written}” chooses no rows", remedy="Write a column and a value: --where year=2023.")
    return column.strip(), value.strip()
