"""Scenarios on the command line: the option that names one, and how its blocs are told."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from politeia.amendment.opening import Target
    from politeia.norms.scenarios import Bloc, Scenario


def scenario_option(what: str) -> Callable[[Any], Any]:
    """The option `--scenario` of a command; `what` says what its blocs are good for there."""
    return click.option(
        "--scenario",
        "scenario_name",
        metavar="NAME or FILE.md",
        default="",
        help=f"Who sits where, as blocs that vote as one: {what}",
    )


def chosen_scenario(name: str, target: Target) -> Scenario | None:
    """The scenario that a person named, in the edition asked about; None when nobody named one."""
    if not name:
        return None
    from politeia.amendment.scenarios import opened_scenario

    return opened_scenario(name, target)


def bloc_in_words(bloc: Bloc) -> str:
    """What a bloc holds: "Amanat: 62 of Mazhilis (40 list deputies, 22 district deputies)" without its name."""
    return ", ".join([*bloc.actors, *(f"{count} {name}" for name, count in bloc.seats)])
