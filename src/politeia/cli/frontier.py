"""The capture frontier in the terminal, and the smallest coalitions for one goal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from politeia.amendment.opening import Target
from politeia.cli.questions import refuse_unknown_names
from politeia.language.questions import PropertySyntax
from politeia.norms.scenarios import Scenario
from politeia.presentation.frontier import said
from politeia.verification.casting import cast
from politeia.verification.model import Answer, Assumptions
from politeia.verification.proving import prove_by_roles

if TYPE_CHECKING:
    from rich.table import Table


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


def answer_goal(target: Target, asked: PropertySyntax, scenario: Scenario | None = None) -> Answer:
    """The smallest coalitions of an edition; raises when the goal names what no charter has."""
    named, missing = cast(asked, target.institutions)
    if not missing:
        refuse_unknown_names(target, (named,), scenario)
    return prove_by_roles(target.institutions, asked, Assumptions(scenario=scenario))
