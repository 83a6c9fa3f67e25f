"""Tables as they should not come: each is told with its row, or counted as what it is, and never passed over in silence."""

import unicodedata
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from tests.elections.laws import counted_file, election, law

from politeia.diagnostics.model import Diagnostic, PoliteiaError
from politeia.elections.files import Request, count_file
from politeia.elections.model import ElectionCount, ReferendumCount
from politeia.elections.reading import Stated, read_totals
from politeia.elections.tables import read_table

NATIONAL = election("seats 10\nmethod D'Hondt")
DISTRICTS = election("seats 10\ndistricts 2 districts with seats set by law\nmethod D'Hondt")
REFERENDUM = """referendum question
  called by    voters
  carried if   at least 2/3 of units, each by more than 1/2 of ballots cast
"""
VOTES = "district,party,votes\nNorth,A,60\nNorth,B,40\nSouth,A,30\nSouth,B,70\n"
TABLE = "district,seats\nNorth,5\nSouth,5\n"


def mistakes(folder: Path, text: str | bytes, norms: str = NATIONAL, **options: object) -> tuple[Diagnostic, ...]:
    path = folder / "votes.csv"
    with pytest.raises(PoliteiaError) as found:
        if isinstance(text, bytes):
            path.write_bytes(text)
            counted_file_as_it_is(path, norms)
        else:
            counted_file(path, text, norms, **options)
    return found.value.diagnostics


def counted_file_as_it_is(path: Path, norms: str) -> object:
    return count_file(path, law(norms), date(2024, 1, 1), Request())


def told(folder: Path, text: str | bytes, norms: str = NATIONAL) -> list[tuple[str, int]]:
    """Codes and lines of the mistakes of a table."""
    return [(item.code, item.place.line if item.place else 0) for item in mistakes(folder, text, norms)]


def of_districts(folder: Path, votes: str = VOTES, table: str = TABLE) -> list[tuple[str, str, int]]:
    (folder / "votes_districts.csv").write_text(table, encoding="utf-8")
    return [
        (item.code, Path(item.place.file).stem if item.place else "", item.place.line if item.place else 0)
        for item in mistakes(folder, votes, DISTRICTS)
    ]


@pytest.mark.parametrize(
    "figure", ["1.000", "1,000", "1 000", "1\u00a0000", "1'000", "55.5", "55%", "1e6", "+5", "NaN", "–"]
)
def test_a_figure_that_two_readers_read_in_two_ways_is_refused(tmp_path: Path, figure: str) -> None:
    assert told(tmp_path, f"party;votes\nA;{figure}\nB;400\n") == [("V116", 2)]


def test_figures_of_a_spreadsheet_with_one_zero_behind_the_point_are_whole(tmp_path: Path) -> None:
    count = counted_file(tmp_path / "votes.csv", "party,votes\nA,500.0\nB,400.00\n", NATIONAL)
    assert isinstance(count, ElectionCount) and count.lists[0].votes == 500


def test_a_figure_larger_than_mankind_is_a_mistake_and_not_a_fault(tmp_path: Path) -> None:
    found = mistakes(tmp_path, f"party,votes\nA,{'9' * 5000}\nB,400\n")
    assert [item.message for item in found] == ["this figure has 5000 digits"]


def test_one_name_in_two_normal_forms_is_one_name(tmp_path: Path) -> None:
    decomposed = unicodedata.normalize("NFD", "Österreich")
    assert told(tmp_path, f"party,votes\nÖsterreich,500\n{decomposed},400\n") == [("V117", 3)]


def test_a_mark_that_nobody_sees_makes_no_second_list(tmp_path: Path) -> None:
    assert told(tmp_path, "party,votes\nAlpha\u200b,500\nAlpha,400\n") == [("V117", 3)]


def test_a_district_in_two_normal_forms_is_one_district(tmp_path: Path) -> None:
    (tmp_path / "votes_districts.csv").write_text(
        TABLE.replace("South", unicodedata.normalize("NFD", "Süd")), encoding="utf-8"
    )
    count = counted_file(tmp_path / "votes.csv", VOTES.replace("South", "Süd"), DISTRICTS)
    assert isinstance(count, ElectionCount) and count.decided


