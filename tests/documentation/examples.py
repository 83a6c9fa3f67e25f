"""Examples of a page, run in order in one folder: files that it shows are written, commands that it shows are run.

A block of four backticks with `title="PATH"` is a file; a block `console` is a line `$ politeia ...` with what it prints.

    python -m tests.documentation.examples renew    write the outputs anew; read every difference before you keep it
"""

from __future__ import annotations

import contextlib
import os
import re
import shlex
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from click.testing import CliRunner

from politeia.cli.main import group

DOCS = Path(__file__).parents[2] / "docs"
PAGES = ("tutorial.md", "own-charter.md")
_BLOCK = re.compile(
    r'^````\w+ title="(?P<path>[^"]+)"\n(?P<file>.*?)^````$|^```console\n\$ politeia (?P<command>.*?)\n(?P<output>.*?)^```$',
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Step:
    """A command of a page: what it should print, what it prints, and where its output stands in the page."""

    command: str
    expected: str
    found: str
    status: int
    span: tuple[int, int]


def steps_of(page: Path) -> Iterator[Step]:
    """Run a page in a folder of its own."""
    text = page.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder), patch.dict(os.environ, {"COLUMNS": "100"}):
        for block in _BLOCK.finditer(text):
            if block["path"]:
                Path(block["path"]).parent.mkdir(parents=True, exist_ok=True)
                Path(block["path"]).write_text(block["file"], encoding="utf-8")
                continue
            done = CliRunner().invoke(group, shlex.split(block["command"]))
            found = "".join(f"{line.rstrip()}\n" for line in done.output.strip("\n").splitlines())
            yield Step(block["command"], block["output"], found, done.exit_code, block.span("output"))


def renew(page: Path) -> None:
    """Write what is printed today into a page."""
    text = page.read_text(encoding="utf-8")
    for step in reversed(list(steps_of(page))):
        text = text[: step.span[0]] + step.found + text[step.span[1] :]
    page.write_text(text, encoding="utf-8")


if __name__ == "__main__" and sys.argv[1:] == ["renew"]:
    for name in PAGES:
        renew(DOCS / name)
