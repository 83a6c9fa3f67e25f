"""Showing answers in the terminal: verdict, witness as numbered steps, a case for each reading."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from politeia.cli.styles import badge, with_articles
from politeia.presentation.days import time_of
from politeia.presentation.verdicts import remarks
from politeia.verification.model import Answer, Case, Coalition, Reading, Verdict, Witness

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

MOST_COALITIONS_SHOWN = 12
MOST_GROUNDS_SHOWN = 3


def verdict_line(answer: Answer) -> Text:
    """The verdict, the property's name, and what else is to be known about it."""
    from rich.text import Text

    line = badge(answer.verdict)
    line.append("  ")
    line.append(answer.name, style="bold")
    for remark in remarks(answer):
        line.append(f"  · {remark}", style="dim")
    return Text.assemble(line)


def answer_in_full(answer: Answer, *, assumptions: bool = True) -> RenderableType:
    """Everything that a reader needs to check an answer."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.text import Text

    parts: list[RenderableType] = [verdict_line(answer)]
    body: list[RenderableType] = []
    if answer.question:
        body.append(Text(answer.question, style="italic"))
    body.append(Text(f"Claim: {answer.claim}", style="dim"))
    if answer.reason:
        body.append(Text(answer.reason[:1].upper() + answer.reason[1:]))
    if answer.cases:
        for case in answer.cases:
            body += case_lines(case, smallest=asks_for_smallest(answer))
    elif answer.witness is not None:
        body += witness_lines(answer.witness)
    if not any(case.coalitions for case in answer.cases):
        body += coalition_lines(answer.coalitions, smallest=asks_for_smallest(answer))
    if answer.note:
        body.append(Text(f"Note: {answer.note}"))
    if assumptions:
        body += ground_lines(answer)
    if assumptions and answer.states:
        body.append(
            Text(
                f"{answer.states:,} situations and {answer.edges:,} acts examined by the {answer.engine} engine.",
                style="dim",
            )
        )
    parts.append(Padding(Group(*body), (0, 0, 1, 2)))
    return Group(*parts)


def ground_lines(answer: Answer) -> Iterable[RenderableType]:
    """What an answer rests on: for all that it asks about, then for the few on which the verdict turns."""
    from rich.padding import Padding
    from rich.text import Text

    if answer.assumptions:
        yield Text("Rests on: " + " ".join(answer.assumptions), style="dim")
    told = [ground for ground in answer.grounds if ground.decides][:MOST_GROUNDS_SHOWN]
    for ground in told:
        yield Padding(Text(f"{ground.name} besides: " + " ".join(ground.lines), style="dim"), (0, 0, 0, 2))
    left = len(answer.grounds) - len(told)
    if left:
        yield Text(f"  {left} more rest on something besides: --json tells.", style="dim")


def witness_lines(witness: Witness) -> Iterable[RenderableType]:
    """The steps of a witness, numbered, each with its articles."""
    from rich.table import Table
    from rich.text import Text

    yield Text(witness.shows)
    steps = Table(box=None, show_header=False, padding=(0, 1), pad_edge=False)
    steps.add_column(justify="right", style="dim", no_wrap=True)
    timed = any(step.days for step in witness.steps)
    if timed:
        steps.add_column(style="dim", no_wrap=True)
    steps.add_column(ratio=1)
    said = ""
    for number, step in enumerate(witness.steps, 1):
        words = Text(step.actor, style="bold")
        words.append(f": {step.act}", style="not bold")
        line = Text.assemble(words, with_articles("", step.citations))
        if step.unstoppable:
            line.append(f"\n{step.unstoppable}", style="dim")
        when = time_of(step.days)
        steps.add_row(f"{number}.", *([when if when != said else ""] if timed else []), line)
        said = when
    if witness.steps:
        yield steps
    if witness.conclusion:
        yield Text(f"→ {witness.conclusion}")


def asks_for_smallest(answer: Answer) -> bool:
    """Whether the question asks for the smallest coalitions; others name single actors as whole bodies."""
    return answer.claim.startswith("smallest coalitions")


def case_lines(case: Case, *, smallest: bool = True) -> Iterable[RenderableType]:
    """The verdict under one set of readings, with its witness."""
    from rich.padding import Padding
    from rich.text import Text

    line = badge(case.verdict)
    line.append("  if ", style="not bold default")
    line.append("; ".join(reading_in_words(reading) for reading in case.readings), style="not bold default")
    yield Text.assemble(line)
    if case.witness is not None:
        for part in witness_lines(case.witness):
            yield Padding(part, (0, 0, 0, 2))
    for part in coalition_lines(case.coalitions, smallest=smallest):
        yield Padding(part, (0, 0, 0, 2))


def reading_in_words(reading: Reading) -> str:
    """One reading of a gap as a clause of a sentence."""
    where = f" ({reading.citation})" if reading.citation else ""
    return f"{reading.what}{where} is read as “{reading.completion}”"


def coalition_lines(coalitions: tuple[Coalition, ...], *, smallest: bool = True) -> Iterable[RenderableType]:
    """The coalitions that can, one a line, up to a sensible number: the smallest, or each actor that was asked about."""
    from rich.text import Text

    if coalitions:
        yield Text("Smallest coalitions:" if smallest else "Who can (fewer members of a body may be enough):")
    for coalition in coalitions[:MOST_COALITIONS_SHOWN]:
        yield Text(f"  • {coalition}")
    if len(coalitions) > MOST_COALITIONS_SHOWN:
        yield Text(f"  and {len(coalitions) - MOST_COALITIONS_SHOWN} more (--json lists all)", style="dim")


def summary(answers: Iterable[Answer]) -> str:
    """How many answers came to which verdict, in words."""
    found = [answer.verdict for answer in answers]
    counts = [f"{found.count(verdict)} {verdict.value}" for verdict in Verdict if verdict in found]
    return ", ".join(counts) or "no properties"
