"""How often something may be asked, counted by account, by address, and by the name that somebody signs in with."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from time import time

from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter


@dataclass(frozen=True, slots=True)
class Rates:
    """How often: any request of an account, any of an address that shows no pass, costly ones, and failed ways in."""

    account: str = "600/minute"
    address: str = "120/minute"
    costly: str = "30/minute"
    failures: str = "10/15 minutes"
    failures_of_a_name: str = "100/hour"


class Limiter:
    """Counts within one process; what several processes let through together is their sum."""

    def __init__(self, rates: Rates) -> None:
        self._strategy = SlidingWindowCounterRateLimiter(MemoryStorage())
        self._items: dict[str, RateLimitItem] = {
            name: parse(getattr(rates, name)) for name in Rates.__dataclass_fields__
        }

    def count(self, rate: str, *of: str) -> int:
        """Count one more; the seconds to wait when that is too many, else 0."""
        item = self._items[rate]
        return 0 if self._strategy.hit(item, rate, *of) else self._wait(item, rate, *of)

    def full(self, rate: str, *of: str) -> int:
        """The seconds to wait when one more would be too many, else 0; nothing is counted."""
        item = self._items[rate]
        return 0 if self._strategy.test(item, rate, *of) else self._wait(item, rate, *of)

    def _wait(self, item: RateLimitItem, rate: str, *of: str) -> int:
        return max(1, ceil(self._strategy.get_window_stats(item, rate, *of).reset_time - time()))
