"""How often something may be asked, counted by account, by address, and by the name that somebody signs in with.

The generic cell rate algorithm: every key has one time, by when all that was asked is worked off at the rate; who is further ahead
than the whole allowance waits. Counting takes no thread and no clock of its own, because it stands before every act.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil
from threading import Lock
from time import monotonic

MOST_KEYS = 100_000


@dataclass(frozen=True, slots=True)
class Rate:
    """So many within so many seconds, all of them at once if need be."""

    times: int
    seconds: float

    @property
    def each(self) -> float:
        """The seconds in which one is worked off."""
        return self.seconds / self.times


@dataclass(frozen=True, slots=True)
class Rates:
    """How often: any request of an account, any of an address that shows no pass, costly ones, and failed ways in."""

    account: Rate = Rate(600, 60)
    address: Rate = Rate(120, 60)
    costly: Rate = Rate(30, 60)
    failures: Rate = Rate(10, 900)
    failures_of_a_name: Rate = Rate(100, 3600)


class Limiter:
    """Counts within one process; what several processes let through together is their sum."""

    def __init__(self, rates: Rates, clock: Callable[[], float] = monotonic) -> None:
        self._rates = rates
        self._clock = clock
        self._worked_off: dict[tuple[str, ...], float] = {}
        self._turn = Lock()

    def count(self, rate: str, *of: str) -> int:
        """Count one more; the seconds to wait when that is too many, else 0."""
        with self._turn:
            wait, then = self._next(rate, of)
            if not wait:
                self._worked_off[(rate, *of)] = then
                if len(self._worked_off) > MOST_KEYS:
                    now = self._clock()
                    self._worked_off = {key: value for key, value in self._worked_off.items() if value > now}
            return wait

    def full(self, rate: str, *of: str) -> int:
        """The seconds to wait when one more would be too many, else 0; nothing is counted."""
        with self._turn:
            return self._next(rate, of)[0]

    def _next(self, rate: str, of: tuple[str, ...]) -> tuple[int, float]:
        known: Rate = getattr(self._rates, rate)
        now = self._clock()
        then = max(now, self._worked_off.get((rate, *of), now)) + known.each
        ahead = then - now - known.seconds
        return (max(1, ceil(ahead)), then) if ahead > 1e-9 else (0, then)
