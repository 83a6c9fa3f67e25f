"""`politeia serve`: the explorer in a browser on this machine."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

EPILOG = """\b
Examples:
  politeia serve
  politeia serve my-statute --port 8080

Only this machine can reach it, and nothing leaves the machine. Stop it with Control-C.
"""


@click.command("serve", epilog=EPILOG)
@click.argument("charters", nargs=-1, metavar="[CHARTER]...")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="The port to listen on.")
@click.option("--language", default="en", show_default=True, help="The language of the interface: en or ru.")
@click.option(
    "--drafts",
    "drafts_folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder for reforms of your own; without it the one that your system has for such data.",
)
def command(charters: tuple[str, ...], port: int, language: str, drafts_folder: Path | None) -> int:
    """Show the library, and charters of your own, in a browser; draft reforms there."""
    from platformdirs import user_data_path
    from uvicorn import Config

    from politeia.documents.library import find_base
    from politeia.web.bookshelf import Bookshelf
    from politeia.web.drafts.keeping import Drafts
    from politeia.web.listening import listening, serve
    from politeia.web.serving import application

    for name in charters:
        find_base(name)
    shelf = Bookshelf(charters, today=date.today())
    with listening("127.0.0.1", port) as taken:
        folder = drafts_folder or user_data_path("politeia", appauthor=False) / "drafts"
        click.echo(f"The explorer is at http://127.0.0.1:{port}/ (stop it with Control-C).")
        click.echo(f"Reforms of your own are kept in {folder}.")
        served = application(shelf, language, Drafts(folder))
        serve(Config(served, log_level="warning", ws="none", timeout_keep_alive=10), taken)
    return 0
