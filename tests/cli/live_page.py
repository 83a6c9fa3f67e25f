"""The commands of docs/live.md: the page is written with what they print, and a test runs them again.

python -m tests.cli.live_page     write the outputs anew; read every difference before you keep it
"""

from __future__ import annotations

import contextlib
import re
import shlex
import tempfile
from collections.abc import Iterator
from pathlib import Path

from click.testing import CliRunner
from tests.polity.bodies import CHANGE

from politeia.cli.main import group

PAGE = Path(__file__).parents[2] / "docs" / "live.md"
BLOCK = re.compile(r"^```console\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
MEMBERS = re.compile(r"\{(\d+)\}")
LONGEST = 18
"""Lines that the page shows of one output."""


def run_page() -> Iterator[tuple[str, str]]:
    """Every command of the page as it is written, with what it prints (without hashes and instants)."""
    text = PAGE.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        _files()
        for block in BLOCK.finditer(text):
            for line in block["body"].splitlines():
                if line.startswith("$ politeia "):
                    yield line, printed(line.removeprefix("$ politeia "))


def printed(command: str) -> str:
    """What a command prints, a refusal included; numbers of members in braces stand for their names."""
    names = MEMBERS.sub(lambda found: " ".join(f'"Member {n}"' for n in range(1, int(found[1]) + 1)), command)
    done = CliRunner().invoke(group, shlex.split(names), env={"COLUMNS": "110"})
    assert done.exception is None or isinstance(done.exception, SystemExit), done.output
    lines = [re.sub(r"[0-9a-f]{64}", "HASH", line.rstrip()) for line in done.output.splitlines()]
    lines = [re.sub(r"\d{4}-\d\d-\d\dT[\d:.+]+", "INSTANT", line) for line in lines]
    if command.startswith("live export"):
        lines = [line[:100] + " ..." for line in lines]
    return "\n".join(lines if len(lines) <= LONGEST else [*lines[: LONGEST - 1], "..."])


def renewed() -> str:
    """The page with what its commands print today."""
    outputs = iter(list(run_page()))

    def block(found: re.Match[str]) -> str:
        parts = []
        for line in found["body"].splitlines():
            if line.startswith("$ politeia "):
                written, output = next(outputs)
                assert written == line
                parts.append(line + ("\n" + output if output else ""))
        return "```console\n" + "\n".join(parts) + "\n```"

    return BLOCK.sub(block, PAGE.read_text(encoding="utf-8"))


def _files() -> None:
    members = "".join(f"Member {number},members\n" for number in range(1, 31))
    Path("members.csv").write_text(f"person,of\n{members}", encoding="utf-8")
    Path("change.md").write_text(CHANGE, encoding="utf-8")
    men = "".join(f"Man {n},{'yes' if n < 6 else 'no'},no,no\n" for n in range(1, 41))
    Path("men.csv").write_text(f"person,women,young people,persons with disabilities\n{men}", encoding="utf-8")


if __name__ == "__main__":
    PAGE.write_text(renewed(), encoding="utf-8")
