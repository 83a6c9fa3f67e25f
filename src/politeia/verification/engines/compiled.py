"""The kernel in machine code: one set of loops for every game, compiled by numba once and kept in its cache."""

# mypy: disable-error-code="no-untyped-call"
from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

import numba
import numpy as np
from numpy.typing import NDArray

from politeia.transition.running import TooLarge
from politeia.verification.engines.graphs import ENDS_DUTY, OWN, REST, Found, Graph, Program, Shares
from politeia.verification.engines.interface import FRESH, PRESSED, REST_FRESH, REST_PRESSED
from politeia.verification.engines.packing import YES, Marks, Words

F = TypeVar("F", bound=Callable[..., Any])
ROOM = 4096
"""The most situations that one situation can lead to; the arrays keep so much room."""

CHUNK = 500_000
FIRST_SLOTS = 1 << 16


def _native(function: F) -> F:
    """Compile at the first call and keep the machine code for the next process."""
    return cast("F", numba.njit(cache=True, nogil=True)(function))


@_native
def _holds(steps: NDArray[np.int64], entry: int, word: int) -> bool:
    at = entry
    while at >= 0:
        if steps[3, at] == 0:
            taken = (word & steps[0, at]) == steps[1, at]
        else:
            taken = ((steps[3, at] >> ((word >> steps[2, at]) & steps[0, at])) & 1) == 1
        at = steps[4, at] if taken else steps[5, at]
    return at == YES


@_native
def _scattered(word: int) -> int:
    mixed = word * 0x1E3779B97F4A7C15
    mixed ^= (mixed >> 31) & 0x1FFFFFFFF
    mixed *= 0x3F58476D1CE4E5B9
    return mixed ^ ((mixed >> 29) & 0x7FFFFFFFF)


@_native
def _index(words: Words, slots: NDArray[np.int32], word: int) -> int:
    """The number of a known word, or minus one less its free slot."""
    last = len(slots) - 1
    slot = _scattered(word) & last
    while slots[slot] >= 0:
        if words[slots[slot]] == word:
            return int(slots[slot])
        slot = (slot + 1) & last
    return -1 - int(slot)


@_native
def _tick(timers: NDArray[np.int64], word: int) -> int:
    for timer in range(timers.shape[1]):
        if ((word >> timers[0, timer]) & timers[1, timer]) >= 2:
            word -= 1 << timers[0, timer]
    return word


@_native
def _seated(words: Words, slots: NDArray[np.int32], count: int, word: int) -> int:
    """The new number of known words after this one has been met."""
    found = _index(words, slots, word)
    if found >= 0:
        return count
    slots[-1 - found] = count
    words[count] = word
    return count + 1


@_native
def _spread(
    steps: NDArray[np.int64],
    forced: NDArray[np.int64],
    free: NDArray[np.int64],
    due: int,
    timers: NDArray[np.int64],
    words: Words,
    slots: NDArray[np.int32],
    progress: NDArray[np.int64],
    stop: int,
) -> None:
    """Go on from `progress` (next situation, known ones, acts, periods) until `stop` situations are known, or all are done."""
    at, count, edges, ticks = progress[0], progress[1], progress[2], progress[3]
    while at < count and count < stop:
        word = words[at]
        at += 1
        before = edges
        for act in range(forced.shape[1]):
            if _holds(steps, forced[0, act], word):
                target = (word & forced[1, act]) | forced[2, act]
                if target != word:
                    edges += 1
                    count = _seated(words, slots, count, target)
        if edges > before:
            continue
        for act in range(free.shape[1]):
            if _holds(steps, free[0, act], word):
                target = (word & free[1, act]) | free[2, act]
                if target != word:
                    edges += 1
                    count = _seated(words, slots, count, target)
        if not _holds(steps, due, word):
            ticks += 1
            count = _seated(words, slots, count, _tick(timers, word))
    progress[0], progress[1], progress[2], progress[3] = at, count, edges, ticks


@_native
def _reseat(words: Words, count: int, slots: NDArray[np.int32]) -> None:
    last = len(slots) - 1
    for number in range(count):
        slot = _scattered(words[number]) & last
        while slots[slot] >= 0:
            slot = (slot + 1) & last
        slots[slot] = number


