"""Binary decision diagrams over the variables of a game: tests, single situations, and one step forward or back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from politeia.transition.model import AllHold, Fails, Game, Is, SomeHold, State, Test
from politeia.verification.engines.memory import free_memory

Diagram: TypeAlias = Any
"""A set of situations; the libraries for diagrams carry no types."""


class Diagrams:
    """The diagrams of one game. Each variable has its bits side by side; a timer's bits have doubles for the next period.

    `plain` asks for diagrams in plain Python even where the compiled library (CUDD) is installed.
    """

    def __init__(
        self, game: Game, ranges: Sequence[tuple[int, int]], timers: Iterable[int], *, plain: bool = False
    ) -> None:
        self.memory = free_memory()
        self.bdd = _manager(self.memory, plain=plain)
        self.names = tuple(variable.name for variable in game.variables)
        self.ranges = dict(zip(self.names, ranges, strict=True))
        self.bits: dict[str, tuple[str, ...]] = {}
        running = {self.names[number] for number in timers}
        for number, (name, (lowest, highest)) in enumerate(self.ranges.items()):
            bits = tuple(f"{number}.{place}" for place in range((highest - lowest).bit_length()))
            self.bits[name] = bits
            for bit in bits:
                self.bdd.declare(bit)
                if name in running:
                    self.bdd.declare(f"{bit}'")
        self.size = sum(len(bits) for bits in self.bits.values())
        self.true, self.false = self.bdd.true, self.bdd.false
        self.known: dict[Test, Diagram] = {}
        self.cubes: dict[tuple[tuple[str, int], ...], Diagram] = {}
        self.settings: dict[tuple[tuple[str, int], ...], dict[str, bool]] = {}
        self.timers = tuple(sorted(name for name in running if self.bits[name] and self.ranges[name][1] > 0))
        self.steps = {name: self._counting_down(name) for name in self.timers}
        self.halves = self._next_values()

    # -- sets --------------------------------------------------------------------------------------------------------

    def assignment(self, name: str, value: int, prime: str = "") -> dict[str, bool]:
        """The bits of a variable that has this value."""
        code = value - self.ranges[name][0]
        return {f"{bit}{prime}": bool(code >> place & 1) for place, bit in enumerate(self.bits[name])}

    def value_in(self, name: str, chosen: Mapping[str, bool]) -> int:
        """The value of a variable whose bits are chosen."""
        return self.ranges[name][0] + sum(chosen[bit] << place for place, bit in enumerate(self.bits[name]))

    def value(self, name: str, value: int, prime: str = "") -> Diagram:
        """Where a variable has this value."""
        return self.bdd.cube(self.assignment(name, value, prime))

    def exactly(self, state: State) -> Diagram:
        """One situation."""
        return self.bdd.cube(self._bits_of(state))

    def _bits_of(self, state: State) -> dict[str, bool]:
        found: dict[str, bool] = {}
        for name, value in zip(self.names, state, strict=True):
            found |= self.assignment(name, value)
        return found

    def contains(self, region: Diagram, state: State) -> bool:
        """Whether a situation is in a set."""
        return bool(self.bdd.let(self._bits_of(state), region) == self.true)

    def count(self, region: Diagram) -> int:
        """The number of situations in a set; exact up to 2 to the 53rd."""
        return int(self.bdd.count(region, nvars=self.size))

    def some(self, regions: Iterable[Diagram]) -> Diagram:
        """All sets together."""
        found = self.false
        for region in regions:
            found |= region
        return found

    def of(self, test: Test) -> Diagram:
        """Where a test on variables of the game holds."""
        found = self.known.get(test)
        if found is None:
            found = self.known[test] = self._of(test)
        return found

    def _of(self, test: Test) -> Diagram:
        if isinstance(test, Is):
            lowest, highest = self.ranges[test.variable]
            return self.some(
                self.value(test.variable, value) for value in range(lowest, highest + 1) if value in test.among
            )
        if isinstance(test, AllHold):
            found = self.true
            for part in test.tests:
                found &= self.of(part)
            return found
        if isinstance(test, SomeHold):
            return self.some(self.of(part) for part in test.tests)
        assert isinstance(test, Fails)
        return ~self.of(test.test)

    def any_value(self, region: Diagram, names: Iterable[str]) -> Diagram:
        """A set in which these variables may have any of their values."""
        for name in names:
            lowest, highest = self.ranges[name]
            values = self.some(self.value(name, value) for value in range(lowest, highest + 1))
            region = self._without(region, [name]) & values
        return region

    def only(self, region: Diagram, names: Iterable[str]) -> Diagram:
        """What a set says of these variables alone."""
        kept = set(names)
        return self._without(region, [name for name in self.names if name not in kept])

    def _without(self, region: Diagram, names: Iterable[str]) -> Diagram:
        bits = [bit for name in names for bit in self.bits[name]]
        return self.bdd.exist(bits, region) if bits else region

    # -- steps -------------------------------------------------------------------------------------------------------

    def after_act(self, region: Diagram, updates: tuple[tuple[str, int], ...]) -> Diagram:
        """What an act that sets constants makes of a set."""
        if region == self.false:
            return region
        cube = self.cubes.get(updates)
        if cube is None:
            cube = self.cubes[updates] = self.bdd.cube(self._set(updates))
        bits = [bit for name, _ in updates for bit in self.bits[name]]
        return (self.bdd.exist(bits, region) if bits else region) & cube

    def before_act(self, region: Diagram, updates: tuple[tuple[str, int], ...]) -> Diagram:
        """From where an act that sets constants leads into a set."""
        bits = self.settings.get(updates)
        if bits is None:
            bits = self.settings[updates] = self._set(updates)
        return self.bdd.let(bits, region) if bits else region

    def _set(self, updates: tuple[tuple[str, int], ...]) -> dict[str, bool]:
        found: dict[str, bool] = {}
        for name, value in updates:
            found |= self.assignment(name, value)
        return found

    def _counting_down(self, name: str) -> Diagram:
        lowest, highest = self.ranges[name]
        return self.some(
            self.value(name, value) & self.value(name, value - 1 if value > 0 else value, "'")
            for value in range(lowest, highest + 1)
        )

    def _next_values(self) -> dict[str, Diagram]:
        """For each bit of a timer, where it will be set after a period."""
        found: dict[str, Diagram] = {}
        for name in self.timers:
            lowest, highest = self.ranges[name]
            for place, bit in enumerate(self.bits[name]):
                found[bit] = self.some(
                    self.value(name, value)
                    for value in range(lowest, highest + 1)
                    if (value - 1 if value > 0 else value) - lowest >> place & 1
                )
        return found

    def after_period(self, region: Diagram) -> Diagram:
        """What a period makes of a set: timers count down one after the other, which is the same as all at once."""
        for name in self.timers:
            bits = self.bits[name]
            moved = self.bdd.exist(bits, region & self.steps[name])
            region = self.bdd.let({f"{bit}'": bit for bit in bits}, moved)
        return region

    def before_period(self, region: Diagram) -> Diagram:
        """From where a period leads into a set."""
        return self.bdd.let(self.halves, region) if self.halves else region


class ValuesAtStart:
    """A set of ways to settle variables that no act changes."""

    def __init__(self, diagrams: Diagrams, names: frozenset[str], held: Diagram) -> None:
        self.diagrams = diagrams
        self.names = names
        self.held = held

    @property
    def all_others(self) -> ValuesAtStart:
        """All ways that are not in this set."""
        every_way = self.diagrams.any_value(self.diagrams.true, self.names)
        return ValuesAtStart(self.diagrams, self.names, every_way & ~self.held)

    def __or__(self, other: ValuesAtStart) -> ValuesAtStart:
        return ValuesAtStart(self.diagrams, self.names, self.held | other.held)

    def __and__(self, other: ValuesAtStart) -> ValuesAtStart:
        return ValuesAtStart(self.diagrams, self.names, self.held & other.held)

    def some_way(self) -> dict[str, int] | None:
        """One way in this set, every variable settled; None when it is empty."""
        if self.held == self.diagrams.false:
            return None
        bits = [bit for name in self.names for bit in self.diagrams.bits[name]]
        chosen = next(iter(self.diagrams.bdd.pick_iter(self.held, care_vars=bits)))
        return {name: self.diagrams.value_in(name, chosen) for name in self.names}

    def has(self, settled: Mapping[str, int]) -> bool:
        """Whether a way is in the set; the variables that are not named must not matter, or have one value."""
        bits: dict[str, bool] = {}
        for name in self.names:
            bits |= self.diagrams.assignment(name, settled.get(name, self.diagrams.ranges[name][0]))
        return bool(self.diagrams.bdd.let(bits, self.held) == self.diagrams.true)

    def deciding(self) -> tuple[str, ...]:
        """The variables whose value can make the difference."""
        return tuple(name for name in self.diagrams.names if name in self.names and self._decides(name))

    def _decides(self, name: str) -> bool:
        lowest, highest = self.diagrams.ranges[name]
        bdd, assignment = self.diagrams.bdd, self.diagrams.assignment
        settled = [bdd.let(assignment(name, value), self.held) for value in range(lowest, highest + 1)]
        return any(item != settled[0] for item in settled)


def _manager(memory: int, *, plain: bool) -> Any:
    """CUDD where dd was built with it, plain Python otherwise."""
    if not plain:
        try:
            from dd import cudd
        except ImportError:
            pass
        else:
            manager = cudd.BDD()
            manager.configure(max_memory=memory)
            return manager
    from dd import autoref

    return autoref.BDD()
