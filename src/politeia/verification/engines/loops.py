"""The loops of the compiled kernel over words and edges, for numba: one set for every game."""

# mypy: disable-error-code="no-untyped-call"
from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

import numba
import numpy as np
from numpy.typing import NDArray

from politeia.verification.engines.graphs import ENDS_DUTY, OWN, REST
from politeia.verification.engines.interface import FRESH, PRESSED, REST_FRESH, REST_PRESSED
from politeia.verification.engines.packing import YES, Marks, Words

F = TypeVar("F", bound=Callable[..., Any])


def _native(function: F) -> F:
    """Compile for whoever asks for a signature; `machine_code` keeps what comes of it."""
    return cast("F", numba.njit(nogil=True)(function))


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
def spread(
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
def reseat(words: Words, count: int, slots: NDArray[np.int32]) -> None:
    last = len(slots) - 1
    for number in range(count):
        slot = _scattered(words[number]) & last
        while slots[slot] >= 0:
            slot = (slot + 1) & last
        slots[slot] = number


@_native
def find(words: Words, slots: NDArray[np.int32], wanted: Words, found: NDArray[np.int64]) -> None:
    for number in range(len(wanted)):
        found[number] = _index(words, slots, wanted[number])


@_native
def link(
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
def turn_round(
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
def marks(steps: NDArray[np.int64], entry: int, words: Words, marks: Marks) -> None:
    for number in range(len(words)):
        marks[number] = _holds(steps, entry, words[number])


@_native
def kinds(
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
def count_needs(
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
def attract(
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
def walk_back(
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
def step(
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
    noted: NDArray[np.uint8],
    result: Marks,
) -> None:
    """One step back, as `graphs.one_step` has it: what each edge means is `noted` at the situation that it leaves."""
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
def shrink(
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
def count_own(
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
