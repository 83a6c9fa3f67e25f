"""Single-member constituencies beside lists: Germany 2021 and 2025 as announced, and who is first, covered, tied or misplaced.

Votes and seats: Die Bundeswahlleiterin; see the README beside the data of the library.
"""

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.elections.laws import counted_file, election

from politeia.amendment.opening import opened
from politeia.cli.main import group
from politeia.diagnostics.model import PoliteiaError
from politeia.documents.library import shelf
from politeia.elections.files import Request, count_file
from politeia.elections.model import ElectionCount

DATA = shelf() / "elections" / "germany" / "data"
COVERED = election(
    """
    seats        4
    districts    2 districts among which each list shares its seats, Sainte-Laguë
    threshold    at least 5% of votes cast
    method       Sainte-Laguë
    overhang     kept as far as list seats cover them, highest shares first
    """
)
VOTES = """district,party,votes
North,Red,300
North,Blue,90
South,Red,90
South,Blue,300
South,Tiny,10
"""
CANDIDATES = """constituency,district,party,votes
1,North,Red,60
1,North,Blue,40
2,North,Red,55
2,North,Blue,45
3,South,Blue,50
3,South,Red,30
4,South,Tiny,40
4,South,Blue,39
"""


def germany(year: str, day: str) -> ElectionCount:
    edition = opened(f"elections/germany@{day}")
    count = count_file(DATA / f"bundestag_{year}.csv", edition.institutions, date.fromisoformat(day), Request())
    assert isinstance(count, ElectionCount)
    return count


def counted(folder: Path, candidates: str, votes: str = VOTES, norms: str = COVERED) -> ElectionCount:
    table = folder / "candidates.csv"
    table.write_text(candidates, encoding="utf-8")
    count = counted_file(folder / "votes.csv", votes, norms, constituencies=table)
    assert isinstance(count, ElectionCount)
    return count


def codes(folder: Path, candidates: str, votes: str = VOTES) -> list[str]:
    with pytest.raises(PoliteiaError) as found:
        counted(folder, candidates, votes)
    return [item.code for item in found.value.diagnostics]


def without_seat(count: ElectionCount) -> list[str]:
    return [row[0] for step in count.steps if step.heading == "Constituencies" for row in step.rows]


def test_germany_2025_comes_out_as_announced_with_its_23_winners_who_go_without_a_seat() -> None:
    count = germany("2025", "2025-02-23")
    assert count.decided and not count.differences
    assert count.house == 630
    assert count.compared == 29 + 299
    gone = without_seat(count)
    assert len(gone) == 23
    assert "1 Flensburg – Schleswig" in gone and "54 Bremen I" in gone


def test_germany_2021_has_three_seats_of_the_csu_that_nobody_levels() -> None:
    count = germany("2021", "2021-09-26")
    assert count.decided and not count.differences
    assert count.house == 735
    levelling = next(step for step in count.steps if step.heading == "Levelling")
    assert "from 598 to 732 seats" in levelling.words and "3 of CSU" in levelling.words


def test_the_basic_mandate_clause_was_gone_for_a_year_and_stood_again_by_the_judgment_of_2024() -> None:
    """On the votes of 2021 Die Linke (4.87 %, three constituencies) lives by the clause alone."""
    assert germany("2021", "2024-01-01").seats()["DIE LINKE"] == 0
    assert germany("2021", "2024-07-30").seats()["DIE LINKE"] > 0


def test_winners_of_a_list_are_covered_by_falling_share_and_the_rest_go_without(tmp_path: Path) -> None:
    """North gives Red two seats of its three; Tiny is under the bar, so its winner has no seat to take."""
    count = counted(tmp_path, CANDIDATES)
    assert count.seats() == {"Red": 2, "Blue": 2, "Tiny": 0}
    assert without_seat(count) == ["4"]
    third = CANDIDATES + "5,North,Red,51\n5,North,Blue,49\n"
    assert without_seat(counted(tmp_path, third)) == ["5", "4"]


def test_equal_shares_at_the_border_are_a_tie_and_nobody_is_seated_by_the_order_of_rows(tmp_path: Path) -> None:
    even = CANDIDATES.replace("2,North,Red,55\n2,North,Blue,45", "2,North,Red,51\n2,North,Blue,49")
    count = counted(tmp_path, even + "5,North,Red,51\n5,North,Blue,49\n")
    assert [tie.among for tie in count.ties] == [("2", "5")]


