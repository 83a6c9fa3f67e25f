"""What every method of apportionment answers: seats, the ties that a rule decided, and the tie that stays open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from politeia.elections.ties import Decision


@dataclass(frozen=True, slots=True)
class Sharing:
    """Seats by claimant; `open` is a tie that no rule decided, whose seats are in nobody's count.

    `decided` are ties that a rule of the law decided. `quota` and `quotients` explain: votes by quota for remainder
    methods, or the last winning and the next quotient for highest averages; `base` the votes that the quota is taken of,
    where they are others than those of the claimants.
    """

    seats: Mapping[str, int]
    open: Decision | None = None
    decided: tuple[Decision, ...] = ()
    quota: Fraction | None = None
    whole: Mapping[str, int] | None = None
    remainders: Mapping[str, Fraction] | None = None
    last: Fraction | None = None
    next: Fraction | None = None
    base: Fraction | None = None

    @property
    def given(self) -> int:
        """How many seats have gone to somebody."""
        return sum(self.seats.values())
