"""`politeia serve`: the explorer in a browser on this machine."""

from __future__ import annotations

from datetime import date

import click

EPILOG = """\b
Examples:
  politeia serve
  politeia serve my-statute --port 8080

Nothing leaves the machine. Stop it with Control-C.
"""


@click.command("serve", epilog=EPILOG)
@click.argument("charters", nargs=-1, metavar="[CHARTER]...")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="The port to listen on.")
@click.option("--language", default="en", show_default=True, help="The language of the interface: en or ru.")
def command(charters: tuple[str, ...], port: int, language: str) -> int:
    """Show the library, and charters of your own, in a browser."""
    import uvicorn

    from politeia.web.bookshelf import Bookshelf
    from politeia.web.serving import application

    shelf = Bookshelf(charters, today=date.today())
    click.echo(f"The explorer is at http://127.0.0.1:{port}/ (stop it with Control-C).")
    uvicorn.run(application(shelf, language), host="127.0.0.1", port=port, log_level="warning")
    return 0
