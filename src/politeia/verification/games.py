"""Coalition games on a state space under floor semantics, solved by a backward attractor in plain Python.

The two sides hold the floor in turn; each does one act that it can perform without the other, or passes. When both have
passed in turn, a period goes by and the rest gets the floor first. Forced acts happen at once. While a duty is open the
clock stands still, and those who owe it do it before anything else. Sources: Alur, Henzinger and Kupferman,
"Alternating-time temporal logic", Journal of the ACM 49 (2002), for who can force what; Zermelo's backward induction as
in Graedel, Thomas and Wilke (eds.), "Automata, Logics, and Infinite Games" (2002), for attractors.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from politeia.norms.model import Institutions
from politeia.transition.model import NATURE, Edge, StateSpace
from politeia.transition.running import Relation
from politeia.verification.coalitions import Holdings, Ownership, without

FRESH, PRESSED, REST_FRESH, REST_PRESSED = range(4)
"""Who has the floor: the coalition or the rest, and whether the other side has just passed."""


@dataclass(frozen=True, slots=True)
class Solution:
    """Where the coalition wins, and how far from the goal: one number for each state and floor, 0 where it does not win."""

    space: StateSpace
    own: tuple[tuple[Edge, ...], ...]
    rest: tuple[tuple[Edge, ...], ...]
    rest_must: tuple[bool, ...]
    rank: tuple[int, ...]
    goal: tuple[bool, ...]

    def wins(self, state: int, floor: int = REST_FRESH) -> bool:
        """Whether the coalition can force the goal from here."""
        return self.rank[4 * state + floor] > 0


def solve(
    space: StateSpace,
    relation: Relation,
    holdings: Holdings,
    institutions: Institutions,
    *,
    goal: tuple[bool, ...],
    lost: tuple[bool, ...] = (),
) -> Solution:
    """The states from which the coalition can force the goal, whatever the rest lawfully does.

    `goal` and `lost` have one entry a state; the game is over for the coalition where `lost` holds without `goal`.
    """
    own, rest, rest_must = _shares(space, relation, holdings, institutions)
    over = tuple(bool(lost) and lost[state] and not goal[state] for state in range(len(space.states)))
    rank = _attract(space, own, rest, rest_must, goal, over)
    return Solution(space, own, rest, rest_must, rank, goal)


def _shares(
    space: StateSpace, relation: Relation, holdings: Holdings, institutions: Institutions
) -> tuple[tuple[tuple[Edge, ...], ...], tuple[tuple[Edge, ...], ...], tuple[bool, ...]]:
    """The acts of each side in each state, and whether the rest owes a duty there and can do it."""
    mine = Ownership(space.game, holdings, institutions)
    theirs = Ownership(space.game, without(holdings, institutions), institutions)
    commands = space.game.commands
    own: list[tuple[Edge, ...]] = []
    rest: list[tuple[Edge, ...]] = []
    must: list[bool] = []
    for number, state in enumerate(space.states):
        if space.forced[number]:
            own.append(())
            rest.append(())
            must.append(False)
            continue
        edges = space.edges[number]
        own.append(tuple(edge for edge in edges if mine.can(commands[edge.command].consent, state)))
        others = tuple(
            edge
            for edge in edges
            if commands[edge.command].consent == NATURE or theirs.can(commands[edge.command].consent, state)
        )
        owed = _discharging(space, relation, number, others)
        rest.append(owed or others)
        must.append(bool(owed))
    return tuple(own), tuple(rest), tuple(must)


def _discharging(space: StateSpace, relation: Relation, number: int, edges: tuple[Edge, ...]) -> tuple[Edge, ...]:
    """The acts among `edges` that end an open duty."""
    duties = relation.open_duties(space.states[number])
    if not duties:
        return ()
    return tuple(edge for edge in edges if any(not relation.dues[duty](space.states[edge.target]) for duty in duties))


def _attract(
    space: StateSpace,
    own: tuple[tuple[Edge, ...], ...],
    rest: tuple[tuple[Edge, ...], ...],
    rest_must: tuple[bool, ...],
    goal: tuple[bool, ...],
    over: tuple[bool, ...],
) -> tuple[int, ...]:
    count = len(space.states)
    before: list[list[int]] = [[] for _ in range(4 * count)]
    needed = [0] * (4 * count)  # how many more successors must be won before the node is; 0 never fires by itself
    for state in range(count):
        if goal[state] or over[state]:
            continue
        for floor in range(4):
            node = 4 * state + floor
            successors, every = _successors(space, own, rest, rest_must, state, floor)
            for successor in set(successors):
                before[successor].append(node)
            needed[node] = len(set(successors)) if every else 1
            if not successors:
                needed[node] = -1
    rank = [0] * (4 * count)
    waiting: deque[int] = deque()
    for state in range(count):
        if goal[state]:
            for floor in range(4):
                rank[4 * state + floor] = 1
                waiting.append(4 * state + floor)
    while waiting:
        node = waiting.popleft()
        for earlier in before[node]:
            if rank[earlier] or needed[earlier] < 0:
                continue
            needed[earlier] -= 1
            if needed[earlier] == 0:
                rank[earlier] = rank[node] + 1
                waiting.append(earlier)
    return tuple(rank)


def _successors(
    space: StateSpace,
    own: tuple[tuple[Edge, ...], ...],
    rest: tuple[tuple[Edge, ...], ...],
    rest_must: tuple[bool, ...],
    state: int,
    floor: int,
) -> tuple[list[int], bool]:
    """The nodes that may follow, and whether the coalition must win all of them (or just one)."""
    if space.forced[state]:
        return [4 * edge.target + REST_FRESH for edge in space.edges[state]], True
    tick = space.ticks[state]
    if floor in (FRESH, PRESSED):
        found = [4 * edge.target + REST_FRESH for edge in own[state]]
        if floor == FRESH:
            found.append(4 * state + REST_PRESSED)
        elif tick >= 0:
            found.append(4 * tick + REST_FRESH)
        return found, False
    found = [4 * edge.target + FRESH for edge in rest[state]]
    if rest_must[state]:
        return found, True
    if floor == REST_FRESH:
        found.append(4 * state + PRESSED)
    elif tick >= 0:
        found.append(4 * tick + REST_FRESH)
    return found, True