@pytest.mark.parametrize(
    "word", ["Gesamt", "Summe", "Итого", "Всего проголосовало", "Барлығы", "Total", "Razem", "Toplam"]
)
def test_a_total_is_no_list_in_the_languages_of_commissions(tmp_path: Path, word: str) -> None:
    assert told(tmp_path, f"party,votes\nA,500\nB,400\n{word},901\n") == [("V118", 4)]
    count = counted_file(tmp_path / "votes.csv", f"party,votes\nA,500\nB,400\n{word},900\n", NATIONAL)
    assert isinstance(count, ElectionCount) and [item.name for item in count.lists] == ["A", "B"]


def test_a_list_with_as_many_votes_as_all_others_is_told_and_counted(tmp_path: Path) -> None:
    count = counted_file(tmp_path / "votes.csv", "party,votes\nA,500\nB,400\nTuilleadh,900\n", NATIONAL)
    assert isinstance(count, ElectionCount)
    assert any("if it is a total" in note for note in count.notes)


def test_votes_that_are_a_hundred_together_are_told_to_be_perhaps_percentages(tmp_path: Path) -> None:
    count = counted_file(tmp_path / "votes.csv", "party,votes\nA,55\nB,45\n", NATIONAL)
    assert isinstance(count, ElectionCount)
    assert any("percentages" in note for note in count.notes)


def test_two_columns_of_one_meaning_are_refused_and_neither_is_left_out(tmp_path: Path) -> None:
    assert told(tmp_path, "party,list,votes\nA,X,1\n") == [("V106", 1)]
    assert told(tmp_path, "party,Votes,votes\nA,1,2\n") == [("V106", 1)]


def test_the_row_at_fault_is_shown_where_a_name_holds_a_separator_of_lines(tmp_path: Path) -> None:
    found = mistakes(tmp_path, "party,votes\nA\u2028B,500\nC,-400\n")
    assert [item.place.text for item in found if item.place] == ["C,-400"]


def test_a_row_over_several_lines_is_shown_where_it_begins(tmp_path: Path) -> None:
    assert told(tmp_path, 'party,votes\n"A\nB",x\nC,400\n') == [("V116", 2)]


def test_the_figure_is_underlined_and_not_a_name_that_holds_it(tmp_path: Path) -> None:
    place = mistakes(tmp_path, "party,votes\nArea -51,-5\n")[0].place
    assert place is not None and (place.column, place.length) == (10, 2)


def test_the_line_with_which_spreadsheets_name_the_separator_is_no_heading(tmp_path: Path) -> None:
    count = counted_file(tmp_path / "votes.csv", "sep=;\nparty;votes\nA;500\nB;400\n", NATIONAL)
    assert isinstance(count, ElectionCount) and count.decided
    assert told(tmp_path, "sep=;\nparty;votes\nA;-500\n") == [("V116", 3)]


def test_a_workbook_is_named_as_what_it_is(tmp_path: Path) -> None:
    assert "workbook" in mistakes(tmp_path, b"PK\x03\x04" + bytes(range(200)))[0].message


def test_blank_lines_are_passed_over_and_keep_the_numbers_of_lines(tmp_path: Path) -> None:
    assert told(tmp_path, "party,votes\n\nA,500\n\n,\n\nB,x\n") == [("V116", 7)]


def test_what_is_neither_yes_nor_no_is_a_mistake(tmp_path: Path) -> None:
    assert told(tmp_path, "party,votes,minority\nA,500,ja\nB,400,\n") == [("V116", 2)]


def test_no_list_has_no_party(tmp_path: Path) -> None:
    assert told(tmp_path, "party,votes,parties\nA,500,0\nB,400,1\n") == [("V116", 2)]


# -- districts ----------------------------------------------------------------------------------------------------------


def test_a_list_in_a_district_that_does_not_exist_is_told_with_its_row(tmp_path: Path) -> None:
    assert of_districts(tmp_path, VOTES.replace("South,B", "Suoth,B")) == [("V126", "votes", 5)]


def test_a_district_without_votes_is_told_with_its_row(tmp_path: Path) -> None:
    assert of_districts(tmp_path, table=TABLE + "East,3\n") == [("V126", "votes_districts", 4)]


def test_a_row_without_a_district_is_not_left_out(tmp_path: Path) -> None:
    assert of_districts(tmp_path, table=TABLE + ",3\n") == [("V113", "votes_districts", 4)]
    assert of_districts(tmp_path, VOTES + ",C,9\n") == [("V118", "votes", 6)]