@_native
def _find(words: Words, slots: NDArray[np.int32], wanted: Words) -> NDArray[np.int64]:
    found = np.empty(len(wanted), dtype=np.int64)
    for number in range(len(wanted)):
        found[number] = _index(words, slots, wanted[number])
    return found


@_native
def _link(
    steps: NDArray[np.int64],
    forced: NDArray[np.int64],
    free: NDArray[np.int64],
    due: int,
    timers: NDArray[np.int64],
    words: Words,
    slots: NDArray[np.int32],
    target: NDArray[np.int32],
    command: NDArray[np.int16],
    ends: NDArray[np.int64],
    pressed: Marks,
    waits: Marks,
) -> None:
    """The edges that leave each situation, in order; `ends` says where those of each end."""
    edge = 0
    for at in range(len(words)):
        word = words[at]
        before = edge
        for act in range(forced.shape[1]):
            if _holds(steps, forced[0, act], word):
                after = (word & forced[1, act]) | forced[2, act]
                if after != word:
                    target[edge] = _index(words, slots, after)
                    command[edge] = forced[3, act]
                    edge += 1
        if edge > before:
            pressed[at] = True
        else:
            for act in range(free.shape[1]):
                if _holds(steps, free[0, act], word):
                    after = (word & free[1, act]) | free[2, act]
                    if after != word:
                        target[edge] = _index(words, slots, after)
                        command[edge] = free[3, act]
                        edge += 1
            if not _holds(steps, due, word):
                waits[at] = True
                target[edge] = _index(words, slots, _tick(timers, word))
                command[edge] = -1
                edge += 1
        ends[at] = edge


@_native
def _turn_round(
    target: NDArray[np.int32],
    command: NDArray[np.int16],
    ends: NDArray[np.int64],
    begins: NDArray[np.int64],
    source: NDArray[np.int32],
    sorted_command: NDArray[np.int16],
) -> None:
    """Sort edges by where they lead, by counting."""
    for edge in range(len(target)):
        begins[target[edge] + 1] += 1
    for state in range(len(ends)):
        begins[state + 1] += begins[state]
    edge = 0
    for state in range(len(ends)):
        while edge < ends[state]:
            place = begins[target[edge]]
            begins[target[edge]] = place + 1
            source[place] = state
            sorted_command[place] = command[edge]
            edge += 1
    for state in range(len(ends), 0, -1):
        begins[state] = begins[state - 1]
    begins[0] = 0


@_native
def _marks(steps: NDArray[np.int64], entry: int, words: Words, marks: Marks) -> None:
    for number in range(len(words)):
        marks[number] = _holds(steps, entry, words[number])


@_native
def _kinds(
    steps: NDArray[np.int64],
    words: Words,
    forced: Marks,
    source: NDArray[np.int32],
    command: NDArray[np.int16],
    entries: NDArray[np.int64],
    kind: NDArray[np.uint8],
) -> None:
    for edge in range(len(source)):
        act = command[edge]
        if act < 0 or forced[source[edge]]:
            continue
        word = words[source[edge]]
        found = 0
        if _holds(steps, entries[0, act], word):
            found |= OWN
        if _holds(steps, entries[1, act], word):
            found |= REST
            if _holds(steps, entries[2, act], word):
                found |= ENDS_DUTY
        kind[edge] = found


@_native
def _count_needs(
    source: NDArray[np.int32],
    kind: NDArray[np.uint8],
    forced: Marks,
    ticks: Marks,
    must: Marks,
    fresh: NDArray[np.int32],
    pressed: NDArray[np.int32],
) -> None:
    """How many moves the coalition must win where it does not choose: all that the law or the rest can do."""
    for edge in range(len(source)):
        state = source[edge]
        if forced[state]:
            fresh[state] += 1
        elif kind[edge] & REST:
            fresh[state] += 1
            pressed[state] += 1
    for state in range(len(forced)):
        if not forced[state]:
            if not must[state]:
                fresh[state] += 1
            if ticks[state]:
                pressed[state] += 1


