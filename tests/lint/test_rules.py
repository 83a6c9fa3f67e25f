"""Each lint rule beside two law files: one that triggers it, with its message in the file, and one that nearly does."""

import re
from datetime import date
from pathlib import Path

import pytest

from politeia.amendment.charters import load_charter
from politeia.amendment.examining import Judged, days_of, examine
from politeia.diagnostics.rendering import render
from politeia.norms.lint.linting import RULES

HERE = Path(__file__).parent
CODES = {
    "undefined_name": "L101",
    "unused_name": "L102",
    "unentered_stage": "L201",
    "unleft_stage": "L202",
    "conflict": "L301",
    "unknown_base": "L401",
    "endless_duty": "L501",
    "toothless_deadline": "L502",
    "never_filled": "L601",
    "circle": "L602",
    "outlasting_term": "L701",
    "dangling": "L801",
}
MESSAGE = re.compile(r"^```message\n(?P<words>.*?)^```$", re.MULTILINE | re.DOTALL)


def law(rule: str, name: str) -> Path:
    """The law of a rule: a file, or a folder with its amending acts."""
    single = HERE / rule / f"{name}.md"
    return single if single.is_file() else HERE / rule / name


def findings(path: Path) -> tuple[Judged, ...]:
    """What lint finds in a law that has no mistakes."""
    charter = load_charter(str(path))
    assert charter.diagnostics == ()
    return examine(charter, days_of(charter) or (date(2025, 1, 1),)).judged


def test_every_rule_has_its_two_law_files() -> None:
    assert set(CODES.values()) == set(RULES)
    assert {folder.name for folder in HERE.iterdir() if folder.is_dir() and folder.name != "__pycache__"} == set(CODES)


@pytest.mark.parametrize("rule", CODES)
def test_a_law_that_triggers_a_rule_gets_its_message(rule: str) -> None:
    path = law(rule, "triggers")
    text = (path if path.is_file() else path / "statute.md").read_text(encoding="utf-8")
    expected = MESSAGE.search(text)
    assert expected is not None, "the law file states the message that it triggers"
    found = findings(path)
    shown = "\n".join(render(item.finding.diagnostic) for item in found).replace(f"{path.parent}/", "")
    assert [item.finding.code for item in found] == [CODES[rule]]
    assert shown == expected["words"].rstrip("\n")


@pytest.mark.parametrize("rule", CODES)
def test_a_law_that_nearly_triggers_a_rule_has_no_finding(rule: str) -> None:
    assert [item.finding.diagnostic.message for item in findings(law(rule, "nearly"))] == []
