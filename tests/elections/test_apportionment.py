"""Methods of apportionment: guarantees of the theory, and the same seats as two independent packages."""

from collections.abc import Mapping
from fractions import Fraction
from math import ceil, floor

import apportionment.methods
import pytest
import votelib.component.quota
import votelib.evaluate.proportional
from hypothesis import given
from hypothesis import strategies as st

from politeia.elections.apportionment import apportion
from politeia.elections.divisors import highest_averages
from politeia.elections.model import Votes
from politeia.elections.sharing import Sharing
from politeia.elections.ties import TieBreaker
from politeia.language.electoral import (
    DivisorMethod,
    DivisorRule,
    LargestRemainder,
    Method,
    Plurality,
    Quota,
    QuotaName,
    QuotasThenDivisors,
    Rounding,
    TieRule,
)

NO_RULE = TieBreaker()
HARE = LargestRemainder(Quota(QuotaName.HARE))
DHONDT = DivisorMethod(DivisorRule.DHONDT)
SAINTE_LAGUE = DivisorMethod(DivisorRule.SAINTE_LAGUE)
DIVISORS = [
    DHONDT,
    SAINTE_LAGUE,
    DivisorMethod(DivisorRule.SAINTE_LAGUE, Fraction(7, 5)),
    DivisorMethod(DivisorRule.ADAMS),
    DivisorMethod(DivisorRule.DEAN),
    DivisorMethod(DivisorRule.HUNTINGTON_HILL),
    DivisorMethod(DivisorRule.IMPERIALI),
    DivisorMethod(DivisorRule.DANISH),
]
REMAINDERS = [
    HARE,
    LargestRemainder(Quota(QuotaName.DROOP)),
    LargestRemainder(Quota(QuotaName.HAGENBACH_BISCHOFF, Rounding.NEAREST), True),
    LargestRemainder(Quota(QuotaName.IMPERIALI), True),
]
EVERY: list[Method] = [*DIVISORS, *REMAINDERS, QuotasThenDivisors(Quota(QuotaName.HARE), DHONDT), Plurality()]

votes_of_lists = (
    st.lists(st.integers(0, 5000), min_size=1, max_size=7)
    .filter(lambda found: sum(found) >= 100)
    .map(lambda found: {f"list {position}": votes for position, votes in enumerate(found)})
)
house_sizes = st.integers(1, 40)


def shared(votes: Mapping[str, Votes], seats: int, method: Method, ties: TieBreaker = NO_RULE) -> Sharing:
    return apportion(votes, seats, method, ties)


@given(votes_of_lists, house_sizes, st.sampled_from(EVERY))
def test_every_seat_is_given_or_open_in_a_tie(votes: dict[str, int], seats: int, method: Method) -> None:
    found = shared(votes, seats, method)
    still_open = found.open.open_seats if found.open else 0
    waiting = seats - found.given if isinstance(method, Plurality) and found.open else still_open
    assert found.given + waiting == seats
    assert all(count >= 0 for count in found.seats.values())


@given(votes_of_lists, house_sizes, st.sampled_from(EVERY), st.randoms())
def test_the_order_of_the_lists_changes_nothing(
    votes: dict[str, int], seats: int, method: Method, random: object
) -> None:
    names = list(votes)
    random.shuffle(names)  # type: ignore[attr-defined]
    first, second = shared(votes, seats, method), shared({name: votes[name] for name in names}, seats, method)
    assert dict(first.seats) == dict(second.seats)
    assert (first.open is None) == (second.open is None)
    if first.open and second.open:
        assert set(first.open.open_among) == set(second.open.open_among)


@given(votes_of_lists, house_sizes, st.sampled_from(DIVISORS))
def test_a_divisor_method_never_takes_a_seat_away_when_the_house_grows(
    votes: dict[str, int], seats: int, method: DivisorMethod
) -> None:
    small, large = shared(votes, seats, method), shared(votes, seats + 1, method)
    if small.open is None and large.open is None:
        assert all(large.seats[name] >= count for name, count in small.seats.items())


