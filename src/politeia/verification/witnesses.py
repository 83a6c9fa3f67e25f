"""Witnesses: a play that shows why a coalition can, or cannot, reach its goal, in steps with articles."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from politeia.transition.consents import describe
from politeia.transition.model import NATURE, StateSpace
from politeia.verification.games import FRESH, PRESSED, REST_FRESH, REST_PRESSED, Solution
from politeia.verification.model import Step, Witness

LONGEST_PLAY = 60


@dataclass(frozen=True, slots=True)
class Move:
    """One move of a play: the command (or -1 when a period passes), the state it leads to, and who made it."""

    command: int
    target: int
    side: str


def winning_play(solution: Solution, start: int = 0) -> tuple[Move, ...]:
    """The coalition's shortest win against the longest defence: its acts lead down the ranks, the rest's do the opposite."""
    moves: list[Move] = []
    state, floor = start, REST_FRESH
    while not solution.goal[state] and len(moves) < LONGEST_PLAY:
        options = _options(solution, state, floor)
        if solution.space.forced[state] or floor in (REST_FRESH, REST_PRESSED):
            move, target, next_floor = max(options, key=lambda option: (_rank(solution, option), option[0] is None))
        else:
            won = [option for option in options if _rank(solution, option)]
            move, target, next_floor = min(won, key=lambda option: _rank(solution, option))
        if move is not None:
            moves.append(move)
        state, floor = target, next_floor
    return tuple(moves)


def losing_play(solution: Solution, start: int = 0) -> tuple[Move, ...]:
    """How the rest holds: the coalition tries the way that would be shortest with everybody's help; the rest parries."""
    distance = cooperative_distance(solution.space, solution.goal)
    moves: list[Move] = []
    state, floor = start, REST_FRESH
    seen: set[tuple[int, int]] = set()
    while (state, floor) not in seen and len(moves) < LONGEST_PLAY:
        seen.add((state, floor))
        options = _options(solution, state, floor)
        if not options:
            break
        if solution.space.forced[state] or floor in (REST_FRESH, REST_PRESSED):
            safe = [option for option in options if not _rank(solution, option)]
            if not safe:
                break
            passing = [option for option in safe if option[0] is None or option[0].command < 0]
            move, target, next_floor = (passing or safe)[0]
        else:
            move, target, next_floor = min(options, key=lambda option: (distance[option[1]], option[0] is None))
            if move is not None and move.command >= 0 and distance[target] >= distance[state]:
                move, target, next_floor = next(
                    (option for option in options if option[0] is None or option[0].command < 0),
                    (move, target, next_floor),
                )
        if move is not None:
            moves.append(move)
        state, floor = target, next_floor
    return tuple(moves)


def cooperative_distance(space: StateSpace, goal: tuple[bool, ...]) -> tuple[int, ...]:
    """How many acts or periods away the goal is when everybody helps; a large number where it is out of reach."""
    before: list[list[int]] = [[] for _ in space.states]
    for state, edges in enumerate(space.edges):
        for edge in edges:
            before[edge.target].append(state)
        if space.ticks[state] >= 0:
            before[space.ticks[state]].append(state)
    far = 1 << 30
    distance = [0 if reached else far for reached in goal]
    waiting = deque(state for state, reached in enumerate(goal) if reached)
    while waiting:
        state = waiting.popleft()
        for earlier in before[state]:
            if distance[earlier] == far:
                distance[earlier] = distance[state] + 1
                waiting.append(earlier)
    return tuple(distance)


def shortest_path(space: StateSpace, goal: tuple[bool, ...], start: int = 0) -> tuple[Move, ...]:
    """The shortest way to the goal when everybody helps; empty when there is none."""
    distance = cooperative_distance(space, goal)
    moves: list[Move] = []
    state = start
    while not goal[state] and distance[state] < 1 << 30:
        options = [Move(edge.command, edge.target, "all") for edge in space.edges[state]]
        if space.ticks[state] >= 0:
            options.append(Move(-1, space.ticks[state], "all"))
        best = min(options, key=lambda move: distance[move.target])
        moves.append(best)
        state = best.target
    return tuple(moves)


Option = tuple[Move | None, int, int]


def _options(solution: Solution, state: int, floor: int) -> list[Option]:
    space = solution.space
    if space.forced[state]:
        return [(Move(edge.command, edge.target, "law"), edge.target, REST_FRESH) for edge in space.edges[state]]
    tick = space.ticks[state]
    mine = floor in (FRESH, PRESSED)
    edges = solution.own[state] if mine else solution.rest[state]
    side, after = ("coalition", REST_FRESH) if mine else ("rest", FRESH)
    options: list[Option] = [(Move(edge.command, edge.target, side), edge.target, after) for edge in edges]
    if not mine and solution.rest_must[state]:
        return options
    if floor == FRESH:
        options.append((None, state, REST_PRESSED))
    elif floor == REST_FRESH:
        options.append((None, state, PRESSED))
    elif tick >= 0:
        options.append((Move(-1, tick, "time"), tick, REST_FRESH))
    return options


def _rank(solution: Solution, option: Option) -> int:
    _, state, floor = option
    return solution.rank[4 * state + floor]


def replay(space: StateSpace, moves: tuple[Move, ...], start: int = 0) -> int:
    """Walk the moves through the transition relation again and return the state they end in.

    Raises ValueError when a move is not lawful where it is made.
    """
    state = start
    for move in moves:
        if move.command < 0:
            if space.ticks[state] != move.target:
                raise ValueError("time cannot pass here")
        elif not any(edge.command == move.command and edge.target == move.target for edge in space.edges[state]):
            raise ValueError(f"“{space.game.commands[move.command].name}” is not lawful here")
        state = move.target
    return state


def narrate(space: StateSpace, moves: tuple[Move, ...], *, shows: str, conclusion: str) -> Witness:
    """The moves as sentences for a lawyer; periods that pass one after the other become one step."""
    replay(space, moves)
    steps: list[Step] = []
    waited = 0
    for move in moves:
        if move.command < 0:
            waited += 1
            continue
        if waited:
            steps.append(_waiting(space, waited))
            waited = 0
        command = space.game.commands[move.command]
        actor = "the law" if command.consent == NATURE else describe(command.consent)
        _, _, act = command.sentence.partition(": ")
        reason = {
            "coalition": f"needs only {actor}",
            "law": "follows by law",
            "rest": "the others may do this without the coalition",
        }.get(move.side, "")
        steps.append(Step(actor, act or command.sentence, command.citations, reason))
    if waited:
        steps.append(_waiting(space, waited))
    return Witness(shows, tuple(steps), conclusion)


def _waiting(space: StateSpace, periods: int) -> Step:
    length = periods * space.game.period
    timed = any(variable.timer for variable in space.game.variables)
    words = f"about {length} days pass" if timed else "time passes"
    if timed and length % 30 == 0:
        words = f"{length // 30} month{'s' if length > 30 else ''} pass{'es' if length == 30 else ''}"
    return Step("time", words, (), "nobody who may act does so")
