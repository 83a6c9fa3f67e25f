"""The commands as a person types them: what they print, and their exit status."""

import json
import subprocess
import sys
from pathlib import Path

import pytest


def run(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "politeia", *words], capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    "name", ["library", "new", "read", "history", "blame", "who", "check", "prove", "compare", "brief", "claims", "fmt"]
)
def test_every_command_has_help_with_an_example(name: str) -> None:
    shown = run(name, "--help")
    assert shown.returncode == 0
    assert "Example" in shown.stdout and "--json" in shown.stdout


def test_an_answer_tells_the_note_of_its_question() -> None:
    shown = run("prove", "kazakhstan@2023-04-01", "no pocket veto", "--own")
    assert "Note: the Constitution is silent" in shown.stdout


@pytest.mark.parametrize(
    "words",
    [
        ("library",),
        ("read", "kazakhstan@2023-04-01", "61"),
        ("history", "kazakhstan", "50"),
        ("history", "kazakhstan", "50(1)"),
        ("blame", "kazakhstan@2023-04-01"),
        ("blame", "kazakhstan@2023-04-01", "71"),
        ("who", "dissolve Mazhilis", "kazakhstan@2023-04-01"),
        ("compare", "kazakhstan@2022-06-01", "kazakhstan@2023-04-01"),
        ("prove", "kazakhstan@2023-04-01", "no one names a majority of the Court"),
        ("check", "kazakhstan", "--no-proofs"),
    ],
)
def test_a_command_succeeds_and_its_json_can_be_read(words: tuple[str, ...]) -> None:
    assert run(*words).returncode == 0
    assert json.loads(run(*words, "--json").stdout)


@pytest.mark.parametrize(
    "words",
    [
        ("read", "kasakhstan@2023-04-01"),
        ("read", "kazakhstan@yesterday"),
        ("read", "kazakhstan@2023-04-01", "999"),
        ("blame", "kazakhstan@2023-04-01", "999"),
        ("history", "kazakhstan", "50(99)"),
        ("prove", "kazakhstan@2023-04-01", "no such thing"),
        ("prove", "kazakhstan@2023-04-01", "--claim", "President is nice"),
        ("brief", "kazakhstan", "2023-04-01", "2022-06-01"),
        ("fmt", "/no/such/file.md"),
        ("nonsense",),
    ],
)
def test_wrong_input_is_a_message_and_status_two(words: tuple[str, ...]) -> None:
    shown = run(*words)
    assert shown.returncode == 2
    assert shown.stderr.strip() and "Traceback" not in shown.stderr


def test_a_new_statute_checks_clean_and_has_one_property_that_fails_with_a_witness(tmp_path: Path) -> None:
    folder = str(tmp_path / "club")
    assert run("new", folder).returncode == 0
    assert run("check", folder).returncode == 0
    assert run("fmt", folder, "--check").returncode == 0
    proved = run("prove", folder)
    assert proved.returncode == 1
    assert "✗ fails  members can change the statute without the chair" in proved.stdout
    assert run("new", folder).returncode == 2


def test_check_lists_the_articles_that_need_no_norm_with_their_reasons() -> None:
    shown = run("check", "kazakhstan@2018-01-01", "--no-proofs")
    assert "  not encoded: 84 (removed in 2007)" in shown.stdout.splitlines()
    found = json.loads(run("check", "kazakhstan@2018-01-01", "--no-proofs", "--json").stdout)
    assert (found["left_out"]["removed in 2007"], found["unexplained"]) == (["84"], [])
    counts = found["coverage"]
    assert counts["articles"] == counts["encoded"] + counts["left_out_with_reason"] + counts["without_reason"]
