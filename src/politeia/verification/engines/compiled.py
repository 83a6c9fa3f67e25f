"""The kernel in machine code: one set of loops for every game, made once and kept for later processes."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from politeia.transition.running import TooLarge
from politeia.verification.engines.graphs import Found, Graph, Program, Shares
from politeia.verification.engines.interface import FRESH, REST_FRESH
from politeia.verification.engines.machine_code import loops
from politeia.verification.engines.packing import Marks, Words

ROOM = 4096
"""The most situations that one situation can lead to; the arrays keep so much room."""

CHUNK = 500_000
FIRST_SLOTS = 1 << 16


class CompiledKernel:
    """Loops over one word at a time, with a hash table of numbers."""

    name = "compiled"

    def __init__(self) -> None:
        self.loops = loops()

    def reach(self, program: Program, start: int, *, limit: int, progress: Callable[[int], None] | None) -> Found:
        """All words that can be reached, by hashing; raises TooLarge."""
        words = np.empty(FIRST_SLOTS, dtype=np.int64)
        slots = np.full(FIRST_SLOTS, -1, dtype=np.int32)
        words[0] = start
        state = np.array([0, 1, 0, 0], dtype=np.int64)
        self.loops.reseat(words, 1, slots)
        while state[0] < state[1]:
            if state[1] > limit:
                raise TooLarge(f"more than {limit:,} situations")
            if state[1] + 2 * ROOM > len(words):
                words = np.concatenate([words[: state[1]], np.empty(state[1] // 2 + 3 * ROOM, dtype=np.int64)])
            if state[1] + ROOM > 0.6 * len(slots):
                slots = np.full(2 * len(slots), -1, dtype=np.int32)
                self.loops.reseat(words, state[1], slots)
            stop = min(len(words) - ROOM, int(0.65 * len(slots)), int(state[1]) + CHUNK, limit + 1)
            self.loops.spread(
                program.steps, program.forced, program.free, program.due, program.timers, words, slots, state, stop
            )
            if progress is not None:
                progress(int(state[1]))
        found = words[: state[1]].copy()
        return Found(found, int(state[2]), int(state[3]), lambda wanted: self._numbers(found, slots, wanted), slots)

    def _numbers(self, words: Words, slots: NDArray[np.int32], wanted: Words) -> NDArray[np.int64]:
        found = np.empty(len(wanted), dtype=np.int64)
        self.loops.find(words, slots, wanted, found)
        return found

    def link(self, program: Program, found: Found) -> Graph:
        """All edges, one pass over the words."""
        count, edges = len(found.words), found.edges + found.ticks
        target, command = np.empty(edges, dtype=np.int32), np.empty(edges, dtype=np.int16)
        ends = np.empty(count, dtype=np.int64)
        forced, ticks = np.zeros(count, dtype=np.bool_), np.zeros(count, dtype=np.bool_)
        self.loops.link(
            program.steps,
            program.forced,
            program.free,
            program.due,
            program.timers,
            found.words,
            found.slots,
            target,
            command,
            ends,
            forced,
            ticks,
        )
        begins = np.zeros(count + 1, dtype=np.int64)
        source, sorted_command = np.empty(edges, dtype=np.int32), np.empty(edges, dtype=np.int16)
        self.loops.turn_round(target, command, ends, begins, source, sorted_command)
        return Graph(begins, source, sorted_command, forced, ticks)

    def holding(self, steps: NDArray[np.int64], entry: int, words: Words) -> Marks:
        """For which words a chain ends in yes."""
        marks = np.empty(len(words), dtype=np.bool_)
        self.loops.marks(steps, entry, words, marks)
        return marks

    def kinds(
        self, steps: NDArray[np.int64], graph: Graph, words: Words, entries: NDArray[np.int64]
    ) -> NDArray[np.uint8]:
        """What each edge is to a coalition."""
        kind = np.zeros(len(graph.source), dtype=np.uint8)
        self.loops.kinds(steps, words, graph.forced, graph.source, graph.command, entries, kind)
        return kind

    def ranks(self, shares: Shares, aims: Marks) -> NDArray[np.int32]:
        """The rank of each position, by a linear backward attractor."""
        graph = shares.graph
        count = len(graph.forced)
        fresh, pressed = np.zeros(count, dtype=np.int32), np.zeros(count, dtype=np.int32)
        self.loops.count_needs(graph.source, shares.kind, graph.forced, graph.ticks, shares.must, fresh, pressed)
        rank = aims.astype(np.int32).reshape(-1)
        first = np.flatnonzero(rank).astype(np.int32)
        waiting = np.empty(4 * count, dtype=np.int32)
        waiting[: len(first)] = first
        self.loops.attract(
            graph.begins,
            graph.source,
            graph.command,
            shares.kind,
            graph.forced,
            shares.must,
            shares.over,
            shares.freely,
            fresh,
            pressed,
            rank,
            waiting,
            len(first),
        )
        return rank.reshape(count, 4)

    def step(self, shares: Shares, acts: Marks, still: Marks, time: Marks) -> Marks:
        """From which positions the coalition sees to it that the next one is among these."""
        graph = shares.graph
        result = np.empty_like(acts)
        self.loops.step(
            graph.begins,
            graph.source,
            graph.command,
            shares.kind,
            graph.forced,
            graph.ticks,
            shares.must,
            shares.over,
            REST_FRESH if shares.freely else FRESH,
            acts,
            still,
            time,
            np.zeros(len(graph.forced), dtype=np.uint8),
            result,
        )
        return result

    def safe(self, shares: Shares, known: Marks, lasting: Marks, time: Marks) -> Marks:
        """The largest part of `lasting` that the coalition never has to leave but by time, by dropping the rest."""
        graph = shares.graph
        arrays = graph.begins, graph.source, graph.command, shares.kind
        count = len(graph.forced)
        own, waits = np.zeros(count, dtype=np.int32), np.zeros(count, dtype=np.bool_)
        self.loops.count_own(*arrays, lasting.reshape(-1), time.reshape(-1), own, waits)
        kept = known | (lasting & self.step(shares, lasting, lasting, time))
        first = np.flatnonzero((lasting & ~kept).reshape(-1)).astype(np.int32)
        waiting = np.empty(4 * count, dtype=np.int32)
        waiting[: len(first)] = first
        remaining = kept.reshape(-1)
        self.loops.shrink(
            *arrays, graph.forced, shares.must, known.reshape(-1), remaining, own, waits, waiting, len(first)
        )
        return remaining.reshape(count, 4)

    def distances(self, graph: Graph, goal: Marks) -> NDArray[np.int32]:
        """How many edges the goal is away, backward from it."""
        away = np.where(goal, 0, -1).astype(np.int32)
        first = np.flatnonzero(goal).astype(np.int32)
        waiting = np.empty(len(goal), dtype=np.int32)
        waiting[: len(first)] = first
        self.loops.walk_back(graph.begins, graph.source, away, waiting, len(first))
        return away
