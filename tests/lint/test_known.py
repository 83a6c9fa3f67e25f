"""Findings that a charter's notes explain: shown as known, refused when stale, and mistakes in the notes themselves."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from politeia.documents.model import Fence
from politeia.language.known import parse_known

STATUTE = (Path(__file__).parent / "endless_duty" / "triggers.md").read_text(encoding="utf-8")
EXPLAINED = """# Notes

```known
L501 duty report on the year
  because the statute trusts its treasurer                            per 1(2)
```
"""


def check(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "politeia", "check", str(folder), *options], capture_output=True, text=True, check=False
    )


@pytest.fixture
def club(tmp_path: Path) -> Path:
    (tmp_path / "statute.md").write_text(STATUTE, encoding="utf-8")
    return tmp_path


def test_a_finding_is_a_warning_and_only_a_release_refuses_it(club: Path) -> None:
    shown = check(club)
    assert shown.returncode == 0
    assert "warning L501" in shown.stdout
    assert "Explain it in notes.md as: L501 duty report on the year" in shown.stdout
    assert "1 finding to look at, 0 known and explained." in shown.stdout
    assert check(club, "--release").returncode == 1


def test_an_explained_finding_is_known_and_passes_a_release(club: Path) -> None:
    (club / "notes.md").write_text(EXPLAINED, encoding="utf-8")
    shown = check(club, "--release")
    assert shown.returncode == 0
    assert "known, explained  L501  duty report on the year: the statute trusts its treasurer (1(2))" in shown.stdout
    assert "warning" not in shown.stdout
    (finding,) = json.loads(check(club, "--json").stdout)["findings"]
    assert (finding["code"], finding["known"]) == ("L501", True)


def test_an_explanation_without_a_finding_is_told(club: Path) -> None:
    (club / "notes.md").write_text(EXPLAINED.replace("report on the year", "resign"), encoding="utf-8")
    shown = check(club)
    assert "warning L901" in shown.stdout
    assert "the notes explain a finding that is not there: L501 duty resign" in shown.stdout


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("duty report on the year\n  because so", "P601"),
        ("L501 duty report on the year", "P602"),
        ("L501 duty report on the year\n  since 2020", "P601"),
    ],
)
def test_a_mistake_in_the_notes_has_its_code(text: str, code: str) -> None:
    found = parse_known(Fence("known", tuple(text.split("\n")), 3, "notes.md")).diagnostics
    assert code in [item.code for item in found]
