"""Acting out a test: its acts one after another through the transition relation, each by those whom it names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from politeia.language.contents import Condition
from politeia.language.lawtests import Doing, Done, LawTest, Passes, Permission, Reached
from politeia.norms.model import Institutions
from politeia.transition.acts import Act, acts_of
from politeia.transition.attendance import attended
from politeia.transition.consents import describe
from politeia.transition.draft import FILLED, RENEWED, VACANT
from politeia.transition.model import NATURE, Command, Game, State, Test
from politeia.transition.running import Relation, compile_test, initial_state
from politeia.transition.slicing import Scope
from politeia.transition.unfolding import days, unfold
from politeia.verification.coalitions import Holdings, form
from politeia.verification.control import Ability
from politeia.verification.telling import act_of

MOST_AT_ONCE = 50
"""So many things may follow by law at one moment; more go round in a circle."""


@dataclass(frozen=True, slots=True)
class Stage:
    """Where a test is acted out: its game, what conditions mean in it, and the situation reached so far."""

    game: Game
    meaning: Callable[[Condition], Test]
    state: State
    institutions: Institutions

    def holds(self, condition: Condition) -> bool:
        """Whether a condition is true in the situation reached."""
        return compile_test(self.meaning(condition), self.game)(self.state)


@dataclass(frozen=True, slots=True)
class Stopped:
    """An act that cannot be done as the test says: which, why not, and the articles that its norm cites."""

    doing: Doing
    why: str
    citations: tuple[str, ...]


def set_up(test: LawTest, given: tuple[Condition, ...], institutions: Institutions) -> Stage:
    """The situation in which a test begins, in a game that plays all its acts and whatever it expects.

    Bodies can be dissolved and offices emptied in it, as in the widest slice that a question is played in.
    """
    named_in = (item.who for item in test.acts if isinstance(item, Done) and item.who)
    permitted = (item.expected.who for item in test.expectations if isinstance(item.expected, Permission))
    institutions = attended(
        institutions, given, [member for coalition in (*named_in, *permitted) for member in coalition.members]
    )
    known = acts_of(institutions)
    named = [act for words in _acts_in(test) if (act := known.get(words)) is not None]
    goals = tuple(
        goal for item in test.expectations if isinstance(item.expected, Reached) for goal in item.expected.goals
    )
    whole = tuple(
        member.name for item in test.acts if isinstance(item, Done) and item.who for member in item.who.members
    )
    game, meaning, begin = unfold(
        institutions,
        asks=(*goals, *(() if goals else _asks(named))),
        start=given,
        powers=tuple(power for act in named for power in act.powers),
        scope=Scope.SITTINGS,
        held=whole,
    )
    return Stage(game, meaning, initial_state(game, begin), institutions)


def _asks(acts: list[Act]) -> tuple[Condition, ...]:
    return tuple(dict.fromkeys(condition for act in acts for condition in act.asks))


def _acts_in(test: LawTest) -> list[str]:
    expected = [item.expected.act for item in test.expectations if isinstance(item.expected, Permission)]
    return [*expected, *(item.act for item in test.acts if isinstance(item, Done))]


def act_out(test: LawTest, stage: Stage) -> Stage | Stopped:
    """The situation after all acts of a test, or the first act that cannot be done.

    What follows by law happens by itself where only one thing can; a line “by law” names it where several could.
    """
    relation = Relation(stage.game)
    for doing in test.acts:
        if isinstance(doing, Passes):
            after = _waited(doing, stage, relation)
        else:
            after = _done(doing, stage, relation)
        if isinstance(after, Stopped):
            return after
        stage = Stage(stage.game, stage.meaning, after, stage.institutions)
    return stage


def _waited(doing: Passes, stage: Stage, relation: Relation) -> State | Stopped:
    state = stage.state
    for _ in range(days(doing.duration) // stage.game.period):
        state = _settled(state, relation)
        open_ones = relation.open_duties(state)
        if relation.acts(state)[0]:
            return Stopped(doing, "several things can follow by law first: name one with “by law:”", ())
        if open_ones:
            due = stage.game.dues[open_ones[0]]
            return Stopped(doing, f"time does not pass over an open duty: {due.name}", due.citations)
        state = relation.after_a_period(state)
    return state


def _settled(state: State, relation: Relation) -> State:
    """The situation when all that follows by law without a choice has happened."""
    for _ in range(MOST_AT_ONCE):
        forced, edges, targets = relation.acts(state)
        if not forced or len(edges) != 1:
            break
        state = targets[0]
    return state


def _done(doing: Done, stage: Stage, relation: Relation) -> State | Stopped:
    """The situation after one act; what follows by law comes first, unless it is this act."""
    named = [command for command in stage.game.commands if _is(doing.act, command)]
    if not named:
        return Stopped(doing, f"no norm in force on that day speaks of “{doing.act}”", ())
    cited = tuple(dict.fromkeys(citation for command in named for citation in command.citations))
    found = _lawful(doing, stage.state, stage.game, relation)
    state = stage.state if found else _settled(stage.state, relation)
    found = found or _lawful(doing, state, stage.game, relation)
    if not found:
        return Stopped(doing, "not lawful here", cited)
    if doing.who is None:
        natural = [target for command, target in found if command.consent == NATURE]
        return natural[0] if natural else Stopped(doing, f"this is for {describe(found[0][0].consent)} to do", cited)
    holdings = form(doing.who, stage.institutions, doing.place)
    able = [target for command, target in found if _can(holdings, command, state, stage)]
    return able[0] if able else Stopped(doing, f"it takes {describe(found[0][0].consent)}", cited)


def _lawful(doing: Done, state: State, game: Game, relation: Relation) -> list[tuple[Command, State]]:
    """The acts of that name that are lawful in a situation, with what each leads to."""
    _, edges, targets = relation.acts(state)
    every = ((game.commands[edge.command], target) for edge, target in zip(edges, targets, strict=True))
    return [(command, target) for command, target in every if _is(doing.act, command)]


def _can(holdings: Holdings, command: Command, state: State, stage: Stage) -> bool:
    """Whether they can do it alone: an office is whoever holds it now, and members of a body those who sit there now."""
    ability = Ability(stage.game, holdings, stage.institutions)
    return compile_test(ability.when(command.consent), stage.game)(_as_named(state, stage.game))


def _as_named(state: State, game: Game) -> State:
    """The situation with successors and newly chosen holders as holders, and bodies elected anew as bodies that sit."""
    offices = {variable for _, variable in game.holders}
    bodies = {variable for _, variable in game.bodies}
    found = list(state)
    for place, variable in enumerate(game.variables):
        if variable.name in offices and found[place] != VACANT:
            found[place] = FILLED
        if variable.name in bodies and found[place] == RENEWED:
            found[place] = variable.initial
    return tuple(found)


def _is(act: str, command: Command) -> bool:
    return act in (command.name, act_of(command))


def citations_of(doing: Done, game: Game) -> tuple[str, ...]:
    """The articles under which an act is done."""
    cited = (citation for command in game.commands if _is(doing.act, command) for citation in command.citations)
    return tuple(dict.fromkeys(cited))
