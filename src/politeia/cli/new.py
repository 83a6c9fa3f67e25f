"""`politeia new`: a small association's statute to start from."""

from __future__ import annotations

from pathlib import Path

import click

from politeia.cli.failures import HOLDS

TEMPLATE = Path(__file__).parent / "templates" / "statute.md"

EPILOG = """\b
Example:
  politeia new my-statute
  politeia check my-statute
  politeia prove my-statute
"""


@click.command("new", epilog=EPILOG)
@click.argument("named", metavar="FOLDER")
@click.option("--json", "as_data", is_flag=True, help="Print the file that was written as JSON.")
def command(named: str, as_data: bool) -> int:
    """Write the statute of a small society into FOLDER; it checks clean, and one of its properties fails."""
    from politeia.cli.files import write_whole
    from politeia.diagnostics.model import failure

    if not named.strip():
        raise failure("C005", "no folder is named", remedy="For example politeia new my-statute, or “.” for this one.")
    folder = Path(named)
    target = folder / "statute.md"
    if target.exists():
        raise failure("C002", f"{target} exists already", remedy="Choose another folder; nothing was changed.")
    folder.mkdir(parents=True, exist_ok=True)
    write_whole(target, TEMPLATE.read_text(encoding="utf-8"))
    if as_data:
        from politeia.cli.jsons import as_json

        click.echo(as_json({"written": target}))
    else:
        click.echo(f"{target} is written.\nNext: politeia check {folder}, then politeia prove {folder}.")
    return HOLDS
