"""Witnesses: a play that shows why a coalition can, or cannot, reach its goal, in steps with articles.

Plays are made one situation at a time from the transition relation, so every engine's answer is replayed as it is told.
"""

from __future__ import annotations

from dataclasses import replace

from politeia.transition.model import NATURE, Game, State, Test
from politeia.transition.running import Relation, compile_test
from politeia.transition.slicing import variables_of
from politeia.verification.engines.floor import PASS, TIME, Move, Sides, coalition_moves, moves, onward
from politeia.verification.engines.interface import (
    OUT_OF_REACH,
    REST_FRESH,
    Control,
    Distances,
    Situations,
    Solution,
)
from politeia.verification.model import Branch, Step, Witness
from politeia.verification.telling import NOBODY, PUT_OFF, Telling, shortened, told

LONGEST_PLAY = 60

ALL_THE_SAME = "time, all the same"
"""Who makes a period pass that the rest could have put off by acting on and on."""


def winning_play(
    situations: Situations, solution: Solution, control: Control, *, floor: int = REST_FRESH
) -> tuple[Move, ...]:
    """The coalition's shortest win against the longest defence: its acts lead down the ranks, the rest's do the opposite.

    A goal that is to come again and again is followed until the play repeats itself.
    """
    sides = Sides(situations.relation, control)
    objective = solution.objective
    reached = compile_test(objective.goal, situations.relation.game)
    made: list[Move] = []
    seen: set[tuple[State, int]] = set()
    state = situations.start
    put_off = False
    while len(made) < LONGEST_PLAY and (objective.again or not reached(state)) and (state, floor) not in seen:
        seen.add((state, floor))
        choices = sides.choices(state)
        options = moves(choices, state, floor, freely=objective.freely)
        if coalition_moves(choices, floor):
            won = [option for option in options if solution.rank(option.target, option.floor)]
            move = min(won, key=lambda option: (solution.rank(option.target, option.floor), option.command >= 0))
        else:
            here = solution.rank(state, floor)
            put_off |= any(solution.rank(option.target, option.floor) >= here for option in options)
            move = _longest_defence(options, solution, here)
        if move.command == TIME:
            move, put_off = replace(move, side=ALL_THE_SAME if put_off else move.side), False
        if move.command != PASS:
            made.append(move)
        state, floor = move.target, move.floor
    return tuple(made)


def _longest_defence(options: tuple[Move, ...], solution: Solution, here: int) -> Move:
    """What holds out longest, without going on for ever: an act that brings the coalition no nearer only puts off the end."""

    def away(option: Move) -> int:
        return solution.rank(option.target, option.floor)

    nearer = tuple(option for option in options if away(option) < here)
    return max(nearer or options, key=lambda option: (away(option), option.command == PASS))


def losing_play(
    situations: Situations, solution: Solution, control: Control, *, floor: int = REST_FRESH
) -> tuple[Move, ...]:
    """How the rest holds: the coalition tries the way that would be shortest with everybody's help; the rest parries."""
    sides = Sides(situations.relation, control)
    distance = situations.distances(solution.objective.goal)
    made: list[Move] = []
    state = situations.start
    seen: set[tuple[State, int]] = set()
    while (state, floor) not in seen and len(made) < LONGEST_PLAY:
        seen.add((state, floor))
        choices = sides.choices(state)
        options = moves(choices, state, floor, freely=solution.objective.freely)
        if not options:
            break
        if coalition_moves(choices, floor):
            move = _attempt(options, distance, state)
        else:
            safe = [option for option in options if not solution.rank(option.target, option.floor)]
            if not safe:
                break
            move = _parry(tuple(safe), situations.relation, distance, state)
        if move.command != PASS:
            made.append(move)
        state, floor = move.target, move.floor
    return tuple(made)