@_native
def _attract(
    begins: NDArray[np.int64],
    source: NDArray[np.int32],
    command: NDArray[np.int16],
    kind: NDArray[np.uint8],
    forced: Marks,
    must: Marks,
    over: Marks,
    freely: bool,
    fresh: NDArray[np.int32],
    pressed: NDArray[np.int32],
    rank: NDArray[np.int32],
    waiting: NDArray[np.int32],
    known: int,
) -> None:
    """Backward from the positions in `waiting`, each edge once for each floor that it leads to."""
    at = 0
    giving = REST_FRESH if freely else FRESH
    while at < known:
        position = waiting[at]
        at += 1
        state, floor = position >> 2, position & 3
        next_rank = rank[position] + 1
        if floor == PRESSED:
            if not forced[state] and not must[state] and not over[state]:
                fresh[state] -= 1
                known = _win(state, REST_FRESH, fresh[state] == 0, next_rank, rank, waiting, known)
        elif floor == REST_PRESSED:
            known = _win(state, FRESH, not forced[state] and not over[state], next_rank, rank, waiting, known)
        if floor != REST_FRESH and floor != giving:
            continue
        for edge in range(begins[state], begins[state + 1]):
            earlier = source[edge]
            if over[earlier]:
                continue
            if forced[earlier]:
                if floor == REST_FRESH:
                    fresh[earlier] -= 1
                    for any_floor in range(4):
                        known = _win(earlier, any_floor, fresh[earlier] == 0, next_rank, rank, waiting, known)
                continue
            if floor == REST_FRESH and command[edge] < 0:
                pressed[earlier] -= 1
                known = _win(earlier, PRESSED, True, next_rank, rank, waiting, known)
                known = _win(earlier, REST_PRESSED, pressed[earlier] == 0, next_rank, rank, waiting, known)
            if floor == REST_FRESH and kind[edge] & OWN:
                known = _win(earlier, FRESH, True, next_rank, rank, waiting, known)
                known = _win(earlier, PRESSED, True, next_rank, rank, waiting, known)
            if floor == giving and kind[edge] & REST:
                fresh[earlier] -= 1
                pressed[earlier] -= 1
                known = _win(earlier, REST_FRESH, fresh[earlier] == 0, next_rank, rank, waiting, known)
                known = _win(earlier, REST_PRESSED, pressed[earlier] == 0, next_rank, rank, waiting, known)


@_native
def _win(
    state: int,
    floor: int,
    won: bool,
    next_rank: int,
    rank: NDArray[np.int32],
    waiting: NDArray[np.int32],
    known: int,
) -> int:
    position = 4 * state + floor
    if won and rank[position] == 0:
        rank[position] = next_rank
        waiting[known] = position
        return known + 1
    return known


@_native
def _walk_back(
    begins: NDArray[np.int64],
    source: NDArray[np.int32],
    away: NDArray[np.int32],
    waiting: NDArray[np.int32],
    known: int,
) -> None:
    at = 0
    while at < known:
        state = waiting[at]
        at += 1
        for edge in range(begins[state], begins[state + 1]):
            earlier = source[edge]
            if away[earlier] < 0:
                away[earlier] = away[state] + 1
                waiting[known] = earlier
                known += 1


ABLE, FAILED, WAITS, ACTS = 1, 2, 4, 8


@_native
def _step(
    begins: NDArray[np.int64],
    source: NDArray[np.int32],
    command: NDArray[np.int16],
    kind: NDArray[np.uint8],
    forced: Marks,
    ticks: Marks,
    must: Marks,
    over: Marks,
    following: int,
    acts: Marks,
    still: Marks,
    time: Marks,
    result: Marks,
) -> None:
    """One step back, as `graphs.one_step` has it: what each edge means is noted at the situation that it leaves."""
    noted = np.zeros(len(forced), dtype=np.uint8)
    for target in range(len(forced)):
        rest_acts, rest_still, rest_time = acts[target, REST_FRESH], still[target, REST_FRESH], time[target, REST_FRESH]
        next_acts, next_still = acts[target, following], still[target, following]
        for edge in range(begins[target], begins[target + 1]):
            state = source[edge]
            if forced[state]:
                if not rest_still:
                    noted[state] |= FAILED
            elif command[edge] < 0:
                if rest_time:
                    noted[state] |= WAITS
            else:
                running = ticks[state]
                if kind[edge] & OWN and (rest_acts if running else rest_still):
                    noted[state] |= ABLE
                if kind[edge] & REST:
                    noted[state] |= ACTS
                    if not (next_acts if running else next_still):
                        noted[state] |= FAILED
    for state in range(len(forced)):
        if over[state]:
            result[state, :] = False
            continue
        safe = noted[state] & FAILED == 0
        if forced[state]:
            result[state, :] = safe
            continue
        able, waits = noted[state] & ABLE != 0, noted[state] & WAITS != 0
        result[state, FRESH] = able or still[state, REST_PRESSED]
        result[state, PRESSED] = able or waits
        result[state, REST_FRESH] = safe and (must[state] or still[state, PRESSED])
        result[state, REST_PRESSED] = safe and (waits if ticks[state] else noted[state] & ACTS != 0)


