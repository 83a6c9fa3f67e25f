"""Tables of people: a mistake is shown in the line of the file in which it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from politeia.diagnostics.model import Place, PoliteiaError
from politeia.facts.model import Field, Kind
from politeia.facts.tables import open_table, typed

FIELDS = (Field("person", Kind.NAME, "who"), Field("born", Kind.DAY, "the day of birth"))


def told(path: Path) -> tuple[Place | None, str]:
    """The place and words of the first mistake in a table."""
    import ibis

    connection = ibis.duckdb.connect()
    with pytest.raises(PoliteiaError) as refused:
        typed(open_table(path, connection), FIELDS, path, connection, required=("person",))
    found = refused.value.diagnostics[0]
    return found.place, found.message


@pytest.mark.parametrize("separator", (",", ";", "\t"))
def test_a_value_is_underlined_whatever_separates_the_columns(separator: str, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    rows = (("person", "born"), ("Aida", "1980-01-01"), ("Omar", "2010-02-30"))
    path.write_text("\n".join(separator.join(row) for row in rows) + "\n", encoding="utf-8")
    place, message = told(path)
    assert place == Place(str(path), 3, 6, 10, f"Omar{separator}2010-02-30")
    assert message.startswith("row 2, column born: “2010-02-30” is not a day")


def test_a_value_below_a_text_of_two_lines_is_found_on_its_own_line(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text('person,born\n"Aida\nBek",1980-01-01\nOmar,soon\n', encoding="utf-8")
    place, _ = told(path)
    assert place is not None
    assert (place.line, place.column, place.length) == (4, 6, 4)


def test_a_column_that_is_not_there_points_at_the_line_of_names_and_at_the_nearest(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("born,persons\n1980-01-01,Aida\n", encoding="utf-8")
    assert told(path) == (Place(str(path), 1, 6, 7, "born,persons"), "there is no column “person”")


def test_a_mistake_in_a_table_without_lines_is_told_by_its_row(tmp_path: Path) -> None:
    import pyarrow
    from pyarrow import parquet

    path = tmp_path / "people.parquet"
    parquet.write_table(pyarrow.table({"person": ["Aida"], "born": ["soon"]}), path)
    assert told(path) == (None, f"{path}, row 1, column born: “soon” is not a day such as 1984-03-01")
