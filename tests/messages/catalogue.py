"""The catalogue of messages: faulty laws with the exact text that a person sees, and the page in docs/ made from them.

A file of the catalogue is Markdown: a title (the mistake in a few words), what it means and how to mend it, the faulty
files, and the message. Four backticks fence what belongs to the test: `law NAME` for each file (with `as cp1251`, `as crlf`,
`as empty` or `as 50 MB` where the bytes matter), `without` for a library that is taken away, and `message`. What is done with
the files is one of: `command`, where it is not `politeia check .`; `python`, a program that calls the library; `request`, what a
browser asks of `politeia serve`; `service`, what an account asks of `politeia live serve`, and the status of the answer. Of
several commands or requests the last is shown.

    python -m tests.messages.catalogue          write docs/diagnostics.md
    python -m tests.messages.catalogue renew    write the messages anew; read every difference before you keep it
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
from datetime import date
from html import unescape
from pathlib import Path
from unittest.mock import patch

import click
from click.testing import CliRunner

from politeia.cli.failures import FAILS, HOLDS, status_of
from politeia.cli.live_shown import refusal
from politeia.cli.main import group
from politeia.polity.model import Refused
from politeia.web.bookshelf import Bookshelf
from politeia.web.drafts.keeping import Drafts
from politeia.web.serving import application

HERE = Path(__file__).parent
PAGE = HERE.parents[1] / "docs" / "diagnostics.md"
SOURCES = HERE.parents[1] / "src" / "politeia"
FORM = "application/x-www-form-urlencoded"
_SITE = "http://127.0.0.1"
_FENCE = re.compile(r"^````(?P<word>\w+)(?: (?P<name>[^\n]*?))?\n(?P<body>.*?)^````$", re.MULTILINE | re.DOTALL)
_MISTAKE = re.compile(r'<div class="mistake">(.*?)</div>', re.DOTALL)
_CODE = re.compile(r'"([A-Z]\d{3})"')
_MADE = re.compile(r'(?:failure|error|warning|Refused)\(\s*"([A-Z]\d{3})"')
_MESSAGE = re.compile(r"error |warning (?!L)")
_REFUSAL = re.compile(r"A1(?:[0-6]|9)\d")
"""Codes of acts that the law or the record stands against."""
_SHOWN = re.compile(r"^(?:error|warning) ([A-Z]\d{3}) ", re.MULTILINE)

HEAD = """# Messages

What a message means, and how to mend what it found. Made by `make docs` from the laws in `tests/messages/`, where each
message stands with the law that brings it about. Codes that begin with L are findings of [lint](lint.md): warnings, not
mistakes.

Letters tell where a mistake lies: D the file, P the words of a block, N names and numbers of the norms, T tests beside the
law, Q questions put to a charter, V counts and tables of votes, S simulations, W blocs, pictures and paper, E editors, F tables of
people, C the command and claims, A acts of a running body, X the explorer, the service of a body and questions for other programs.
"""


@dataclass(frozen=True, slots=True)
class Case:
    """One file of the catalogue; `files` are names with their bytes."""

    path: Path
    title: str
    prose: str
    files: tuple[tuple[str, bytes], ...]
    way: str
    """How it comes about: `command`, `python`, `request` or `service`."""
    source: str
    """The commands, the program, or the requests."""
    without: str
    message: str

    @property
    def status(self) -> int:
        """The exit status that belongs to its message: warnings alone do not fail, and a body that runs refuses with 1.

        Of a page it is the status of the web: its own codes end in it, and every other mistake has 422. Of the service it is
        the one that the case itself says.
        """
        if self.way == "service":
            return int(self.source.rpartition("-> ")[2])
        if self.way == "request":
            return int(self.codes[0][1:]) if self.codes[0].startswith("X4") else 422
        if any(_REFUSAL.fullmatch(code) for code in self.codes):
            return 1
        return 2 if self.message.startswith("error ") else 0

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes that its message shows."""
        return tuple(dict.fromkeys(_SHOWN.findall(self.message)))


def read_case(path: Path) -> Case:
    """A file of the catalogue."""
    text = path.read_text(encoding="utf-8")
    title, _, rest = text.removeprefix("# ").partition("\n")
    fences = [(found["word"], found["name"] or "", found["body"]) for found in _FENCE.finditer(text)]
    files = tuple(_file(name, body) for word, name, body in fences if word == "law")
    done = ((word, body.strip()) for word, _, body in fences if word in ("command", "python", "request", "service"))
    way, source = next(done, ("command", "politeia check ."))
    without = next((body.strip() for word, _, body in fences if word == "without"), "")
    message = next((body for word, _, body in fences if word == "message"), "")
    return Case(path, title, rest.partition("````")[0].strip(), files, way, source, without, message)


def shown(case: Case) -> tuple[int, str]:
    """The status and the messages that a case shows, without findings of lint and the summary."""
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        for name, data in case.files:
            Path(name).parent.mkdir(parents=True, exist_ok=True)
            Path(name).write_bytes(data)
        with _without(case.without), patch.dict(os.environ, {"COLUMNS": "100"}):
            status, output = WAYS[case.way](case.source)
    blocks = (block.strip("\n") for block in re.split(r"\n(?=\n|error |warning )", output))
    return status, "\n\n".join(block for block in blocks if _MESSAGE.match(block)) + "\n"


def _commanded(source: str) -> tuple[int, str]:
    for line in source.splitlines():
        run = CliRunner().invoke(group, shlex.split(line)[1:])
    return run.exit_code, run.output


