"""Graphs of situations in arrays: what a kernel is given to reach them, what it gives back, and one step back in the game."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from politeia.verification.engines.interface import FRESH, PRESSED, REST_FRESH, REST_PRESSED
from politeia.verification.engines.packing import Marks, Words

OWN, REST, ENDS_DUTY = 1, 2, 4
"""What an edge is to a coalition: an act of its own, an act of the rest, an act that ends an open duty."""


@dataclass(frozen=True, slots=True)
class Program:
    """The acts of a game for a kernel.

    `steps` are the chains of jumps; `forced` and `free` have a row for each act: where its chain begins, the bits it keeps, the
    bits it sets, its number. `due` is the chain for open duties; `timers` are shift and mask of each.
    """

    steps: NDArray[np.int64]
    forced: NDArray[np.int64]
    free: NDArray[np.int64]
    due: int
    timers: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Found:
    """All situations, in the order in which they were met, the number of acts between them, and how to find one again (-1 or less
    for a stranger); `slots` is the hash table of a kernel that has one."""

    words: Words
    edges: int
    ticks: int
    index: Callable[[Words], NDArray[np.int64]]
    slots: NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Graph:
    """Every act and period, sorted by the situation it leads to: `begins[t]` is the first that leads to situation t.

    `command` is the number of the act, or -1 for a period. `forced` and `ticks` tell of situations whether
    forced acts are open and whether time can pass.
    """

    begins: NDArray[np.int64]
    source: NDArray[np.int32]
    command: NDArray[np.int16]
    forced: Marks
    ticks: Marks

    @property
    def target(self) -> NDArray[np.int32]:
        """Where each edge leads."""
        return np.repeat(np.arange(len(self.forced), dtype=np.int32), np.diff(self.begins))


@dataclass(frozen=True, slots=True)
class Shares:
    """A graph shared out for a coalition: what each edge is to it, and where the rest must do a duty; `over` is where it lost."""

    graph: Graph
    kind: NDArray[np.uint8]
    must: Marks
    over: Marks
    freely: bool


class Kernel(Protocol):
    """The loops over words and edges."""

    def reach(self, program: Program, start: int, *, limit: int, progress: Callable[[int], None] | None) -> Found:
        """All words that can be reached; raises TooLarge."""
        ...

    def link(self, program: Program, found: Found) -> Graph:
        """All edges between them."""
        ...

    def holding(self, steps: NDArray[np.int64], entry: int, words: Words) -> Marks:
        """For which words a chain ends in yes."""
        ...

    def kinds(
        self, steps: NDArray[np.int64], graph: Graph, words: Words, entries: NDArray[np.int64]
    ) -> NDArray[np.uint8]:
        """What each edge is to a coalition; `entries` has a row for each act: the chains for own, rest and duty."""
        ...

    def ranks(self, shares: Shares, aims: Marks) -> NDArray[np.int32]:
        """The rank of each position (situation, floor); `aims` has the same shape."""
        ...

    def step(self, shares: Shares, acts: Marks, still: Marks, time: Marks) -> Marks:
        """From which positions the coalition sees to it that the next one is among these, as `one_step` has it."""
        ...

    def safe(self, shares: Shares, known: Marks, lasting: Marks, time: Marks) -> Marks:
        """The largest part of `lasting`, with the known positions, that the coalition never has to leave but by time."""
        ...

    def distances(self, graph: Graph, goal: Marks) -> NDArray[np.int32]:
        """How many edges the goal is away from each situation; -1 where it is out of reach."""
        ...


def share(
    kernel: Kernel,
    steps: NDArray[np.int64],
    graph: Graph,
    words: Words,
    entries: NDArray[np.int64],
    *,
    over: Marks,
    freely: bool,
) -> Shares:
    """Share the edges out; where the rest owes a duty that it can do, it has only the acts that end one."""
    kind = kernel.kinds(steps, graph, words, entries)
    must = np.zeros(len(words), dtype=np.bool_)
    owed = (kind & (REST | ENDS_DUTY)) == REST | ENDS_DUTY
    must[graph.source[owed]] = True
    kind[must[graph.source] & (kind & ENDS_DUTY == 0)] &= ~np.uint8(REST)
    return Shares(graph, kind, must, over, freely)


@dataclass(frozen=True, slots=True)
class Part:
    """Some situations of a graph and the edges that leave them: where each leads, and the place of its source among them."""

    situations: NDArray[np.int64]
    edges: NDArray[np.int64]
    target: NDArray[np.int64]
    source: NDArray[np.int64]


def part_of(graph: Graph, situations: NDArray[np.int64]) -> Part:
    """The part of a graph that leaves these situations, which are in order."""
    wanted = np.zeros(len(graph.forced), dtype=np.bool_)
    wanted[situations] = True
    edges = np.flatnonzero(wanted[graph.source])
    target = np.searchsorted(graph.begins, edges, side="right") - 1
    return Part(situations, edges, target, np.searchsorted(situations, graph.source[edges]))


def one_step(shares: Shares, acts: Marks, still: Marks | None = None, time: Marks | None = None) -> Marks:
    """From which positions the coalition can see to it that the next one is among these, which have the shape (situations, 4).

    `acts` is for acts done while time could pass, `time` for the passing of a period and `still` for all other moves; both
    are as `acts` unless they are given.
    """
    whole = part_of(shares.graph, np.arange(len(shares.graph.forced)))
    return one_step_at(shares, whole, acts, acts if still is None else still, acts if time is None else time)


def one_step_at(shares: Shares, part: Part, acts: Marks, still: Marks, time: Marks) -> Marks:
    """The same for the situations of a part alone, of which the answer has a row each."""
    graph, kind, command = shares.graph, shares.kind[part.edges], shares.graph.command[part.edges]
    here, target = part.situations, part.target
    forced, ticks = graph.forced[here], graph.ticks[here]
    running = ticks[part.source]
    rest_floor = REST_FRESH if shares.freely else FRESH
    to_rest = np.where(running, acts[target, REST_FRESH], still[target, REST_FRESH])
    to_next = np.where(running, acts[target, rest_floor], still[target, rest_floor])
    able, failed, law_failed, waits, others = (np.zeros(len(here), dtype=np.bool_) for _ in range(5))
    able[part.source[(kind & OWN > 0) & to_rest]] = True
    others[part.source[kind & REST > 0]] = True
    failed[part.source[(kind & REST > 0) & ~to_next]] = True
    law_failed[part.source[forced[part.source] & ~still[target, REST_FRESH]]] = True
    waits[part.source[(command < 0) & time[target, REST_FRESH]]] = True
    result = np.empty((len(here), 4), dtype=np.bool_)
    result[:, FRESH] = able | still[here, REST_PRESSED]
    result[:, PRESSED] = able | waits
    result[:, REST_FRESH] = ~failed & (shares.must[here] | still[here, PRESSED])
    result[:, REST_PRESSED] = ~failed & np.where(ticks, waits, others)
    result[forced] = ~law_failed[forced, np.newaxis]
    result[shares.over[here]] = False
    return result


def patient(graph: Graph, time: Marks) -> Marks:
    """The positions in situations in which time cannot pass, or would pass into `time`; shape (situations, 4)."""
    found = ~graph.ticks
    periods = np.flatnonzero(graph.command < 0)
    target = np.searchsorted(graph.begins, periods, side="right") - 1
    found[graph.source[periods[time[target, REST_FRESH]]]] = True
    return np.repeat(found[:, np.newaxis], 4, axis=1)
