"""Situations as numbers and tests as tables: every variable has its bits in one word, every test is a chain of jumps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from politeia.transition.model import AllHold, Fails, Game, Is, SomeHold, State, Test
from politeia.verification.engines.interface import BeyondEngine

YES, NO = -1, -2
"""Where a chain of jumps ends."""

MOST_BITS = 62
"""A situation must fit in one word, and words stay positive."""

Words = NDArray[np.int64]
Numbers = NDArray[np.int64]
Marks = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Field:
    """The bits of one variable: how far they are shifted, their mask at the bottom of a word, and the value of zero bits."""

    shift: int
    mask: int
    lowest: int


class Packing:
    """Where each variable of a game has its bits; raises BeyondEngine when one word does not hold them all."""

    def __init__(self, game: Game, ranges: Sequence[tuple[int, int]]) -> None:
        self.fields: dict[str, Field] = {}
        shift = 0
        for variable, (lowest, highest) in zip(game.variables, ranges, strict=True):
            bits = (highest - lowest).bit_length()
            self.fields[variable.name] = Field(shift, (1 << bits) - 1, lowest)
            shift += bits
        self.ranges = {variable.name: found for variable, found in zip(game.variables, ranges, strict=True)}
        self.bits = shift
        if shift > MOST_BITS:
            raise BeyondEngine(f"a situation takes {shift} bits, more than the {MOST_BITS} of one word")

    def word(self, state: State) -> int:
        """A situation as a number."""
        return sum(
            (value - found.lowest) << found.shift for value, found in zip(state, self.fields.values(), strict=True)
        )

    def state(self, word: int) -> State:
        """A number as a situation."""
        return tuple(((word >> found.shift) & found.mask) + found.lowest for found in self.fields.values())

    def setting(self, updates: Sequence[tuple[str, int]]) -> tuple[int, int]:
        """What an act keeps of a word, and what it sets in it."""
        keep = (1 << MOST_BITS) - 1
        bits = 0
        for name, value in updates:
            found = self.fields[name]
            keep &= ~(found.mask << found.shift)
            bits |= (value - found.lowest) << found.shift
        return keep, bits


@dataclass(slots=True)
class Tables:
    """Tests as chains of jumps. A step asks whether the masked word equals `value`, or, where `among` is not zero, whether
    the bit of the shifted and masked word is in `among`; then it goes on at `yes` or `no`. Jumps lead to lower steps.
    """

    packing: Packing
    mask: list[int] = field(default_factory=list)
    value: list[int] = field(default_factory=list)
    shift: list[int] = field(default_factory=list)
    among: list[int] = field(default_factory=list)
    yes: list[int] = field(default_factory=list)
    no: list[int] = field(default_factory=list)
    known: dict[tuple[Test, int, int], int] = field(default_factory=dict)

    def entry(self, test: Test, yes: int = YES, no: int = NO) -> int:
        """The step at which the chain for a test begins."""
        key = (test, yes, no)
        found = self.known.get(key)
        if found is None:
            found = self.known[key] = self._compile(test, yes, no)
        return found

    def _compile(self, test: Test, yes: int, no: int) -> int:
        if isinstance(test, Is):
            return self._is(test, yes, no)
        if isinstance(test, Fails):
            return self.entry(test.test, no, yes)
        if isinstance(test, SomeHold):
            at = no
            for part in reversed(test.tests):
                at = self.entry(part, yes, at)
            return at
        return self._all(test, yes, no)

    def _all(self, test: AllHold, yes: int, no: int) -> int:
        """All parts, those that ask for one value of one variable joined to a single step."""
        mask = value = 0
        at = yes
        for part in reversed(test.tests):
            single = self._single(part)
            if single is None:
                at = self.entry(part, at, no)
                continue
            if (value ^ single[1]) & mask & single[0]:
                return no
            mask, value = mask | single[0], value | single[1]
        return at if mask == 0 else self._step(mask, value, 0, 0, at, no)

    def _values(self, test: Is) -> list[int]:
        lowest, highest = self.packing.ranges[test.variable]
        return [value - lowest for value in range(lowest, highest + 1) if value in test.among]

    def _single(self, test: Test) -> tuple[int, int] | None:
        if not isinstance(test, Is):
            return None
        values = self._values(test)
        found = self.packing.fields[test.variable]
        return (found.mask << found.shift, values[0] << found.shift) if len(values) == 1 and found.mask else None

    def _is(self, test: Is, yes: int, no: int) -> int:
        values = self._values(test)
        lowest, highest = self.packing.ranges[test.variable]
        found = self.packing.fields[test.variable]
        if not values:
            return no
        if len(values) == highest - lowest + 1:
            return yes
        if len(values) == 1:
            return self._step(found.mask << found.shift, values[0] << found.shift, 0, 0, yes, no)
        if highest - lowest < MOST_BITS:
            return self._step(found.mask, 0, found.shift, sum(1 << value for value in values), yes, no)
        at = no
        for value in values:
            at = self._step(found.mask << found.shift, value << found.shift, 0, 0, yes, at)
        return at

    def _step(self, mask: int, value: int, shift: int, among: int, yes: int, no: int) -> int:
        if yes == no:
            return yes
        for column, item in zip(
            (self.mask, self.value, self.shift, self.among, self.yes, self.no),
            (mask, value, shift, among, yes, no),
            strict=True,
        ):
            column.append(item)
        return len(self.mask) - 1

    def columns(self) -> NDArray[np.int64]:
        """All steps: one row each for mask, value, shift, among, yes and no."""
        return np.array([self.mask, self.value, self.shift, self.among, self.yes, self.no], dtype=np.int64).reshape(
            6, -1
        )
