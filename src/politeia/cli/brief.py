"""`politeia brief`: the paper on a reform, in the terminal or as one page to hand round."""

from __future__ import annotations

from pathlib import Path

import click

from politeia.cli.failures import HOLDS

EPILOG = """\b
Examples:
  politeia brief kazakhstan 2022-06-01 2023-04-01
  politeia brief kazakhstan 2022-06-01 2023-04-01 --html brief.html
  politeia brief kazakhstan 2022-06-01 2023-04-01 --pdf brief.pdf
"""


@click.command("brief", epilog=EPILOG)
@click.argument("charter")
@click.argument("date1")
@click.argument("date2")
@click.option(
    "--html", "page_file", type=click.Path(path_type=Path), help="Write one self-contained page to this file."
)
@click.option(
    "--pdf",
    "paper_file",
    type=click.Path(path_type=Path),
    help="Write a paper to print: one page of findings, then the detail.",
)
@click.option("--json", "as_data", is_flag=True, help="Print the content as JSON.")
def command(
    charter: str, date1: str, date2: str, page_file: Path | None, paper_file: Path | None, as_data: bool
) -> int:
    """Write the brief on CHARTER between two dates: what changed, who gained, what still holds."""
    from politeia.cli.console import progress
    from politeia.cli.files import refuse_unwritable, write_whole
    from politeia.presentation.brief_making import make_brief

    for file in filter(None, (page_file, paper_file)):
        refuse_unwritable(file)
    if paper_file is not None:
        from politeia.presentation.brief_print import refuse_without_library

        refuse_without_library()
    brief = make_brief(charter, date1, date2, watched=progress)
    told = ", ".join(f"{figure.value} {figure.label}" for figure in brief.figures)
    if page_file is not None:
        from politeia.presentation.brief_page import page

        write_whole(page_file, page(brief))
    if paper_file is not None:
        from politeia.presentation.brief_print import paper

        write_whole(paper_file, paper(brief))
    for file in () if as_data else filter(None, (page_file, paper_file)):
        click.echo(f"{file}: {told}.")
    if as_data:
        from politeia.cli.jsons import as_json

        click.echo(as_json(brief))
    elif page_file is None and paper_file is None:
        from politeia.cli.brief_terminal import show_brief
        from politeia.cli.console import open_console

        show_brief(open_console(), brief)
    return HOLDS
