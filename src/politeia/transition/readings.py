"""Readings of a draft: the norms under one completion of each gap, or under all at once as variables that no act changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from politeia.transition.draft import IT_IS_SO, Completion, Draft, DraftCommand
from politeia.transition.model import AllHold, Game, GapSite, Is, State, Test, Variable
from politeia.transition.procedures import STAYS

READING = "reading of "


def leading(site: GapSite) -> str:
    """The first completion of a gap that leads anywhere; the first of all where none does."""
    return next((said for said in site.completions if said != STAYS), site.completions[0])


def in_reading(draft: Draft, readings: Mapping[str, str]) -> Draft:
    """The draft under chosen completions; a gap for which none is chosen has the first that the text allows."""
    chosen = {key: readings.get(key, site.completions[0]) for key, site in draft.gaps.items()}
    variables = {
        name: replace(variable, initial=int(chosen[name] == IT_IS_SO)) if name in chosen else variable
        for name, variable in draft.variables.items()
    }
    commands = [item for item in draft.commands if all(chosen[key] == said for key, said in item.under)]
    return replace(draft, variables=variables, commands=commands)


def in_every_reading(draft: Draft) -> Draft:
    """The draft with a variable for every gap, whose value at the start is the completion that is in force to the end."""
    gaps = [(variable_of(site, draft.variables), site) for site in draft.gaps.values()]
    added = {name: Variable(name, site.completions) for name, site in gaps if name not in draft.variables}
    commands = [_where_read(item, draft) if item.under else item for item in draft.commands]
    return replace(draft, variables={**draft.variables, **added}, commands=commands)


def _where_read(command: DraftCommand, draft: Draft) -> DraftCommand:
    tests = (_in_force(completion, draft) for completion in command.under)
    return replace(command, guard=AllHold((command.guard, *tests)))


def _in_force(completion: Completion, draft: Draft) -> Test:
    key, said = completion
    site = draft.gaps[key]
    return Is(variable_of(site, draft.variables), frozenset({value_of(site, said, draft.variables)}))


def variable_of(site: GapSite, known: Mapping[str, object]) -> str:
    """The variable of a gap; a fact of the world is its own."""
    return site.key if site.key in known else READING + site.key


def value_of(site: GapSite, said: str, known: Mapping[str, object]) -> int:
    """The value that a completion has in the variable of its gap."""
    return int(said == IT_IS_SO) if site.key in known else site.completions.index(said)


def start_in(start: State, game: Game, readings: Mapping[str, str]) -> State:
    """A start in the game of every reading, with the completions that are chosen."""
    known = {variable.name: number for number, variable in enumerate(game.variables)}
    values = list(start)
    for site in game.gaps:
        if site.key in readings:
            values[known[variable_of(site, known)]] = value_of(site, readings[site.key], known)
    return tuple(values)
