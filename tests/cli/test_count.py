"""`politeia count` as a person types it: its output, its JSON, and its exit status."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

LAW = """# Statute of a club

### Article 1. Election of the board

1. Members elect the board by lists.

```norm
body Board
  seats        5

election Board                                                        per 1
  by           voters
  threshold    at least 5% of votes cast
  method       largest remainder with Hare quota
```

### Article 2. Members' vote

1. A question is carried by more than half of those who took part, if half of the members took part.

```norm
referendum question                                                   per 2
  valid if     at least 1/2 of entitled voters
  carried if   more than 1/2 of ballots cast
```
"""


def run(*words: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "politeia", "count", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture
def club(tmp_path: Path) -> Path:
    (tmp_path / "club.md").write_text(LAW, encoding="utf-8")
    return tmp_path


def votes(folder: Path, text: str) -> Path:
    path = folder / "votes.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_help_has_examples_and_explains_the_exit_status() -> None:
    shown = run("--help")
    assert shown.returncode == 0
    assert "Example" in shown.stdout and "--json" in shown.stdout and "Exit status" in shown.stdout


def test_a_count_is_shown_with_its_articles_and_given_as_json(club: Path) -> None:
    path = votes(club, "party,votes,seats_official\na,64,3\nb,36,2\nc,4,0\n")
    shown = run(path, "--under", club / "club.md")
    assert shown.returncode == 0, shown.stderr
    assert (
        "as officially announced" in shown.stdout
        and "[1]" in shown.stdout
        and "votes give a quota of 20" in shown.stdout
    )
    data = json.loads(run(path, "--under", club / "club.md", "--json").stdout)
    assert data["decided"] is True
    assert {item["name"]: item["seats"] for item in data["count"]["lists"]} == {"a": 3, "b": 2, "c": 0}
    assert all({"heading", "words", "citation", "columns", "rows"} <= set(step) for step in data["count"]["steps"])


def test_a_tie_that_the_law_does_not_decide_has_status_one(club: Path) -> None:
    shown = run(votes(club, "party,votes\nb,50\na,50\n"), "--under", club / "club.md")
    assert shown.returncode == 1
    assert "The law does not decide" in shown.stdout and "a, b have equal claims to 1 seat" in shown.stdout


def test_an_official_result_that_differs_has_status_one(club: Path) -> None:
    shown = run(votes(club, "party,votes,seats_official\na,60,5\nb,40,0\n"), "--under", club / "club.md")
    assert shown.returncode == 1 and "Not as announced: a: 3 by this count, 5 announced" in shown.stdout


def test_a_vote_that_is_not_carried_is_decided_and_has_status_zero(club: Path) -> None:
    path = votes(club, "registered,took_part,yes,no,invalid\n100,50,20,30,0\n")
    shown = run(path, "--under", club / "club.md")
    assert shown.returncode == 0 and "not carried" in shown.stdout


@pytest.mark.parametrize(
    ("text", "words", "message"),
    [
        ("party,votes\na,-1\n", (), "“-1” is negative"),
        ("party,votes\na,1\n", ("--where", "year"), "chooses no rows"),
        ("party,votes\na,1\n", ("--where", "year=2"), "the table has no column “year”"),
        ("party,votes\na,1\n", ("--norm", "Bord"), "Did you mean “Board”?"),
    ],
)
def test_wrong_input_shows_the_row_and_has_status_two(
    club: Path, text: str, words: tuple[str, ...], message: str
) -> None:
    shown = run(votes(club, text), "--under", club / "club.md", *words)
    assert shown.returncode == 2
    assert message in shown.stderr and "Traceback" not in shown.stderr


def test_a_file_that_is_not_there_has_status_two(club: Path) -> None:
    assert run(club / "none.csv", "--under", club / "club.md").returncode == 2
