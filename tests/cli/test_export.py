"""Questions are written for other model checkers, and those that they cannot decide are refused with a remedy."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from politeia.cli.failures import status_of
from politeia.cli.main import group

EDITION = "kazakhstan@2023-04-01"


def export(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    """Run the command; its exit status and all it prints."""
    status = status_of(lambda: group.main(["export", EDITION, *arguments], standalone_mode=False))
    said = capsys.readouterr()
    return status, said.out + said.err


def test_a_coalition_question_becomes_a_game_of_two_players(capsys: pytest.CaptureFixture[str]) -> None:
    status, said = export(capsys, "no free dissolution", "--to", "prism")
    assert status == 0
    assert "smg" in said and "player coalition" in said and "player rest" in said
    assert "// President: dissolve Mazhilis (63(1)" in said
    assert '<<coalition>> Pmax=? [ "open" U "goal" ]' in said


def test_a_question_to_all_together_becomes_one_loop(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    claim = "Mazhilis is dissolved is never possible"
    status, _ = export(capsys, "--claim", claim, "--to", "promela", "--out", str(tmp_path))
    assert status == 0
    assert "ltl never_reached" in (tmp_path / "question.pml").read_text(encoding="utf-8")


@pytest.mark.parametrize(("language", "asked"), [("promela", "ltl not_again_and_again"), ("prism", '(G F "goal")')])
def test_what_everyone_can_do_again_and_again_is_asked_of_endless_courses(
    language: str, asked: str, capsys: pytest.CaptureFixture[str]
) -> None:
    claim = "everyone can force Mazhilis is dissolved again and again"
    status, said = export(capsys, "--claim", claim, "--to", language)
    assert status == 0
    assert asked in said
    assert "if chance helps" in said


def test_the_model_can_be_had_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    status, said = export(capsys, "no free dissolution", "--to", "prism", "--json")
    assert status == 0
    assert set(json.loads(said)["files"]) == {".prism", ".props"}


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("no free dissolution", "--to", "promela"), "--to prism"),
        (("no third term by own path", "--to", "prism"), "is not one game"),
        (
            ("--claim", "President can force Mazhilis is dissolved again and again", "--to", "prism"),
            "leave out “again and",
        ),
        (("--to", "prism"), "cannot be written as one model"),
    ],
)
def test_what_cannot_be_written_is_refused_with_a_remedy(
    arguments: tuple[str, ...], expected: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status, said = export(capsys, *arguments)
    assert status == 2
    assert expected in said
