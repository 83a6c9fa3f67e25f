"""`politeia live` on the command line: the page of docs as it is printed, and hostile or wrong input."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.cli.live_page import PAGE, renewed

from politeia.cli.main import group


def run(*words: str) -> Result:
    done = CliRunner().invoke(group, ["live", *words])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.output
    return done


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    with contextlib.chdir(tmp_path):
        CliRunner().invoke(group, ["new", "society"])
        Path("members.csv").write_text(
            "person,of\n" + "".join(f"Member {n},members\n" for n in range(1, 31)), encoding="utf-8"
        )
        assert (
            run("new", "society", "s.db", "--roster", "members.csv", "--by-hand", "--on", "2025-03-01").exit_code == 0
        )
        yield tmp_path


def test_the_page_shows_what_its_commands_print() -> None:
    assert PAGE.read_text(encoding="utf-8") == renewed(), "run: python -m tests.cli.live_page"


def test_a_refusal_is_status_one_with_the_article_and_as_json(folder: Path) -> None:
    told = run("act", "s.db", "Member 1", "dismiss Treasurer")
    assert told.exit_code == 1 and "3(1)" in told.output
    data = json.loads(run("act", "s.db", "Member 1", "dismiss Treasurer", "--json").output)
    assert data["accepted"] is False and data["code"] == "A100" and data["reasons"][0]["citations"] == ["3(1)"]


def test_every_view_is_told_as_json(folder: Path) -> None:
    for words in (
        ("show", "s.db"),
        ("may", "s.db", "Member 1"),
        ("history", "s.db"),
        ("verify", "s.db"),
        ("at", "s.db", "2"),
    ):
        json.loads(run(*words, "--json").output)


def test_a_body_is_not_founded_twice_and_a_file_that_is_none_is_no_body(folder: Path) -> None:
    assert run("new", "society", "s.db").exit_code == 2
    assert run("show", "nowhere.db").exit_code == 2
    Path("text.db").write_text("not a database, and long enough to be sure of it " * 20, encoding="utf-8")
    assert run("show", "text.db").exit_code == 2


def test_wrong_input_is_status_two_and_changes_nothing(folder: Path) -> None:
    before = run("verify", "s.db").output
    Path("sums.json").write_text('{"votes": {"A": -1}}', encoding="utf-8")
    Path("nameless.csv").write_text("person,of\n,members\n", encoding="utf-8")
    assert run("close", "s.db", "B1", "--returns", "sums.json").exit_code == 2
    assert run("new", "society", "t.db", "--zone", "Mars/Olympus").exit_code == 2
    assert run("new", "society", "t.db", "--roster", "nameless.csv").exit_code == 2
    assert run("act", "s.db", "Member 1", "fill Chair", "--on", "yesterday").exit_code == 2
    assert not Path("t.db").exists()
    for words in (
        ("vote", "s.db", "B9", "yes", "Member 1"),
        ("agree", "s.db", "Member 1", "Q9"),
        ("resign", "s.db", "X", "Y"),
    ):
        assert run(*words).exit_code == 1
    assert run("verify", "s.db").output == before


def test_a_day_is_not_given_to_a_body_that_lives_by_the_calendar(folder: Path) -> None:
    assert run("new", "society", "calendar.db", "--roster", "members.csv").exit_code == 0
    told = run("act", "calendar.db", "Member 1", "fill Chair", "--nominee", "Member 2", "--on", "2030-01-01")
    assert told.exit_code == 2 and "calendar" in told.output


def test_a_signed_act_needs_the_key_and_is_accepted_with_it(folder: Path) -> None:
    public = run("key", "mine.key").output.strip()
    assert Path("mine.key").stat().st_mode & 0o777 == 0o600
    assert run("enrol", "s.db", "Member 1", "--public-key", public).exit_code == 0
    words = ("act", "s.db", "Member 1", "fill Chair", "--nominee", "Member 2")
    assert run(*words).exit_code == 1
    assert run(*words, "--sign-with", "mine.key").exit_code == 0
    assert run("verify", "s.db").exit_code == 0


def test_a_changed_ledger_is_found(folder: Path) -> None:
    exported = run("export", "s.db").output
    Path("x.jsonl").write_text(exported.replace("Member 30", "Member 31"), encoding="utf-8")
    told = run("import", "copy.db", "x.jsonl")
    assert told.exit_code == 1 and "changed" in told.output
    assert not list(Path().glob("copy.db*"))


def test_a_founding_that_does_not_come_about_leaves_no_file(folder: Path) -> None:
    Path("wrong.csv").write_text("person,of\nA. Reader,Secretary\n", encoding="utf-8")
    told = run("new", "society", "u.db", "--roster", "wrong.csv")
    assert told.exit_code == 1 and "A142" in told.output
    assert not list(Path().glob("u.db*"))
