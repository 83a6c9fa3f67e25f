"""Veto players merged by party: who controls each of them in a scenario, and how many are left when one party is one player.

Source: G. Tsebelis, Veto Players, 2002, chapters 1 and 2: an institution that a party controls is that party as a player, and a
player whose wishes are another's adds nothing (the absorption rule). That the blocs of a scenario vote as one is assumed; which
blocs want the same is not known here, so only players of one bloc are absorbed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from politeia.norms.scenarios import Bloc, Scenario
from politeia.power.governments import with_governments
from politeia.scales.blocking import ALWAYS, DEPENDS, UNLESS_OVERRIDDEN, VetoPlayer, Votes
from politeia.scales.branches import Branches
from politeia.scales.veto_players import Blocking, blockings

OVERRIDDEN = "overridden by those who must agree anyway"


@dataclass(frozen=True, slots=True)
class Partisan:
    """A player after absorption: a bloc, or an institution that no bloc controls, and the veto players it stands for.

    `standing` is that of a veto player, or `OVERRIDDEN` where the blocs that are needed in any case hold the votes that
    override it.
    """

    name: str
    absorbed: tuple[str, ...]
    standing: str
    override: tuple[Votes, ...] = ()

    @property
    def words(self) -> str:
        """The player, what it stands for, and its condition."""
        stands = [name for name in self.absorbed if not self.name.endswith(name)]
        shown = self.name + (f" ({', '.join(stands)})" if stands else "")
        if self.standing == UNLESS_OVERRIDDEN and self.override:
            return f"{shown}, unless {' and '.join(item.words for item in self.override)}"
        return shown if self.standing == ALWAYS else f"{shown}, {self.standing}"


@dataclass(frozen=True, slots=True)
class Absorption:
    """One decision before and after: each count is coders' number, the least and the most."""

    decision: str
    before: tuple[int, int, int]
    after: tuple[int, int, int]
    players: tuple[Partisan, ...]


def absorptions(branches: Branches, scenario: Scenario) -> tuple[Absorption, ...]:
    """Every decision of an edition whose veto players are known, with the blocs of a scenario in their places."""
    seated = with_governments(scenario, branches.institutions)
    return tuple(absorbed(found, seated) for found in blockings(branches))


def absorbed(found: Blocking, scenario: Scenario) -> Absorption:
    """The veto players of one decision, those of one bloc as one."""
    by_name: dict[str, list[VetoPlayer]] = {}
    for player in found.players:
        for name in controllers(player, scenario):
            by_name.setdefault(name, []).append(player)
    merged = [_merged(name, players, scenario) for name, players in by_name.items()]
    settled = tuple(_overridden(player, merged, scenario) for player in merged)
    return Absorption(found.decision, found.count, _count(settled), settled)


def controllers(player: VetoPlayer, scenario: Scenario) -> tuple[str, ...]:
    """Who says yes or no for a veto player: the bloc that holds the office, or every bloc without which a body cannot agree.

    Where there are none, the body stays a player of its own; where they do not suffice for a yes, so does the rest of it.
    """
    needed, seats = player.agreement.needed, player.agreement.seats
    holding = [bloc for bloc in scenario.blocs if player.name in bloc.actors]
    if holding:
        return (holding[0].name,)
    blocking = [bloc for bloc in scenario.blocs if not bloc.apart and bloc.held(player.name) > seats - needed]
    enough = sum(bloc.held(player.name) for bloc in blocking) >= needed
    if not blocking:
        return (player.name,)
    return (*(bloc.name for bloc in blocking), *(() if enough else (f"rest of {player.name}",)))


def _merged(name: str, players: Sequence[VetoPlayer], scenario: Scenario) -> Partisan:
    """Several veto players as one: it is needed always when one of them is, or when nobody can override without it."""
    names = tuple(player.name for player in players)
    if any(player.standing == ALWAYS for player in players):
        return Partisan(name, names, ALWAYS)
    bloc = scenario.bloc(name)
    conditional = [player for player in players if player.standing == UNLESS_OVERRIDDEN]
    if not conditional:
        return Partisan(name, names, DEPENDS)
    for player in conditional:
        if bloc is not None and any(bloc.held(votes.name) > votes.seats - votes.needed for votes in player.override):
            return Partisan(name, names, ALWAYS)
    return Partisan(name, names, UNLESS_OVERRIDDEN, conditional[0].override)


def _overridden(player: Partisan, every: Iterable[Partisan], scenario: Scenario) -> Partisan:
    """The same player, or one overridden: when the blocs that are needed anyway hold all the votes that override it."""
    if player.standing != UNLESS_OVERRIDDEN or not player.override:
        return player
    sure = [scenario.bloc(other.name) for other in every if other.standing == ALWAYS and other.name != player.name]
    blocs: list[Bloc] = [bloc for bloc in sure if bloc is not None]
    held = all(sum(bloc.held(votes.name) for bloc in blocs) >= votes.needed for votes in player.override)
    return Partisan(player.name, player.absorbed, OVERRIDDEN, player.override) if held else player


def _count(players: Sequence[Partisan]) -> tuple[int, int, int]:
    standings = [player.standing for player in players]
    still = len(standings) - standings.count(OVERRIDDEN)
    return still - standings.count(DEPENDS), standings.count(ALWAYS), still
