"""`politeia scales`: published scales of presidential and parliamentary power, derived item by item from the norms."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from politeia.cli.failures import HOLDS
from politeia.cli.scenarios import scenario_option

if TYPE_CHECKING:
    from politeia.amendment.opening import Target
    from politeia.scales.absorption import Absorption
    from politeia.scales.model import Scale

EPILOG = """\b
Examples:
  politeia scales kazakhstan@2022-06-01
  politeia scales pakistan@2007-07-01 parliamentary --against
  politeia scales united-states@2007-07-01 --json
  politeia scales kazakhstan@2023-04-01 veto --scenario "President's majority of 2023"
  politeia scales --agreement

A range such as 0–1 shows what the text leaves open; the score before it reads silence as the coders of the scale do. What
no norm could settle is “not derivable” and counts in no sum.
"""


@click.command("scales", epilog=EPILOG)
@click.argument("charter_at_date", metavar="[CHARTER@DATE]", required=False, default="")
@click.argument("scale", metavar="[SCALE]", required=False, default="")
@click.option("--against", "against", is_flag=True, help="Set the published scores beside, where there are any.")
@click.option("--agreement", "agreement", is_flag=True, help="How the library's charters agree with published scores.")
@scenario_option("veto players of one bloc are merged.")
@click.option("--json", "as_data", is_flag=True, help="Print the scores as JSON.")
def command(charter_at_date: str, scale: str, against: bool, agreement: bool, scenario_name: str, as_data: bool) -> int:
    """Derive scales of presidential and parliamentary power, each item with the norm that decides it."""
    if agreement:
        return _agreement(as_data)
    if not charter_at_date:
        raise click.UsageError("Name a charter and a day, such as kazakhstan@2022-06-01, or ask for --agreement.")
    from politeia.amendment.opening import opened
    from politeia.scales.deriving import scales_of

    target = opened(charter_at_date)
    scales = _chosen(scales_of(target.institutions), scale)
    merged = _absorbed(target, scenario_name)
    if as_data:
        _print_data(target, scales, merged, against=against)
    else:
        from politeia.cli.console import open_console
        from politeia.cli.scales_shown import show_absorption, show_scales

        console = open_console()
        show_scales(console, target, scales, against=against)
        if scenario_name:
            show_absorption(console, merged)
    return HOLDS


def _absorbed(target: Target, scenario_name: str) -> tuple[Absorption, ...]:
    from politeia.cli.scenarios import chosen_scenario
    from politeia.scales.absorption import absorptions
    from politeia.scales.branches import branches_of

    scenario = chosen_scenario(scenario_name, target)
    return absorptions(branches_of(target.institutions), scenario) if scenario is not None else ()


def _chosen(scales: tuple[Scale, ...], wanted: str) -> tuple[Scale, ...]:
    """The scales whose name has the words asked for."""
    found = tuple(item for item in scales if wanted.lower() in item.name.lower())
    if found:
        return found
    from politeia.diagnostics.model import failure
    from politeia.diagnostics.nearest import nearest

    names = [item.name for item in scales]
    near = nearest(wanted, names)
    raise failure(
        "P421",
        f"there is no scale “{wanted}”",
        expectation="The scales are: " + ", ".join(names) + ".",
        remedy=f"Did you mean “{near}”?" if near else "A part of a name is enough.",
    )


def _print_data(target: Target, scales: tuple[Scale, ...], merged: tuple[Absorption, ...], *, against: bool) -> None:
    from politeia.cli.jsons import as_json
    from politeia.scales.deriving import presidential_strength, scales_of
    from politeia.scales.published.agreement import beside

    sums = [
        {"name": item.name, "derived items": len(item.derived), "items": len(item.items), "maximum": item.maximum,
         "sum": dict(zip(("point", "least", "most"), item.total, strict=True)) if item.summed else None, "scores": item.items, "source": item.source}
        for item in scales
    ]  # fmt: skip
    strength = presidential_strength(scales_of(target.institutions))
    data: dict[str, object] = {"edition": target.label, "scales": sums, "presidential strength": strength}
    if merged:
        data["absorption"] = merged
    if against:
        data["published"] = [row.published for row in beside(target.charter.base.front.country, scales)]
    click.echo(as_json(data))


def _agreement(as_data: bool) -> int:
    from politeia.cli.console import progress
    from politeia.scales.published.agreement import held_against, rank_correlation

    with progress("Deriving scales"):
        countries = held_against()
    if as_data:
        from politeia.cli.jsons import as_json

        click.echo(
            as_json(
                {
                    "countries": countries,
                    "rank correlation": rank_correlation(
                        [country.derived for country in countries], [country.published for country in countries]
                    ),
                }
            )
        )
        return HOLDS
    from politeia.cli.console import open_console
    from politeia.cli.scales_shown import show_agreement

    show_agreement(open_console(), countries)
    return HOLDS
