"""Under which readings a claim holds, computed for all of them at once: the claims of `questions` as sets of readings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from politeia.language.questions import ClaimForm, PropertySyntax
from politeia.transition.formulas import every, opposite, within
from politeia.transition.model import ALWAYS, Command, Is
from politeia.verification.arena import Arena
from politeia.verification.capture import candidates, smallest_coalitions
from politeia.verification.cases import Outcome
from politeia.verification.coalitions import Holdings, form, in_people, without
from politeia.verification.control import control_of
from politeia.verification.engines.diagrams import Diagram, ValuesAtStart
from politeia.verification.engines.interface import Objective
from politeia.verification.engines.symbolic import SymbolicSituations
from politeia.verification.model import Floor, Verdict
from politeia.verification.questions import alone, consents_in, dissolving, first_floor


@dataclass(frozen=True, slots=True)
class Everywhere:
    """A claim in the arena of all readings."""

    asked: PropertySyntax
    arena: Arena
    situations: SymbolicSituations

    def forced(self, holdings: Holdings, *, again: bool = False, broken: bool = False) -> ValuesAtStart:
        """The readings under which a coalition forces the goal, or with `broken` its opposite."""
        arena = self.arena
        goal = opposite(arena.goal) if broken else arena.goal
        freely = arena.floor is Floor.REST_FREELY
        control = control_of(arena.game, holdings, arena.institutions)
        solution = self.situations.solve(control, Objective(goal, arena.lost, again=again, freely=freely))
        return solution.winning_values(first_floor(arena))

    def coalition(self) -> Holdings:
        """The coalition that the claim names."""
        assert self.asked.claim.coalition is not None
        return form(self.asked.claim.coalition, self.arena.institutions, self.asked.place, self.arena.scenario)

    def others(self, holdings: Holdings) -> Holdings:
        """Everybody else."""
        return without(holdings, self.arena.institutions, self.arena.scenario)

    def any_of(self, regions: Iterator[Diagram]) -> ValuesAtStart:
        """The readings under which a situation of some region is reached."""
        return self.situations.somewhere(self.situations.diagrams.some(regions))

    def lawful(self, commands: Iterator[Command]) -> ValuesAtStart:
        """The readings under which one of these acts is lawful in a situation of the goal."""
        game, goal = self.arena.game, self.arena.goal
        guards = (every((goal, within(command.guard, game))) for command in commands)
        return self.any_of(self.situations.holding(guard) for guard in guards)


def _force(claim: Everywhere) -> ValuesAtStart:
    return claim.forced(claim.coalition())


def _force_again(claim: Everywhere) -> ValuesAtStart:
    return claim.forced(claim.coalition(), again=True)


def _prevent(claim: Everywhere) -> ValuesAtStart:
    return claim.forced(claim.others(claim.coalition())).all_others


def _keep(claim: Everywhere) -> ValuesAtStart:
    return claim.forced(claim.others(claim.coalition()), broken=True).all_others


def _not(holds: Callable[[Everywhere], ValuesAtStart]) -> Callable[[Everywhere], ValuesAtStart]:
    return lambda claim: holds(claim).all_others


def _no_single(claim: Everywhere, *, with_voters: bool = False) -> ValuesAtStart:
    """Nobody alone forces the goal."""
    found = claim.situations.somewhere(claim.situations.diagrams.false)
    for name in candidates(consents_in(claim.arena), claim.arena.institutions, claim.arena.scenario):
        found |= claim.forced(alone(name, claim.arena, with_voters=with_voters))
    return found.all_others


def _no_single_with_voters(claim: Everywhere) -> ValuesAtStart:
    return _no_single(claim, with_voters=True)


def _no_single_prevents(claim: Everywhere) -> ValuesAtStart:
    """Nobody alone keeps the others from the goal."""
    found = claim.situations.somewhere(claim.situations.diagrams.false)
    for name in candidates(consents_in(claim.arena), claim.arena.institutions, claim.arena.scenario):
        found |= claim.forced(claim.others(alone(name, claim.arena, with_voters=False))).all_others
    return found.all_others


def _always_possible(claim: Everywhere) -> ValuesAtStart:
    return claim.situations.somewhere(claim.situations.out_of_reach(claim.arena.goal)).all_others


def _never_possible(claim: Everywhere) -> ValuesAtStart:
    return claim.situations.somewhere(claim.situations.holding(claim.arena.goal)).all_others


def _no_dead_end(claim: Everywhere) -> ValuesAtStart:
    return claim.any_of(_dead_ends(claim)).all_others


def _dead_ends(claim: Everywhere) -> Iterator[Diagram]:
    """For each stage of the procedures, where it is never left."""
    for name in (name for goal in claim.asked.claim.goals for name in goal.names):
        procedure = claim.arena.institutions.procedure(name)
        for number in range(1, len(procedure.stages) + 1) if procedure is not None else ():
            here = within(Is(name, frozenset({number})), claim.arena.game)
            yield claim.situations.out_of_reach(opposite(here))


def _lawful_while(claim: Everywhere) -> ValuesAtStart:
    named = (command for command in claim.arena.game.commands if command.power == claim.asked.claim.subject)
    return claim.lawful(named)


def _never_dissolved(claim: Everywhere) -> ValuesAtStart:
    return claim.lawful(iter(dissolving(claim.arena, claim.asked))).all_others


HOLDING: dict[ClaimForm, Callable[[Everywhere], ValuesAtStart]] = {
    ClaimForm.FORCE: _force,
    ClaimForm.NOT_FORCE: _not(_force),
    ClaimForm.FORCE_AGAIN: _force_again,
    ClaimForm.NOT_FORCE_AGAIN: _not(_force_again),
    ClaimForm.PREVENT: _prevent,
    ClaimForm.NOT_PREVENT: _not(_prevent),
    ClaimForm.KEEP: _keep,
    ClaimForm.NOT_KEEP: _not(_keep),
    ClaimForm.NO_SINGLE_FORCE: _no_single,
    ClaimForm.NO_SINGLE_WITH_VOTERS_FORCE: _no_single_with_voters,
    ClaimForm.NO_SINGLE_PREVENT: _no_single_prevents,
    ClaimForm.ALWAYS_POSSIBLE: _always_possible,
    ClaimForm.NEVER_POSSIBLE: _never_possible,
    ClaimForm.NO_DEAD_END: _no_dead_end,
    ClaimForm.NEVER_LAWFUL_WHILE: _not(_lawful_while),
    ClaimForm.SOMEWHERE_LAWFUL: lambda claim: _lawful_while(replace(claim, arena=replace(claim.arena, goal=ALWAYS))),
    ClaimForm.NEVER_DISSOLVED_WHILE: _never_dissolved,
}
"""The claims that are games, by form."""

DECIDED = frozenset({*HOLDING, ClaimForm.SMALLEST_FORCE})
"""The claims that are decided for all readings at once."""


def outcomes_of(claim: Everywhere) -> Iterator[tuple[Outcome, ValuesAtStart]]:
    """What the claim comes to, each with the readings under which it does; together these are all readings."""
    if claim.asked.claim.form is ClaimForm.SMALLEST_FORCE:
        yield from _frontiers(claim)
        return
    holds = HOLDING[claim.asked.claim.form](claim)
    yield (Verdict.HOLDS, ()), holds
    yield (Verdict.FAILS, ()), holds.all_others


def _frontiers(claim: Everywhere) -> Iterator[tuple[Outcome, ValuesAtStart]]:
    """The smallest coalitions, with the readings that have them.

    One reading after the other is searched that differs from those before: readings under which every coalition that a
    search tried wins, or does not win, alike have the same frontier.
    """
    arena, solved = claim.arena, dict[Holdings, ValuesAtStart]()
    open_still = claim.situations.somewhere(claim.situations.reached)
    while (way := open_still.some_way()) is not None:
        alike = open_still

        def wins(holdings: Holdings, way: dict[str, int] = way) -> bool:
            nonlocal alike
            if holdings not in solved:
                solved[holdings] = claim.forced(holdings)
            won = solved[holdings].has(way)
            alike &= solved[holdings] if won else solved[holdings].all_others
            return won

        found = smallest_coalitions(arena.institutions, consents_in(arena), wins, arena.scenario)
        coalitions = tuple(in_people(item, arena.institutions, arena.scenario) for item in found)
        yield (Verdict.HOLDS if found else Verdict.FAILS, coalitions), alike
        open_still &= alike.all_others
