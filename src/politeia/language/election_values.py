"""Building the values of election clauses from the parse tree: one method for each rule of the grammar."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from lark import Token, Transformer

from politeia.language.contents import Base, Threshold
from politeia.language.electoral import (
    Agreements,
    Bonus,
    CoalitionThreshold,
    DirectSeatsPass,
    Districts,
    DistrictSeats,
    DistrictSeatsPass,
    DistrictSharePass,
    DivisorMethod,
    DivisorRule,
    DoubleProportional,
    LargestRemainder,
    LeastSeats,
    LevellingGrowth,
    LevellingSeats,
    MinorityPass,
    NoListCase,
    Overhang,
    PlacedBy,
    Placement,
    Plurality,
    ProvinceVotesPass,
    Quota,
    QuotaName,
    QuotasAndPart,
    QuotaShare,
    QuotasThenDivisors,
    RemaindersThenAverages,
    Rounding,
    SingleListCase,
    TieRule,
    TieRules,
    VoteCount,
    VoterNumbers,
)
from politeia.language.tokens import share_of

_OTHER_NAMES = {
    "D’Hondt": DivisorRule.DHONDT,
    "Jefferson": DivisorRule.DHONDT,
    "Sainte-Lague": DivisorRule.SAINTE_LAGUE,
    "Webster": DivisorRule.SAINTE_LAGUE,
    "Hill": DivisorRule.HUNTINGTON_HILL,
}


def _only(items: list[Any], of: type) -> Any:
    """The first item of a type, or None."""
    return next((item for item in items if isinstance(item, of)), None)


def _numbers(items: list[Any]) -> list[int]:
    return [int(item) for item in items if isinstance(item, Token) and item.type == "INTEGER"]


class ElectionBuilder(Transformer[Token, object]):
    """The part of the builder that knows elections and referendums."""

    def decimal(self, items: list[Token]) -> Fraction:
        return Fraction(str(items[0]))

    # methods

    def quota(self, items: list[Any]) -> Quota:
        rounding = Rounding(str(items[-1])) if items[-1] is not None else Rounding.EXACT
        return Quota(QuotaName(str(items[0])), rounding)

    def quota_name(self, items: list[Any]) -> Quota:
        return Quota(QuotaName(str(items[0])))

    def divisors(self, items: list[Any]) -> DivisorMethod:
        name = str(items[0])
        return DivisorMethod(_OTHER_NAMES.get(name) or DivisorRule(name), _only(items, Fraction))

    def divisors_to_power(self, items: list[Any]) -> DivisorMethod:
        name = str(items[0])
        return DivisorMethod(_OTHER_NAMES.get(name) or DivisorRule(name), power=Fraction(str(items[1]).split()[-1]))

    def listed_divisors(self, items: list[Any]) -> DivisorMethod:
        return DivisorMethod(DivisorRule.LISTED, None, tuple(item for item in items if isinstance(item, Fraction)))

    def largest_remainder(self, items: list[Any]) -> LargestRemainder:
        return LargestRemainder(_only(items, Quota), items[-1] is not None)

    def largest_remainder_only(self, items: list[Any]) -> LargestRemainder:
        return LargestRemainder(_only(items, Quota))

    def quotas_then_divisors(self, items: list[Any]) -> QuotasThenDivisors:
        return QuotasThenDivisors(_only(items, Quota), _only(items, DivisorMethod))

    def quotas_and_part(self, items: list[Any]) -> QuotasAndPart:
        return QuotasAndPart(_only(items, Quota), share_of(_only(items, Fraction), False, (Base.VOTES_CAST, "")).share)

    def remainders_then_averages(self, items: list[Any]) -> RemaindersThenAverages:
        return RemaindersThenAverages(_only(items, Quota), _numbers(items)[0])

    def double_proportional(self, items: list[Any]) -> DoubleProportional:
        return DoubleProportional(_only(items, DivisorMethod))

    def plurality(self, _: list[Any]) -> Plurality:
        return Plurality()

    # admission

    def quota_share(self, items: list[Any]) -> QuotaShare:
        share = _only(items, Fraction)
        base = next(item for item in items if isinstance(item, tuple))
        return QuotaShare(
            share if share is not None else Fraction(_numbers(items)[0]), Threshold(Fraction(1), False, base[0])
        )

    def vote_count(self, items: list[Any]) -> VoteCount:
        return VoteCount(_numbers(items)[0])

    def admission(self, items: list[Any]) -> object:
        return items[0]

    def parties_exactly(self, items: list[Any]) -> CoalitionThreshold:
        count = _numbers(items)[0]
        return CoalitionThreshold(count, count, items[-1])

    def parties_between(self, items: list[Any]) -> CoalitionThreshold:
        least, most = _numbers(items)
        return CoalitionThreshold(least, most, items[-1])

    def parties_or_more(self, items: list[Any]) -> CoalitionThreshold:
        return CoalitionThreshold(_numbers(items)[0], None, items[-1])

    def direct_seats_pass(self, items: list[Any]) -> DirectSeatsPass:
        return DirectSeatsPass(_numbers(items)[0])

    def district_share_pass(self, items: list[Any]) -> DistrictSharePass:
        return DistrictSharePass(_only(items, Threshold))

    def minority_pass(self, _: list[Any]) -> MinorityPass:
        return MinorityPass()

    def next_joins(self, items: list[Any]) -> SingleListCase:
        factor = _only(items, Fraction)
        least = _numbers(items)
        return SingleListCase(True, factor if factor is not None else Fraction(1), least[0] if least else 0)

    def takes_all(self, _: list[Any]) -> SingleListCase:
        return SingleListCase(False)

    def all_join(self, _: list[Any]) -> NoListCase:
        return NoListCase(True)

    def no_seats(self, _: list[Any]) -> NoListCase:
        return NoListCase(False)

    # ties

    def ties(self, items: list[Any]) -> TieRules:
        return TieRules(tuple(TieRule(str(item)) for item in items if item.type == "TIE_RULE"))

    # districts

    def national_district(self, _: list[Any]) -> Districts:
        return Districts(DistrictSeats.NATIONAL)

    def single_member(self, items: list[Any]) -> Districts:
        numbers = _numbers(items)
        return Districts(DistrictSeats.SINGLE_MEMBER, numbers[0] if numbers else 0)

    def seats_by_law(self, items: list[Any]) -> Districts:
        numbers = _numbers(items)
        return Districts(DistrictSeats.SET_BY_LAW, numbers[0] if numbers else 0)

    def seats_by_votes(self, items: list[Any]) -> Districts:
        return self._shared_out(DistrictSeats.BY_VOTES, items)

    def seats_by_population(self, items: list[Any]) -> Districts:
        return self._shared_out(DistrictSeats.BY_POPULATION, items)

    def seats_within_lists(self, items: list[Any]) -> Districts:
        return self._shared_out(DistrictSeats.WITHIN_LISTS, items)

    def _shared_out(self, seats: DistrictSeats, items: list[Any]) -> Districts:
        numbers = [int(items[0])] if items[0] is not None else []
        method = next(item for item in items if isinstance(item, DivisorMethod | LargestRemainder))
        least = _only(items, LeastSeats)
        return Districts(
            seats,
            numbers[0] if numbers else 0,
            _only(items, Fraction) or Fraction(0),
            method,
            least.seats if least else 0,
        )

    def least_seats(self, items: list[Any]) -> LeastSeats:
        return LeastSeats(_numbers(items)[0])

    # agreements, direct seats, levelling

    def agreements(self, items: list[Any]) -> Agreements:
        inside = next((item for item in items if isinstance(item, DivisorMethod | LargestRemainder)), None)
        return Agreements(items[1] is not None, inside)

    def bar_together(self, _: list[Any]) -> Agreements:
        return Agreements(False, bar_together=True, as_one=False)

    def bar_together_as_one(self, items: list[Any]) -> Agreements:
        inside = next((item for item in items if isinstance(item, DivisorMethod | LargestRemainder)), None)
        return Agreements(False, inside, bar_together=True)

    def overhang(self, items: list[Any]) -> Overhang:
        return Overhang(" ".join(str(items[0]).split()))

    def levelling_seats(self, items: list[Any]) -> LevellingSeats:
        return LevellingSeats(_numbers(items)[0], items[-1] is not None)

    def levelling_in_provinces(self, items: list[Any]) -> LevellingSeats:
        return LevellingSeats(_numbers(items)[0], in_provinces=True)

    def levelling_in_districts(self, items: list[Any]) -> LevellingSeats:
        return LevellingSeats(_numbers(items)[0], in_districts=True)

    def levelling_left(self, _: list[Any]) -> LevellingSeats:
        return LevellingSeats(0, left=True)

    def levelling_with_return(self, items: list[Any]) -> LevellingSeats:
        seats, *least = _numbers(items)
        return LevellingSeats(seats, returned=least[0] if least else 1)

    def district_seats_pass(self, items: list[Any]) -> DistrictSeatsPass:
        return DistrictSeatsPass(_numbers(items)[0])

    def province_votes_pass(self, items: list[Any]) -> ProvinceVotesPass:
        return ProvinceVotesPass(_numbers(items)[0])

    def levelling_growth(self, _: list[Any]) -> LevellingGrowth:
        return LevellingGrowth()

    def levelling_growth_by_mean(self, items: list[Any]) -> LevellingGrowth:
        left_out = _numbers(items)
        return LevellingGrowth(True, left_out[0] if left_out else 0)

    def placed(self, items: list[Any]) -> PlacedBy:
        return PlacedBy(Placement(str(items[0])), _only(items, DivisorMethod))

    def placed_in_provinces(self, items: list[Any]) -> PlacedBy:
        between, inside = (item for item in items if isinstance(item, DivisorMethod))
        return PlacedBy(Placement.PROVINCES_FIRST, between, inside)

    def placed_in_turn(self, items: list[Any]) -> PlacedBy:
        between, inside = (item for item in items if isinstance(item, DivisorMethod))
        return PlacedBy(Placement.COUNTRY_FIRST, between, inside)

    def voter_numbers(self, items: list[Any]) -> VoterNumbers:
        return VoterNumbers(Rounding(str(items[-1])) if items[-1] is not None else Rounding.EXACT)

    def bonus(self, items: list[Any]) -> Bonus:
        return Bonus(_numbers(items)[0])

    def growing_bonus(self, items: list[Any]) -> Bonus:
        seats, more, most = _numbers(items)
        begins, each = (item for item in items if isinstance(item, Fraction))
        base = next(item for item in items if isinstance(item, tuple))
        return Bonus(seats, Threshold(begins, False, base[0]), more, each, most)
