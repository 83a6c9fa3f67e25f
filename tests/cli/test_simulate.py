"""`politeia simulate` as a person types it: what it says, its JSON, its picture, and its exit status."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from politeia.cli.main import group


def run(*words: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "politeia", "simulate", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture
def votes(tmp_path: Path) -> Path:
    path = tmp_path / "votes.csv"
    path.write_text("party,votes\nA,500000\nB,300000\nC,200000\n")
    return path


def test_a_result_says_what_is_supposed_and_which_gaps_were_read(votes: Path) -> None:
    result = run("kazakhstan@2023-04-01", "--votes", votes, "--terms", 50, "--years", 1, "--hostility", 0.6)
    words = " ".join(result.stdout.split())
    assert result.returncode == 0
    assert "laws in force" in words
    assert "A bloc refuses what a rival wants with chance 0.6" in words
    assert "things open that were read as said above" in words
    assert "standard deviation of 3.0%" in words


def test_two_editions_stand_beside_each_other_in_json_and_in_a_picture(votes: Path, tmp_path: Path) -> None:
    picture = tmp_path / "terms.svg"
    result = run(
        "kazakhstan@2022-06-01", "--against", "kazakhstan@2023-04-01", "--votes", votes, "--terms", 30, "--years", 1,
        "--plot", picture, "--json",
    )  # fmt: skip
    found = json.loads(result.stdout)
    assert [one["edition"] for one in found["editions"]] == ["kazakhstan@2022-06-01", "kazakhstan@2023-04-01"]
    assert found["behaviour"]["discipline"] == 0.95
    chief = {item["what"]: item for item in found["editions"][0]["summary"]["chief"]}
    assert chief["laws in force"]["mean"] > 0
    assert "laws in force, kazakhstan@2022-06-01" in picture.read_text(encoding="utf-8")


def test_elections_alone_tell_majorities_and_overrides(votes: Path) -> None:
    result = run("kazakhstan+election-law@2023-04-01", "--votes", votes, "--elections", 2000)
    words = " ".join(result.stdout.split())
    assert result.returncode == 0
    assert "2,000 elections of Mazhilis (98 seats)" in words
    assert "takes 66 of 98" in words


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("latvia", "--elections", 10), "Give --votes FILE"),
        (("latvia", "--scenario", "nobody"), "scenario"),
        (("latvia", "--plot", "terms.gif"), "names no kind of picture"),
        (("latvia", "--hostility", 2), "hostility"),
        (("atlantis",), "atlantis"),
    ],
)
def test_input_that_does_not_work_has_status_2_and_a_reason(words: tuple[object, ...], expected: str) -> None:
    result = run(*words, "--terms", 5)
    assert result.returncode == 2
    assert expected in result.stdout + result.stderr
    assert "Traceback" not in result.stderr


def test_a_text_without_a_procedure_for_laws_says_why_no_law_comes_into_force() -> None:
    told = "no procedure of the text ends “in force”: no law is counted"
    short = ["--terms", "20", "--seed", "1"]
    assert told in " ".join(CliRunner().invoke(group, ["simulate", "debian@2022-03-26", *short]).output.split())
    assert told not in " ".join(CliRunner().invoke(group, ["simulate", "latvia@2007-07-01", *short]).output.split())
