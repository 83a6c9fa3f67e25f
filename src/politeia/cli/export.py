"""`politeia export`: a question written for another model checker."""

from __future__ import annotations

from pathlib import Path

import click

from politeia.cli.failures import HOLDS
from politeia.cli.files import write_whole

EPILOG = """\b
Examples:
  politeia export kazakhstan@2023-04-01 "no free dissolution" --to prism > game.prism
  politeia export kazakhstan@2023-04-01 --claim "ordinary law ended in force is never possible" --to promela

PRISM-games decides the coalition games, Storm and spin what is possible when all help, and what everyone can
do again and again. The first reading of each gap is
written; `politeia prove` tries them all.
"""


@click.command("export", epilog=EPILOG)
@click.argument("charter_at_date", metavar="CHARTER@DATE")
@click.argument("name", metavar="[PROPERTY]", required=False, default="")
@click.option("--to", "language", type=click.Choice(["prism", "promela"]), required=True, help="The language to write.")
@click.option("--claim", "claims", multiple=True, help="A question of your own, in the words of a property's claim.")
@click.option("--given", "given", multiple=True, help="The situation at the start, for --claim.")
@click.option(
    "--scope",
    type=click.Choice(["question", "sittings", "whole"]),
    default="sittings",
    show_default=True,
    help="How far to play, as in `politeia prove`.",
)
@click.option(
    "--out", "folder", type=click.Path(path_type=Path, file_okay=False), help="Write model and question to this folder."
)
@click.option("--json", "as_data", is_flag=True, help="Print the files as JSON.")
def command(
    charter_at_date: str,
    name: str,
    language: str,
    claims: tuple[str, ...],
    given: tuple[str, ...],
    scope: str,
    folder: Path | None,
    as_data: bool,
) -> int:
    """Write a question for another model checker: PRISM-games, Storm or spin."""
    from politeia.amendment.opening import asked_of, opened
    from politeia.cli.questions import asked_properties
    from politeia.diagnostics.model import failure
    from politeia.exchange.posing import pose
    from politeia.transition.slicing import Scope

    target = opened(charter_at_date)
    asked = asked_properties(target, name, claims, given)
    if len(asked) != 1:
        raise failure(
            "X103",
            f"{len(asked)} properties at once cannot be written as one model",
            remedy='Name one: politeia export kazakhstan@2023-04-01 "no free dissolution" --to prism',
        )
    question = pose(
        asked[0], asked_of(target, statutes=asked[0].with_statutes), edition=target.label, scope=Scope(scope)
    )
    files = _texts(question, language)
    if as_data:
        from politeia.cli.jsons import as_json

        click.echo(as_json({"edition": target.label, "claim": question.claim, "files": files}))
        return HOLDS
    for ending, text in files.items():
        if folder is None:
            click.echo(text, nl=False)
        else:
            folder.mkdir(parents=True, exist_ok=True)
            path = folder / f"question{ending}"
            write_whole(path, text)
            click.echo(str(path))
    return HOLDS


def _texts(question: object, language: str) -> dict[str, str]:
    """The files of a question by their endings."""
    from politeia.exchange.model import PosedQuestion
    from politeia.exchange.prism import PrismText
    from politeia.exchange.promela import promela

    assert isinstance(question, PosedQuestion)
    if language == "promela":
        return {".pml": promela(question)}
    text = PrismText(question)
    return {".prism": text.model(), ".props": text.properties()}
