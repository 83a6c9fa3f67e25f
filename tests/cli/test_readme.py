"""The README is executed: its first answer, its table of questions, and the statute of one's own in ten minutes."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from politeia.cli.main import COMMANDS, group

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```console\n\$ politeia (.*?)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
TABLE = re.findall(r"^\|[^|]*\| `politeia ([^`]*)` \|$", README, re.MULTILINE)
NOT_HERE = (
    "brief",
    "serve",
    "site",
    "prove",
    "count",
    "vet",
    "power",
    "claims",
    "check",
    "capture",
    "export",
    "scales",
)
"""Commands of the table that take long, wait for a reader, or read a file of the reader's own: tested by themselves."""


def run(written: str) -> tuple[int, str]:
    done = CliRunner().invoke(group, shlex.split(written))
    assert done.exception is None or isinstance(done.exception, SystemExit)
    return done.exit_code, "\n".join(line.rstrip() for line in done.output.splitlines())


@pytest.mark.parametrize(("command", "expected"), BLOCKS, ids=[command for command, _ in BLOCKS])
def test_a_console_block_shows_what_the_command_prints(command: str, expected: str) -> None:
    assert expected.strip() in run(command)[1]


def test_the_table_of_questions_names_commands_that_exist() -> None:
    assert TABLE
    assert {line.split()[0] for line in TABLE} <= set(COMMANDS)


@pytest.mark.parametrize("command", [line for line in TABLE if not line.startswith(NOT_HERE)])
def test_a_question_of_the_table_is_answered(command: str) -> None:
    assert run(command)[0] == 0


def test_every_command_stands_in_the_readme_or_in_the_docs() -> None:
    pages = README + "".join(path.read_text(encoding="utf-8") for path in (ROOT / "docs").glob("*.md"))
    assert [name for name in COMMANDS if f"politeia {name}" not in pages] == []


def test_the_help_answers_what_can_i_do_with_it_in_six_lines() -> None:
    text = run("--help")[1]
    asked = [line for line in text.splitlines() if re.search(r"\S {2,}politeia \w", line)]
    assert len(asked) == 6


def test_a_statute_of_ones_own_in_ten_minutes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The five steps of the README, word for word."""
    monkeypatch.chdir(tmp_path)
    steps = README[README.index("## Your own statute in ten minutes") :]
    assert run("new my-statute")[0] == 0
    status, checked = run("check my-statute")
    assert (status, "No mistakes" in checked) == (0, True)
    status, proved = run("prove my-statute --own")
    assert (status, "1 holds, 1 fails" in proved) == (1, True)
    statute = Path("my-statute/statute.md")
    text = statute.read_text(encoding="utf-8")
    changes = re.findall(
        r"`(if \w+ [\w ]+)`\s+of the signature to\s+`([^`]+)`|`(if \w+ unspecified)` to\s+`([^`]+)`", steps
    )
    assert len(changes) == 2
    at = text.index("stage signature")
    for pair in changes:
        old, new = (item for item in pair if item)
        found = re.compile(old.replace(" ", r" +"))
        position = found.search(text, at)
        assert position is not None, old
        text = text[: position.start()] + new + text[position.end() :]
    statute.write_text(text, encoding="utf-8")
    status, proved = run("prove my-statute --own")
    assert (status, "2 holds" in proved) == (0, True)
    assert run("fmt my-statute")[0] == 0
    assert run("fmt my-statute --check")[0] == 0
