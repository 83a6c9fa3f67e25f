"""A situation of a running body: what holds on a day of the calendar, with every running time by its last day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from politeia.language.contents import Duration
from politeia.norms.calendar import later
from politeia.transition.draft import Setting
from politeia.transition.model import OFF, AllHold, Is, SomeHold, Test, Variable

SINCE = " since "
"""In the name of a time that keeps an act from being done again."""


@dataclass(frozen=True, slots=True)
class Situation:
    """What holds on a day.

    `values` gives the variables that are not at their first value, by the number of the value. `until` gives the last
    day of every running time, a deadline or a bar; a time is over when that day has passed, and stays here until an act
    stops it. `terms` gives the last day of the term of an office or body, as far as it is known.
    """

    day: date
    values: Mapping[str, int] = field(default_factory=dict)
    until: Mapping[str, date] = field(default_factory=dict)
    terms: Mapping[str, date] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Frame:
    """The variables of a game; `endings` are those that tell the last months of a term, with whose term and how long."""

    variables: Mapping[str, Variable]
    endings: Mapping[str, tuple[str, Duration]]

    def value(self, name: str, situation: Situation) -> int:
        """The number that a variable has: for a time the days that remain, 0 when it is over, OFF when it does not run.

        A variable that no norm speaks of has its first value.
        """
        variable = self.variables.get(name)
        if variable is None:
            return 0
        if variable.timer:
            last = situation.until.get(name)
            return OFF if last is None else max(0, (last - situation.day).days + 1)
        if name in self.endings:
            subject, duration = self.endings[name]
            end = situation.terms.get(subject)
            if end is not None:
                return int(situation.day <= end < later(situation.day, duration))
        return situation.values.get(name, variable.initial)

    def holds(self, test: Test, situation: Situation) -> bool:
        """Whether a test holds in a situation."""
        if isinstance(test, Is):
            return self.value(test.variable, situation) in test.among
        if isinstance(test, AllHold):
            return all(self.holds(part, situation) for part in test.tests)
        if isinstance(test, SomeHold):
            return any(self.holds(part, situation) for part in test.tests)
        return not self.holds(test.test, situation)

    def changed(self, situation: Situation, updates: Iterable[tuple[str, Setting]]) -> Situation:
        """The situation after an act that sets `updates`, on the same day."""
        values, until = dict(situation.values), dict(situation.until)
        for name, setting in updates:
            if isinstance(setting, Duration):
                until[name] = last_day(name, situation.day, setting)
            elif name in self.variables and self.variables[name].timer:
                until.pop(name, None)
            elif isinstance(setting, int):
                values[name] = setting
        return replace(situation, values=values, until=until)

    def established(self, situation: Situation, tests: Iterable[Test]) -> Situation:
        """The situation with what is given made true, each thing by its first way; running times are left to the caller."""
        values = dict(situation.values)
        for test in tests:
            self._establish(test, values)
        return replace(situation, values=values)

    def _establish(self, test: Test, values: dict[str, int]) -> None:
        if isinstance(test, AllHold):
            for part in test.tests:
                self._establish(part, values)
        elif isinstance(test, SomeHold):
            if test.tests:
                self._establish(test.tests[0], values)
        elif isinstance(test, Is):
            if not self._is_time(test.variable):
                values[test.variable] = min(test.among, default=0)
        elif isinstance(test.test, Is) and not self._is_time(test.test.variable):
            denied = test.test
            if values.get(denied.variable, 0) in denied.among:
                values[denied.variable] = next(n for n in range(len(denied.among) + 1) if n not in denied.among)

    def _is_time(self, name: str) -> bool:
        variable = self.variables.get(name)
        return variable is not None and variable.timer


def last_day(time: str, day: date, duration: Duration) -> date:
    """The last day of a time that begins on `day`: a deadline still runs on the day a duration later, a bar ends before it."""
    end = later(day, duration)
    return end - timedelta(days=1) if SINCE in time else end


def next_day(situation: Situation) -> date | None:
    """The day on which the next time is over, for a clock that goes from event to event; None when none runs."""
    running = [last for last in situation.until.values() if last >= situation.day]
    return min(running) + timedelta(days=1) if running else None
