"""The floor: the moves that are open in one situation, and the positions they lead to; every engine means these."""

from __future__ import annotations

from dataclasses import dataclass

from politeia.transition.model import State
from politeia.transition.running import Relation, compile_test
from politeia.verification.engines.interface import FRESH, PRESSED, REST_FRESH, REST_PRESSED, Control

PASS = -2
TIME = -1


@dataclass(frozen=True, slots=True)
class Move:
    """One move: the command (or TIME when a period passes, PASS when a side passes), where it leads, who makes it, and who
    has the floor then."""

    command: int
    target: State
    side: str
    floor: int


@dataclass(frozen=True, slots=True)
class Choices:
    """What can happen in a situation: forced acts alone, or the acts of each side, and what a period would bring.

    `must` says that the rest owes a duty here that it can do, so that `rest` holds only acts that end one. `tick` is
    None while the clock stands still.
    """

    forced: tuple[tuple[int, State], ...]
    own: tuple[tuple[int, State], ...]
    rest: tuple[tuple[int, State], ...]
    must: bool
    tick: State | None


class Sides:
    """The acts of the coalition and of the rest, situation by situation."""

    def __init__(self, relation: Relation, control: Control) -> None:
        self.relation = relation
        self.own = tuple(compile_test(test, relation.game) for test in control.own)
        self.rest = tuple(compile_test(test, relation.game) for test in control.rest)

    def choices(self, state: State) -> Choices:
        """What can happen here."""
        forced, edges, targets = self.relation.acts(state)
        acts = tuple((edge.command, target) for edge, target in zip(edges, targets, strict=True))
        if forced:
            return Choices(acts, (), (), False, None)
        duties = self.relation.open_duties(state)
        own = tuple(act for act in acts if self.own[act[0]](state))
        rest = tuple(act for act in acts if self.rest[act[0]](state))
        dues = self.relation.dues
        owed = tuple(act for act in rest if any(not dues[duty](act[1]) for duty in duties))
        tick = None if duties else self.relation.after_a_period(state)
        return Choices((), own, owed or rest, bool(owed), tick)


def coalition_moves(choices: Choices, floor: int) -> bool:
    """Whether the coalition chooses among the moves; otherwise it must win all of them."""
    return not choices.forced and floor in (FRESH, PRESSED)


def moves(choices: Choices, state: State, floor: int, *, freely: bool = False) -> tuple[Move, ...]:
    """The moves at a position; none when the game is stuck there."""
    if choices.forced:
        return tuple(Move(command, target, "law", REST_FRESH) for command, target in choices.forced)
    if floor in (FRESH, PRESSED):
        found = [Move(command, target, "coalition", REST_FRESH) for command, target in choices.own]
        if floor == FRESH:
            return (*found, Move(PASS, state, "coalition", REST_PRESSED))
        return tuple(found) if choices.tick is None else (*found, Move(TIME, choices.tick, "time", REST_FRESH))
    next_floor = REST_FRESH if freely else FRESH
    found = [Move(command, target, "rest", next_floor) for command, target in choices.rest]
    if choices.must:
        return tuple(found)
    if floor == REST_FRESH:
        return (*found, Move(PASS, state, "rest", PRESSED))
    return tuple(found) if choices.tick is None else (*found, Move(TIME, choices.tick, "time", REST_FRESH))


def onward(relation: Relation, state: State) -> tuple[Move, ...]:
    """Everything that may happen in a situation, whoever brings it about."""
    forced, edges, targets = relation.acts(state)
    found = tuple(Move(edge.command, target, "all", REST_FRESH) for edge, target in zip(edges, targets, strict=True))
    if forced or relation.open_duties(state):
        return found
    return (*found, Move(TIME, relation.after_a_period(state), "all", REST_FRESH))
