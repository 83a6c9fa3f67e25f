"""The terminal: where output goes, when it is coloured, and how progress is shown."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from politeia.diagnostics.model import Diagnostic

if TYPE_CHECKING:
    from rich.console import Console

WIDEST = 110
"""Lines longer than this are hard to read, however wide the window."""
PATIENCE = 1.0
"""Seconds before a progress bar is worth showing."""

Report = Callable[[int, int, str], None]


def is_coloured(terminal: bool) -> bool:
    """Whether colours are wanted: on a terminal, and not with NO_COLOR."""
    return terminal and not os.environ.get("NO_COLOR")


def open_console(*, stderr: bool = False) -> Console:
    """A console that is plain when piped, and not wider than is good to read."""
    from rich.console import Console

    stream = sys.stderr if stderr else sys.stdout
    console = Console(file=stream, highlight=False, soft_wrap=False, no_color=not is_coloured(stream.isatty()))
    console.width = min(console.width, WIDEST) if stream.isatty() else 100
    return console


def rendered(item: Diagnostic, *, coloured: bool) -> str:
    """A diagnostic as text for the terminal."""
    from politeia.diagnostics.rendering import render

    return render(item, colour=is_coloured(coloured))


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
