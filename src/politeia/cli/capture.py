"""`politeia capture`: the smallest coalitions that can reach a goal, or each goal with a name, counted in offices and seats."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from politeia.cli.failures import FAILS, HOLDS
from politeia.cli.scenarios import scenario_option

if TYPE_CHECKING:
    from politeia.amendment.opening import Target
    from politeia.norms.scenarios import Scenario
    from politeia.verification.model import Answer

EPILOG = """\b
Examples:
  politeia capture kazakhstan@2023-04-01
  politeia capture kazakhstan@2023-04-01 "making a law"
  politeia capture kazakhstan@2022-06-01 "making a law" --against kazakhstan@2023-04-01
  politeia capture kazakhstan@2022-06-01 --against kazakhstan@2023-04-01 --plot frontier.svg
  politeia capture kazakhstan@2023-04-01 --scenario "parliament of March 2023"
  politeia capture kazakhstan@2023-04-01 "state of emergency is in force"

Exit status: 0 when some coalition can, 1 when none can or the goal does not apply.
"""


@click.command("capture", epilog=EPILOG)
@click.argument("charter_at_date", metavar="CHARTER@DATE")
@click.argument("goal", metavar="[GOAL]", required=False, default="")
@click.option("--given", "given", multiple=True, help="The situation at the start, a condition.")
@click.option(
    "--against", "other", metavar="CHARTER@DATE", default="", help="Ask another edition too: how the frontier moved."
)
@scenario_option("the smallest coalitions are then made of them.")
@click.option(
    "--plot",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write a picture of what each goal costs (.svg or .png).",
)
@click.option("--json", "as_data", is_flag=True, help="Print the answer as JSON.")
def command(
    charter_at_date: str,
    goal: str,
    given: tuple[str, ...],
    other: str,
    scenario_name: str,
    plot: Path | None,
    as_data: bool,
) -> int:
    """Find the smallest coalitions that can reach GOAL, or each goal with a name, whatever all others lawfully do."""
    from politeia.amendment.opening import opened
    from politeia.cli.answers import answer_in_full
    from politeia.cli.console import open_console
    from politeia.cli.frontier import answer_goal
    from politeia.cli.jsons import as_json
    from politeia.cli.scenarios import chosen_scenario
    from politeia.presentation.frontier import asked_goal
    from politeia.verification.model import Verdict

    if plot is not None:
        from politeia.cli.pictures import refuse_other_kinds

        refuse_other_kinds(plot)
    targets = tuple(opened(written) for written in (charter_at_date, other) if written)
    scenarios = tuple(chosen_scenario(scenario_name, target) for target in targets)
    if not goal:
        return _every_goal(targets, scenarios, plot, as_data=as_data)
    asked = asked_goal(goal, given)
    answers = [answer_goal(target, asked, seats) for target, seats in zip(targets, scenarios, strict=True)]
    if plot is not None:
        _draw({goal: tuple(answers)}, targets, scenarios, plot)
    if as_data:
        editions = [{"edition": t.label, "answers": (answer,)} for t, answer in zip(targets, answers, strict=True)]
        click.echo(as_json(editions[0] if len(editions) == 1 else {"editions": editions}))
    else:
        console = open_console()
        for target, answer in zip(targets, answers, strict=True):
            if len(targets) > 1:
                console.print(target.label, style="bold")
            console.print(answer_in_full(answer))
    return HOLDS if all(answer.verdict is Verdict.HOLDS for answer in answers) else FAILS


def _draw(
    found: dict[str, tuple[Answer, ...]],
    targets: tuple[Target, ...],
    scenarios: tuple[Scenario | None, ...],
    path: Path,
) -> None:
    from politeia.cli.frontier_picture import draw, sizes_of

    sizes = [sizes_of(seats, target.institutions) for target, seats in zip(targets, scenarios, strict=True)]
    draw(found, tuple(target.label for target in targets), path, sizes)
    click.echo(f"{path}: written.", err=True)


def _every_goal(
    targets: tuple[Target, ...], scenarios: tuple[Scenario | None, ...], plot: Path | None, *, as_data: bool
) -> int:
    from politeia.cli.console import open_console, progress
    from politeia.cli.frontier import frontier_table
    from politeia.cli.jsons import as_json
    from politeia.presentation.frontier import frontier

    found = frontier(targets, scenarios, watched=progress)
    labels = tuple(target.label for target in targets)
    if plot is not None:
        _draw(found, targets, scenarios, plot)
    if as_data:
        click.echo(as_json({"editions": labels, "goals": found}))
    else:
        open_console().print(frontier_table(found, labels))
    return HOLDS