def test_largest_remainders_can_take_a_seat_away_when_the_house_grows() -> None:
    # The Alabama paradox, with the small example of Balinski and Young (2001), chapter 5.
    votes = {"a": 6, "b": 6, "c": 2}
    assert shared(votes, 10, HARE).seats["c"] == 2
    assert shared(votes, 11, HARE).seats["c"] == 1


@given(votes_of_lists, house_sizes)
def test_largest_remainders_stay_within_the_quota(votes: dict[str, int], seats: int) -> None:
    found = shared(votes, seats, HARE)
    total = sum(votes.values())
    for name, count in found.seats.items():
        exact = Fraction(votes[name] * seats, total)
        assert floor(exact) <= count <= ceil(exact)


@given(votes_of_lists, house_sizes)
def test_dhondt_never_falls_below_the_lower_quota(votes: dict[str, int], seats: int) -> None:
    found = shared(votes, seats, DHONDT)
    if found.open is None:
        total = sum(votes.values())
        assert all(count >= floor(Fraction(votes[name] * seats, total)) for name, count in found.seats.items())


@given(votes_of_lists, house_sizes, st.sampled_from(EVERY), st.integers(2, 50))
def test_seats_depend_on_proportions_and_not_on_turnout(
    votes: dict[str, int], seats: int, method: Method, times: int
) -> None:
    if isinstance(method, LargestRemainder) and method.quota != Quota(QuotaName.HARE):
        return  # rounded quotas and the Droop quota depend on the number of votes itself
    grown = {name: count * times for name, count in votes.items()}
    assert dict(shared(votes, seats, method).seats) == dict(shared(grown, seats, method).seats)


@given(votes_of_lists, house_sizes, st.sampled_from(DIVISORS))
def test_more_votes_never_mean_fewer_seats(votes: dict[str, int], seats: int, method: DivisorMethod) -> None:
    found = shared(votes, seats, method)
    if found.open is None:
        for one, other in ((a, b) for a in votes for b in votes if votes[a] > votes[b]):
            assert found.seats[one] >= found.seats[other]


# -- ties --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("method", [*DIVISORS, *REMAINDERS, Plurality()])
def test_a_tie_without_a_rule_stays_open_and_names_those_tied(method: Method) -> None:
    found = shared({"b": 100, "a": 100}, 1, method)
    assert found.open is not None
    assert found.open.open_among == ("a", "b") and found.open.open_seats == 1
    assert found.given == 0


def test_a_tie_goes_by_the_rules_of_the_law_in_their_order() -> None:
    rules = TieBreaker((TieRule.MORE_VOTES, TieRule.EARLIER_REGISTRATION), "97-1(4)", {"a": 50, "b": 50})
    votes = {"a": 50, "b": 50}
    handed_on = shared(votes, 1, HARE, rules)
    assert handed_on.open is not None and "earlier registration" in handed_on.open.why
    dated = TieBreaker(rules.rules, rules.citation, votes, {"a": "2023-02-01", "b": "2023-01-31"})
    decided = shared(votes, 1, HARE, dated)
    assert decided.seats == {"a": 0, "b": 1} and decided.decided[0].rule == "earlier registration"


def test_registrations_by_number_are_ordered_as_numbers() -> None:
    votes = {"a": 50, "b": 50}
    rules = TieBreaker((TieRule.EARLIER_REGISTRATION,), "", votes, {"a": "10", "b": "9"})
    assert shared(votes, 1, HARE, rules).seats == {"a": 0, "b": 1}


def test_a_lot_decides_only_when_it_was_drawn() -> None:
    votes = {"a": 50, "b": 50, "c": 50}
    waiting = shared(votes, 2, DHONDT, TieBreaker((TieRule.LOT,), "", votes))
    assert waiting.open is not None and waiting.open.open_seats == 2
    drawn = shared(votes, 2, DHONDT, TieBreaker((TieRule.LOT,), "", votes, {}, {"a": 3, "b": 1, "c": 2}))
    assert drawn.seats == {"a": 0, "b": 1, "c": 1}


