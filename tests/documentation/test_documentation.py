"""The documentation is executed: every example, every page made from the program, every page within the site."""

import importlib.util
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from tests.documentation.examples import DOCS, steps_of
from tests.documentation.examples import PAGES as TUTORIALS
from tests.documentation.notebook import PAGE, kept, page, run, shown
from tests.documentation.reference import PAGES, kinds_of_values, rules_of_the_grammar

import politeia
from politeia.cli.main import COMMANDS
from politeia.language.vocabulary import NORM_RULES

ROOT = DOCS.parent


@pytest.mark.parametrize("name", TUTORIALS)
def test_every_command_of_a_tutorial_prints_what_the_page_shows(name: str) -> None:
    steps = list(steps_of(DOCS / name))
    assert len(steps) >= 3
    differing = [(step.command, step.expected, step.found) for step in steps if step.expected != step.found]
    assert differing == [], "run: python -m tests.documentation.examples renew"


def test_the_lawyers_tutorial_writes_checks_proves_amends_and_compares() -> None:
    used = {step.command.split()[0] for step in steps_of(DOCS / "tutorial.md")}
    assert {"check", "who", "prove", "compare", "blame"} <= used


def test_no_command_of_a_tutorial_meets_wrong_input() -> None:
    wrong = [(step.command, step.status) for name in TUTORIALS for step in steps_of(DOCS / name) if step.status > 1]
    assert wrong == []


@pytest.mark.parametrize("name", PAGES)
def test_a_page_made_from_the_program_is_current(name: str) -> None:
    assert (DOCS / name).read_text(encoding="utf-8") == PAGES[name](), "run: make docs"


def test_every_kind_of_norm_every_clause_and_every_kind_of_value_has_its_place_in_the_reference() -> None:
    text = (DOCS / "reference.md").read_text(encoding="utf-8")
    for kind, rule in NORM_RULES.items():
        section = text[text.index(f"### {kind}\n") :].split("\n### ")[0]
        assert [clause.word for clause in rule.clauses if f"| `{clause.word}`" not in section] == []
    rules = {name for name, _ in rules_of_the_grammar()}
    grammar = (ROOT / "src/politeia/language/norms.lark").read_text(encoding="utf-8")
    heads = {kind: f"?value_{kind}:" for kind in kinds_of_values() - {"text"}}
    assert [kind for kind, head in heads.items() if head not in grammar] == []
    assert {"actors", "threshold", "condition", "effect", "claim"} <= rules


def test_every_command_has_its_section() -> None:
    text = (DOCS / "commands.md").read_text(encoding="utf-8")
    assert re.findall(r"^## (\S+)$", text, re.MULTILINE) == list(COMMANDS)


@pytest.mark.skipif(importlib.util.find_spec("nbclient") is None, reason="the notebook is run with the extra docs")
def test_the_researchers_notebook_runs_and_shows_what_it_is_kept_with() -> None:
    assert shown(run()) == shown(kept()), "run: python -m tests.documentation.notebook renew"


def test_the_researchers_page_is_that_of_the_notebook() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(kept())


def test_the_public_names_are_few_and_all_of_them_lead_somewhere() -> None:
    assert len(politeia.__all__) <= 15
    assert [name for name in politeia.__all__ if getattr(politeia, name).__name__ != name] == []
    assert set(politeia.__all__) <= set(dir(politeia))
    with pytest.raises(AttributeError, match="has no attribute 'constitution'"):
        politeia.constitution  # noqa: B018


def test_the_command_line_starts_without_loading_the_public_names() -> None:
    code = "import sys, politeia.cli.main; print('politeia.verification.proving' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout.strip() == "False"


def test_every_page_of_the_docs_is_in_the_site() -> None:
    told = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert yaml.safe_load(told)["theme"]["font"] is False
    assert [file.name for file in DOCS.glob("*.md") if file.name not in told] == []


@pytest.mark.skipif(importlib.util.find_spec("material") is None, reason="the site is built with the extra docs")
def test_the_site_is_built_and_fetches_nothing(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(ROOT / "mkdocs.yml"), "-d", str(tmp_path)],
        check=True,
        capture_output=True,
    )
    pages = list(tmp_path.rglob("*.html"))
    assert len(pages) > len(list(DOCS.glob("*.md")))
    fetched = re.compile(
        r'<(?:script|img|iframe)[^>]+src="https?:|<link[^>]+rel="(?:stylesheet|preconnect|preload)"[^>]+https?:'
    )
    assert [file.name for file in pages if fetched.search(file.read_text(encoding="utf-8"))] == []
