"""Returns that cannot be trusted: every mistake is a message that shows its row, and never a silent result."""

from datetime import date
from pathlib import Path

import pyarrow
import pyarrow.parquet
import pytest
from tests.elections.laws import counted_file, election, law

from politeia.diagnostics.model import PoliteiaError
from politeia.diagnostics.rendering import render
from politeia.elections.files import Request, count_file
from politeia.elections.model import ElectionCount

PLAIN = election("seats 10\nthreshold at least 5% of votes cast\nmethod D'Hondt\ntie more votes")
DISTRICTS = election("districts districts with seats set by law\nmethod D'Hondt\ntie more votes")
QUESTION = "referendum question\n  carried if majority of ballots cast"

MISTAKES = [
    ("", PLAIN, "V103", 1, "this file is empty"),
    ("party,votes\n", PLAIN, "V111", 1, "the table holds no list"),
    ("party,votes\na,10\nb,\n", PLAIN, "V115", 3, "the figure in column “votes” is missing"),
    ("party,votes\na,10\nb,-5\n", PLAIN, "V116", 3, "“-5” is negative"),
    ("party,votes\na,ten\n", PLAIN, "V116", 2, "“ten” is no whole number"),
    ('party,votes\na,"1,000"\n', PLAIN, "V116", 2, "“1,000” is no whole number"),
    ("party,votes\na,10.5\n", PLAIN, "V116", 2, "“10.5” is no whole number"),
    ("party,votes\na,10\na,20\n", PLAIN, "V117", 3, "a stands twice, first in line 2"),
    ("party,votes\nList  A,10\nList A,20\n", PLAIN, "V117", 3, "List A stands twice, first in line 2"),
    ("party,votes\na,10\nb,20\nTotal,31\n", PLAIN, "V118", 4, "the rows have 30 votes together, and the total says 31"),
    ("party,votes,valid_votes\na,10,25\nb,20,25\n", PLAIN, "V119", 2, "the rows have 30 votes together"),
    ("party,votes,took_part\na,10,50\nb,20,60\n", PLAIN, "V120", 3, "column “took_part” says 50 and 60"),
    ("party,votes,colour\na,10,red\n", PLAIN, "V110", 1, "column “colour” is not known"),
    ("party,votes,direct_seat\na,10,1\n", PLAIN, "V110", 1, "column “direct_seat” is not known"),
    ("party,ballots\na,10\n", PLAIN, "V110", 1, "column “ballots” is not known"),
    ("party,seats_official\na,10\n", PLAIN, "V112", 1, "no column holds the votes"),
    ("party,votes,votes\na,1,2\n", PLAIN, "V106", 1, "column “votes” stands twice"),
    ("party,votes\na,10,extra\n", PLAIN, "V105", 2, "this row has 3 cells, and there are 2 columns"),
    ("party,votes\n,10\n", PLAIN, "V113", 2, "this row names no list"),
    ('party,votes\n"a,10\n', PLAIN, "V104", 2, "this line cannot be read as CSV"),
    ("party,votes\na,10\n", DISTRICTS, "V224", 4, "the law counts by districts, and the return has no districts"),
    ("district,party,votes\nnorth,a,10\n", DISTRICTS, "V223", None, "the seats of north are not given"),
    (
        "district,party,votes\nnorth,a,10\nsouth,a,20\nnational,a,31\n",
        PLAIN,
        "V118",
        4,
        "a: the districts have 30 votes together, and this row 31",
    ),
    ("registered,took_part,yes,no,invalid\n100,60,40,20,10\n", QUESTION, "V118", 2, "the ballots add up to 70"),
    ("registered,took_part,yes,no,invalid\n50,60,40,20,0\n", QUESTION, "V119", 2, "60 are said to have taken part"),
    ("region,took_part,yes,no\na,60,40,20\na,60,40,20\n", QUESTION, "V117", 3, "a stands twice"),
    ("region,took_part,yes,no\nnational,90,40,50\na,60,41,19\n", QUESTION, "V118", 2, "the units have 41 yes votes"),
    ("region,took_part,yes,no\na,60,-1,20\n", QUESTION, "V116", 2, "“-1” is negative"),
]


@pytest.mark.parametrize(("text", "norms", "code", "line", "message"), MISTAKES)
def test_a_mistake_in_a_return_shows_its_row(
    tmp_path: Path, text: str, norms: str, code: str, line: int | None, message: str
) -> None:
    with pytest.raises(PoliteiaError) as raised:
        counted_file(tmp_path / "votes.csv", text, norms)
    found = raised.value.diagnostics[0]
    assert (found.code, found.place.line if found.place else None) == (code, line)
    assert found.message.startswith(message)
    assert render(found)


def test_every_mistake_of_a_return_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(PoliteiaError) as raised:
        counted_file(tmp_path / "votes.csv", "party,votes\na,-1\nb,\na,3\nc,x\n", PLAIN)
    assert [item.code for item in raised.value.diagnostics] == ["V116", "V115", "V116"]


def test_an_unknown_column_can_be_left_out_by_name(tmp_path: Path) -> None:
    count = counted_file(tmp_path / "votes.csv", "party,votes,colour\na,10,red\n", PLAIN, ignored=("colour",))
    assert isinstance(count, ElectionCount) and count.seats() == {"a": 10}


