"""The table of districts: seats, population and area of each, held against the districts of the votes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from politeia.diagnostics.model import Diagnostic, error, failure
from politeia.diagnostics.nearest import nearest
from politeia.elections.cells import optional_number
from politeia.elections.columns import DISTRICTS, TOTAL, column_of, kind_of_row, same_meaning, unknown_columns
from politeia.elections.model import District, ListVotes
from politeia.elections.tables import Row, Table

_FIGURES = ("seats", "population", "area", "valid")


def read_districts(table: Table | None, ignored: tuple[str, ...]) -> tuple[tuple[District, ...], list[Diagnostic]]:
    """The districts that a table describes, and what is wrong with it; a row of totals is checked and left out."""
    if table is None:
        return (), []
    mistakes = [*unknown_columns(table, DISTRICTS, ignored), *same_meaning(table, DISTRICTS, ignored)]
    columns = {meaning: column_of(table, DISTRICTS, meaning) for meaning in DISTRICTS}
    if not columns["district"]:
        raise failure(
            "V112",
            "no column holds the names of the districts",
            table.heading,
            expectation="One column is called district.",
        )
    found: dict[str, District] = {}
    totals: list[tuple[Row, dict[str, int | None]]] = []
    for row in table.rows:
        name = row.text(columns["district"])
        figures = {what: optional_number(row, columns[what], mistakes) for what in _FIGURES}
        if not name:
            mistakes.append(error("V113", "this row names no district", row.place))
        elif kind_of_row(name) == TOTAL:
            totals.append((row, figures))
        elif name in found:
            mistakes.append(error("V117", f"{name} stands twice", row.place, remedy="Take one of the rows out."))
        else:
            area = figures["area"]
            found[name] = District(
                name,
                figures["seats"],
                figures["population"],
                Fraction(area) if area is not None else None,
                row.place,
                figures["valid"],
                row.text(columns["part of"]),
                optional_number(row, columns["levelling seats"], mistakes),
            )
    mistakes += _wrong_totals(list(found.values()), totals)
    return tuple(found.values()), mistakes


def _wrong_totals(districts: list[District], totals: list[tuple[Row, dict[str, int | None]]]) -> Iterator[Diagnostic]:
    for row, figures in totals:
        for what in _FIGURES:
            values = [getattr(item, what) for item in districts]
            stated = figures[what]
            if stated is not None and None not in values and sum(values) != stated:
                yield error(
                    "V118",
                    f"the districts have {what} {sum(values):,} together, and the total says {stated:,}",
                    row.place,
                    expectation="A total is the sum of its rows.",
                )


def too_many_votes(districts: Sequence[District], lists: Sequence[ListVotes]) -> Iterator[Diagnostic]:
    """Districts whose lists have more votes together than there are valid votes."""
    for item in districts:
        together = sum(row.votes for row in lists if row.district == item.name)
        if item.valid is not None and together > item.valid:
            yield error(
                "V119",
                f"the rows of {item.name} have {together:,} votes together, and there are said to be {item.valid:,} valid votes",
                item.place,
                expectation="The votes of lists are never more than the valid votes of their district.",
            )


def misplaced(table: Table | None, districts: Sequence[District], lists: Sequence[ListVotes]) -> Iterator[Diagnostic]:
    """Votes in a district that the table of districts does not know, and districts of the table without votes."""
    if table is None:
        return
    known = [item.name for item in districts]
    voting = {item.district for item in lists if item.district}
    for name in dict.fromkeys(item.district for item in lists if item.district):
        if name not in known:
            near = nearest(name, known)
            yield error(
                "V126",
                f"no district is called {name}",
                next(item.place for item in lists if item.district == name),
                expectation=f"Districts of the table beside the votes: {', '.join(known) or 'none'}.",
                remedy=f"Did you mean “{near}”?" if near else "",
            )
    for item in districts:
        if voting and item.name not in voting and (item.seats or item.population):
            yield error(
                "V126",
                f"the votes have no row of {item.name}",
                item.place,
                expectation="Every district of the table has votes.",
                remedy="Complete the votes, or take the district out of the table.",
            )
