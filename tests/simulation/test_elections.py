"""Elections drawn around a result: their mean and spread, the law that shares the seats, and what overriding takes."""

from __future__ import annotations

import numpy as np
import pytest

from politeia.amendment.opening import opened
from politeia.diagnostics.model import PoliteiaError
from politeia.elections.counting import count_election
from politeia.elections.model import ListVotes, Returns, Totals
from politeia.simulation.drawing import draw_elections
from politeia.simulation.electorate import Electorate, election_of, fitted, seats_for
from politeia.simulation.model import Behaviour, Term
from politeia.simulation.running import set_up

# Central Election Commission of Kazakhstan, party lists on 19 March 2023.
VOTES_2023 = {
    "Amanat": 3431510,
    "Auyl": 693938,
    "Respublica": 547154,
    "Aq Jol": 535139,
    "People's Party": 432920,
    "OSDP": 331058,
    "Baytaq": 146431,
}
CAST_2023 = 6366441 + 155419
RESULT = Returns(
    tuple(ListVotes(name, count) for name, count in VOTES_2023.items()),
    Totals(sum(VOTES_2023.values()), 6366441, CAST_2023),
)


def test_shares_are_drawn_around_the_result_with_the_stated_spread() -> None:
    model = fitted(RESULT, 0.03)
    votes = model.draw(np.random.default_rng(1), 20_000)
    shares = votes[:, 0] / model.valid
    assert shares.mean() == pytest.approx(3431510 / 6366441, abs=0.002)
    assert shares.std() == pytest.approx(0.03, rel=0.08)
    assert (votes.sum(axis=1) <= model.valid).all()


def test_drawn_elections_are_counted_as_one_by_one_under_the_law() -> None:
    institutions = opened("kazakhstan/election-law@2023-03-19").institutions
    election = election_of(institutions, "list deputies")
    assert election is not None
    model = fitted(RESULT, 0.04)
    votes = model.draw(np.random.default_rng(2), 30)
    seats, words = seats_for(election, votes, 69, model)
    assert words == ""
    for own, row in zip(seats, votes, strict=True):
        lists = tuple(ListVotes(name, int(count)) for name, count in zip(model.lists, row, strict=True))
        one = count_election(election, Returns(lists, Totals(int(row.sum()), model.valid, model.cast)))
        if one.decided:
            assert list(one.seats().values()) == own.tolist()


def test_without_spread_every_election_is_the_announced_one() -> None:
    institutions = opened("kazakhstan/election-law@2023-03-19").institutions
    model = fitted(RESULT, 0.0001)
    seats, _ = seats_for(
        election_of(institutions, "list deputies"), model.draw(np.random.default_rng(3), 50), 69, model
    )
    assert (seats == [40, 8, 6, 6, 5, 4, 0]).all()


def test_an_override_is_asked_at_the_threshold_of_the_law() -> None:
    charter = opened("kazakhstan+election-law@2023-04-01").institutions
    setup = set_up(charter, behaviour=Behaviour(), term=Term(1800, 10), electorate=fitted(RESULT, 0.03))
    found = draw_elections(setup, 2_000)
    assert found.house == 98
    assert {item.procedure: item.needed for item in found.overrides}["ordinary law"] == 66
    assert sum(share for _, share in found.coalition) == pytest.approx(1)
    assert sum(mean for _, mean, _, _, _ in found.seats) == pytest.approx(98)


def test_a_spread_that_is_none_is_refused() -> None:
    with pytest.raises(PoliteiaError, match="no election can be drawn"):
        fitted(RESULT, 0.7)
    with pytest.raises(PoliteiaError, match="no election can be drawn"):
        fitted(Returns((ListVotes("A", 0),), Totals(0)), 0.03)


def test_a_model_is_plain_figures() -> None:
    model = Electorate(("A", "B"), (0.5, 0.5), 1000, 1000, 0.05)
    assert model.concentration == pytest.approx(99)
