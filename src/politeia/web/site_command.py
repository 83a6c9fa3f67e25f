"""`politeia site`: the explorer as files."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

EPILOG = """\b
Examples:
  politeia site public
  politeia site public --charter my-statute --language ru --no-proofs
"""


@click.command("site", epilog=EPILOG)
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--charter", "charters", multiple=True, help="A charter of your own, beside those of the library.")
@click.option("--only", "only", multiple=True, help="Only these charters of the library.")
@click.option("--language", default="en", show_default=True, help="The language of the interface: en or ru.")
@click.option("--proofs/--no-proofs", default=True, show_default=True, help="Prove every property of every edition.")
def command(folder: Path, charters: tuple[str, ...], only: tuple[str, ...], language: str, proofs: bool) -> int:
    """Write the explorer to FOLDER as pages that need no server."""
    from politeia.documents.library import find_base
    from politeia.web.bookshelf import Bookshelf
    from politeia.web.site import write_site

    for name in (*charters, *only):
        find_base(name)
    shelf = Bookshelf(charters, today=date.today(), only=only)
    count = write_site(
        shelf,
        folder,
        language=language,
        proofs=proofs,
        report=_report,
    )
    _report(0, "")
    click.echo(f"{folder / 'index.html'}: {count} page{'' if count == 1 else 's'}.")
    return 0


def _report(done: int, path: str) -> None:
    """Progress on one line of a terminal; nothing where nobody watches."""
    if sys.stderr.isatty():
        click.echo(f"\r{done} pages: {path[:60]:<60}" if done else "\r" + " " * 76 + "\r", nl=False, err=True)