def test_a_total_of_districts_is_checked_and_is_no_district(tmp_path: Path) -> None:
    assert of_districts(tmp_path, table=TABLE + "Total,11\n") == [("V118", "votes_districts", 4)]
    (tmp_path / "votes_districts.csv").write_text(TABLE + "Total,10\n", encoding="utf-8")
    count = counted_file(tmp_path / "votes.csv", VOTES, DISTRICTS)
    assert isinstance(count, ElectionCount) and count.decided


# -- referendums --------------------------------------------------------------------------------------------------------


def test_an_outcome_that_is_none_is_a_mistake(tmp_path: Path) -> None:
    table = "region,yes,no,invalid,official_outcome\nnational,60,30,10,perhaps\n"
    assert told(tmp_path, table, REFERENDUM) == [("V116", 2)]


@pytest.mark.parametrize("weight", ["abc", "-1", "1/0", "nan", "1e500", "9" * 5000])
def test_a_weight_that_is_none_is_a_mistake(tmp_path: Path, weight: str) -> None:
    assert told(tmp_path, f"region,yes,no,weight\nN,30,15,{weight}\n", REFERENDUM) == [("V116", 2)]


def test_a_negative_number_of_units_is_a_mistake(tmp_path: Path) -> None:
    table = "region,yes,no,invalid,units_total\nnational,60,30,10,-3\n"
    assert told(tmp_path, table, REFERENDUM) == [("V116", 2)]


def test_the_announced_outcome_is_read_from_the_row_that_says_it(tmp_path: Path) -> None:
    table = "region,yes,no,invalid,official_outcome\nN,60,30,10,\nnational,60,30,10,rejected\n"
    count = counted_file(tmp_path / "votes.csv", table, REFERENDUM)
    assert isinstance(count, ReferendumCount) and count.differences


# -- Parquet ------------------------------------------------------------------------------------------------------------


def parquet(folder: Path, votes: list[object], party: list[object] | None = None) -> object:
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet as files

    path = folder / "votes.parquet"
    files.write_table(pyarrow.table({"party": party or ["A", "B"], "votes": votes}), path)
    return counted_file_as_it_is(path, NATIONAL)


@pytest.mark.parametrize(
    "votes", [[500.0, 400.5], [500.0, float("inf")], ["500", "4x"], [True, False], [[1], [2]], [1e300, 2.0], [-1, 2]]
)
def test_parquet_with_other_types_than_whole_numbers_is_told_with_its_row(tmp_path: Path, votes: list[object]) -> None:
    with pytest.raises(PoliteiaError) as found:
        parquet(tmp_path, votes)
    assert {item.code for item in found.value.diagnostics} == {"V116"}


def test_parquet_of_bytes_and_of_decimals_is_read_as_what_it_says(tmp_path: Path) -> None:
    count = parquet(tmp_path, [Decimal("500.000"), Decimal("400.000")], [b"Red", b"Blue"])
    assert isinstance(count, ElectionCount)
    assert [(item.name, item.votes) for item in count.lists] == [("Red", 500), ("Blue", 400)]


def test_parquet_with_one_column_twice_is_told_by_its_name(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet as files

    path = tmp_path / "votes.parquet"
    table = pyarrow.table(
        [pyarrow.array(["A"]), pyarrow.array([1]), pyarrow.array([2])], names=["party", "votes", "votes"]
    )
    files.write_table(table, path)
    with pytest.raises(PoliteiaError) as found:
        counted_file_as_it_is(path, NATIONAL)
    assert [item.code for item in found.value.diagnostics] == ["V106"]


def test_a_misspelt_column_of_totals_is_told_with_what_was_meant(tmp_path: Path) -> None:
    totals = tmp_path / "totals.csv"
    totals.write_text("year,valid_vote,took_part\n2024,100,120\n", encoding="utf-8")
    with pytest.raises(PoliteiaError) as found:
        read_totals(read_table(totals), Stated())
    (mistake,) = found.value.diagnostics
    assert (mistake.code, mistake.place.line if mistake.place else 0) == ("V110", 1)
    assert "valid_votes" in mistake.remedy


def test_other_columns_of_a_table_of_totals_are_passed_over(tmp_path: Path) -> None:
    totals = tmp_path / "totals.csv"
    totals.write_text("year,turnout_percent,valid_votes\n2024,61,100\n", encoding="utf-8")
    assert read_totals(read_table(totals), Stated()).valid == 100
