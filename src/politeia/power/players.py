"""Who takes part in a decision: offices, and members of bodies that are alike because every count treats them alike."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from politeia.norms.model import Institutions
from politeia.power.model import Decision, Players
from politeia.power.winning import Held, consents_in, holders_in, votes_in
from politeia.transition.consents import members_of


@dataclass(frozen=True, slots=True)
class Cast:
    """The players of a decision, what each name that a consent counts is made of, and where each player's count matters.

    `levels` has for every group of players the lowest number of members at each level that some count distinguishes.
    """

    players: tuple[Players, ...]
    made_of: tuple[tuple[str, tuple[str, ...]], ...]
    levels: tuple[tuple[int, ...], ...]

    def held(self) -> Held:
        """The holdings of every combination of levels, one axis for each group of players."""
        axes = {}
        for axis, (players, levels) in enumerate(zip(self.players, self.levels, strict=True)):
            shape = [1] * len(self.players)
            shape[axis] = len(levels)
            axes[players.name] = np.asarray(levels, dtype=np.int64).reshape(shape)
        return {name: sum((axes[part] for part in parts), np.asarray(0)) for name, parts in self.made_of}

    def totals(self) -> dict[str, int]:
        """How much there is to hold of each name."""
        counts = {players.name: players.count for players in self.players}
        return {name: sum(counts[part] for part in parts) for name, parts in self.made_of}


def cast_of(decision: Decision, institutions: Institutions) -> Cast:
    """The players of a decision.

    The parts of a body are players of their own only where a consent counts one of them apart.
    """
    counted = {votes.body: votes.seats for consent in consents_in(decision) for votes in votes_in(consent)}
    holders = dict.fromkeys(name for consent in consents_in(decision) for name in holders_in(consent))
    split = {found[0].name for name in counted if (found := institutions.part(name)) is not None}
    made_of: dict[str, tuple[str, ...]] = {}
    players: dict[str, Players] = {}
    for name in holders:
        made_of[name] = (name,)
        players[name] = Players(name, 1)
    for name, seats in counted.items():
        parts = tuple(
            group for chamber in members_of(name, institutions) for group in _groups(chamber, split, institutions)
        ) or ((name, seats),)
        if all(count == 0 for _, count in parts):
            parts = ((name, seats),)
        made_of[name] = tuple(part for part, _ in parts)
        players.update({part: Players(part, count) for part, count in parts})
    every = tuple(players.values())
    return Cast(every, tuple(made_of.items()), tuple(_levels(item, decision, made_of) for item in every))


def _groups(chamber: str, split: set[str], institutions: Institutions) -> tuple[tuple[str, int], ...]:
    """The groups of alike members of a chamber or part, with their numbers."""
    part = institutions.part(chamber)
    if part is not None:
        return ((chamber, part[1].seats),)
    body = institutions.body(chamber)
    if body is None:
        return ()
    if chamber not in split:
        return ((chamber, body.seats),)
    groups = tuple((item.name, item.seats) for item in body.parts)
    others = body.seats - sum(count for _, count in groups)
    return (*groups, (f"other members of {chamber}", others)) if others > 0 else groups


def _levels(players: Players, decision: Decision, made_of: dict[str, tuple[str, ...]]) -> tuple[int, ...]:
    """Where the number of members matters: at every threshold and at every number that keeps others from one."""
    found = {0}
    for consent in consents_in(decision):
        for votes in votes_in(consent):
            parts = made_of[votes.body]
            if players.name not in parts:
                continue
            if parts != (players.name,):
                return tuple(range(players.count + 1))
            found |= {votes.needed, players.count - votes.needed + 1}
    if players.count == 1:
        found.add(1)
    return tuple(sorted(level for level in found if 0 <= level <= players.count))
