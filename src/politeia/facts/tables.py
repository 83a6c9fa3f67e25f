"""Reading a table of facts, CSV or Parquet, into typed columns; what cannot be read is told with its row."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from politeia.diagnostics.model import Diagnostic, Place, PoliteiaError, error, failure
from politeia.diagnostics.nearest import nearest
from politeia.elections.tables import Table as Written
from politeia.elections.tables import read_table
from politeia.facts.model import Field, Kind

if TYPE_CHECKING:
    from ibis.expr.types import Table

MOST_SHOWN = 12
LARGEST_SHOWN = 20_000_000
"""Bytes of a table up to which a mistake is shown in its line; in a larger one its row is told."""
TYPES = {Kind.DAY: "date", Kind.NUMBER: "int64", Kind.YES: "boolean", Kind.NAME: "string"}
YES_WORDS = ("yes", "true", "1", "y")
NO_WORDS = ("no", "false", "0", "n")
ROW = "row"
UNREADABLE = "unreadable_values"
EXPECTED = {
    Kind.DAY: "a day such as 1984-03-01",
    Kind.NUMBER: "a whole number",
    Kind.YES: "yes or no",
    Kind.NAME: "a name",
}


def open_table(path: Path, connection: Any) -> Table:
    """A file as a table, not read yet; raises an error of exit status 2 when it is no table."""
    if not path.is_file():
        raise failure("F101", f"there is no file {path}", None, remedy="Check the path.")
    try:
        if path.suffix == ".parquet":
            table = connection.read_parquet(path)
        else:
            table = connection.read_csv(path, all_varchar=True, header=True, strict_mode=True)
        if not all(name.isprintable() for name in table.columns):
            raise _no_table(path, "its first line is no text")
        table = table.rename({name.strip().lower(): name for name in table.columns})
        if not int(table.limit(1).count().to_pandas()):
            raise failure("F105", f"{path} has no rows", None, remedy="Write one line a person below the column names.")
        return table
    except PoliteiaError:
        raise
    except Exception as problem:
        raise _no_table(path, str(problem) or type(problem).__name__) from None


def _no_table(path: Path, problem: str) -> PoliteiaError:
    return failure(
        "F102",
        f"{path} cannot be read as a table: {_in_words(problem, path)}",
        None,
        expectation="A table is a CSV file in UTF-8 with a line of column names, or a Parquet file.",
    )


def _in_words(problem: str, path: Path) -> str:
    """What DuckDB found wrong, without its own names of errors and without the folders of this machine."""
    if "magic bytes" in problem or "too small to be a Parquet" in problem:
        return "it is no Parquet file, or is cut short"
    first = problem.splitlines()[0].replace(str(path.resolve()), path.name)
    return re.sub(r"^(?:\w+ )*Error: ", "", first)


def typed(
    table: Table,
    fields: tuple[Field, ...],
    path: Path,
    connection: Any,
    *,
    required: tuple[str, ...] = (),
    others: bool = True,
) -> Table:
    """The table, read once, with its rows numbered from 1, and with the columns of the fields in their types; one that is
    not there is missing in every row. Columns beside the fields are kept if the `others` are wanted.

    Raises an error of exit status 2 for a value that is not what its column holds, for a required column that is not there,
    and for a file that turns out to be no table while it is read.
    """
    import ibis

    absent = [name for name in required if name not in table.columns]
    if absent:
        near = nearest(absent[0], table.columns)
        heading = _heading(path, near)
        raise failure(
            "F103",
            f"there is no column “{absent[0]}”" if heading else f"{path} has no column “{absent[0]}”",
            heading,
            expectation=f"It has: {', '.join(table.columns)}.",
            remedy=f"Rename “{near}”, or add the column." if near else "Add the column.",
        )
    made: dict[str, Any] = {}
    unreadable: dict[str, Any] = {}
    for field in fields:
        if field.name not in table.columns:
            made[field.name] = ibis.null(TYPES[field.kind])
        else:
            written = table[field.name]
            made[field.name] = _read(written, field.kind)
            if field.kind is not Kind.NAME:
                unreadable[field.name] = ibis.cases((made[field.name].isnull(), _something(written)), else_=False)
    wrong: Any = ibis.literal(False)
    for found in unreadable.values():
        wrong = wrong | found
    name = f"read_{len(connection.list_tables())}"
    read = table.mutate(**made, **{UNREADABLE: wrong})
    try:
        kept = connection.create_table(name, read if others else read.select(*made, UNREADABLE), temp=True)
    except Exception as problem:  # rows are read here for the first time
        raise _no_table(path, str(problem) or type(problem).__name__) from None
    if unreadable and bool(kept[UNREADABLE].any().to_pandas()):
        _refuse_unreadable(table, fields, unreadable, path)
    return kept.mutate(**{ROW: kept.rowid() + 1}).drop(UNREADABLE)


def _read(written: Any, kind: Kind) -> Any:
    """What a column says, null where it says nothing or cannot be read. What needs no trimming is read without, for speed."""
    import ibis

    if kind is Kind.NAME:
        return written.strip().nullif("") if written.type().is_string() else written
    if kind is Kind.NUMBER:
        return ibis.cases((written.try_cast("float64") % 1 == 0, written.try_cast("int64")), else_=None)
    if kind is Kind.YES and written.type().is_string():
        return _yes_or_no(written, otherwise=_yes_or_no(written.strip().lower(), otherwise=None))
    return written.try_cast(TYPES[kind])


def _yes_or_no(word: Any, *, otherwise: Any) -> Any:
    import ibis

    return ibis.cases((word.isin(YES_WORDS), True), (word.isin(NO_WORDS), False), else_=otherwise)


def _something(written: Any) -> Any:
    """Whether a cell holds anything."""
    return written.notnull() & (written.strip() != "") if written.type().is_string() else written.notnull()


def _as_written(path: Path) -> Written | None:
    """The lines of a table as they stand in its file; None where it has none to show, or too many to look for a place."""
    if path.suffix == ".parquet" or path.stat().st_size > LARGEST_SHOWN:
        return None
    try:
        return read_table(path)
    except PoliteiaError:
        return None


def _heading(path: Path, near: str | None) -> Place | None:
    """The line that names the columns, at the name most like the one that is missing."""
    written = _as_written(path)
    return written.heading.around(near) if written and near else written.heading if written else None


def _cell(written: Written | None, row: int, column: str, value: str) -> Place | None:
    """The place of a value, when it stands in the row in which it was found."""
    if written is None or not 0 < row <= len(written.rows):
        return None
    line = written.rows[row - 1]
    name = next((name for name in written.columns if name.strip().lower() == column), column)
    return line.at(name) if line.text(name) == value.strip() else None


def _refuse_unreadable(table: Table, fields: tuple[Field, ...], unreadable: dict[str, Any], path: Path) -> None:
    """Read the file again for the values that are not what their columns hold, and tell each with its row."""
    import ibis

    found: list[Diagnostic] = []
    written = _as_written(path)
    for field in (field for field in fields if field.name in unreadable):
        numbered = table.mutate(**{ROW: ibis.row_number() + 1, UNREADABLE: unreadable[field.name]})
        wrong = numbered.filter(numbered[UNREADABLE])
        for row, value in wrong.select(ROW, field.name).limit(MOST_SHOWN).to_pandas().itertuples(index=False):
            cell = _cell(written, int(row), field.name, str(value))
            found.append(
                error(
                    "F104",
                    f"{'' if cell else f'{path}, '}row {row}, column {field.name}: “{value}” is not {EXPECTED[field.kind]}",
                    cell,
                    remedy="Correct the value, or leave it empty where it is not known.",
                )
            )
    raise PoliteiaError(tuple(found[:MOST_SHOWN]))
