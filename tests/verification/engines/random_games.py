"""Random small games for the engines: variables, timers, forced acts, duties, breaches, and who controls what."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hypothesis import strategies as st

from politeia.transition.model import (
    ALWAYS,
    NEVER,
    OFF,
    AllHold,
    Command,
    Due,
    Fails,
    Game,
    Holder,
    Is,
    SomeHold,
    State,
    Test,
    Variable,
)
from politeia.verification.engines.interface import Control, Objective


@dataclass(frozen=True)
class Question:
    """A game, its start, who controls what, and what for."""

    game: Game
    start: State
    control: Control
    objective: Objective
    breach: bool


@st.composite
def variables(draw: st.DrawFn) -> tuple[Variable, ...]:
    """Two to four variables, some of them timers."""
    found = []
    for number in range(draw(st.integers(2, 4))):
        if draw(st.integers(0, 3)) == 0:
            found.append(Variable(f"timer {number}", initial=OFF, timer=True))
        else:
            size = draw(st.integers(2, 4))
            found.append(Variable(f"variable {number}", tuple(str(value) for value in range(size))))
    return tuple(found)


def values(variable: Variable) -> range:
    """What a variable may be set to."""
    return range(OFF, 4) if variable.timer else range(len(variable.values))


def conditions(known: tuple[Variable, ...]) -> st.SearchStrategy[Test]:
    """Tests on these variables, and now and then on one outside of the game."""
    single = st.sampled_from(known).flatmap(
        lambda variable: st.sets(st.sampled_from(values(variable)), min_size=1, max_size=3).map(
            lambda among: Is(variable.name, frozenset(among))
        )
    )
    outside = st.sampled_from((Is("outside", frozenset({0})), Is("outside", frozenset({1}))))
    leaves = st.one_of(single, single, single, single, outside, st.sampled_from((ALWAYS, NEVER)))
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            st.lists(inner, max_size=3).map(lambda parts: AllHold(tuple(parts))),
            st.lists(inner, max_size=3).map(lambda parts: SomeHold(tuple(parts))),
            inner.map(Fails),
        ),
        max_leaves=4,
    )


@st.composite
def commands(draw: st.DrawFn, known: tuple[Variable, ...], number: int) -> Command:
    """An act that sets one or two variables."""
    changed = draw(st.lists(st.sampled_from(known), min_size=1, max_size=2, unique=True))
    updates = tuple((variable.name, draw(st.sampled_from(values(variable)))) for variable in changed)
    kind = draw(st.integers(0, 9))
    return Command(
        f"act {number}",
        f"actor {number}: act {number}",
        draw(conditions(known)),
        Holder(f"actor {number}"),
        updates,
        (),
        forced=kind == 0,
        breach=kind == 1,
    )


@st.composite
def questions(draw: st.DrawFn) -> Question:
    """A game with a start and a question to it."""
    known = draw(variables())
    acts = tuple(draw(commands(known, number)) for number in range(draw(st.integers(2, 7))))
    dues = tuple(
        Due(f"duty {number}", draw(conditions(known)), ()) for number in range(draw(st.sampled_from((0, 0, 1, 2))))
    )
    game = Game(known, acts, dues, (), 30)
    start = tuple(draw(st.sampled_from(values(variable))) for variable in known)
    tests = conditions(known)
    sure = st.one_of(st.just(ALWAYS), st.just(NEVER), tests)
    control = Control(tuple(draw(sure) for _ in acts), tuple(draw(sure) for _ in acts))
    objective = Objective(
        draw(tests),
        draw(st.one_of(st.just(NEVER), tests)),
        again=draw(st.booleans()),
        freely=draw(st.integers(0, 5)) == 0,
        held=draw(st.integers(0, 5)) == 0,
    )
    return Question(game, start, control, objective, draw(st.booleans()))


@st.composite
def quarrels(draw: st.DrawFn) -> Question:
    """A deadline runs, and both sides may go back and forth meanwhile: who wins rests on whether that keeps time from passing."""
    deadline = Variable("deadline", initial=draw(st.integers(1, 2)), timer=True)
    matters = tuple(Variable(f"matter {number}", ("0", "1", "2")) for number in range(draw(st.integers(1, 2))))
    known = (deadline, *matters)
    acts = [
        Command(
            f"{matter.name} from {before} to {after}",
            "somebody: act",
            AllHold((Is(matter.name, frozenset({before})), draw(st.one_of(st.just(ALWAYS), conditions(known))))),
            Holder("somebody"),
            ((matter.name, after),),
            (),
            forced=draw(st.integers(0, 7)) == 0,
        )
        for matter in matters
        for before, after in draw(st.sets(st.sampled_from(((0, 1), (1, 0), (1, 2), (2, 0), (2, 1))), min_size=2))
    ]
    acts += [draw(commands(known, len(acts))) for _ in range(draw(st.integers(0, 2)))]
    dues = tuple(Due("duty", draw(conditions(known)), ()) for _ in range(draw(st.sampled_from((0, 0, 0, 1)))))
    start = (deadline.initial, *(0 for _ in matters))
    sure = st.sampled_from((ALWAYS, NEVER))
    owners = [draw(st.one_of(sure, sure, conditions(known))) for _ in acts]
    both = st.sampled_from((NEVER, NEVER, ALWAYS))
    control = Control(
        tuple(SomeHold((owner, draw(both))) for owner in owners),
        tuple(SomeHold((Fails(owner), draw(both))) for owner in owners),
    )
    in_time = Is("deadline", frozenset({0}))
    goal = draw(st.sampled_from((in_time, AllHold((in_time, Is(matters[0].name, frozenset({0, 1})))))))
    objective = Objective(goal, draw(st.one_of(st.just(NEVER), conditions(known))), again=draw(st.integers(0, 3)) == 0)
    return Question(Game(known, tuple(acts), dues, (), 30), start, control, objective, draw(st.booleans()))


READINGS = (Variable("reading 0", ("one", "other")), Variable("reading 1", ("one", "other", "third")))
"""Variables that no act changes: which acts there are depends on them."""


@st.composite
def read_in_several_ways(draw: st.DrawFn) -> Question:
    """A question in which some acts are there under some readings only; it starts under the first of each."""
    question = draw(st.one_of(questions(), quarrels()))
    acts = tuple(
        replace(act, guard=AllHold((act.guard, draw(conditions(READINGS))))) if draw(st.booleans()) else act
        for act in question.game.commands
    )
    game = replace(question.game, variables=(*question.game.variables, *READINGS), commands=acts)
    return replace(question, game=game, start=(*question.start, 0, 0))
