"""The extension for Visual Studio Code: its grammars are those of the language, and its parts fit together."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from politeia.documents.library import shelf
from politeia.documents.reading import WORDS
from politeia.language.vocabulary import NORM_RULES, STAGE_CLAUSES
from politeia.lsp.drafts import Drafts, fences_of
from politeia.lsp.textmate import FILES, grammar, injection, written

EXTENSION = Path(__file__).parents[2] / "editors" / "vscode"
PATTERNS: Any = grammar()["patterns"]


def _named(name: str) -> re.Pattern[str]:
    """The pattern whose first capture has a name. Python and the editor's engine agree on the syntax that is used."""
    return next(
        re.compile(item["match"])
        for item in PATTERNS
        if item.get("captures", {}).get("1", {}).get("name") == f"{name}.politeia"
    )


@pytest.mark.parametrize("name", FILES)
def test_the_grammars_are_those_of_the_language(name: str) -> None:
    kept = (EXTENSION / "syntaxes" / name).read_text(encoding="utf-8")
    assert kept == written(name), "run: python -m politeia.lsp.textmate editors/vscode/syntaxes"


@pytest.mark.parametrize("kind", NORM_RULES)
def test_every_kind_of_norm_and_each_of_its_clauses_is_coloured(kind: str) -> None:
    head = _named("keyword.control.norm").match(f"{kind} of some name   per 63(2)")
    assert head is not None
    assert head.groups() == (kind, "of some name")
    words = [rule.word for rule in (*NORM_RULES[kind].clauses, *STAGE_CLAUSES)]
    found = [_named("keyword.other.clause").match(f"  {word} something") for word in words]
    assert [item and item[1] for item in found] == words


@pytest.mark.parametrize("word", WORDS)
def test_every_kind_of_block_is_found_in_markdown(word: str) -> None:
    block: Any = injection()["repository"]
    begins = re.compile(block["block"]["begin"].replace(r"(^|\G)", "(^)"))
    assert begins.match(f"```{word}")
    assert not begins.match("```python")


def _lines_of_the_library() -> Iterator[str]:
    drafts = Drafts({})
    for path in sorted((shelf() / "kazakhstan").rglob("*.md")):
        for fence in fences_of(drafts.draft(path)):
            if fence.word in WORDS:
                yield from (line for line in fence.lines if line.strip() and not line.lstrip().startswith("#"))


def test_every_line_of_a_real_constitution_begins_with_a_coloured_word() -> None:
    starts = [_named(name) for name in ("keyword.control.norm", "keyword.control.stage", "keyword.other.clause")]
    lines = list(_lines_of_the_library())
    assert len(lines) > 3000
    assert [line for line in lines if not any(start.match(line) for start in starts)] == []


def test_the_manifest_names_files_that_exist_and_the_command_that_serves() -> None:
    manifest = json.loads((EXTENSION / "package.json").read_text(encoding="utf-8"))
    contributes = manifest["contributes"]
    named = [item["path"] for item in contributes["grammars"]] + [
        contributes["languages"][0]["configuration"],
        manifest["main"],
    ]
    assert [name for name in named if not (EXTENSION / name).is_file()] == []
    assert contributes["configuration"]["properties"]["politeia.command"]["default"] == ["politeia", "lsp"]
    scopes = {
        json.loads((EXTENSION / item["path"]).read_text(encoding="utf-8"))["scopeName"]
        for item in contributes["grammars"]
    }
    assert scopes == {item["scopeName"] for item in contributes["grammars"]}


def test_a_markdown_file_that_is_no_law_is_left_alone(tmp_path: Path) -> None:
    from politeia.lsp.examining import examined

    (tmp_path / "README.md").write_text("Some words without a title.\n\n```python\nx = 1\n```\n", encoding="utf-8")
    assert examined(tmp_path / "README.md", Drafts({})).findings == {}
