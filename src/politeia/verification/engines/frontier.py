"""The kernel in NumPy: the same tables, a layer of situations at a time, for machines without a compiler."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from politeia.transition.running import TooLarge
from politeia.verification.engines.graphs import ENDS_DUTY, OWN, REST, Found, Graph, Program, Shares, one_step
from politeia.verification.engines.packing import YES, Marks, Words


class FrontierKernel:
    """Whole arrays instead of loops."""

    name = "frontier"

    def holding(self, steps: NDArray[np.int64], entry: int, words: Words) -> Marks:
        """For which words a chain ends in yes: all words walk down the chain together."""
        if entry < 0:
            return np.full(len(words), entry == YES)
        here: dict[int, Marks] = {entry: np.ones(len(words), dtype=np.bool_)}
        while max(here) >= 0:
            at = max(here)
            arrived = here.pop(at)
            mask, value, shift, among, yes, no = (int(item) for item in steps[:, at])
            if among == 0:
                taken = (words & mask) == value
            else:
                taken = ((among >> ((words >> shift) & mask)) & 1) == 1
            for leads, part in ((yes, arrived & taken), (no, arrived & ~taken)):
                here[leads] = here[leads] | part if leads in here else part
        return here.get(YES, np.zeros(len(words), dtype=np.bool_))

    def _moves(self, program: Program, words: Words) -> Iterator[tuple[int, bool, NDArray[np.int64], Words]]:
        """Each act (-1 for a period) with whether it is forced, the numbers of the words it is open in, and what it makes of them."""
        pressed = np.zeros(len(words), dtype=np.bool_)
        for acts, forced in ((program.forced, True), (program.free, False)):
            free = ~pressed
            for entry, keep, bits, command in acts.T.tolist():
                after = (words & keep) | bits
                open_here = self.holding(program.steps, entry, words) & (after != words)
                if forced:
                    pressed |= open_here
                else:
                    open_here &= free
                found = np.flatnonzero(open_here)
                yield command, forced, found, after[found]
        waits = np.flatnonzero(~pressed & ~self.holding(program.steps, program.due, words))
        after = words[waits]
        for shift, mask in program.timers.T.tolist():
            after = after - np.where(((after >> shift) & mask) >= 2, np.int64(1) << shift, 0)
        yield -1, False, waits, after

    def reach(self, program: Program, start: int, *, limit: int, progress: Callable[[int], None] | None) -> Found:
        """All words that can be reached, layer by layer; raises TooLarge."""
        layer = np.array([start], dtype=np.int64)
        known = layer
        layers = [layer]
        edges = ticks = 0
        while len(layer):
            reached: list[Words] = []
            for command, _, found, after in self._moves(program, layer):
                edges += len(found) if command >= 0 else 0
                ticks += len(found) if command < 0 else 0
                reached.append(np.unique(after))
            layer = np.setdiff1d(np.unique(np.concatenate(reached)), known, assume_unique=True)
            known = np.union1d(known, layer)
            layers.append(layer)
            if len(known) > limit:
                raise TooLarge(f"more than {limit:,} situations")
            if progress is not None:
                progress(len(known))
        words = np.concatenate(layers)
        order = np.argsort(words)
        ordered = words[order]

        def index(wanted: Words) -> NDArray[np.int64]:
            place = np.minimum(np.searchsorted(ordered, wanted), len(ordered) - 1)
            return np.where(ordered[place] == wanted, order[place], -1)

        return Found(words, edges, ticks, index, np.empty(0, dtype=np.int32))

    def link(self, program: Program, found: Found) -> Graph:
        """All edges, an act at a time."""
        count = len(found.words)
        sources, targets, commands = [], [], []
        forced, ticks = np.zeros(count, dtype=np.bool_), np.zeros(count, dtype=np.bool_)
        for command, is_forced, at, after in self._moves(program, found.words):
            sources.append(at.astype(np.int32))
            targets.append(found.index(after).astype(np.int32))
            commands.append(np.full(len(at), command, dtype=np.int16))
            (forced if is_forced else ticks)[at if is_forced or command < 0 else at[:0]] = True
        target = np.concatenate(targets)
        order = np.argsort(target, kind="stable")
        begins = np.concatenate([[0], np.cumsum(np.bincount(target, minlength=count))]).astype(np.int64)
        return Graph(begins, np.concatenate(sources)[order], np.concatenate(commands)[order], forced, ticks)

    def kinds(
        self, steps: NDArray[np.int64], graph: Graph, words: Words, entries: NDArray[np.int64]
    ) -> NDArray[np.uint8]:
        """What each edge is to a coalition, an act at a time."""
        kind = np.zeros(len(graph.source), dtype=np.uint8)
        free = ~graph.forced[graph.source]
        for command in range(entries.shape[1]):
            edges = np.flatnonzero(free & (graph.command == command))
            if not len(edges):
                continue
            there = words[graph.source[edges]]
            own, rest, ends = (self.holding(steps, int(entry), there) for entry in entries[:, command])
            kind[edges] = OWN * own + REST * rest + ENDS_DUTY * (rest & ends)
        return kind

    def ranks(self, shares: Shares, aims: Marks) -> NDArray[np.int32]:
        """The rank of each position, one round for each rank."""
        rank = aims.astype(np.int32)
        won = aims
        number = 1
        while True:
            number += 1
            after = won | one_step(shares, won)
            fresh = after & ~won
            if not fresh.any():
                return rank
            rank[fresh] = number
            won = after

    def step(self, shares: Shares, acts: Marks, still: Marks, time: Marks) -> Marks:
        """From which positions the coalition sees to it that the next one is among these."""
        return one_step(shares, acts, still, time)

    def safe(self, shares: Shares, known: Marks, lasting: Marks, time: Marks) -> Marks:
        """The largest part of `lasting`, with the known positions, that the coalition never has to leave but by time."""
        while True:
            kept = known | (lasting & one_step(shares, lasting, lasting, time))
            if (kept == lasting).all():
                return lasting
            lasting = kept

    def distances(self, graph: Graph, goal: Marks) -> NDArray[np.int32]:
        """How many edges the goal is away, one round for each distance."""
        away = np.where(goal, 0, -1).astype(np.int32)
        target = graph.target
        number = 0
        while True:
            reaching = graph.source[(away[target] == number) & (away[graph.source] < 0)]
            if not len(reaching):
                return away
            number += 1
            away[reaching] = number
