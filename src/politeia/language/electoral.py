"""What an election norm says about seats, as written: methods and quotas, admission, districts, ties, levelling."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from politeia.language.contents import Threshold


class QuotaName(StrEnum):
    """Quotas of V votes and S seats: Hare V/S, Droop ⌊V/(S+1)⌋+1, Hagenbach-Bischoff V/(S+1), Imperiali V/(S+2)."""

    HARE = "Hare"
    DROOP = "Droop"
    HAGENBACH_BISCHOFF = "Hagenbach-Bischoff"
    IMPERIALI = "Imperiali"


class Rounding(StrEnum):
    """What the law does with the fraction of a quota or of a voter number."""

    EXACT = "exact"
    NEAREST = "rounded to the nearest whole number"
    DOWN = "rounded down"
    UP = "rounded up"


@dataclass(frozen=True, slots=True)
class Quota:
    """The votes that earn one whole seat."""

    name: QuotaName
    rounding: Rounding = Rounding.EXACT


class DivisorRule(StrEnum):
    """Series of divisors for the seats n = 0, 1, 2 ... that a list holds already.

    D'Hondt n+1, Sainte-Laguë 2n+1, Adams n, Dean n(n+1)/(n+½), Huntington-Hill √(n(n+1)), Imperiali n+2, Danish 3n+1.
    """

    DHONDT = "D'Hondt"
    SAINTE_LAGUE = "Sainte-Laguë"
    ADAMS = "Adams"
    DEAN = "Dean"
    HUNTINGTON_HILL = "Huntington-Hill"
    IMPERIALI = "Imperiali"
    DANISH = "Danish"
    LISTED = "divisors"


@dataclass(frozen=True, slots=True)
class DivisorMethod:
    """Highest averages: `first` replaces the first divisor; `listed` are the divisors of a law that lists them."""

    rule: DivisorRule
    first: Fraction | None = None
    listed: tuple[Fraction, ...] = ()
    power: Fraction = Fraction(1)


@dataclass(frozen=True, slots=True)
class LargestRemainder:
    """Whole quotas, then one seat each to the largest remainders.

    When the quota is so small that whole seats exceed the seats, `excess_from_smallest` takes them from the lists
    with the smallest remainders; otherwise the law leaves that open.
    """

    quota: Quota
    excess_from_smallest: bool = False


@dataclass(frozen=True, slots=True)
class QuotasThenDivisors:
    """Whole quotas, then the remaining seats one by one by highest averages."""

    quota: Quota
    divisors: DivisorMethod


@dataclass(frozen=True, slots=True)
class QuotasAndPart:
    """Whole quotas of all valid votes of the district, and one more seat where what is left is at least `part` of one.

    Seats may be left over, and more may be given than the district has.
    """

    quota: Quota
    part: Fraction


@dataclass(frozen=True, slots=True)
class RemaindersThenAverages:
    """Whole quotas, then at most `most` seats to the largest remainders, then one by one to most votes for each seat held."""

    quota: Quota
    most: int


@dataclass(frozen=True, slots=True)
class DoubleProportional:
    """Seats proportional to lists and to districts at once; the lists' totals by `divisors`, as the cells."""

    divisors: DivisorMethod


@dataclass(frozen=True, slots=True)
class Plurality:
    """Whoever has most votes takes the seat, or every seat of the district."""


Method = (
    DivisorMethod
    | LargestRemainder
    | QuotasThenDivisors
    | QuotasAndPart
    | RemaindersThenAverages
    | DoubleProportional
    | Plurality
)


@dataclass(frozen=True, slots=True)
class QuotaShare:
    """Admission by quotas: at least `share` of votes divided by seats."""

    share: Fraction
    base: Threshold


@dataclass(frozen=True, slots=True)
class VoteCount:
    """Admission by a fixed number of votes."""

    votes: int


@dataclass(frozen=True, slots=True)
class CoalitionThreshold:
    """The bar for a joint list of `least` to `most` parties (None: or more)."""

    least: int
    most: int | None
    admission: Threshold | QuotaShare | VoteCount


@dataclass(frozen=True, slots=True)
class DirectSeatsPass:
    """A list passes with this many direct seats."""

    seats: int


@dataclass(frozen=True, slots=True)
class DistrictSharePass:
    """A list passes in a district where it reaches a share, and only there."""

    threshold: Threshold


@dataclass(frozen=True, slots=True)
class MinorityPass:
    """A list of a national minority needs no share."""


Alternative = DirectSeatsPass | DistrictSharePass | MinorityPass


@dataclass(frozen=True, slots=True)
class SingleListCase:
    """When only one list passes the next joins: its quotient times `factor`, at least `least` seats, the rest to the first.

    `joins` is False when the law gives all seats to the only list.
    """

    joins: bool
    factor: Fraction = Fraction(1)
    least: int = 0


@dataclass(frozen=True, slots=True)
class NoListCase:
    """When no list passes: all lists join, or no seat is given."""

    all_join: bool


class TieRule(StrEnum):
    """What the law lets decide between equal claims to the last seat."""

    MORE_VOTES = "more votes"
    FEWER_VOTES = "fewer votes"
    MORE_SEATS = "more seats"
    FEWER_SEATS = "fewer seats"
    LARGER_REMAINDER = "larger remainder"
    EARLIER_REGISTRATION = "earlier registration"
    LOT = "lot"
    REPEAT_VOTE = "repeat vote"


