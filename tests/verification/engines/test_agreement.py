"""Every engine means the same game: states, acts, winning situations, ranks and distances, on random games."""

from __future__ import annotations

import os
from dataclasses import replace
from itertools import product

from hypothesis import HealthCheck, find, given, settings
from hypothesis import strategies as st
from tests.verification.engines.definitions import Law, Position, true_in, winning
from tests.verification.engines.random_games import READINGS, Question, quarrels, questions, read_in_several_ways

from politeia.transition.model import State, Test
from politeia.verification.engines.compiled import CompiledKernel
from politeia.verification.engines.diagrams import ValuesAtStart
from politeia.verification.engines.explicit import ExplicitEngine
from politeia.verification.engines.frontier import FrontierKernel
from politeia.verification.engines.interface import OUT_OF_REACH, Engine
from politeia.verification.engines.reference import ReferenceEngine
from politeia.verification.engines.symbolic import SymbolicEngine

ENGINES: tuple[Engine, ...] = (
    ReferenceEngine(),
    ExplicitEngine(CompiledKernel()),
    ExplicitEngine(FrontierKernel()),
    SymbolicEngine(),
    SymbolicEngine(plain=True),
)
GAMES = int(os.environ.get("POLITEIA_RANDOM_GAMES", "80"))
MANY = settings(max_examples=GAMES, deadline=None, suppress_health_check=list(HealthCheck))


@MANY
@given(question=st.one_of(questions(), quarrels()))
def test_all_engines_agree_with_the_definitions(question: Question) -> None:
    law = Law(question.game, question.breach)
    depth = law.reachable(question.start)
    states = list(depth)
    expected = winning(law, states, question.control, question.objective)
    for engine in ENGINES:
        _agrees(engine, question, law, depth, expected)


@MANY
@given(question=read_in_several_ways(), plain=st.booleans())
def test_all_readings_at_once_win_where_each_wins_by_itself(question: Question, plain: bool) -> None:
    names = frozenset(variable.name for variable in READINGS)
    engine = SymbolicEngine(plain=plain)
    together = engine.explore_all(question.game, question.start, names, breach=question.breach, limit=100_000)
    solution = together.solve(question.control, question.objective)
    goal = question.objective.goal
    stuck, met = together.somewhere(together.out_of_reach(goal)), together.somewhere(together.holding(goal))
    for read in product(*(range(len(variable.values)) for variable in READINGS)):
        start = (*question.start[: -len(READINGS)], *read)
        way = dict(zip((variable.name for variable in READINGS), read, strict=True))
        alone = ReferenceEngine().explore(question.game, start, breach=question.breach, limit=100_000)
        won = alone.solve(question.control, question.objective)
        for floor in range(4):
            assert solution.winning_values(floor).has(way) == won.wins(floor)
            assert solution.winning_values(floor).all_others.has(way) != won.wins(floor)
        assert stuck.has(way) == (alone.distances(goal).nearest_stuck() is not None)
        assert met.has(way) == (alone.nearest(goal) is not None)
        assert solution.winning_values().has({**way, **_not_deciding(solution.winning_values())}) == won.wins()


def _not_deciding(won: ValuesAtStart) -> dict[str, int]:
    """Another value for each variable that does not decide."""
    return {variable.name: 1 for variable in READINGS if variable.name not in won.deciding()}


def test_the_random_games_include_some_that_turn_on_who_holds_the_clock() -> None:
    def turns(question: Question) -> bool:
        situations = ReferenceEngine().explore(question.game, question.start, limit=100_000)
        held = situations.solve(question.control, replace(question.objective, again=False, held=True))
        return not held.wins() and situations.solve(question.control, replace(question.objective, again=False)).wins()

    find(quarrels(), turns, settings=settings(database=None, deadline=None))


def _agrees(
    engine: Engine, question: Question, law: Law, depth: dict[State, int], expected: dict[Position, int]
) -> None:
    states = list(depth)
    situations = engine.explore(question.game, question.start, breach=question.breach, limit=100_000)
    assert situations.states == len(states)
    assert situations.edges == sum(len(law.acts(state)) for state in states)

    goal = question.objective.goal
    holding = [state for state in states if true_in(goal, question.game, state)]
    assert situations.count(goal) == len(holding)
    nearest = situations.nearest(goal)
    assert (nearest is None) == (not holding)
    if nearest is not None:
        assert depth[nearest] == min(depth[state] for state in holding)

    solution = situations.solve(question.control, question.objective)
    for floor in range(4):
        assert solution.winning(floor) == sum(1 for _, at in expected if at == floor)
        assert solution.wins(floor) == ((question.start, floor) in expected)
    for state in states:
        for floor in range(4):
            assert solution.rank(state, floor) == expected.get((state, floor), 0)


def _away(law: Law, states: list[State], goal: Test) -> dict[State, int]:
    away = {state: 0 for state in states if true_in(goal, law.game, state)}
    number = 0
    while True:
        number += 1
        fresh = []
        for state in states:
            tick = law.tick(state)
            onward = [target for _, target in law.acts(state)] + ([] if tick is None else [tick])
            if state not in away and any(away.get(target) == number - 1 for target in onward):
                fresh.append(state)
        if not fresh:
            return away
        away.update(dict.fromkeys(fresh, number))


@MANY
@given(question=questions())
def test_all_engines_find_distances_and_dead_ends(question: Question) -> None:
    law = Law(question.game, question.breach)
    depth = law.reachable(question.start)
    states = list(depth)
    expected = _away(law, states, question.objective.goal)
    for engine in ENGINES:
        _measures(engine, question, depth, expected)


def _measures(engine: Engine, question: Question, depth: dict[State, int], expected: dict[State, int]) -> None:
    situations = engine.explore(question.game, question.start, breach=question.breach, limit=100_000)
    distances = situations.distances(question.objective.goal)
    states = list(depth)
    for state in states:
        assert distances.of(state) == expected.get(state, OUT_OF_REACH)
    stuck = [state for state in states if state not in expected]
    assert distances.stuck() == len(stuck)
    found = distances.nearest_stuck()
    assert (found is None) == (not stuck)
    if found is not None:
        assert depth[found] == min(depth[state] for state in stuck)