@_native
def _drop(position: int, known: Marks, lasting: Marks, waiting: NDArray[np.int32], dropped: int) -> int:
    if lasting[position] and not known[position]:
        lasting[position] = False
        waiting[dropped] = position
        return dropped + 1
    return dropped


@_native
def _shrink(
    begins: NDArray[np.int64],
    source: NDArray[np.int32],
    command: NDArray[np.int16],
    kind: NDArray[np.uint8],
    forced: Marks,
    must: Marks,
    known: Marks,
    lasting: Marks,
    own: NDArray[np.int32],
    waits: Marks,
    waiting: NDArray[np.int32],
    dropped: int,
) -> None:
    """Drop positions that the coalition may have to leave, each edge once for each floor that it leads to.

    `own` counts the acts of the coalition that stay within, for each situation; `waits` tells where a period leads well.
    """
    at = 0
    while at < dropped:
        position = waiting[at]
        at += 1
        state, floor = position >> 2, position & 3
        if floor == PRESSED:
            if not forced[state] and not must[state]:
                dropped = _drop(4 * state + REST_FRESH, known, lasting, waiting, dropped)
        elif floor == REST_PRESSED and not forced[state] and own[state] == 0:
            dropped = _drop(4 * state + FRESH, known, lasting, waiting, dropped)
        if floor != REST_FRESH and floor != FRESH:
            continue
        for edge in range(begins[state], begins[state + 1]):
            earlier = source[edge]
            first = 4 * earlier
            if forced[earlier]:
                if floor == REST_FRESH:
                    for any_floor in range(4):
                        dropped = _drop(first + any_floor, known, lasting, waiting, dropped)
                continue
            if command[edge] < 0:
                continue
            if floor == FRESH and kind[edge] & REST:
                dropped = _drop(first + REST_FRESH, known, lasting, waiting, dropped)
                dropped = _drop(first + REST_PRESSED, known, lasting, waiting, dropped)
            if floor == REST_FRESH and kind[edge] & OWN:
                own[earlier] -= 1
                if own[earlier] == 0:
                    if not waits[earlier]:
                        dropped = _drop(first + PRESSED, known, lasting, waiting, dropped)
                    if not lasting[first + REST_PRESSED]:
                        dropped = _drop(first + FRESH, known, lasting, waiting, dropped)


@_native
def _count_own(
    begins: NDArray[np.int64],
    source: NDArray[np.int32],
    command: NDArray[np.int16],
    kind: NDArray[np.uint8],
    lasting: Marks,
    time: Marks,
    own: NDArray[np.int32],
    waits: Marks,
) -> None:
    for target in range(len(waits)):
        for edge in range(begins[target], begins[target + 1]):
            if command[edge] < 0:
                waits[source[edge]] = time[4 * target + REST_FRESH]
            elif kind[edge] & OWN and lasting[4 * target + REST_FRESH]:
                own[source[edge]] += 1


