"""`politeia capture`: the smallest coalitions that can reach a goal, counted in offices and seats."""

from __future__ import annotations

import click

from politeia.cli.failures import FAILS, HOLDS

GOALS = {
    "making a law": "ordinary law succeeded",
    "amending the constitution": "amendment succeeded",
    "dissolving": "lower chamber is dissolved",
    "removing the president": "removal of head of state succeeded",
    "ending the government": "no confidence succeeded",
    "staying beyond the term": "limit of head of state is exceeded",
}
"""Goals with a name, in the words of conditions put by roles."""

EPILOG = f"""\b
Goals with a name: {", ".join(GOALS)}.
\b
Examples:
  politeia capture kazakhstan@2023-04-01 "making a law"
  politeia capture kazakhstan@2023-04-01 "state of emergency is in force"

Exit status: 0 when some coalition can, 1 when none can or the goal does not apply.
"""


@click.command("capture", epilog=EPILOG)
@click.argument("charter_at_date", metavar="CHARTER@DATE")
@click.argument("goal", metavar="GOAL")
@click.option("--given", "given", multiple=True, help="The situation at the start, a condition.")
@click.option("--json", "as_data", is_flag=True, help="Print the answer as JSON.")
def command(charter_at_date: str, goal: str, given: tuple[str, ...], as_data: bool) -> int:
    """Find the smallest coalitions that can reach a goal, whatever all others lawfully do."""
    from politeia.amendment.opening import opened
    from politeia.cli.answers import answer_in_full
    from politeia.cli.console import open_console
    from politeia.cli.jsons import as_json
    from politeia.cli.questions import refuse_unknown_names
    from politeia.diagnostics.model import Place
    from politeia.language.model import PropertySyntax
    from politeia.language.phrases import parse_claim, parse_condition
    from politeia.verification.casting import cast
    from politeia.verification.model import Verdict
    from politeia.verification.proving import prove_by_roles

    target = opened(charter_at_date)
    words = f"smallest coalitions that can force {GOALS.get(goal, goal)}"
    start = tuple(parse_condition(item) for item in given)
    asked = PropertySyntax(goal, parse_claim(words), start, (), "lawful", "", "", "", "", (), Place("", 0))
    named, missing = cast(asked, target.institutions)
    if not missing:
        refuse_unknown_names(target, (named,))
    answer = prove_by_roles(target.institutions, asked)
    if as_data:
        click.echo(as_json({"edition": target.label, "answers": (answer,)}))
    else:
        open_console().print(answer_in_full(answer))
    return HOLDS if answer.verdict is Verdict.HOLDS else FAILS
