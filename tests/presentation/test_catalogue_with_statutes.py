"""Questions that a statute answers: what the verdicts of Kazakhstan and Pakistan rest on, article by article."""

import pytest
from click.testing import CliRunner
from tests.laws import verdict

from politeia.amendment.catalogue import catalogue
from politeia.amendment.opening import opened
from politeia.cli.main import group
from politeia.presentation.proofs import answers_of
from politeia.presentation.verdicts import remarks
from politeia.verification.model import Answer

QUESTIONS = {asked.name.split()[0]: asked for asked in catalogue()}


def answer(edition: str, number: str) -> Answer:
    (found,) = answers_of(opened(edition), (QUESTIONS[number],), by_roles=True, alone=True)
    return found


# Council Law 7(1): two thirds of seven are five. Court Law 25(2): two thirds of eleven are eight.
@pytest.mark.parametrize(
    ("edition", "needs", "stopped_by"),
    [
        ("kazakhstan@2012-01-01", "needs 5 of 7", "President"),
        ("kazakhstan@2023-04-01", "needs 8 of 11", "President, Senate"),
    ],
)
def test_a_court_is_stopped_by_whoever_leaves_too_many_seats_empty(edition: str, needs: str, stopped_by: str) -> None:
    """The Senate appoints three judges and consents to the chair (44(4), 71): without these four, seven are left."""
    found = answer(edition, "P45")
    assert found.verdict.value == "fails"
    assert found.witness is not None
    assert found.witness.steps[0].act == needs
    assert found.witness.conclusion == f"{stopped_by} can stop it."


def test_the_verdict_says_which_statute_was_read_with_the_charter() -> None:
    found = answer("kazakhstan@2023-04-01", "P45")
    assert found.read_with == ("Court Law",)
    assert remarks(found) == ("read together with Court Law",)
    assert "Court Law 25(2)" in found.citations


def test_a_question_about_the_charter_alone_is_not_asked_of_its_statutes() -> None:
    assert answer("kazakhstan@2023-04-01", "P15").read_with == ()


@pytest.mark.parametrize(
    ("edition", "number", "article"),
    [
        ("kazakhstan@2018-01-01", "P26", "Parliament Law 27(4)"),
        ("kazakhstan@2026-07-01", "P26", "Kurultai Law 48(4)"),
        ("kazakhstan@2018-01-01", "P19", "Budget Code 74(3)"),
        ("kazakhstan@2026-07-01", "P19", "Budget Code 90(4)"),
        ("pakistan@1974-01-01", "P19", "86"),
        ("kazakhstan@2018-01-01", "P15", "61(6)"),
        ("pakistan@1998-01-01", "P15", "74"),
        ("kazakhstan@2018-01-01", "P36", "41(3)"),
        ("kazakhstan@2018-01-01", "P37", "71(1)"),
        ("kazakhstan@2023-04-01", "P58e", "52(5)"),
        ("kazakhstan@2026-07-01", "P58e", "Kurultai Law 44(3)"),
        ("pakistan@1998-01-01", "P58e", "63A(1)"),
        ("kazakhstan@2023-04-01", "P58d", "44(7)"),
    ],
)
def test_each_answer_names_the_article_that_decides(edition: str, number: str, article: str) -> None:
    assert article in answer(edition, number).citations


@pytest.mark.parametrize(
    ("edition", "told"),
    [
        ("kazakhstan@2018-01-01", "98 of 107 seats hang on a party."),
        ("kazakhstan@2022-10-01", "98 of 107 seats hang on a party."),
        ("kazakhstan@2023-04-01", "69 of 98 seats hang on a party."),
        ("kazakhstan@2026-07-01", "145 of 145 seats hang on a party."),
        ("pakistan@1986-01-01", "The seat is kept."),
        ("pakistan@2022-04-01", "342 of 342 seats hang on a party."),
    ],
)
def test_how_many_seats_hang_on_a_party(edition: str, told: str) -> None:
    """52(5) until 2023 and since, 55(4) of the Constitution of 2026; Pakistan 64 and, since 1997, 63A."""
    found = answer(edition, "P58e")
    assert found.witness is not None and found.witness.conclusion == told


@pytest.mark.parametrize(("empty", "expected"), [(3, "holds"), (4, "fails"), (5, "fails")])
def test_the_court_of_kazakhstan_decides_at_a_sitting_while_eight_judges_are_left(empty: int, expected: str) -> None:
    """Court Law 25(2), played: eleven judges with three seats empty are enough, and not with the five of the President."""
    institutions = opened("kazakhstan+court-law@2023-04-01").institutions
    found = verdict(
        institutions,
        "Constitutional Court can force application of a citizen ended decided",
        "application of a citizen is at sitting",
        f"{empty} seats of Constitutional Court are vacant",
    )
    assert found == expected


def test_one_question_of_the_catalogue_is_asked_by_its_number() -> None:
    done = CliRunner().invoke(group, ["prove", "kazakhstan@2023-04-01", "P45"])
    assert done.exit_code == 1
    assert "P45 court works with empty seats" in done.output
    assert "Court Law 25(2)" in done.output


def test_a_property_of_the_charter_comes_before_a_question_of_the_catalogue() -> None:
    done = CliRunner().invoke(group, ["prove", "kazakhstan@2023-04-01", "no pocket veto"])
    assert "President cannot prevent ordinary law ended in force" in done.output


def test_a_question_read_with_statutes_is_exported_and_makes_no_test_of_one_text() -> None:
    name = "the Court sits without the judges of the President"
    done = CliRunner().invoke(group, ["export", "kazakhstan@2023-04-01", name, "--to", "prism"])
    assert done.exit_code == 0 and "application of a citizen" in done.output
    done = CliRunner().invoke(group, ["prove", "kazakhstan@2023-04-01", name, "--test-block"])
    assert "read with statutes" in done.output
