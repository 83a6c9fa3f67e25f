"""`politeia fmt`: norm blocks aligned, prose untouched."""

from __future__ import annotations

from pathlib import Path

import click

from politeia.cli.failures import FAILS, HOLDS

EPILOG = """\b
Examples:
  politeia fmt my-statute
  politeia fmt my-statute/statute.md --check
"""


@click.command("fmt", epilog=EPILOG)
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--check", "only_check", is_flag=True, help="Change nothing; exit 1 when a file would change.")
@click.option("--json", "as_data", is_flag=True, help="Print the files that changed as JSON.")
def command(paths: tuple[Path, ...], only_check: bool, as_data: bool) -> int:
    """Align the blocks of Markdown files, or of all files in folders; everything outside the blocks stays as it is."""
    from politeia.presentation.amounts import amount

    files = [path for named in paths for path in _files(named)]
    changed = [path for path in files if _formatted(path, write=not only_check)]
    if as_data:
        from politeia.cli.jsons import as_json

        click.echo(as_json({"changed": changed, "written": not only_check}))
    else:
        for path in changed:
            click.echo(f"{path}: {'would change' if only_check else 'aligned'}")
        if not changed:
            click.echo(f"{amount(len(files), 'file')} read, nothing to align.")
    return FAILS if only_check and changed else HOLDS


def _files(path: Path) -> list[Path]:
    """The file, or the Markdown files below a folder; raises an error of exit status 2 where there is none."""
    from politeia.diagnostics.model import failure

    found = sorted(file for file in path.rglob("*.md") if file.is_file()) if path.is_dir() else [path]
    if not found:
        raise failure(
            "D204",
            f"the folder {path} holds no Markdown file",
            expectation="Norm blocks stand in files whose names end in .md.",
            remedy="Name the folder of a charter, or a file.",
        )
    return found


def _formatted(path: Path, *, write: bool) -> bool:
    from politeia.cli.files import write_whole
    from politeia.diagnostics.model import PoliteiaError, Severity
    from politeia.documents.reading import read_document
    from politeia.documents.rewriting import rewrite_fences
    from politeia.language.formatting import format_lines

    data = path.read_bytes()
    unreadable = tuple(
        item
        for item in read_document(str(path), data).diagnostics
        if item.code in ("D101", "D103", "D110", "D116") and item.severity is Severity.ERROR
    )
    if unreadable:
        raise PoliteiaError(unreadable)
    result = rewrite_fences(data, format_lines)
    if result != data and write:
        write_whole(path, result.decode("utf-8"))
    return result != data