def test_two_who_are_first_leave_the_election_open_unless_a_lot_ranks_them(tmp_path: Path) -> None:
    even = CANDIDATES.replace("4,South,Tiny,40", "4,South,Tiny,39")
    count = counted(tmp_path, even)
    assert not count.decided
    assert count.ties[0].among == ("Tiny", "Blue")
    drawn = "".join(
        f"{line},{lot}\n" for line, lot in zip(even.splitlines(), ["lot", *[""] * 6, "2", "1"], strict=True)
    )
    assert counted(tmp_path, drawn).decided


def test_seats_of_independents_are_taken_off_first(tmp_path: Path) -> None:
    count = counted(tmp_path, CANDIDATES + "5,South,independent: Ann Onym,70\n5,South,Blue,30\n")
    assert count.house == 3
    assert any("1 seat won by independents" in step.words for step in count.steps)


def test_a_constituency_in_an_unknown_district_is_a_mistake_with_its_row(tmp_path: Path) -> None:
    assert codes(tmp_path, CANDIDATES.replace("1,North,Red", "1,Nort,Red")) == ["V126"]


def test_a_constituency_in_two_districts_is_a_mistake(tmp_path: Path) -> None:
    assert codes(tmp_path, CANDIDATES.replace("1,North,Blue", "1,South,Blue")) == ["V126"]


def test_a_candidate_twice_in_a_constituency_is_a_mistake(tmp_path: Path) -> None:
    assert codes(tmp_path, CANDIDATES + "1,North,Red,60\n") == ["V117"]


def test_missing_names_votes_and_columns_of_constituencies_are_mistakes(tmp_path: Path) -> None:
    assert codes(tmp_path, CANDIDATES.replace("1,North,Red,60", ",North,Red,60")) == ["V113"]
    assert codes(tmp_path, CANDIDATES.replace("1,North,Red,60", "1,North,Red,")) == ["V115"]
    assert codes(tmp_path, CANDIDATES.replace("1,North,Red,60", "1,North,Red,-60")) == ["V116"]
    assert codes(tmp_path, "district,party,votes\nNorth,Red,1\n") == ["V112"]


def test_direct_seats_of_the_votes_must_be_those_of_the_constituencies(tmp_path: Path) -> None:
    votes = "district,party,votes,direct_seats\nNorth,Red,300,3\nNorth,Blue,90,\nSouth,Red,90,\nSouth,Blue,300,1\nSouth,Tiny,10,1\n"
    assert codes(tmp_path, CANDIDATES, votes) == ["V118"]


def test_a_law_that_covers_winners_asks_for_the_table_of_constituencies(tmp_path: Path) -> None:
    with pytest.raises(PoliteiaError) as found:
        counted_file(tmp_path / "votes.csv", VOTES, COVERED)
    assert [item.code for item in found.value.diagnostics] == ["V227"]


@pytest.mark.parametrize(
    "clause",
    [
        "levelling    3 seats",
        "district threshold at least 3% of votes cast",
        "or passes with at least 12% of votes cast in a district",
    ],
)
def test_what_districts_within_lists_leave_no_room_for_is_refused(tmp_path: Path, clause: str) -> None:
    with pytest.raises(PoliteiaError) as found:
        counted_file(tmp_path / "votes.csv", VOTES, COVERED + f"\n  {clause}")
    assert [item.code for item in found.value.diagnostics] == ["V209"]


def test_list_seats_cover_nobody_where_districts_have_seats_of_their_own(tmp_path: Path) -> None:
    norms = COVERED.replace("2 districts among which each list shares its seats, Sainte-Laguë", "one national district")
    with pytest.raises(PoliteiaError) as found:
        counted_file(tmp_path / "votes.csv", VOTES, norms)
    assert [item.code for item in found.value.diagnostics] == ["V209"]


def test_the_command_shows_who_goes_without_a_seat() -> None:
    run = CliRunner().invoke(
        group,
        [
            "count",
            str(DATA / "bundestag_2025.csv"),
            "--under",
            "elections/germany@2025-02-23",
            "--constituencies",
            str(DATA / "bundestag_2025_constituencies.csv"),
        ],
    )
    assert run.exit_code == 0
    told = " ".join(run.output.split())
    assert "276 of 299 winners of constituencies have a seat" in told
    assert "1 Flensburg – Schleswig Schleswig-Holstein CDU 26.51% CDU has 8 seats there for 9 winners" in told