@dataclass(frozen=True, slots=True)
class TieRules:
    """The rules for a tie in the order in which the law names them."""

    rules: tuple[TieRule, ...]


class DistrictSeats(StrEnum):
    """Where the seats of a district come from."""

    NATIONAL = "one national district"
    SINGLE_MEMBER = "single-member districts"
    SET_BY_LAW = "set by law"
    BY_VOTES = "by votes cast"
    BY_POPULATION = "by population"
    WITHIN_LISTS = "shared within each list"


@dataclass(frozen=True, slots=True)
class Districts:
    """Districts and their seats: by votes or by population (plus `area_factor` times area) they are given by `method`.

    Within lists there are no seats of a district: each list shares what it won in the country among its districts.
    """

    seats: DistrictSeats
    number: int = 0
    area_factor: Fraction = Fraction(0)
    method: DivisorMethod | LargestRemainder | None = None
    least: int = 0


@dataclass(frozen=True, slots=True)
class Agreements:
    """Lists that agreed count as one; inside, seats are shared by `inside`, or by the method of the election.

    `bar_together`: the votes of all of them together reach the threshold for each. Without `as_one` they do nothing else.
    """

    when_all_pass: bool
    inside: DivisorMethod | LargestRemainder | None = None
    bar_together: bool = False
    as_one: bool = True


class Overhang(StrEnum):
    """What becomes of direct seats beyond a list's share."""

    HOUSE_GROWS = "kept, and the house grows"
    HOUSE_STAYS = "kept, and the house does not grow"
    COVERED = "kept as far as list seats cover them, highest shares first"
    NOT_KEPT = "not kept"


@dataclass(frozen=True, slots=True)
class LevellingSeats:
    """A fixed number of seats that level the districts' result to the country's; one in each district, or anywhere.

    `in_provinces`, `in_districts`: the law sets how many of them each has. `returned` is the least size of a district in which
    a list with more district seats than its share gives seats back to lists that have fewer; None where it keeps them.
    `left`: as many as the districts did not give.
    """

    seats: int
    one_in_each: bool = False
    in_provinces: bool = False
    in_districts: bool = False
    returned: int | None = None
    left: bool = False


@dataclass(frozen=True, slots=True)
class LevellingGrowth:
    """The house grows until every list keeps the larger of its direct seats and its district seats.

    With `by_mean` it keeps the larger of its direct seats and the mean of both, rounded up; `left_out` direct seats that
    no district seat covers are then kept without levelling.
    """

    by_mean: bool = False
    left_out: int = 0


Levelling = LevellingSeats | LevellingGrowth


@dataclass(frozen=True, slots=True)
class DistrictSeatsPass:
    """A list takes part in the levelling with this many district seats."""

    seats: int


@dataclass(frozen=True, slots=True)
class ProvinceVotesPass:
    """A list takes part in the levelling that has, in so many provinces, the votes that a district seat takes there on average."""

    provinces: int


LevellingWay = DistrictSeatsPass | ProvinceVotesPass


class Placement(StrEnum):
    """Which district a levelling seat goes to."""

    HIGHEST_QUOTIENT = "highest quotient"
    RELATIVE_QUOTIENT = "highest quotient relative to votes for each seat of district"
    PROVINCES_FIRST = "highest quotient in province, then highest quotient in district"
    COUNTRY_FIRST = "highest quotient in country, then highest share of valid votes in district"


@dataclass(frozen=True, slots=True)
class PlacedBy:
    """The rule that finds the districts of levelling seats; the quotients use `divisors`, or those of the method.

    Where provinces come first, `divisors` are those between provinces and `inside` those between their districts; where
    the country comes first, those between lists and those between the districts of a list.
    """

    placement: Placement
    divisors: DivisorMethod | None = None
    inside: DivisorMethod | None = None


@dataclass(frozen=True, slots=True)
class VoterNumbers:
    """Votes divided by the seats of the district, where a voter has as many votes as there are seats."""

    rounding: Rounding


@dataclass(frozen=True, slots=True)
class Bonus:
    """Seats for the list with most votes before the others are shared.

    With `begins` it has them only from that share on, `more` for each further step of `each`, and at most `most` in all.
    """

    seats: int
    begins: Threshold | None = None
    more: int = 0
    each: Fraction = Fraction(1)
    most: int | None = None


@dataclass(frozen=True, slots=True)
class LeastSeats:
    """Seats that everyone has before the method begins."""

    seats: int


ElectoralValue = (
    DivisorMethod
    | LargestRemainder
    | QuotasThenDivisors
    | QuotasAndPart
    | RemaindersThenAverages
    | DoubleProportional
    | Plurality
    | QuotaShare
    | VoteCount
    | CoalitionThreshold
    | DirectSeatsPass
    | DistrictSharePass
    | MinorityPass
    | SingleListCase
    | NoListCase
    | TieRules
    | Districts
    | Agreements
    | Overhang
    | LevellingSeats
    | LevellingGrowth
    | DistrictSeatsPass
    | ProvinceVotesPass
    | PlacedBy
    | VoterNumbers
    | Bonus
    | LeastSeats
)
