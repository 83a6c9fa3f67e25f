"""Leaving the program: exit statuses, and what a person sees when something went wrong."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

import click

from politeia.diagnostics.model import Diagnostic, PoliteiaError, error

HOLDS = 0
"""Everything asked holds."""
FAILS = 1
"""The work was done, and something asked does not hold."""
WRONG_INPUT = 2
"""The work could not be done with this input."""
FAULT = 70
"""Politeia itself failed (EX_SOFTWARE)."""
INTERRUPTED = 130

NOT_UTF_8 = error(
    "C004",
    "a file that was given is not written in UTF-8",
    expectation="Tables, documents and keys are text in UTF-8.",
    remedy="Save the file as UTF-8, or look whether it is the file that you meant.",
)


def guarded(run: Callable[[], object]) -> None:
    """Run, and turn every failure into a message for a person and an exit status."""
    sys.exit(status_of(run))


def status_of(run: Callable[[], object]) -> int:
    """The exit status of a run; messages go to stderr."""
    try:
        result = run()
        sys.stdout.flush()
        return result if isinstance(result, int) else HOLDS
    except click.exceptions.Exit as left:
        return left.exit_code
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except click.ClickException as wrong:
        wrong.show()
        return WRONG_INPUT
    except PoliteiaError as failed:
        show_diagnostics(failed.diagnostics)
        return failed.exit_status
    except BrokenPipeError:
        # The reader of our output (head, less) has gone. Python would complain when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return HOLDS
    except OSError as failed:
        show_diagnostics((about_file(failed),))
        return WRONG_INPUT
    except UnicodeDecodeError:
        show_diagnostics((NOT_UTF_8,))
        return WRONG_INPUT
    except RecursionError:
        show_diagnostics((error("C003", "the input is nested too deeply to be read"),))
        return WRONG_INPUT
    except Exception as failed:
        if os.environ.get("POLITEIA_DEBUG"):
            raise
        show_fault(failed)
        return FAULT


def about_file(failed: OSError) -> Diagnostic:
    """What the operating system said about a file, as a diagnostic."""
    name = failed.filename if failed.filename is not None else ""
    reason = {
        "FileNotFoundError": "there is no such file or directory",
        "IsADirectoryError": "it is a directory, and a file is needed",
        "NotADirectoryError": "a part of the path is a file, and a directory is needed",
        "PermissionError": "it may not be read or written (permission denied)",
        "FileExistsError": "it exists already",
    }.get(type(failed).__name__, (failed.strerror or str(failed)).lower())
    return error("C001", f"{name}: {reason}" if name else reason)


def show_diagnostics(diagnostics: tuple[Diagnostic, ...]) -> None:
    """Render diagnostics on stderr, in colour on a terminal."""
    from politeia.cli.console import rendered

    for item in diagnostics:
        click.echo(rendered(item, coloured=sys.stderr.isatty()), err=True)


def show_fault(failed: Exception) -> None:
    """Say that politeia is at fault, without a traceback."""
    click.echo(
        f"This is a fault in politeia, not in your text: {type(failed).__name__}: {failed}\n"
        "Please report it with the command you ran. POLITEIA_DEBUG=1 shows where it happened.",
        err=True,
    )
