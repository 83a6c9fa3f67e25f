"""Many terms: lawful in every act, the same whoever plays them, and as the stated behaviour makes them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from politeia.amendment.opening import opened
from politeia.diagnostics.model import PoliteiaError
from politeia.norms.model import Institutions
from politeia.simulation.electorate import Electorate
from politeia.simulation.model import Behaviour, Term
from politeia.simulation.running import BLOCK, Setup, play_block, set_up, simulate
from politeia.simulation.summary import summarised
from politeia.transition.model import State
from politeia.transition.running import Relation, initial_state

CHARTERS = ("kazakhstan@2023-04-01", "kazakhstan@2022-06-01", "latvia", "united-states", "russia", "armenia")
PARTIES = Electorate(("A", "B", "C", "D"), (0.45, 0.3, 0.15, 0.1), 6_000_000, 6_000_000, 0.05)
STORMY = Behaviour(hostility=0.6, conflicts_a_year=3, others_a_year=2, grounds_a_year=1, breach=0.2)


def institutions_of(charter: str) -> Institutions:
    return opened(charter).institutions


def made(charter: str, behaviour: Behaviour = STORMY, **more: object) -> Setup:
    return set_up(institutions_of(charter), behaviour=behaviour, term=Term(720, 10), **more)  # type: ignore[arg-type]


def replayed(setup: Setup, commands: list[int]) -> State:
    """The situation after acts and periods, each asked of the reference relation before it is done."""
    relation = Relation(setup.game, breach=True)
    state = initial_state(setup.game)
    for command in commands:
        forced, acts, targets = relation.acts(state)
        if command < 0:
            assert not forced, "nothing that forces itself is passed over"
            assert not relation.open_duties(state), "no duty that stops the clock is passed over"
            state = relation.after_a_period(state)
        else:
            numbers = [act.command for act in acts]
            assert command in numbers, f"{setup.game.commands[command].name} is lawful"
            state = targets[numbers.index(command)]
    return state


@settings(max_examples=12, deadline=None)
@given(st.sampled_from(CHARTERS), st.integers(0, 10**6), st.sampled_from([None, PARTIES]), st.booleans())
def test_every_act_of_a_term_is_one_that_the_reference_relation_allows(
    charter: str, seed: int, electorate: Electorate | None, open_gaps: bool
) -> None:
    setup = made(charter, replace(STORMY, open_gaps=open_gaps), electorate=electorate, seed=seed)
    followed = play_block(setup, 0, 8).followed
    assert sum(item.command < 0 for item in followed) >= 1
    replayed(setup, [item.command for item in followed])


def test_the_result_does_not_depend_on_how_many_processes_play() -> None:
    setup = set_up(institutions_of("latvia"), behaviour=STORMY, term=Term(120, 10), electorate=PARTIES, seed=7)
    alone = simulate(setup, 2 * BLOCK + 5, workers=1)
    together = simulate(setup, 2 * BLOCK + 5, workers=2)
    assert alone.followed == together.followed
    assert alone.played.counts.keys() == together.played.counts.keys()
    for name, counts in alone.played.counts.items():
        assert (counts == together.played.counts[name]).all()
    for body, seats in alone.played.seats.items():
        assert (seats == together.played.seats[body]).all()


def test_another_seed_gives_other_terms_and_the_same_seed_the_same() -> None:
    setup = made("latvia", electorate=PARTIES)
    first, again = simulate(setup, 200), simulate(setup, 200)
    other = simulate(replace(setup, seed=2), 200)
    assert first.followed == again.followed
    assert (first.played.counts["laws in force"] == again.played.counts["laws in force"]).all()
    assert (first.played.counts["laws in force"] != other.played.counts["laws in force"]).any()


@settings(max_examples=8, deadline=None)
@given(st.integers(0, 10**6), st.floats(0.005, 0.2))
def test_the_seats_of_every_body_add_up_to_its_number(seed: int, spread: float) -> None:
    setup = made("kazakhstan+election-law@2023-04-01", electorate=replace(PARTIES, spread=spread), seed=seed)
    block = play_block(replace(setup, term=Term(20, 10)), 0, 30)
    for body in setup.institutions.bodies:
        if body.seats:
            assert (block.tally.seats[body.name].sum(axis=0) == body.seats).all()
            parts = [block.tally.seats[part.name] for part in body.parts]
            if parts and sum(part.seats for part in body.parts) == body.seats:
                assert (sum(parts[1:], start=parts[0]) == block.tally.seats[body.name]).all()


def test_laws_come_only_from_laws_begun_and_overrides_only_after_vetoes() -> None:
    counts = simulate(made("kazakhstan@2023-04-01"), 300).played.counts
    begun = sum(values for name, values in counts.items() if name.endswith("law: begun") or "alone: begun" in name)
    assert (counts["laws in force"] <= begun).all()
    assert (counts["overrides"] <= counts["vetoes"]).all()
    assert counts["overrides"].any()


def test_without_conflict_nobody_is_dismissed_and_nothing_dissolved() -> None:
    calm = Behaviour(hostility=0, discipline=1, conflicts_a_year=0, others_a_year=0, grounds_a_year=0)
    counts = simulate(made("kazakhstan@2023-04-01", calm), 200).played.counts
    assert not any(values.any() for name, values in counts.items() if name.startswith(("dissolutions", "vacancies")))
    assert not counts.get("vetoes", np.zeros(1)).any()


def test_hostility_brings_vetoes_and_costs_laws() -> None:
    mild = simulate(made("kazakhstan@2023-04-01", Behaviour(hostility=0.1)), 300).played.counts
    harsh = simulate(made("kazakhstan@2023-04-01", Behaviour(hostility=0.7)), 300).played.counts
    assert mild["laws in force"].mean() > harsh["laws in force"].mean()


def test_a_summary_tells_months_for_periods_and_shares_of_terms() -> None:
    setup = made("latvia", electorate=PARTIES)
    found = summarised(simulate(setup, 100).played, setup.term, ("President",), ("Saeima",))
    laws = found.named("laws in force")
    assert laws is not None
    assert laws.low <= laws.middle <= laws.high
    months = found.named("months without Saeima")
    assert months is not None
    assert months.high <= 24
    (_, seats), *_ = found.seats
    assert sum(count for _, count in seats) == pytest.approx(100)


def test_a_charter_without_a_body_of_members_is_refused_with_a_reason() -> None:
    institutions = replace(institutions_of("latvia"), bodies=())
    with pytest.raises(PoliteiaError, match="nothing can be played"):
        set_up(institutions, behaviour=Behaviour(), term=Term(720, 10))
