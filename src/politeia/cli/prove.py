"""`politeia prove`: what a coalition can force, prevent or never reach, with a witness to follow."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from politeia.cli.failures import FAILS, HOLDS
from politeia.cli.scenarios import scenario_option

if TYPE_CHECKING:
    from politeia.amendment.opening import Target
    from politeia.language.questions import PropertySyntax
    from politeia.verification.model import Answer

EPILOG = """\b
Examples:
  politeia prove kazakhstan@2023-04-01
  politeia prove kazakhstan@2023-04-01 "no pocket veto"
  politeia prove kazakhstan@2023-04-01 P45
  politeia prove kazakhstan@2023-04-01 --claim "President can force Mazhilis is dissolved"
  politeia prove kazakhstan@2023-04-01 "no pocket veto" --picture witness.svg
  politeia prove kazakhstan@2023-04-01 --scenario "parliament of March 2023" --claim "Amanat can prevent ordinary law succeeded"

Exit status: 0 when every claim holds (or does not apply), 1 when one fails or depends on a gap.
"""


@click.command("prove", epilog=EPILOG)
@click.argument("charter_at_date", metavar="CHARTER@DATE")
@click.argument("name", metavar="[PROPERTY or CLAIM]", required=False, default="")
@click.option("--claim", "claims", multiple=True, help="A question of your own, in the words of a property's claim.")
@click.option("--given", "given", multiple=True, help="The situation at the start, for --claim.")
@scenario_option("claims can name them, as in “Amanat and President can force ...”.")
@click.option(
    "--scope",
    type=click.Choice(["question", "sittings", "whole"]),
    help="How far to play: question keeps offices filled and bodies sitting; sittings plays their dissolution and "
    "dismissal; whole plays everything. Without it the widest of the first two that fits.",
)
@click.option("--breach", is_flag=True, help="Anyone may break a duty.")
@click.option("--facts-open", is_flag=True, help="Read grounds and facts both ways instead of taking them as given.")
@click.option(
    "--floor",
    type=click.Choice(["rest first", "coalition first", "rest freely"]),
    default="rest first",
    help="Who acts first; rest freely lets the others act as often as they like before the coalition.",
)
@click.option("--limit", type=int, default=1_000_000_000, show_default=True, help="The most situations to examine.")
@click.option(
    "--wide",
    type=int,
    default=25_000,
    show_default=True,
    help="The most situations with dissolutions and dismissals, before a question is played without them.",
)
@click.option("--own", is_flag=True, help="Only the charter's own properties, without the catalogue.")
@click.option("--brief", "short", is_flag=True, help="Verdicts only, without witnesses.")
@click.option(
    "--engine",
    "engine_name",
    type=click.Choice(["reference", "explicit", "symbolic"]),
    help="The engine that plays, instead of the one that suits the size of the question.",
)
@click.option(
    "--picture",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the witness as a tree (.svg); for one property or claim.",
)
@click.option(
    "--test-block", is_flag=True, help="Print each witness as a block of tests that can stand beside the law."
)
@click.option("--profile", is_flag=True, help="Say where the time went.")
@click.option("--json", "as_data", is_flag=True, help="Print the answers as JSON.")
def command(
    charter_at_date: str,
    name: str,
    claims: tuple[str, ...],
    given: tuple[str, ...],
    scenario_name: str,
    scope: str | None,
    breach: bool,
    facts_open: bool,
    floor: str,
    limit: int,
    wide: int,
    own: bool,
    short: bool,
    engine_name: str | None,
    picture: Path | None,
    test_block: bool,
    profile: bool,
    as_data: bool,
) -> int:
    """Decide the properties of a charter and the catalogue, one property or question of it, or a claim of your own."""
    from time import perf_counter

    from politeia.amendment.catalogue import catalogue
    from politeia.amendment.opening import opened
    from politeia.cli.console import progress
    from politeia.cli.profiles import as_record, chosen_engine, profile_lines
    from politeia.cli.questions import asked_of_catalogue, asked_properties
    from politeia.cli.scenarios import chosen_scenario
    from politeia.presentation.proofs import answers_of
    from politeia.transition.slicing import Scope
    from politeia.verification.engines.timing import Ledger
    from politeia.verification.model import Assumptions, Floor

    if picture is not None:
        from politeia.cli.witness_picture import refuse_other_drawings

        refuse_other_drawings(picture)
    started = perf_counter()
    ledger = Ledger(perf_counter)
    target = ledger.noted("open the charter", lambda: opened(charter_at_date))
    scenario = chosen_scenario(scenario_name, target)
    by_roles = () if claims else asked_of_catalogue(target, name)
    asked = by_roles or asked_properties(target, name, claims, given, scenario)
    engine = chosen_engine(engine_name, ledger if profile else None)
    assumed = Assumptions(
        Scope(scope) if scope else None, breach, facts_open, Floor(floor), limit, wide, engine, scenario=scenario
    )
    answers = answers_of(target, asked, assumed, by_roles=bool(by_roles), watched=progress)
    if not (name or claims or own):
        questions = catalogue()
        asked = (*asked, *questions)
        answers = (
            *answers,
            *answers_of(target, questions, assumed, by_roles=True, title="Asking the catalogue", watched=progress),
        )
    if picture is not None:
        from politeia.cli.witness_picture import draw

        draw(answers, picture, target.day)
        click.echo(f"{picture}: written.", err=True)
    if test_block:
        from politeia.cli.witness_blocks import show_blocks

        show_blocks(target, asked, answers)
    elif as_data:
        from politeia.cli.jsons import as_json

        times = {"profile": as_record(ledger, perf_counter() - started)} if profile else {}
        click.echo(as_json({"edition": target.label, "answers": answers, **times}))
    else:
        _show(target, asked, answers, short=short)
        if profile:
            click.echo("\n".join(profile_lines(ledger, perf_counter() - started)))
    return HOLDS if all(_stands(answer) for answer in answers) else FAILS


def _stands(answer: Answer) -> bool:
    from politeia.verification.model import Verdict

    return answer.verdict in (Verdict.HOLDS, Verdict.NOT_APPLICABLE)


def _by_reason(answers: tuple[Answer, ...]) -> dict[str, list[str]]:
    """The questions that do not apply, under the reason that they share."""
    found: dict[str, list[str]] = {}
    for answer in answers:
        found.setdefault(answer.reason or "it does not apply", []).append(answer.name)
    return found


def _show(target: Target, asked: tuple[PropertySyntax, ...], answers: tuple[Answer, ...], *, short: bool) -> None:
    from rich.text import Text

    from politeia.cli.answers import answer_in_full, summary, verdict_line
    from politeia.cli.console import open_console
    from politeia.verification.model import Verdict

    console = open_console()
    if not answers:
        console.print(f"{target.label} states no property; ask one with --claim.")
        return
    console.print(Text(target.label, style="bold"))
    if not short:
        console.print()
    several = len(answers) > 1
    aside = tuple(answer for answer in answers if several and answer.verdict is Verdict.NOT_APPLICABLE)
    for answer in answers:
        if answer not in aside:
            console.print(verdict_line(answer) if short else answer_in_full(answer, assumptions=not several))
    for reason, names in _by_reason(aside).items():
        console.print(Text(f"– not asked, because {reason}: {'; '.join(names)}", style="dim"))
    if several:
        console.print(Text(f"{len(asked)} properties: {summary(answers)}."))
        if not short:
            for line in _rest_on(answers):
                console.print(Text(line, style="dim"))


def _rest_on(answers: tuple[Answer, ...]) -> Iterator[str]:
    """What all played answers rest on, and where a reader finds what single ones leave out besides."""
    played = [answer.assumptions for answer in answers if answer.assumptions]
    if played:
        shared = [line for line in played[0] if all(line in lines for lines in played)]
        yield "All rest on: " + " ".join(shared)
        apart = sum(1 for lines in played if set(lines) - set(shared))
        if apart:
            some, count = (
                ("1 of them leaves", "counts time in its")
                if apart == 1
                else (f"{apart} of them leave", "count time in their")
            )
            yield f"{some} something out besides, or {count} own periods: ask one alone, or use --json."
