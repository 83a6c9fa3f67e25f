"""The counts of the indices, held against every order of joining written out."""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations
from math import factorial

from hypothesis import given, settings
from hypothesis import strategies as st

from politeia.norms.model import Body, Institutions
from politeia.power.blocs import bloc_table, weighted_table
from politeia.power.indices import power_table
from politeia.power.model import CARRIED, LOST, Answer, Bloc, Decision, Step
from politeia.transition.model import AllOf, AnyOf, ConsentOf, Holder, Votes


def one_step(consent: ConsentOf) -> Decision:
    return Decision("vote", "vote", (Step("vote", (Answer(consent, CARRIED),), LOST),), ())


def body(name: str, seats: int) -> Body:
    return Body(name, "", seats, (), (), None, None, None, "1")


@st.composite
def weighted(draw: st.DrawFn) -> tuple[tuple[int, ...], int]:
    weights = tuple(draw(st.lists(st.integers(0, 5), min_size=2, max_size=6)))
    return weights, draw(st.integers(1, max(1, sum(weights))))


def by_hand(weights: tuple[int, ...], quota: int) -> tuple[list[Fraction], list[int]]:
    """Pivots in all orders, and swings in all coalitions, one by one."""
    pivots, swings = [0] * len(weights), [0] * len(weights)
    for order in permutations(range(len(weights))):
        held = 0
        for member in order:
            held += weights[member]
            if held >= quota:
                pivots[member] += 1
                break
    for pattern in range(1 << len(weights)):
        held = sum(weight for n, weight in enumerate(weights) if pattern >> n & 1)
        for member, weight in enumerate(weights):
            if not pattern >> member & 1 and held < quota <= held + weight:
                swings[member] += 1
    return [Fraction(count, factorial(len(weights))) for count in pivots], swings


@settings(max_examples=60, deadline=None)
@given(weighted())
def test_both_ways_of_counting_weighted_votes_agree_with_all_orders(game: tuple[tuple[int, ...], int]) -> None:
    weights, quota = game
    blocs = tuple(Bloc(f"member {n}", (("votes", weight),)) for n, weight in enumerate(weights))
    decision = one_step(Votes("votes", quota, sum(weights)))
    pivots, swings = by_hand(weights, quota)
    listed = bloc_table(decision, blocs, ("votes",))
    counted = weighted_table(decision, blocs, "votes", quota)
    assert [share.shapley_shubik for share in listed.shares] == pivots
    assert [share.swing * 2 ** (len(weights) - 1) for share in listed.shares] == swings
    assert counted.shares == listed.shares


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 4), st.integers(1, 3), st.integers(1, 4), st.integers(1, 3), st.booleans())
def test_members_in_groups_have_what_they_have_one_by_one(
    lower: int, needed_lower: int, upper: int, needed_upper: int, override: bool
) -> None:
    needed_lower, needed_upper = min(needed_lower, lower), min(needed_upper, upper)
    both_chambers = AllOf((Votes("lower", needed_lower, lower), Votes("upper", needed_upper, upper)))
    consent: ConsentOf = AllOf((both_chambers, Holder("President")))
    if override:
        consent = AnyOf((consent, AllOf((Votes("lower", lower, lower), Votes("upper", upper, upper)))))
    decision = one_step(consent)
    institutions = Institutions(bodies=(body("lower", lower), body("upper", upper)))
    grouped = {s.players.name: s for s in power_table(decision, institutions, exact=True).shares}
    blocs = (
        *(Bloc(f"lower {n}", (("lower", 1),)) for n in range(lower)),
        *(Bloc(f"upper {n}", (("upper", 1),)) for n in range(upper)),
        Bloc("President", (("President", 1),)),
    )
    single = bloc_table(decision, blocs, ("lower", "upper", "President")).shares
    for name in ("lower", "upper", "President"):
        parts = [share for share in single if share.players.name.startswith(name)]
        assert sum(share.shapley_shubik for share in parts) == grouped[name].shapley_shubik
        assert sum(share.banzhaf for share in parts) == grouped[name].banzhaf
        assert parts[0].swing == grouped[name].swing


def test_going_round_in_a_circle_carries_nothing() -> None:
    steps = (
        Step("first", (Answer(Holder("A"), "second"),), "second"),
        Step("second", (Answer(Holder("A"), "first"), Answer(Holder("B"), CARRIED)), "first"),
    )
    shares = power_table(Decision("circle", "first", steps, ()), Institutions(), exact=True).shares
    assert {share.players.name: share.shapley_shubik for share in shares} == {"A": 0, "B": 1}