def _parry(safe: tuple[Move, ...], relation: Relation, distance: Distances, state: State) -> Move:
    """What the rest does: an act that answers the next step of the coalition, such as a no to its yes, or else it waits.

    Where it would do to stay silent, an open refusal tells the reader more.
    """
    commands = relation.game.commands
    wanted = [
        move for move in onward(relation, state) if move.command >= 0 and distance.of(move.target) < distance.of(state)
    ]
    rests_on = frozenset().union(*(variables_of(commands[move.command].guard) for move in wanted))
    waiting = next((move for move in safe if move.command in (TIME, PASS)), safe[0])
    for move in safe:
        if move.command < 0 or distance.of(move.target) < distance.of(state):
            continue
        if any(name in rests_on for name, _ in commands[move.command].updates):
            return move
    return waiting


def _attempt(options: tuple[Move, ...], distance: Distances, state: State) -> Move:
    """The act that would lead on soonest, if everybody helped; waiting when none does."""
    best = min(options, key=lambda option: (distance.of(option.target), option.command == PASS))
    if best.command >= 0 and distance.of(best.target) >= distance.of(state):
        return next((option for option in options if option.command in (TIME, PASS)), best)
    return best


def shortest_path(situations: Situations, goal: Test) -> tuple[Move, ...]:
    """The shortest way to the goal when everybody helps; empty when there is none."""
    relation, distance = situations.relation, situations.distances(goal)
    made: list[Move] = []
    state = situations.start
    while 0 < distance.of(state) < OUT_OF_REACH:
        best = min(onward(relation, state), key=lambda move: distance.of(move.target))
        made.append(best)
        state = best.target
    return tuple(made)


def replay(relation: Relation, start: State, made: tuple[Move, ...]) -> State:
    """Walk the moves through the transition relation again and return the situation they end in.

    Raises ValueError when a move is not lawful where it is made.
    """
    state = start
    for move in made:
        if not any(
            (lawful.command, lawful.target) == (move.command, move.target) for lawful in onward(relation, state)
        ):
            name = "the passing of time" if move.command < 0 else f"“{relation.game.commands[move.command].name}”"
            raise ValueError(f"{name} is not lawful here")
        state = move.target
    return state


def narrate(
    situations: Situations, made: tuple[Move, ...], *, shows: str, conclusion: str, telling: Telling | None = None
) -> Witness:
    """The moves as sentences for a lawyer; periods that pass one after the other become one step.

    Where a coalition plays against others, `telling` says who of each side acts, and what else could be tried.
    """
    relation = situations.relation
    game = relation.game
    replay(relation, situations.start, made)
    steps: list[Step] = []
    waited: list[Move] = []
    passed = 0
    state = situations.start
    otherwise: tuple[Branch, ...] = ()
    if telling is not None:
        telling.begin(made)
    for move in made:
        days = passed * game.period if _timed(game) else None
        if telling is not None:
            otherwise += telling.branches(state, days)
        state = move.target
        if move.command < 0:
            waited.append(move)
            passed += 1
            continue
        if waited:
            steps.append(_waiting(game, waited, passed))
            waited = []
        if telling is not None:
            step = telling.step(move, state, days)
        else:
            command = game.commands[move.command]
            reason = "follows by law" if command.consent == NATURE else ""
            step = told(command, command.consent, reason, days, "law" if reason else "")
        steps.append(replace(step, otherwise=shortened(otherwise)))
        otherwise = ()
    if waited:
        steps.append(replace(_waiting(game, waited, passed), otherwise=shortened(otherwise)))
    sides = (telling.coalition.words, telling.rest.words) if telling is not None else ("", "")
    return Witness(shows, tuple(steps), conclusion, sides)


def _timed(game: Game) -> bool:
    return any(variable.timer for variable in game.variables)


def _waiting(game: Game, periods: list[Move], passed: int) -> Step:
    length = len(periods) * game.period
    timed = _timed(game)
    words = ("about 1 day passes" if length == 1 else f"about {length} days pass") if timed else "time passes"
    if timed and length % 30 == 0:
        words = f"{length // 30} month{'s' if length > 30 else ''} pass{'es' if length == 30 else ''}"
    put_off = any(move.side == ALL_THE_SAME for move in periods)
    reason = PUT_OFF if put_off else NOBODY
    days = passed * game.period if timed else None
    return Step("time", words, (), reason, days, "time", f"{length} days pass" if timed else "")
