"""The capture frontier of an edition: for every goal with a name, the smallest coalitions that can reach it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from politeia.amendment.opening import Target
from politeia.cli.proofs import answers_of
from politeia.cli.questions import refuse_unknown_names
from politeia.diagnostics.model import Place, PoliteiaError, failure
from politeia.diagnostics.nearest import nearest
from politeia.language.model import PropertySyntax
from politeia.language.phrases import parse_claim, parse_condition
from politeia.verification.casting import cast
from politeia.verification.model import Answer, Verdict
from politeia.verification.proving import prove_by_roles

if TYPE_CHECKING:
    from rich.table import Table

GOALS = {
    "making a law": "ordinary law succeeded",
    "amending the constitution": "amendment succeeded",
    "dissolving": "lower chamber is dissolved",
    "removing the president": "removal of head of state succeeded",
    "ending the government": "no confidence succeeded",
    "staying beyond the term": "limit of head of state is exceeded",
}
"""Goals with a name, in the words of conditions put by roles."""


def frontier(targets: tuple[Target, ...]) -> dict[str, tuple[Answer, ...]]:
    """For every goal with a name, the answer of each edition."""
    asked = tuple(asked_goal(goal, ()) for goal in GOALS)
    title = "Looking for the smallest coalitions"
    editions = [answers_of(target, asked, by_roles=True, title=title) for target in targets]
    return {goal: tuple(answers[number] for answers in editions) for number, goal in enumerate(GOALS)}


def frontier_table(found: dict[str, tuple[Answer, ...]], labels: tuple[str, ...]) -> Table:
    """The frontier of each edition in a column of its own."""
    from rich.table import Table
    from rich.text import Text

    table = Table(
        title="Smallest coalitions that can", title_justify="left", title_style="bold", box=None, pad_edge=False
    )
    table.add_column("")
    for label in labels:
        table.add_column(label, ratio=1)
    for goal, answers in found.items():
        table.add_row(goal, *(Text(said(answer)) for answer in answers))
    return table


def said(answer: Answer) -> str:
    """The coalitions in words, one a line; why there are none."""
    if answer.coalitions:
        return "\n".join(f"{'or ' if number else ''}{coalition}" for number, coalition in enumerate(answer.coalitions))
    if answer.verdict is Verdict.NOT_APPLICABLE:
        return f"– {answer.reason}" if answer.reason else "–"
    return "nobody, not even all together"


def asked_goal(goal: str, given: tuple[str, ...]) -> PropertySyntax:
    """The goal as a question; raises an error of exit status 2 that lists the goals with a name."""
    try:
        claim = parse_claim(f"smallest coalitions that can force {GOALS.get(goal, goal)}")
    except PoliteiaError:
        near = nearest(goal, GOALS, 0.4)
        raise failure(
            "P502",
            f"“{goal}” is no goal",
            expectation=f"Goals with a name are: {', '.join(GOALS)}. Any condition of the language is a goal too.",
            remedy=f"Did you mean “{near}”?" if near else "For example “state of emergency is in force”.",
        ) from None
    start = tuple(parse_condition(item) for item in given)
    return PropertySyntax(goal, claim, start, (), "lawful", "", "", "", "", (), Place("", 0))


def answer_goal(target: Target, asked: PropertySyntax) -> Answer:
    """The smallest coalitions of an edition; raises when the goal names what no charter has."""
    named, missing = cast(asked, target.institutions)
    if not missing:
        refuse_unknown_names(target, (named,))
    return prove_by_roles(target.institutions, asked)
