"""The terminal: where output goes, when it is coloured, and how progress is shown."""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from shutil import get_terminal_size
from typing import IO, TYPE_CHECKING, TextIO, cast

from politeia.diagnostics.model import Diagnostic

if TYPE_CHECKING:
    from rich.console import Console

WIDEST = 110
"""Lines longer than this are hard to read, however wide the window."""
PATIENCE = 1.0
"""Seconds before a progress bar is worth showing."""

Report = Callable[[int, int, str], None]


def speak_utf_8(environment: Mapping[str, str]) -> None:
    """Write UTF-8 whatever the locale says, as charters are; an encoding that a person asked for stays, and loses letters."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.encoding.lower().replace("-", "") != "utf8":
            if environment.get("PYTHONIOENCODING"):
                stream.reconfigure(errors="replace")
            else:
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def is_coloured(terminal: bool) -> bool:
    """Whether colours are wanted: on a terminal, and not with NO_COLOR."""
    return terminal and not os.environ.get("NO_COLOR")


class _Trimmed(io.TextIOBase):
    """A stream that leaves out the spaces with which a table or an indent fills the end of its lines."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream

    def write(self, text: str) -> int:
        """Write without spaces at the ends of lines; a piece that ends in the middle of a line is left as it is."""
        self.stream.write(re.sub(r" +(?=\n)", "", text))
        return len(text)

    def flush(self) -> None:
        """Hand on what the stream below still holds."""
        self.stream.flush()


def open_console(*, stderr: bool = False) -> Console:
    """A console that is plain when piped, and not wider than is good to read."""
    from rich.console import Console

    class Piped(Console):
        """A console whose reader may leave: `| head` is no failure, and rich would end with status 1."""

        def on_broken_pipe(self) -> None:
            """Hand on the error that is being handled; the command line ends quietly."""
            raise

    stream = sys.stderr if stderr else sys.stdout
    file = stream if stream.isatty() else cast("IO[str]", _Trimmed(stream))
    console = Piped(file=file, highlight=False, soft_wrap=False, no_color=not is_coloured(stream.isatty()))
    console.width = min(console.width, WIDEST) if stream.isatty() else 100
    return console


def rendered(item: Diagnostic, *, coloured: bool) -> str:
    """A diagnostic as text; on a terminal (`coloured`) no wider than its window."""
    from politeia.diagnostics.rendering import render

    width = min(WIDEST, get_terminal_size((WIDEST, 0)).columns) if coloured else WIDEST
    return render(item, colour=is_coloured(coloured), width=width)


@contextmanager
def progress(title: str) -> Iterator[Report]:
    """A report function for work in steps: a bar on stderr once it has taken a second, and only on a terminal."""
    if not sys.stderr.isatty():
        yield lambda done, total, name: None
        return
    from time import monotonic

    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(bar_width=24),
        MofNCompleteColumn(),
        TextColumn("{task.fields[name]}", style="dim"),
        console=open_console(stderr=True),
        transient=True,
    )
    task = bar.add_task(title, name="", total=None)
    started = monotonic()
    running = False

    def report(done: int, total: int, name: str) -> None:
        nonlocal running
        if not running and monotonic() - started > PATIENCE:
            bar.start()
            running = True
        bar.update(task, completed=done, total=total, name=name)

    try:
        yield report
    finally:
        if running:
            bar.stop()