def test_a_rule_may_serve_some_and_leave_the_others_tied() -> None:
    votes = {"a": 30, "b": 30, "c": 90}
    # D'Hondt with four seats: c 90, 45, 30 and a 30, b 30 share the last two places.
    found = shared(votes, 3, DHONDT, TieBreaker((TieRule.MORE_VOTES,), "", votes))
    assert found.seats["c"] == 3
    again = shared(votes, 4, DHONDT, TieBreaker((TieRule.MORE_VOTES,), "", votes))
    assert again.seats["c"] == 3 and again.open is not None and again.open.open_among == ("a", "b")


def test_seats_in_excess_are_taken_from_the_smallest_remainder_only_where_the_law_says_so() -> None:
    votes = {"a": 50, "b": 30, "c": 20}
    # Imperiali quota for 8 seats is 10: five, three and two whole seats are two more than eight.
    silent = shared(votes, 8, LargestRemainder(Quota(QuotaName.IMPERIALI)))
    assert silent.open is not None and "does not say" in silent.open.why
    told = shared({"a": 53, "b": 31, "c": 22}, 8, LargestRemainder(Quota(QuotaName.IMPERIALI), True))
    assert sum(told.seats.values()) == 8


# -- growth and least seats ---------------------------------------------------------------------------------------------


def test_a_house_grows_until_every_list_has_its_least_seats() -> None:
    found = highest_averages({"a": 600, "b": 400}, 10, SAINTE_LAGUE, NO_RULE, until=lambda got: got["b"] >= 5)
    assert found.seats["b"] == 5 and found.given > 10


def test_every_state_starts_with_a_seat_before_the_method_begins() -> None:
    found = highest_averages({"big": 1_000_000, "small": 1}, 5, DHONDT, NO_RULE, held={"big": 1, "small": 1})
    assert found.seats == {"big": 4, "small": 1}


# -- the same seats as other packages -----------------------------------------------------------------------------------

PACKAGE_NAMES = {
    "dhondt": DHONDT,
    "saintelague": SAINTE_LAGUE,
    "modified_saintelague": DivisorMethod(DivisorRule.SAINTE_LAGUE, Fraction(7, 5)),
    "huntington": DivisorMethod(DivisorRule.HUNTINGTON_HILL),
    "adams": DivisorMethod(DivisorRule.ADAMS),
    "dean": DivisorMethod(DivisorRule.DEAN),
    "hamilton": HARE,
}
positive_votes = st.lists(st.integers(5000, 100_000), min_size=2, max_size=7)


@given(positive_votes, st.integers(7, 60), st.sampled_from(sorted(PACKAGE_NAMES)))
def test_the_package_apportionment_gives_the_same_seats(votes: list[int], seats: int, name: str) -> None:
    own = shared({str(position): count for position, count in enumerate(votes)}, seats, PACKAGE_NAMES[name])
    if own.open is None:
        other = apportionment.methods.compute(name, votes, seats, fractions=True, verbose=False)
        assert [own.seats[str(position)] for position in range(len(votes))] == list(other)


VOTELIB_QUOTAS = {"hare": HARE, "droop": LargestRemainder(Quota(QuotaName.DROOP))}
VOTELIB_DIVISORS = {
    "d_hondt": DHONDT,
    "sainte_lague": SAINTE_LAGUE,
    "imperiali": DivisorMethod(DivisorRule.IMPERIALI),
    "danish": DivisorMethod(DivisorRule.DANISH),
}


@given(positive_votes, st.integers(1, 60), st.sampled_from(sorted({**VOTELIB_QUOTAS, **VOTELIB_DIVISORS})))
def test_votelib_gives_the_same_seats(votes: list[int], seats: int, name: str) -> None:
    named = {str(position): count for position, count in enumerate(votes)}
    own = shared(named, seats, {**VOTELIB_QUOTAS, **VOTELIB_DIVISORS}[name])
    if own.open is not None:
        return
    if name in VOTELIB_QUOTAS:
        evaluator = votelib.evaluate.proportional.LargestRemainder(name)
    else:
        evaluator = votelib.evaluate.proportional.HighestAverages(name)
    other = evaluator.evaluate(named, seats)
    assert {key: count for key, count in own.seats.items() if count} == {key: n for key, n in other.items() if n}
