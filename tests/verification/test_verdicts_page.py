"""The tables of docs/verdicts.md are what the program answers: every cell that norms alone settle, and a few that are played."""

import re
from pathlib import Path

import pytest

from politeia.amendment.catalogue import catalogue
from politeia.amendment.opening import opened
from politeia.cli.verdicts import verdict_in_a_word
from politeia.presentation.proofs import answers_of
from politeia.verification.rules import STATIC_FORMS

PAGE = (Path(__file__).parents[2] / "docs" / "verdicts.md").read_text(encoding="utf-8")
QUESTIONS = {asked.name: asked for asked in catalogue()}
PLAYED = ("P02", "P09", "P12", "P22", "P22b", "P55")
"""Questions that are played out, and quickly."""


def _columns() -> dict[str, dict[str, str]]:
    """The verdicts of each edition, by question, as they are written."""
    found: dict[str, dict[str, str]] = {}
    for head, body in re.findall(r"^\| question \| (.*?) \|\n\|[ |-]+\n((?:\|.*\n)+)", PAGE, re.MULTILINE):
        editions = head.split(" | ")
        for line in body.splitlines():
            name, *verdicts = line.strip("| ").split(" | ")
            for edition, verdict in zip(editions, verdicts, strict=True):
                found.setdefault(edition, {})[name] = verdict.strip()
    return found


COLUMNS = _columns()


def test_the_tables_ask_the_questions_of_the_catalogue_in_their_order() -> None:
    assert COLUMNS
    for column in COLUMNS.values():
        assert list(column) == [name for name in QUESTIONS if name in column]
        assert len(column) > 50


@pytest.mark.parametrize("edition", COLUMNS)
def test_a_cell_is_what_the_program_answers(edition: str) -> None:
    asked = [
        name
        for name, question in QUESTIONS.items()
        if name in COLUMNS[edition] and (question.claim.form in STATIC_FORMS or name.split()[0] in PLAYED)
    ]
    questions = tuple(QUESTIONS[name] for name in asked)
    found = answers_of(opened(edition), questions, by_roles=True, alone=True)
    answers = {answer.name: verdict_in_a_word(answer) for answer in found}
    assert answers == {name: COLUMNS[edition][name] for name in asked}
