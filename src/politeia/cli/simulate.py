"""`politeia simulate`: many possible terms of a charter under stated behaviours, and elections drawn around a result."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from politeia.cli.failures import HOLDS
from politeia.cli.scenarios import chosen_scenario, scenario_option

if TYPE_CHECKING:
    from collections.abc import Callable

    from politeia.amendment.opening import Target
    from politeia.cli.simulate_terminal import Shown
    from politeia.norms.model import Institutions
    from politeia.simulation.drawing import Elections
    from politeia.simulation.electorate import Electorate
    from politeia.simulation.model import Behaviour
    from politeia.simulation.running import Setup, Simulated

EPILOG = """\b
Examples:
  politeia simulate kazakhstan+election-law@2023-04-01 --votes votes.csv --terms 10000
  politeia simulate kazakhstan@2022-06-01 --against kazakhstan@2023-04-01 --hostility 0.7
  politeia simulate kazakhstan@2023-04-01 --scenario "parliament of March 2023"
  politeia simulate kazakhstan+election-law@2023-04-01 --votes votes.csv --elections 100000
  politeia simulate latvia@2023-01-01 --hostility 0.8 --terms 2000 --plot terms.svg

Every act is one of the charter, done where it is lawful and where those whose consent it needs give it. Who wants what is
supposed, and printed with the result: these are no forecasts, but what a text does with people who behave so.
The same seed gives the same result, by however many processes.
"""
OFFICES = ("head of state", "head of government")


@click.command("simulate", epilog=EPILOG)
@click.argument("charter_at_date", metavar="CHARTER@DATE")
@click.option("--against", "other", metavar="CHARTER@DATE", default="", help="Set another edition beside this one.")
@click.option(
    "--votes",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A result around which elections are drawn (columns as for politeia count).",
)
@click.option("--where", multiple=True, metavar="COLUMN=VALUE", help="Take only these rows of it.")
@click.option(
    "--spread",
    type=click.FloatRange(0.001, 0.3),
    default=0.03,
    help="Standard deviation of the largest share of votes.",
)
@scenario_option("they hold offices, and seats that no vote fills.")
@click.option("--terms", type=click.IntRange(1, 1_000_000), default=1000, help="How many terms to play (1000).")
@click.option("--elections", type=click.IntRange(1, 10_000_000), help="Draw so many elections alone, and play no term.")
@click.option(
    "--years", type=click.FloatRange(0.1, 30), help="Length of a term; that of the first chamber, or 4 years."
)
@click.option(
    "--period", type=click.IntRange(1, 90), default=10, help="Days in a period; times are rounded up to it (10)."
)
@click.option("--discipline", type=click.FloatRange(0, 1), help="Chance that a member votes as the bloc does (0.95).")
@click.option("--hostility", type=click.FloatRange(0, 1), help="Chance that a bloc refuses what a rival wants (0.5).")
@click.option("--pace", type=click.FloatRange(0.01, 1), help="Chance in a period that whoever may decide does (0.5).")
@click.option(
    "--persuasion", type=click.FloatRange(0, 1), help="Chance that blocs think again when a matter comes up (0.1)."
)
@click.option("--laws", type=click.FloatRange(0), help="How often a year each procedure for laws is begun (12).")
@click.option("--amendments", type=click.FloatRange(0), help="The same for each amendment (0.2).")
@click.option("--conflicts", type=click.FloatRange(0), help="The same for each act against a rival (0.5).")
@click.option("--other-acts", type=click.FloatRange(0), help="The same for each other act (0.2).")
@click.option("--grounds", type=click.FloatRange(0), help="The same for each ground that an act rests on (0.02).")
@click.option("--breach", type=click.FloatRange(0, 1), help="Chance that a duty to agree is broken (0).")
@click.option("--open-gaps", is_flag=True, help="Where the text leaves open what follows, nothing follows.")
@click.option("--seed", type=click.IntRange(0), default=1, help="Another seed gives other luck (1).")
@click.option(
    "--workers", type=click.IntRange(1), default=os.cpu_count() or 1, help="Processes; the result is the same."
)
@click.option("--cluster", is_flag=True, help="Play on a Ray cluster (pip install 'politeia[cluster]').")
@click.option("--all", "everything", is_flag=True, help="Show everything that was counted.")
@click.option("--plot", type=click.Path(dir_okay=False, path_type=Path), help="Write a picture (.svg or .png).")
@click.option("--json", "as_data", is_flag=True, help="Print the figures as JSON.")
def command(
    charter_at_date: str,
    other: str,
    votes: Path | None,
    where: tuple[str, ...],
    spread: float,
    scenario_name: str,
    terms: int,
    elections: int | None,
    years: float | None,
    period: int,
    discipline: float | None,
    hostility: float | None,
    pace: float | None,
    persuasion: float | None,
    laws: float | None,
    amendments: float | None,
    conflicts: float | None,
    other_acts: float | None,
    grounds: float | None,
    breach: float | None,
    open_gaps: bool,
    seed: int,
    workers: int,
    cluster: bool,
    everything: bool,
    plot: Path | None,
    as_data: bool,
) -> int:
    """Play many terms under a charter: laws, vetoes, overrides, dissolutions, months without a government."""
    from politeia.amendment.opening import opened
    from politeia.simulation.model import Behaviour
    from politeia.simulation.running import simulate

    stated = {
        "discipline": discipline,
        "hostility": hostility,
        "pace": pace,
        "persuasion": persuasion,
        "laws_a_year": laws,
        "amendments_a_year": amendments,
        "conflicts_a_year": conflicts,
        "others_a_year": other_acts,
        "grounds_a_year": grounds,
        "breach": breach,
    }
    numbers: dict[str, Any] = {name: value for name, value in stated.items() if value is not None}
    behaviour = Behaviour(open_gaps=open_gaps, **numbers)
    targets = [opened(written) for written in (charter_at_date, other) if written]
    setups = [
        _set_up(target, behaviour, votes, where, spread, scenario_name, years, period, seed) for target in targets
    ]
    if elections is not None:
        return _elections(targets, setups, elections, plot, as_data)
    if plot is not None:
        from politeia.cli.pictures import refuse_other_kinds

        refuse_other_kinds(plot)
    shown = []
    for target, setup in zip(targets, setups, strict=True):
        with _progress(target.label, terms) as report:
            found = simulate(setup, terms, workers=workers, cluster=cluster, progress=report)
        shown.append(_shown(target, setup, found))
    assumptions = _assumptions(setups[0], terms)
    if plot is not None:
        from politeia.cli.simulate_picture import draw

        draw([(one.edition, one.summary) for one in shown], plot)
        click.echo(f"{plot}: written.", err=True)
    if as_data:
        from politeia.cli.jsons import as_json

        click.echo(as_json({"assumptions": assumptions, "behaviour": behaviour, "seed": seed, "editions": shown}))
    else:
        from politeia.cli.simulate_terminal import show_terms

        show_terms(shown, assumptions, everything=everything)
    return HOLDS


def _set_up(
    target: Target,
    behaviour: Behaviour,
    votes: Path | None,
    where: tuple[str, ...],
    spread: float,
    scenario_name: str,
    years: float | None,
    period: int,
    seed: int,
) -> Setup:
    from politeia.simulation.model import Term
    from politeia.simulation.running import set_up
    from politeia.simulation.seating import first_chamber
    from politeia.transition.unfolding import days

    length = round(years * 360) if years is not None else 0
    if not length:
        chamber = target.institutions.body(first_chamber(target.institutions))
        length = days(chamber.term.value) if chamber is not None and chamber.term is not None else 4 * 360
    return set_up(
        target.institutions,
        behaviour=behaviour,
        term=Term(length, period),
        electorate=_electorate(votes, where, spread, target) if votes is not None else None,
        scenario=chosen_scenario(scenario_name, target),
        seed=seed,
    )


def _electorate(votes: Path, where: tuple[str, ...], spread: float, target: Target) -> Electorate:
    from politeia.cli.count import filter_of
    from politeia.elections.reading import read_returns
    from politeia.elections.selection import select
    from politeia.elections.tables import read_table
    from politeia.simulation.electorate import fitted

    table, _ = select(read_table(votes), target.day, tuple(filter_of(item) for item in where))
    return fitted(read_returns(table), spread)


def _shown(target: Target, setup: Setup, found: Simulated) -> Shown:
    from politeia.cli.simulate_terminal import Shown
    from politeia.simulation.seating import first_chamber
    from politeia.simulation.summary import summarised

    offices = tuple(name for role in OFFICES if (name := target.institutions.with_role(role)) is not None)
    gaps = tuple(f"{gap.norm}, {gap.what} [{gap.citation}]" for gap in setup.game.gaps)
    chambers = tuple(
        body.name
        for body in target.institutions.bodies
        if body.name == first_chamber(target.institutions) or "chamber" in body.role
    )
    lawless = (
        () if _makes_laws(target.institutions) else ("no procedure of the text ends “in force”: no law is counted",)
    )
    return Shown(target.label, summarised(found.played, setup.term, offices, chambers), (*lawless, *found.notes), gaps)


def _makes_laws(institutions: Institutions) -> bool:
    """Whether some procedure ends as a law does, so that laws that never come into force are a result and no gap of the encoding."""
    return any(
        "ends in force" in clause.written
        for norm in institutions.norms
        if norm.kind == "procedure"
        for stage in norm.stages
        for clause in stage.clauses
    )


def _assumptions(setup: Setup, terms: int) -> tuple[str, ...]:
    length = setup.term.periods * setup.term.period
    first = (
        f"{terms:,} terms of {length / 360:.1f} years in periods of {setup.term.period} days, seed {setup.seed}; a month has "
        "30 days, and times are rounded up to whole periods."
    )
    drawn = (
        setup.electorate.in_words()
        if setup.electorate
        else "No votes are given: seats belong to the scenario's blocs, or the members of each body act as one bloc."
    )
    governing = (
        "The largest blocs that reach a majority of the first chamber govern together. The largest proposes four matters of "
        "five, the largest outside the rest; acts against somebody come from a rival, and other rivals join with the chance of "
        "hostility. Whoever is appointed belongs to the bloc of whoever nominates."
    )
    return (first, *setup.behaviour.in_words(), drawn, governing)


def _elections(targets: list[Target], setups: list[Setup], elections: int, plot: Path | None, as_data: bool) -> int:
    from politeia.diagnostics.model import failure
    from politeia.simulation.drawing import draw_elections

    if setups[0].electorate is None or plot is not None:
        raise failure(
            "S104",
            "elections alone are drawn around a result, and told in figures",
            None,
            remedy="Give --votes FILE, and leave --plot away.",
        )
    found: list[tuple[str, Elections]] = [
        (target.label, draw_elections(setup, elections)) for target, setup in zip(targets, setups, strict=True)
    ]
    words = setups[0].electorate.in_words()
    if as_data:
        from politeia.cli.jsons import as_json

        editions = [{"edition": edition, "elections": one} for edition, one in found]
        click.echo(as_json({"assumptions": (words,), "editions": editions}))
    else:
        from politeia.cli.simulate_terminal import show_elections

        show_elections(found, words)
    return HOLDS


@contextmanager
def _progress(edition: str, terms: int) -> Iterator[Callable[[int], None]]:
    from politeia.cli.console import progress

    with progress(f"playing {edition}") as report:
        yield lambda done: report(done, terms, "terms")
