"""Tests beside the law: what passes, what fails and how it is told, and which mistakes keep a test from being run."""

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from politeia.amendment.charters import load_charter
from politeia.amendment.consolidation import consolidate
from politeia.cli.main import group
from politeia.documents.model import Fence
from politeia.language.contents import Duration, Unit
from politeia.language.expectations import parse_tests
from politeia.language.lawtests import LawTest
from politeia.norms.calendar import later
from politeia.norms.resolution import resolve
from politeia.verification.lawtests import Tried, run_test

CHARTER = load_charter("kazakhstan")
DAY = date(2023, 4, 1)
INSTITUTIONS = resolve(consolidate(CHARTER, DAY).norms)


def written(*lines: str) -> LawTest:
    parsed = parse_tests(Fence("test", ("test one", *(f"  {line}" for line in lines)), 1, "tests.md"))
    assert not parsed.diagnostics
    return parsed.tests[0]


def tried(*lines: str, known: frozenset[str] = frozenset()) -> Tried:
    return run_test(written(*lines), INSTITUTIONS, DAY, known=known)


@pytest.mark.parametrize(
    "lines",
    [
        ("then President may dissolve Mazhilis  per 63(1)",),
        ("given state of emergency is in force", "then President may not dissolve Mazhilis  per 63(2)"),
        ("on 2023-04-01", "given term of President ends 2023-09-30", "then President may not dissolve Mazhilis  per 63(2)"),
        ("on 2023-04-01", "given term of President ends 2023-10-01", "then President may dissolve Mazhilis"),
        ("on 2023-04-01", "given dissolve Mazhilis was done on 2022-04-02", "then President may not dissolve Mazhilis"),
        ("on 2023-04-01", "given dissolve Mazhilis was done on 2022-04-01", "then President may dissolve Mazhilis"),
        ("then Senate may not dissolve Mazhilis",),
        ("then 1/5 of Mazhilis may begin no confidence in Government  per 56(2)",),
        ("then 19 members of Mazhilis may not begin no confidence in Government",),
        ("given ordinary law is at signature", "then President may say no at signature of ordinary law"),
        ("then President may not say no at signature of ordinary law",),
        ("then President can force Mazhilis is dissolved",),
        ("given ordinary law is at reconsideration", "then majority of Mazhilis cannot force ordinary law ended in force"),
    ],
)  # fmt: skip
def test_what_the_text_says_passes(lines: tuple[str, ...]) -> None:
    found = tried(*lines)
    assert found.passed, found


def test_six_months_are_counted_by_the_calendar() -> None:
    assert later(date(2023, 8, 31), Duration(6, Unit.MONTH)) == date(2024, 2, 29)
    assert later(date(2023, 4, 1), Duration(48, Unit.HOUR)) == date(2023, 4, 3)
    assert later(date(2023, 4, 1), Duration(9000, Unit.YEAR)) == date.max
    assert later(date(2023, 4, 1), Duration(10**12, Unit.DAY)) == date.max


def test_a_wrong_expectation_tells_what_was_found_and_under_which_article() -> None:
    found = tried("given state of emergency is in force", "then President may dissolve Mazhilis")
    assert not found.passed
    assert found.outcomes[0].found == "not lawful: “state of emergency or martial law is in force” holds"
    assert found.outcomes[0].citations == ("63(2)",)


def test_a_right_answer_under_another_article_fails() -> None:
    found = tried("given state of emergency is in force", "then President may not dissolve Mazhilis  per 63(1)")
    assert not found.passed
    assert "rests on another article" in found.outcomes[0].found


def test_a_claim_that_fails_shows_what_its_witness_comes_to() -> None:
    found = tried("then President cannot force Mazhilis is dissolved")
    assert not found.passed
    assert found.outcomes[0].found.startswith("the claim fails")


def test_an_act_of_another_edition_is_forbidden_and_not_unknown() -> None:
    lines = ("then President may not annul acts of regional akims",)
    assert [item.code for item in tried(*lines).diagnostics] == ["T102"]
    assert tried(*lines, known=frozenset({"annul acts of regional akims"})).passed


@pytest.mark.parametrize(
    ("lines", "code", "remedy"),
    [
        (("then President may disolve Mazhilis",), "T102", "Did you mean “dissolve Mazhilis”?"),
        (("then Presidant may dissolve Mazhilis",), "T101", "Did you mean “President”?"),
        (("given Mazhlis is dissolved", "then President may dissolve Mazhilis"), "T101", "Did you mean “Mazhilis”?"),
        (("then Presidant can force Mazhilis is dissolved",), "T101", "Did you mean “President”?"),
    ],
)
def test_a_name_that_no_edition_declares_is_a_mistake(lines: tuple[str, ...], code: str, remedy: str) -> None:
    found = tried(*lines).diagnostics
    assert [(item.code, item.remedy) for item in found] == [(code, remedy)]


def test_check_runs_the_tests_of_a_statute_and_fails_with_status_one(tmp_path: Path) -> None:
    run = CliRunner()
    folder = tmp_path / "club"
    run.invoke(group, ["new", str(folder)], standalone_mode=False)
    statute = folder / "statute.md"
    text = statute.read_text(encoding="utf-8")
    assert "```test" in text
    checked = run.invoke(group, ["check", str(folder)])
    assert checked.exit_code == 0
    assert "tests beside the law pass." in checked.output
    wrong = "```test\ntest the treasurer changes the statute\n  then Treasurer may dismiss the Chair  per 2(2)\n```\n"
    statute.write_text(text + "\n" + wrong, encoding="utf-8")
    checked = run.invoke(group, ["check", str(folder)])
    assert checked.exit_code == 1
    assert "✗ test the treasurer changes the statute, on 2025-01-01" in checked.output
    assert "found  it is for others to do: 23 of 30 in Assembly  [2(2)]" in checked.output