def _programmed(source: str) -> tuple[int, str]:
    """Run a program; what it raises is shown as the command line shows it."""

    def run() -> int:
        try:
            exec(source, {"__name__": "program"})
        except Refused as refused:
            refusal(refused, as_data=False)
            return FAILS
        return HOLDS

    ran = CliRunner().invoke(click.Command("program", callback=lambda: sys.exit(status_of(run))))
    return ran.exit_code, ran.output


def _requested(source: str) -> tuple[int, str]:
    """Ask a server over the library's smallest charter and what lies in the folder `drafts`; the mistakes of its last page.

    A request is a method, an address, and the body of a form: `word*2000000` writes a word many times over.
    """
    from starlette.testclient import TestClient

    shelf = Bookshelf(today=date(2025, 1, 1), only=("debian",))
    headers = {"sec-fetch-site": "same-origin", "origin": _SITE, "content-type": FORM}
    client = TestClient(application(shelf, drafts=Drafts(Path("drafts"))), base_url=_SITE, headers=headers)
    for line in source.splitlines():
        method, address, *rest = line.split(" ", 2)
        written, _, times = "".join(rest).partition("*")
        content = (written * int(times or 1)).encode()
        kind = {"content-type": FORM if "=" in written else "text/plain"}
        answer = client.request(method, address, content=content, headers=kind)
    told = (_told(found) for found in _MISTAKE.findall(answer.text))
    return answer.status_code, "\n\n".join(told)


def _served(source: str) -> tuple[int, str]:
    """Ask the service of the tests' reading society; the refusal of the last request.

    A line is an account (`-` for nobody), a method, an address, fields as JSON (`word*2000000` writes a word many times over),
    perhaps `with` a header, and `->` the status: `guest POST /api/do/act {"act": "fill Chair"} -> 403`.
    """
    from tests.service.houses import club_house

    Path("club").mkdir()
    with club_house(Path("club")) as house:
        for line in source.splitlines():
            asked, _, header = line.rpartition(" -> ")[0].partition(" with ")
            account, method, address, *rest = asked.split(" ", 3)
            written, _, times = "".join(rest).partition("*")
            name, _, value = header.partition(": ")
            kind = {"content-type": "application/json"} if written.startswith("{") else {}
            content = (written * int(times or 1)).encode()
            client = house.client("" if account == "-" else account)
            answer = client.request(
                method, address, content=content, headers={**kind, **({name: value} if name else {})}
            )
    found = answer.json()
    lines = [f"error {found['code']}  {found['title']}", *(f"   {reason['words']}" for reason in found["reasons"])]
    return answer.status_code, "\n".join(lines)


def _told(mistake: str) -> str:
    """A mistake on a page, written as on a terminal."""
    head, *rest = (unescape(line) for line in re.findall(r"<p>(.*?)</p>", mistake))
    code, _, words = head.removeprefix('<span class="code">').partition("</span> ")
    return "\n".join((f"error {code}  {words}", *(f"   {line}" for line in rest)))


WAYS = {"command": _commanded, "python": _programmed, "request": _requested, "service": _served}


@contextlib.contextmanager
def _without(module: str) -> Iterator[None]:
    """Take a library away: its import fails as if it were not installed."""
    kept = sys.modules.get(module)
    if module:
        sys.modules[module] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        sys.modules.pop(module, None)
        if kept is not None:
            sys.modules[module] = kept


def renew() -> None:
    """Write what is shown today into every file of the catalogue."""
    for case in cases():
        text = case.path.read_text(encoding="utf-8")
        kept = text[: text.index("````message\n")]
        case.path.write_text(f"{kept}````message\n{shown(case)[1]}````\n", encoding="utf-8")


def _file(written: str, body: str) -> tuple[str, bytes]:
    name, _, how = written.partition(" as ")
    if how == "crlf":
        return name, body.replace("\n", "\r\n").encode()
    if how == "empty":
        return name, b""
    if size := re.fullmatch(r"(\d+) MB", how):
        return name, body.encode().ljust(int(size[1]) * 1_000_000)
    return name, body.encode(how or "utf-8")


def cases() -> tuple[Case, ...]:
    """Every file of the catalogue, in the order of its name."""
    return tuple(read_case(path) for path in sorted(HERE.glob("*.md")))


def codes_in_use() -> frozenset[str]:
    """Every code that politeia can show, except those of lint, which have a catalogue of their own."""
    found = (code for path in SOURCES.rglob("*.py") for code in _CODE.findall(path.read_text(encoding="utf-8")))
    return frozenset(code for code in found if not code.startswith("L"))


def layers_of_codes() -> dict[str, frozenset[str]]:
    """The layers of the program in which each code of a mistake is made."""
    found: dict[str, set[str]] = {}
    for path in SOURCES.rglob("*.py"):
        layer = path.relative_to(SOURCES).parts[0]
        for code in _MADE.findall(path.read_text(encoding="utf-8")):
            found.setdefault(code, set()).add(layer)
    return {code: frozenset(layers) for code, layers in found.items()}


def page() -> str:
    """The page of the documentation: each code with the cases that show it."""
    by_code: dict[str, list[Case]] = {}
    for case in cases():
        for code in case.codes:
            by_code.setdefault(code, []).append(case)
    sections = []
    for code in sorted(by_code):
        if code.startswith("L"):
            continue
        entries = [
            f"**{case.title}.** {case.prose}\n\n```text\n{case.message.rstrip()}\n```\n" for case in by_code[code]
        ]
        sections.append(f"## {code}\n\n" + "\n".join(entries))
    return HEAD + "\n" + "\n".join(sections)


if __name__ == "__main__":
    if sys.argv[1:] == ["renew"]:
        renew()
    PAGE.write_text(page(), encoding="utf-8")