class CompiledKernel:
    """Loops over one word at a time, with a hash table of numbers."""

    name = "compiled"

    def reach(self, program: Program, start: int, *, limit: int, progress: Callable[[int], None] | None) -> Found:
        """All words that can be reached, by hashing; raises TooLarge."""
        words = np.empty(FIRST_SLOTS, dtype=np.int64)
        slots = np.full(FIRST_SLOTS, -1, dtype=np.int32)
        words[0] = start
        state = np.array([0, 1, 0, 0], dtype=np.int64)
        _reseat(words, 1, slots)
        while state[0] < state[1]:
            if state[1] > limit:
                raise TooLarge(f"more than {limit:,} situations")
            if state[1] + 2 * ROOM > len(words):
                words = np.concatenate([words[: state[1]], np.empty(state[1] // 2 + 3 * ROOM, dtype=np.int64)])
            if state[1] + ROOM > 0.6 * len(slots):
                slots = np.full(2 * len(slots), -1, dtype=np.int32)
                _reseat(words, state[1], slots)
            stop = min(len(words) - ROOM, int(0.65 * len(slots)), int(state[1]) + CHUNK, limit + 1)
            _spread(program.steps, program.forced, program.free, program.due, program.timers, words, slots, state, stop)
            if progress is not None:
                progress(int(state[1]))
        found = words[: state[1]].copy()
        return Found(found, int(state[2]), int(state[3]), lambda wanted: _find(found, slots, wanted), slots)

    def link(self, program: Program, found: Found) -> Graph:
        """All edges, one pass over the words."""
        count, edges = len(found.words), found.edges + found.ticks
        target, command = np.empty(edges, dtype=np.int32), np.empty(edges, dtype=np.int16)
        ends = np.empty(count, dtype=np.int64)
        forced, ticks = np.zeros(count, dtype=np.bool_), np.zeros(count, dtype=np.bool_)
        _link(
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
        _turn_round(target, command, ends, begins, source, sorted_command)
        return Graph(begins, source, sorted_command, forced, ticks)

    def holding(self, steps: NDArray[np.int64], entry: int, words: Words) -> Marks:
        """For which words a chain ends in yes."""
        marks = np.empty(len(words), dtype=np.bool_)
        _marks(steps, entry, words, marks)
        return marks

    def kinds(
        self, steps: NDArray[np.int64], graph: Graph, words: Words, entries: NDArray[np.int64]
    ) -> NDArray[np.uint8]:
        """What each edge is to a coalition."""
        kind = np.zeros(len(graph.source), dtype=np.uint8)
        _kinds(steps, words, graph.forced, graph.source, graph.command, entries, kind)
        return kind

    def ranks(self, shares: Shares, aims: Marks) -> NDArray[np.int32]:
        """The rank of each position, by a linear backward attractor."""
        graph = shares.graph
        count = len(graph.forced)
        fresh, pressed = np.zeros(count, dtype=np.int32), np.zeros(count, dtype=np.int32)
        _count_needs(graph.source, shares.kind, graph.forced, graph.ticks, shares.must, fresh, pressed)
        rank = aims.astype(np.int32).reshape(-1)
        first = np.flatnonzero(rank).astype(np.int32)
        waiting = np.empty(4 * count, dtype=np.int32)
        waiting[: len(first)] = first
        _attract(
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
        _step(
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
            result,
        )
        return result

    def safe(self, shares: Shares, known: Marks, lasting: Marks, time: Marks) -> Marks:
        """The largest part of `lasting` that the coalition never has to leave but by time, by dropping the rest."""
        graph = shares.graph
        arrays = graph.begins, graph.source, graph.command, shares.kind
        count = len(graph.forced)
        own, waits = np.zeros(count, dtype=np.int32), np.zeros(count, dtype=np.bool_)
        _count_own(*arrays, lasting.reshape(-1), time.reshape(-1), own, waits)
        kept = known | (lasting & self.step(shares, lasting, lasting, time))
        first = np.flatnonzero((lasting & ~kept).reshape(-1)).astype(np.int32)
        waiting = np.empty(4 * count, dtype=np.int32)
        waiting[: len(first)] = first
        remaining = kept.reshape(-1)
        _shrink(*arrays, graph.forced, shares.must, known.reshape(-1), remaining, own, waits, waiting, len(first))
        return remaining.reshape(count, 4)

    def distances(self, graph: Graph, goal: Marks) -> NDArray[np.int32]:
        """How many edges the goal is away, backward from it."""
        away = np.where(goal, 0, -1).astype(np.int32)
        first = np.flatnonzero(goal).astype(np.int32)
        waiting = np.empty(len(goal), dtype=np.int32)
        waiting[: len(first)] = first
        _walk_back(graph.begins, graph.source, away, waiting, len(first))
        return away
