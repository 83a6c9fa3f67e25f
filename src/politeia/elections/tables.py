"""Reading a table of votes from CSV or Parquet: rows of texts, each with its line, so that every mistake shows its row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from politeia.diagnostics.model import Diagnostic, Place, PoliteiaError, error, failure

LARGEST = 200_000_000
"""Bytes; no return of an election is larger than that."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its cells by column, and its place."""

    cells: dict[str, str]
    place: Place

    def text(self, column: str) -> str:
        """A cell without spaces around it; "" when it is empty or there is no such column."""
        return self.cells.get(column, "").strip()

    def at(self, column: str) -> Place:
        """The place of a cell, or of the row when the cell cannot be found in the line."""
        written = self.cells.get(column, "").strip()
        found = self.place.text.find(written) if written else -1
        if found < 0:
            return self.place
        return Place(self.place.file, self.place.line, found + 1, len(written), self.place.text)


@dataclass(frozen=True, slots=True)
class Table:
    """A file as rows; `heading` is the place of its first line."""

    file: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    heading: Place


def read_table(path: Path) -> Table:
    """A CSV (UTF-8; comma, semicolon or tab) or Parquet file; raises a failure that says what is wrong with it."""
    if path.stat().st_size > LARGEST:
        raise failure(
            "V101",
            f"{path} has {path.stat().st_size // 1_000_000} MB, and no return has more than 200",
            remedy="Give the table of one vote, a row for each list and district.",
        )
    data = path.read_bytes()
    if data[:4] == b"PAR1":
        return _parquet(path)
    return _csv(str(path), data)


def _csv(file: str, data: bytes) -> Table:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = data[: problem.start].count(b"\n") + 1
        raise failure(
            "V102",
            "this line is not written in UTF-8",
            Place(file, line),
            remedy="Save the table as CSV in UTF-8.",
        ) from None
    if "\0" in text:
        raise failure("V102", "this is no text", Place(file, 1), remedy="Give a CSV or a Parquet file.")
    lines = text.splitlines()
    if not any(line.strip() for line in lines):
        raise failure("V103", "this file is empty", Place(file, 1), expectation="The first line names the columns.")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(lines[0]), strict=True)
    try:
        return _rows(file, list(_numbered(reader)), lines)
    except csv.Error as problem:
        place = _line(file, lines, reader.line_num)
        raise failure(
            "V104", f"this line cannot be read as CSV: {problem}", place, remedy="Look for an unclosed quotation mark."
        ) from None


def _separator(first: str) -> str:
    """The separator of the first line: the most frequent of comma, semicolon and tab."""
    return max(",;\t", key=first.count)


def _numbered(reader: Iterator[list[str]]) -> Iterator[tuple[int, list[str]]]:
    for cells in reader:
        yield reader.line_num, cells  # type: ignore[attr-defined]


def _rows(file: str, found: list[tuple[int, list[str]]], lines: list[str]) -> Table:
    written = [(number, cells) for number, cells in found if any(cell.strip() for cell in cells)]
    (first, heading), *rest = written
    columns = tuple(cell.strip() for cell in heading)
    mistakes = list(_heading_mistakes(columns, _line(file, lines, first)))
    rows: list[Row] = []
    for number, cells in rest:
        place = _line(file, lines, number)
        if len(cells) != len(columns):
            mistakes.append(
                error(
                    "V105",
                    f"this row has {len(cells)} cells, and there are {len(columns)} columns",
                    place,
                    expectation=f"Columns: {', '.join(columns)}.",
                    remedy="Put a text that holds a comma in quotation marks; leave an unknown cell empty.",
                )
            )
            continue
        rows.append(Row(dict(zip(columns, cells, strict=True)), place))
    if mistakes:
        raise PoliteiaError(tuple(mistakes))
    return Table(file, columns, tuple(rows), _line(file, lines, first))


def _heading_mistakes(columns: tuple[str, ...], place: Place) -> Iterator[Diagnostic]:
    for position, column in enumerate(columns):
        if not column:
            yield error(
                "V106", f"column {position + 1} has no name", place, expectation="The first line names every column."
            )
        elif column in columns[:position]:
            yield error("V106", f"column “{column}” stands twice", place, remedy="Give every column its own name.")


def _line(file: str, lines: list[str], number: int) -> Place:
    text = lines[number - 1] if 0 < number <= len(lines) else ""
    return Place(file, number, 1, len(text), text)


def _parquet(path: Path) -> Table:
    """Rows of a Parquet file; the row's number stands in for a line, and its cells for the line's text."""
    try:
        from pyarrow import ArrowException, ArrowInvalid, parquet
    except ImportError:
        raise failure(
            "V107",
            f"{path} is a Parquet file, and pyarrow is not installed",
            remedy="Install it with: pip install 'politeia[parquet]', or give the table as CSV.",
        ) from None
    try:
        table = parquet.read_table(path)
    except (ArrowException, OSError) as problem:
        damaged = isinstance(problem, ArrowInvalid)
        raise failure(
            "V108",
            f"{path} cannot be read as Parquet: {'it is damaged or cut short' if damaged else problem}",
            remedy="Write the file anew, or give the table as CSV.",
        ) from None
    columns = tuple(str(name) for name in table.column_names)
    rows = []
    for number, values in enumerate(table.to_pylist(), 1):
        cells = {column: _cell(values[column]) for column in columns}
        text = ", ".join(f"{column}={cell}" for column, cell in cells.items() if cell)
        rows.append(Row(cells, Place(str(path), number, 1, len(text), text)))
    heading = Place(str(path), 0, 1, 0, ", ".join(columns))
    mistakes = tuple(_heading_mistakes(columns, heading))
    if mistakes:
        raise PoliteiaError(mistakes)
    return Table(str(path), columns, tuple(rows), heading)


def _cell(value: object) -> str:
    if value is None or value != value:  # a missing number comes as not-a-number
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
