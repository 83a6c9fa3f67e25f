"""Choosing the rows of one vote from a table that holds several, by its columns or by the day of the charter."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from politeia.diagnostics.model import failure
from politeia.diagnostics.nearest import nearest
from politeia.elections.figures import names
from politeia.elections.tables import Row, Table


def select(table: Table, day: date, where: tuple[tuple[str, str], ...] = ()) -> tuple[Table, tuple[str, ...]]:
    """The rows that are asked for, and what was chosen in words.

    Where nothing is asked and a column “date” or “year” holds several votes, those of the day are taken, or of its year.
    """
    notes: list[str] = []
    for column, value in where:
        table = _filtered(table, column, value)
    for column, wanted in (("date", day.isoformat()), ("year", str(day.year))):
        values = _values(table, column)
        if len(values) < 2 or any(asked == column for asked, _ in where):
            notes += _other_day(column, values, wanted)
            continue
        if wanted in values:
            before = len(table.rows)
            table = _filtered(table, column, wanted)
            notes.append(f"{len(table.rows)} of {before} rows are of {column} {wanted}")
        elif column == "date" and sum(value.startswith(str(day.year)) for value in values) == 1:
            only = next(value for value in values if value.startswith(str(day.year)))
            table = _filtered(table, column, only)
            notes.append(f"the rows are those of {only}, the only vote of {day.year}")
        else:
            raise failure(
                "V130",
                f"the table holds votes of {names(values)}, and none of {wanted}",
                table.heading,
                remedy=f"Choose one with --where {column}={values[-1]}, or give the charter the day of the vote.",
            )
    return table, tuple(notes)


def _other_day(column: str, values: list[str], wanted: str) -> list[str]:
    if column == "date" and len(values) == 1 and values[0] != wanted:
        return [f"the vote is of {values[0]}, and the law applied is that of {wanted}"]
    return []


def _values(table: Table, column: str) -> list[str]:
    return list(dict.fromkeys(row.text(column) for row in table.rows if row.text(column)))


def _filtered(table: Table, column: str, value: str) -> Table:
    if column not in table.columns:
        near = nearest(column, table.columns)
        raise failure(
            "V131",
            f"the table has no column “{column}”",
            table.heading,
            expectation=f"Columns: {', '.join(table.columns)}.",
            remedy=f"Did you mean “{near}”?" if near else "",
        )
    rows: tuple[Row, ...] = tuple(row for row in table.rows if row.text(column) == value)
    if not rows:
        raise failure(
            "V131",
            f"no row has “{value}” in column “{column}”",
            table.heading,
            expectation=f"Its values: {', '.join(_values(table, column)[:20])}.",
        )
    return replace(table, rows=rows)