def test_rows_that_are_no_list_count_in_the_base_only(tmp_path: Path) -> None:
    text = "party,votes\na,950\nb,50\nAGAINST ALL,20\nInvalid ballots,500\nTotal,1520\n"
    count = counted_file(tmp_path / "votes.csv", text, PLAIN)
    assert isinstance(count, ElectionCount)
    # 5% of 1,020 votes cast are 51: those against all are votes, invalid ballots are not.
    assert count.seats() == {"a": 10, "b": 0}
    assert [row[0] for row in count.steps[0].rows] == ["AGAINST ALL", "Invalid ballots"]


def test_semicolons_tabs_and_a_byte_order_mark_are_read(tmp_path: Path) -> None:
    for separator in ";", "\t":
        text = "\ufeff" + "party,votes\na,30\nb,20\n".replace(",", separator)
        count = counted_file(tmp_path / "votes.csv", text, PLAIN)
        assert isinstance(count, ElectionCount) and count.seats() == {"a": 6, "b": 4}


def test_a_file_in_another_encoding_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "votes.csv"
    path.write_bytes("party,votes\nПартия,10\n".encode("cp1251"))

    with pytest.raises(PoliteiaError) as raised:
        count_file(path, law(PLAIN), date(2024, 1, 1), Request())
    assert raised.value.diagnostics[0].code == "V102"


def test_parquet_gives_the_same_count_as_csv(tmp_path: Path) -> None:

    path = tmp_path / "votes.parquet"
    table = pyarrow.table({"party": ["a", "b", "c"], "votes": [700, 280, 20], "registration": ["1", None, "3"]})
    pyarrow.parquet.write_table(table, path)
    count = count_file(path, law(PLAIN), date(2024, 1, 1), Request())
    assert isinstance(count, ElectionCount) and count.seats() == {"a": 7, "b": 3, "c": 0}
    pyarrow.parquet.write_table(pyarrow.table({"party": ["a", "b"], "votes": [700, None]}), path)
    with pytest.raises(PoliteiaError) as raised:
        count_file(path, law(PLAIN), date(2024, 1, 1), Request())
    found = raised.value.diagnostics[0]
    assert found.code == "V115" and found.place is not None and found.place.line == 2 and "party=b" in found.place.text


def test_a_table_of_several_votes_gives_the_one_of_the_day(tmp_path: Path) -> None:
    text = "year,party,votes\n2020,a,10\n2024,a,60\n2024,b,40\n"
    count = counted_file(tmp_path / "votes.csv", text, PLAIN)
    assert isinstance(count, ElectionCount) and count.seats() == {"a": 6, "b": 4}
    assert "2 of 3 rows are of year 2024" in count.notes
    chosen = counted_file(tmp_path / "votes.csv", text, PLAIN, where=(("year", "2020"),))
    assert isinstance(chosen, ElectionCount) and chosen.seats() == {"a": 10}
    with pytest.raises(PoliteiaError) as raised:
        counted_file(tmp_path / "votes.csv", text.replace("2024", "2022"), PLAIN)
    assert raised.value.diagnostics[0].code == "V130"


def test_official_seats_that_differ_from_the_count_are_told(tmp_path: Path) -> None:
    count = counted_file(tmp_path / "votes.csv", "party,votes,seats_official\na,60,5\nb,40,5\n", PLAIN)
    assert isinstance(count, ElectionCount)
    assert count.differences == ("a: 6 by this count, 5 announced", "b: 4 by this count, 5 announced")


def test_names_that_differ_in_capital_letters_are_two_lists_and_are_told(tmp_path: Path) -> None:
    count = counted_file(tmp_path / "votes.csv", "party,votes\nNyt,60\nNYT,40\n", PLAIN)
    assert isinstance(count, ElectionCount) and count.seats() == {"Nyt": 6, "NYT": 4}
    assert "Nyt and NYT differ in capital letters only, and are counted as two lists" in count.notes


def test_a_table_of_candidates_in_districts_is_counted_under_the_norm_for_single_members(tmp_path: Path) -> None:
    norms = "body House\n  part list members, 10 seats, elected by voters\n  part district members, 2 seats, elected by voters\n\n"
    norms += "election list members\n  method D'Hondt\n\n"
    norms += "election district members\n  districts 2 single-member districts\n  method plurality\n  tie repeat vote"
    text = "district,candidate,votes\n1,A,100\n1,B,90\n1,AGAINST ALL,30\n2,C,10\n2,D,10\n"
    count = counted_file(tmp_path / "votes.csv", text, norms)
    assert isinstance(count, ElectionCount)
    assert count.norm == "district members" and count.seats()["A"] == 1
    assert [(tie.where, tie.among, tie.why) for tie in count.ties] == [
        ("2", ("C", "D"), "a repeat vote among them decides")
    ]
    lists = counted_file(tmp_path / "votes.csv", "party,votes\na,60\nb,40\n", norms)
    assert isinstance(lists, ElectionCount) and lists.norm == "list members" and lists.seats() == {"a": 6, "b": 4}
