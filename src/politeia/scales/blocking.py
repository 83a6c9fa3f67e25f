"""Who can block a decision: alone against everybody, or unless the others reach a higher threshold.

Source: G. Tsebelis, Veto Players, 2002, chapters 1 and 3: a veto player is an actor whose agreement is needed to change the
status quo; an override makes the player a conditional one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from politeia.norms.model import Institutions
from politeia.power.model import Decision
from politeia.power.players import Cast, cast_of
from politeia.power.winning import Carries, carries

ALWAYS = "always"
UNLESS_OVERRIDDEN = "unless overridden"
DEPENDS = "as gaps are read"


@dataclass(frozen=True, slots=True)
class Votes:
    """So many votes of so many seats of a body; an office is one of one."""

    name: str
    needed: int
    seats: int

    @property
    def words(self) -> str:
        """As a person reads it: “290 of 435 House of Representatives”, or the name of an office."""
        return f"{self.needed} of {self.seats} {self.name}" if self.seats > 1 else self.name


@dataclass(frozen=True, slots=True)
class VetoPlayer:
    """Somebody who can block: the standing over all readings of the gaps, and what it takes.

    `standing` is `ALWAYS` where nobody can do without the player in any reading, `UNLESS_OVERRIDDEN` where the others can in
    some reading, by reaching `override`, and `DEPENDS` where some reading does not ask for the player at all. `agreement` is the least
    that the player's own yes takes, in votes.
    """

    name: str
    standing: str
    agreement: Votes
    override: tuple[Votes, ...] = ()

    @property
    def words(self) -> str:
        """The player with its condition, in words."""
        if self.standing == UNLESS_OVERRIDDEN and self.override:
            return f"{self.name} (unless {' and '.join(item.words for item in self.override)})"
        return self.name if self.standing == ALWAYS else f"{self.name} ({self.standing})"


@dataclass(frozen=True, slots=True)
class _Game:
    """A decision under one reading: whether it is carried, for every combination of numbers of members that matter."""

    cast: Cast
    carried: Carries

    def index(self, axis: int, count: int) -> int:
        """The level that so many members of a group reach."""
        return int(np.searchsorted(self.cast.levels[axis], count, side="right")) - 1

    def full(self) -> list[int]:
        """Everybody says yes."""
        return [len(levels) - 1 for levels in self.cast.levels]

    def holds(self, profile: Sequence[int]) -> bool:
        """Whether the decision is carried when so many say yes, and the others do what they can against it."""
        return bool(self.carried[tuple(profile)])

    def lowered(self, profile: list[int], axis: int, floor: int = 0) -> list[int]:
        """The same with as few members of one group as still carry the decision, and never below a floor."""
        for level in range(floor, profile[axis] + 1):
            tried = [*profile[:axis], level, *profile[axis + 1 :]]
            if self.holds(tried):
                return tried
        return profile

    def bare(self, axis: int) -> list[int]:
        """Bare majorities of all other bodies, or more where the decision needs it, everybody else with them."""
        profile = self.full()
        for other, players in enumerate(self.cast.players):
            if other != axis and players.count > 1:
                profile = self.lowered(profile, other, self.index(other, players.count // 2 + 1))
        return profile

    def votes(self, axis: int, profile: Sequence[int]) -> Votes:
        """How many members of a group say yes in a profile."""
        players = self.cast.players[axis]
        return Votes(players.name, self.cast.levels[axis][profile[axis]], players.count)


def veto_players(readings: Sequence[Decision], institutions: Institutions) -> tuple[VetoPlayer, ...]:
    """Everybody who can block a decision in some reading, in the order of the text.

    `institutions` are to be those in which every member attends; `readings` is the decision under each reading of its gaps.
    """
    found: dict[str, list[VetoPlayer]] = {}
    for decision in readings:
        for player in _under_one_reading(decision, institutions):
            found.setdefault(player.name, []).append(player)
    return tuple(_joined(players, len(readings)) for players in found.values())


def _joined(players: list[VetoPlayer], readings: int) -> VetoPlayer:
    overridden = next((item for item in players if item.standing == UNLESS_OVERRIDDEN), None)
    most = max((item.agreement for item in players), key=lambda votes: votes.needed)
    if len(players) < readings:
        return VetoPlayer(players[0].name, DEPENDS, most, overridden.override if overridden else ())
    if overridden is None:
        return VetoPlayer(players[0].name, ALWAYS, most)
    return VetoPlayer(players[0].name, UNLESS_OVERRIDDEN, most, overridden.override)


def _under_one_reading(decision: Decision, institutions: Institutions) -> tuple[VetoPlayer, ...]:
    cast = cast_of(decision, institutions)
    shape = tuple(len(levels) for levels in cast.levels)
    game = _Game(cast, np.broadcast_to(carries(decision, cast.held(), cast.totals()), shape))
    if not game.holds(game.full()):
        return ()
    found = (_player(game, axis) for axis in range(len(cast.players)))
    return tuple(player for player in found if player is not None)


def _player(game: _Game, axis: int) -> VetoPlayer | None:
    """The player of a group when it can block; None when bare majorities of the others do without it."""
    bare = game.bare(axis)
    if game.holds([*bare[:axis], 0, *bare[axis + 1 :]]):
        return None
    name = game.cast.players[axis].name
    agreement = game.votes(axis, game.lowered(bare, axis))
    without = [*game.full()[:axis], 0, *game.full()[axis + 1 :]]
    if not game.holds(without):
        return VetoPlayer(name, ALWAYS, agreement)
    needed = without
    for other in range(len(game.cast.players)):
        if other != axis:
            needed = game.lowered(needed, other)
    override = tuple(
        game.votes(other, needed)
        for other in range(len(game.cast.players))
        if other != axis and game.cast.levels[other][needed[other]] > game.cast.levels[other][bare[other]]
    )
    return VetoPlayer(name, UNLESS_OVERRIDDEN, agreement, override)
