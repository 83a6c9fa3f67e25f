"""`politeia power`: what each actor's consent is worth in making laws, amendments and appointments."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from politeia.cli.failures import HOLDS
from politeia.cli.scenarios import scenario_option

if TYPE_CHECKING:
    from rich.console import RenderableType

    from politeia.amendment.opening import Target
    from politeia.diagnostics.model import PoliteiaError
    from politeia.power.model import Bloc, DecisionPower, GroupPower, Range, Told

EPILOG = """\b
Examples:
  politeia power kazakhstan@2023-04-01
  politeia power kazakhstan@2022-06-01 "ordinary law" --against kazakhstan@2023-04-01
  politeia power kazakhstan@2023-04-01 "ordinary law" --bloc "Amanat=62 Mazhilis" --bloc "others=36 Mazhilis"
  politeia power kazakhstan@2023-04-01 "ordinary law" --scenario "parliament of March 2023"
  politeia power united-states@2000-01-01 --exact

A share is the group's whole share of power in one decision. A range shows that the text leaves a gap open, and that the
share depends on how it is read.
"""


@click.command("power", epilog=EPILOG)
@click.argument("charter_at_date", metavar="CHARTER@DATE")
@click.argument("decision", metavar="[DECISION]", required=False, default="")
@click.option("--against", "other", metavar="CHARTER@DATE", default="", help="Set another edition beside this one.")
@click.option(
    "--bloc",
    "blocs",
    multiple=True,
    metavar="NAME=SEATS",
    help="A bloc that votes as one, such as “Amanat=62 Mazhilis”.",
)
@scenario_option("each is counted by its seats and offices.")
@click.option("--exact", is_flag=True, help="Fractions instead of decimals.")
@click.option("--absence", is_flag=True, help="Let members break a quorum by staying away.")
@click.option("--plot", "plot", type=click.Path(dir_okay=False, path_type=Path), help="Write a picture (.svg or .png).")
@click.option("--json", "as_data", is_flag=True, help="Print the figures as JSON.")
def command(
    charter_at_date: str,
    decision: str,
    other: str,
    blocs: tuple[str, ...],
    scenario_name: str,
    exact: bool,
    absence: bool,
    plot: Path | None,
    as_data: bool,
) -> int:
    """Shapley-Shubik and Banzhaf shares of power, derived from the procedures in force."""
    from politeia.amendment.opening import opened
    from politeia.cli.console import progress

    targets = [opened(written) for written in (charter_at_date, other) if written]
    with progress("Counting coalitions") as told:
        maps = [_map(target, decision, blocs, scenario_name, told, exact=exact, absence=absence) for target in targets]
    if not any(maps):
        raise _nothing_found(decision, targets)
    if plot is not None:
        from politeia.cli.power_picture import draw

        draw([(target.label, found) for target, found in zip(targets, maps, strict=True)], plot)
        click.echo(f"{plot}: written.", err=True)
    if as_data:
        from politeia.cli.jsons import as_json
        from politeia.power.mapping import CANNOT_SEE

        editions = [{"edition": t.label, "decisions": found} for t, found in zip(targets, maps, strict=True)]
        click.echo(as_json({"editions": editions, "not seen": CANNOT_SEE}))
    else:
        _show(targets, maps, exact=exact, blocs=bool(blocs or scenario_name))
    return HOLDS


def _map(
    target: Target, decision: str, blocs: tuple[str, ...], scenario_name: str, told: Told, *, exact: bool, absence: bool
) -> tuple[DecisionPower, ...]:
    from politeia.cli.scenarios import chosen_scenario
    from politeia.power.governments import as_one, with_governments
    from politeia.power.mapping import attending, blocs_of, power_map

    institutions = as_one(target.institutions) if absence else attending(target.institutions)
    scenario = chosen_scenario(scenario_name, target)
    named = tuple(_bloc(written, target) for written in blocs)
    if scenario is not None:
        named = (*blocs_of(with_governments(scenario, target.institutions)), *named)
    wanted = decision.lower()
    return power_map(institutions, wanted=lambda name: wanted in name.lower(), blocs=named, exact=exact, told=told)


def _bloc(written: str, target: Target) -> Bloc:
    """A bloc as written: a name, an equals sign, and what it holds, parted by commas."""
    from politeia.diagnostics.model import failure
    from politeia.diagnostics.nearest import nearest
    from politeia.power.model import Bloc

    name, _, held = written.partition("=")
    known = [body.name for body in target.institutions.bodies] + [office.name for office in target.institutions.offices]
    holds: list[tuple[str, int]] = []
    for piece in held.split(","):
        count, _, body = piece.strip().partition(" ")
        if not count.isdigit():
            count, body = "1", piece.strip()
        if body not in known:
            near = nearest(body, known)
            raise failure(
                "W202" if body else "W208",
                f"no norm in force declares “{body}”" if body else f"the bloc “{name}” holds nothing",
                None,
                expectation="A bloc is a name and what it holds: “Amanat=62 Mazhilis, 40 Senate” or “President=President”.",
                remedy=f"Did you mean “{near}”?" if near else "",
            )
        holds.append((body, int(count)))
    return Bloc(name.strip(), tuple(holds))


def _nothing_found(decision: str, targets: list[Target]) -> PoliteiaError:
    from politeia.diagnostics.model import failure
    from politeia.diagnostics.nearest import nearest
    from politeia.power.mapping import decisions_in

    label = targets[0].label
    names = [name for _, name, _ in decisions_in(targets[0].institutions)]
    near = nearest(decision, names)
    return failure(
        "Q106",
        f"{label} has no decision called “{decision}”" if decision else f"{label} has no decision",
        expectation=f"It has: {'; '.join(names)}." if names else "No procedure in it leads to an outcome.",
        remedy=f"Did you mean “{near}”?" if near else "",
    )


TOGETHER = "A bloc is one player: that its members vote as one is assumed, and not derived from the text."


def _show(targets: list[Target], maps: list[tuple[DecisionPower, ...]], *, exact: bool, blocs: bool) -> None:
    from rich.text import Text

    from politeia.cli.console import open_console
    from politeia.power.mapping import CANNOT_SEE

    console = open_console()
    names = list(dict.fromkeys(found.decision for power in maps for found in power))
    for name in names:
        per_edition = [next((found for found in power if found.decision == name), None) for power in maps]
        console.print(_decision(name, targets, per_edition, exact=exact))
        console.print()
    for sentence in (*([TOGETHER] if blocs else []), *CANNOT_SEE):
        console.print(Text(sentence, style="dim"))


def _decision(
    name: str, targets: list[Target], per_edition: list[DecisionPower | None], *, exact: bool
) -> RenderableType:
    from rich.console import Group
    from rich.text import Text

    from politeia.cli.styles import with_articles

    found = [item for item in per_edition if item is not None]
    cited = [article for item in found for citation in item.citations for article in citation.split(", ")]
    title = with_articles(found[0].title, list(dict.fromkeys(cited)))
    title.stylize("bold")
    left_open = dict.fromkeys(gap for item in found for gap in item.left_open)
    gaps = ", ".join(gap.replace("” of ", "” at ") for gap in left_open)
    told = [Text(f"The ranges come from what the text leaves open: {gaps}.", style="dim")] if left_open else []
    return Group(title, _shares(targets, per_edition, exact=exact), *told)


def _shares(targets: list[Target], per_edition: list[DecisionPower | None], *, exact: bool) -> RenderableType:
    """A row for each group that can matter: how many they are or what they hold, and each index, editions side by side."""
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False)
    table.add_column("")
    table.add_column("holds" if any(_holds(found) for found in per_edition) else "members", justify="right")
    for index in ("Shapley-Shubik", "Banzhaf"):
        for target in targets:
            table.add_column(Text(_heading(index, target, targets)), justify="right", overflow="fold")
    for group_name in dict.fromkeys(group.players.name for found in per_edition if found for group in found.groups):
        powers = [_group_of(found, group_name) for found in per_edition]
        if not any(power is not None and power.swing.most for power in powers):
            continue
        sizes = dict.fromkeys(_size(power) for power in powers)
        shapley = ["–" if power is None else said(power.shapley_shubik, exact=exact) for power in powers]
        banzhaf = ["–" if power is None else said(power.banzhaf, exact=exact) for power in powers]
        table.add_row(group_name, " → ".join(sizes), *shapley, *banzhaf)
    return table


def _holds(found: DecisionPower | None) -> bool:
    return found is not None and any(group.players.holds for group in found.groups)


def _size(power: GroupPower | None) -> str:
    """How many a group are, or what a player of several votes holds: “98”, “54 weighted votes”, “62 Mazhilis”."""
    if power is None:
        return "–"
    holds = {name: amount for name, amount in power.players.holds if amount and name != power.players.name}
    weighed = {body for name in holds for _, _, body in [name.partition(" of ")] if _short(name) != name}
    shown = [
        name if amount == 1 else f"{amount} {_short(name)}" for name, amount in holds.items() if name not in weighed
    ]
    return ", ".join(shown) or str(power.players.count)


def _short(name: str) -> str:
    """A base of counting without its body: “weighted votes of Council” is “weighted votes”."""
    from politeia.language.contents import Base

    base, _, body = name.partition(" of ")
    return base if body and base in {item.value for item in Base} else name


def _heading(word: str, target: Target, targets: list[Target]) -> str:
    """A column's heading; with two editions each heading says which day it speaks of."""
    if len(targets) == 1:
        return word
    charter, _, day = target.label.partition("@")
    same = all(other.label.startswith(f"{charter}@") for other in targets)
    return f"{word}\n{day}" if same else f"{word}\n{charter}\n{day}"


def _group_of(found: DecisionPower | None, name: str) -> GroupPower | None:
    return next((group for group in found.groups if group.players.name == name), None) if found else None


def said(share: Range, *, exact: bool = False) -> str:
    """A share in words: a percentage with two decimals, a fraction, or a range of either."""
    least, most = (str(end) if exact else f"{100 * float(end):.2f}" for end in (share.least, share.most))
    unit = "" if exact else " %"
    return f"{least}{unit}" if least == most else f"{least}–{most}{unit}"
