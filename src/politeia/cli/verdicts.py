"""`politeia verdicts`: the catalogue of questions asked of several editions, side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from politeia.cli.failures import HOLDS

if TYPE_CHECKING:
    from rich.table import Table

    from politeia.amendment.opening import Target
    from politeia.language.questions import PropertySyntax
    from politeia.verification.model import Answer

EPILOG = """\b
Examples:
  politeia verdicts kazakhstan@2018-01-01 kazakhstan@2023-04-01
  politeia verdicts pakistan@1998-01-01 kazakhstan@2023-04-01 --only P20,P21,P22
  politeia verdicts kazakhstan@2023-04-01 --markdown

A star marks a verdict that is another one if nobody who decides is dissolved or dismissed meanwhile.

Exit status: 0.
"""
UNLESS_DISTURBED = "*"
NOT_ASKED = "—"


@click.command("verdicts", epilog=EPILOG)
@click.argument("editions", metavar="CHARTER@DATE...", nargs=-1, required=True)
@click.option("--only", metavar="NUMBERS", help="Questions by number, such as P20,P22b.")
@click.option("--markdown", is_flag=True, help="Print the table as Markdown.")
@click.option("--json", "as_data", is_flag=True, help="Print the answers as JSON.")
def command(editions: tuple[str, ...], only: str | None, markdown: bool, as_data: bool) -> int:
    """Put the catalogue of questions to each edition and set the verdicts side by side."""
    from politeia.amendment.opening import opened
    from politeia.cli.console import open_console
    from politeia.cli.jsons import as_json

    questions = asked_by_number(only)
    targets = tuple(opened(edition) for edition in editions)
    columns = tuple(_answers(target, questions) for target in targets)
    if as_data:
        found = [{"edition": t.label, "answers": answers} for t, answers in zip(targets, columns, strict=True)]
        click.echo(as_json({"editions": found}))
        return HOLDS
    rows = tuple(zip(*columns, strict=True))
    if markdown:
        click.echo("\n".join(markdown_table(tuple(editions), rows)))
    else:
        open_console().print(_table(tuple(target.label for target in targets), rows))
    return HOLDS


def asked_by_number(numbers: str | None) -> tuple[PropertySyntax, ...]:
    """The questions of the catalogue with these numbers, or all; raises an error of exit status 2 for an unknown one."""
    from politeia.amendment.catalogue import catalogue
    from politeia.diagnostics.model import failure

    by_number = {asked.name.split()[0]: asked for asked in catalogue()}
    wanted = list(by_number) if numbers is None else [number.strip() for number in numbers.split(",")]
    for number in wanted:
        if number not in by_number:
            raise failure(
                "Q103",
                f"the catalogue has no question “{number}”",
                expectation="Questions are told by their numbers, such as P01 or P57a, with commas between.",
                remedy="politeia verdicts without --only shows them all.",
            )
    return tuple(by_number[number] for number in wanted)


def _answers(target: Target, questions: tuple[PropertySyntax, ...]) -> tuple[Answer, ...]:
    from politeia.cli.console import progress
    from politeia.presentation.proofs import answers_of

    title = f"Asking {target.label}"
    return answers_of(target, questions, by_roles=True, title=title, watched=progress)


def verdict_in_a_word(answer: Answer) -> str:
    """The verdict, with a star where dissolutions and dismissals on the way decide it; a dash where it does not apply."""
    from politeia.verification.model import Verdict

    if answer.verdict is Verdict.NOT_APPLICABLE:
        return NOT_ASKED
    return answer.verdict.value + (UNLESS_DISTURBED if answer.undisturbed is not None else "")


def markdown_table(editions: tuple[str, ...], rows: tuple[tuple[Answer, ...], ...]) -> list[str]:
    """The lines of a Markdown table: a question a row, an edition a column."""
    lines = [f"| question | {' | '.join(editions)} |", f"| --- |{' --- |' * len(editions)}"]
    return lines + [f"| {row[0].name} | {' | '.join(verdict_in_a_word(answer) for answer in row)} |" for row in rows]


def _table(labels: tuple[str, ...], rows: tuple[tuple[Answer, ...], ...]) -> Table:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column("")
    for label in labels:
        table.add_column(label)
    for row in rows:
        table.add_row(Text(row[0].name), *(Text(verdict_in_a_word(answer)) for answer in row))
    return table
