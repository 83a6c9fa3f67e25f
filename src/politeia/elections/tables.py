"""Reading a table of votes from CSV or Parquet: rows of texts, each with its line, so that every mistake shows its row."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from politeia.diagnostics.model import Diagnostic, Place, PoliteiaError, error, failure

LARGEST = 200_000_000
"""Bytes; no return of an election is larger than that."""
_ENDS = re.compile(r"\r\n|\r|\n")
"""Where a line of CSV ends; a form feed or a line separator inside of a name ends none."""
_HINT = re.compile(r"sep=(.)\s*", re.IGNORECASE)
"""The line that spreadsheets write above a table to name its separator."""
_UNSEEN = str.maketrans("", "", "\u00ad\u200b\u200e\u200f\u2060\ufeff")
"""Soft hyphens, marks of direction and spaces without width, which make equal names unequal and are seen by nobody."""


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
        written = self.text(column)
        whole = re.search(rf'(?:^|[,;\t"=])\s*({re.escape(written)})\s*(?:[,;\t"]|$)', self.place.text)
        found = whole.start(1) if whole else self.place.text.find(written)
        if not written or found < 0:
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
    if data[:4] == b"PK\x03\x04":
        raise failure(
            "V102",
            f"{path} is a workbook of a spreadsheet program, or another archive",
            remedy="Save the sheet as CSV in UTF-8.",
        )
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
    lines = _ENDS.split(text)
    if not any(line.strip() for line in lines):
        raise failure("V103", "this file is empty", Place(file, 1), expectation="The first line names the columns.")
    hint = _HINT.fullmatch(lines[0]) if any(line.strip() for line in lines[1:]) else None
    separator = hint.group(1) if hint else _separator(next(line for line in lines if line.strip()))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        found = list(_numbered(reader))
        return _rows(file, found[1:] if hint else found, lines)
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
    columns = tuple(plain(cell).strip() for cell in heading)
    mistakes = list(_heading_mistakes(columns, _line(file, lines, first)))
    rows: list[Row] = []
    ends = [0, *(number for number, _ in found)]
    begins = {number: ends[position] + 1 for position, number in enumerate(ends[1:])}
    for number, cells in rest:
        place = _line(file, lines, begins[number])
        if len(cells) != len(columns):
            mistakes.append(
                error(
                    "V105",
                    f"this row has {len(cells)} cell{'' if len(cells) == 1 else 's'}, and there are {len(columns)} columns",
                    place,
                    expectation=f"Columns: {', '.join(columns)}.",
                    remedy="Put a text that holds a comma in quotation marks; leave an unknown cell empty.",
                )
            )
            continue
        rows.append(Row({column: plain(cell) for column, cell in zip(columns, cells, strict=True)}, place))
    if mistakes:
        raise PoliteiaError(tuple(mistakes))
    return Table(file, columns, tuple(rows), _line(file, lines, first))


def plain(written: str) -> str:
    """A text in one normal form (NFC) and without characters that nobody sees, so that names that look equal are equal."""
    return unicodedata.normalize("NFC", written.translate(_UNSEEN))


def _heading_mistakes(columns: tuple[str, ...], place: Place) -> Iterator[Diagnostic]:
    for position, column in enumerate(columns):
        if not column:
            yield error(
                "V106", f"column {position + 1} has no name", place, expectation="The first line names every column."
            )
        elif column.casefold() in (earlier.casefold() for earlier in columns[:position]):
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
        names = tuple(str(name) for name in parquet.read_schema(path).names)
        mistakes = tuple(_heading_mistakes(names, Place(str(path), 0, 1, 0, ", ".join(names))))
        if mistakes:
            raise PoliteiaError(mistakes)
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
    return Table(str(path), columns, tuple(rows), Place(str(path), 0, 1, 0, ", ".join(columns)))


def _cell(value: object) -> str:
    if value is None or value != value:  # a missing number comes as not-a-number
        return ""
    if isinstance(value, bytes):
        return plain(value.decode("utf-8", "replace"))
    if isinstance(value, float | Decimal) and value == value // 1:
        return str(int(value))
    return plain(str(value))
