"""What every way of counting needs: the rules, the return, who takes part, the method, and the law's rules for ties."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from politeia.diagnostics.model import failure
from politeia.elections.admission import Admissions
from politeia.elections.model import Returns, Step, Tie, Votes
from politeia.elections.ties import TieBreaker
from politeia.language.electoral import DivisorMethod, Method
from politeia.norms.cited import Cited
from politeia.norms.voting import SeatRules


@dataclass(frozen=True, slots=True)
class Contest:
    """One election to be counted; `seats` is None when only the table of districts says how many there are."""

    rules: SeatRules
    returns: Returns
    seats: int | None
    admissions: Admissions
    method: Cited[Method]

    def breaker(self, votes: Mapping[str, Votes], district: str = "") -> TieBreaker:
        """The law's rules for ties with the facts of one place."""
        rows = [item for item in self.returns.lists if not district or item.district == district]
        tie = self.rules.tie
        return TieBreaker(
            tie.value.rules if tie else (),
            tie.citation if tie else "",
            votes,
            {item.name: item.registration for item in rows if item.registration},
            {item.name: item.lot for item in rows if item.lot is not None},
        )

    def national_votes(self) -> dict[str, Votes]:
        """Votes in the whole country of every list that takes part."""
        return {name: self.returns.votes_of(name) for name in self.admissions.passing()}

    def agreed(self) -> dict[str, str]:
        """The agreement of each list that has one and may use it."""
        if self.rules.agreements is None or not self.rules.agreements.value.as_one:
            return {}
        found = {item.name: item.agreement for item in self.returns.lists if item.agreement}
        if not self.rules.agreements.value.when_all_pass:
            return found
        passing = set(self.admissions.passing())
        broken = {title for name, title in found.items() if name not in passing}
        return {name: title for name, title in found.items() if title not in broken}

    def averages(self) -> DivisorMethod:
        """The method as highest averages; raises where the law needs one and names another."""
        if isinstance(self.method.value, DivisorMethod):
            return self.method.value
        raise failure(
            "V305",
            "levelling by a growing house, and its placement, need a divisor method",
            expectation="The house grows seat by seat, which only highest averages can follow.",
            remedy="Write “method Sainte-Laguë”, or the divisors that the law lists.",
        )


@dataclass(frozen=True, slots=True)
class Outcome:
    """Seats by list and by district, the size of the house, and how they came about.

    `differences` and `compared` are of officials beside seats, such as who was elected in a constituency.
    """

    seats: Mapping[str, int]
    house: int
    by_district: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    steps: tuple[Step, ...] = ()
    ties: tuple[Tie, ...] = ()
    notes: tuple[str, ...] = ()
    differences: tuple[str, ...] = ()
    compared: int = 0


NOBODY_PASSES = "no list passes the bar, and the law does not say what follows"
