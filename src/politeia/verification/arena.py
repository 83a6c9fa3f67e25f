"""The arena of a question: the sliced game, all its situations, and the tests for goal and limit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from politeia.language.contents import Condition, Verb
from politeia.language.questions import ClaimForm, PropertySyntax
from politeia.norms.model import Institutions
from politeia.norms.scenarios import Scenario
from politeia.transition.attendance import attended
from politeia.transition.consents import actors_in
from politeia.transition.events import ends_about, powers_about
from politeia.transition.formulas import every, opposite, some, within
from politeia.transition.model import NEVER, Game, Is, Test
from politeia.transition.running import initial_state
from politeia.transition.slicing import Scope
from politeia.transition.unfolding import TIME_ALLOWED, Drafts, unfold
from politeia.verification.coalitions import everyone, single_actors
from politeia.verification.control import Ability
from politeia.verification.engines.choosing import EngineBySize
from politeia.verification.engines.interface import Situations
from politeia.verification.engines.reference import ReferenceEngine
from politeia.verification.model import Assumptions, Floor
from politeia.verification.rules import ABOUT_POWERS

ALL_TOGETHER = frozenset(
    {
        ClaimForm.ALWAYS_POSSIBLE,
        ClaimForm.NEVER_POSSIBLE,
        ClaimForm.NO_DEAD_END,
        ClaimForm.SOMEWHERE_LAWFUL,
        ClaimForm.NEVER_LAWFUL_WHILE,
        ClaimForm.NEVER_DISSOLVED_WHILE,
    }
)
"""Claims about what can come about when nobody is against it."""


@dataclass(frozen=True, slots=True)
class Arena:
    """A question laid out: the situations, where its goal is reached, and where the coalition has lost.

    Without `told` only verdicts are wanted, and no witness is made.
    """

    institutions: Institutions
    situations: Situations
    goal: Test
    lost: Test
    floor: Floor = Floor.REST_FIRST
    again: bool = False
    told: bool = True
    scenario: Scenario | None = None

    @property
    def game(self) -> Game:
        """The game of the question."""
        return self.situations.relation.game


def in_situation(asked: PropertySyntax, institutions: Institutions) -> Institutions:
    """The institutions with the vacant seats, the absent members and the counted voters that a question speaks of."""
    members = asked.claim.coalition.members if asked.claim.coalition is not None else ()
    return attended(institutions, asked.given, members)


def game_of(
    asked: PropertySyntax,
    institutions: Institutions,
    readings: Mapping[str, str],
    assumed: Assumptions,
    drafts: Drafts | None = None,
    *,
    every_reading: bool = False,
) -> tuple[Game, Callable[[Condition], Test], tuple[Test, ...]]:
    """The game of a question in its situation, the meaning of conditions in it, and what its start asks for."""
    powers: tuple[str, ...] = (asked.claim.subject,) if asked.claim.form in ABOUT_POWERS else ()
    if asked.claim.form is ClaimForm.CAN_ANSWER:
        powers = powers_about(asked.claim.goals[0].detail, institutions)
    game, meaning, begin = unfold(
        institutions,
        asks=(*goals_of(asked, institutions), *asked.before, *dissolved(asked)),
        start=asked.given,
        powers=powers,
        readings=readings,
        every_reading=every_reading,
        breach=assumed.breach,
        scope=assumed.scope or Scope.QUESTION,
        open_facts=assumed.open_facts,
        held=_named(asked, assumed.scenario),
        horizon=asked.within,
        drafts=drafts,
    )
    # with seats to fill, what the members who are there cannot do is no way on
    if asked.claim.form in ALL_TOGETHER or game.refills:
        game = all_present(game, institutions)
    return game, meaning, begin


def all_present(game: Game, institutions: Institutions) -> Game:
    """The game of all together: an act needs those who consent to be there, a chamber that sits and an office that is filled.

    What a coalition can do asks this of its own members; where nobody is against, nothing else would.
    """
    ability = Ability(game, everyone(institutions), institutions)
    known = {*single_actors(institutions), *(body.name for body in institutions.bodies)}
    known |= {part.name for body in institutions.bodies for part in body.parts}
    commands = tuple(
        replace(item, guard=every((item.guard, ability.when(item.consent))))
        if actors_in(item.consent) and actors_in(item.consent) <= known
        else item
        for item in game.commands
    )
    return replace(game, commands=commands)


def dissolved(asked: PropertySyntax) -> tuple[Condition, ...]:
    """The dissolution that a claim says never comes about, for claims of this kind."""
    if asked.claim.form is not ClaimForm.NEVER_DISSOLVED_WHILE or asked.claim.coalition is None:
        return ()
    return tuple(Condition(Verb.DISSOLVED, (member.name,)) for member in asked.claim.coalition.members)


def _named(asked: PropertySyntax, scenario: Scenario | None) -> tuple[str, ...]:
    """The actors that the claim names, whole, with those that a named bloc holds."""
    coalition = asked.claim.coalition
    named = tuple(member.name for member in coalition.members) if coalition is not None else ()
    blocs = scenario.blocs if scenario is not None else ()
    return (*named, *(actor for bloc in blocs if bloc.name in named for actor in bloc.actors))


def goals_of(asked: PropertySyntax, institutions: Institutions) -> tuple[Condition, ...]:
    """What a claim wants to come about; for an event, that a procedure which it opens comes to an end that tells."""
    if asked.claim.form is ClaimForm.CAN_ANSWER:
        return ends_about(asked.claim.goals[0].detail, institutions)
    return asked.claim.goals


def _over_when(lost: Test, game: Game) -> Game:
    """The game that ends where the coalition has lost: nothing that happens later can change the answer."""
    if lost == NEVER:
        return game
    commands = tuple(replace(item, guard=every((item.guard, opposite(lost)))) for item in game.commands)
    return replace(game, commands=commands)


@dataclass(frozen=True, slots=True)
class Layout:
    """A question before its situations are reached: who attends, its game, where it starts, and the tests for goal and limit."""

    institutions: Institutions
    game: Game
    begin: tuple[Test, ...]
    goal: Test
    lost: Test


def lay_out(
    asked: PropertySyntax,
    institutions: Institutions,
    readings: Mapping[str, str],
    assumed: Assumptions,
    drafts: Drafts | None = None,
    *,
    every_reading: bool = False,
) -> Layout:
    """Unfold the norms that bear on a question, under chosen readings or with every reading of their gaps."""
    institutions = in_situation(asked, institutions)
    game, meaning, begin = game_of(asked, institutions, readings, assumed, drafts, every_reading=every_reading)
    goal = within(some(meaning(condition) for condition in goals_of(asked, institutions)), game)
    lost = within(some(meaning(condition) for condition in asked.before), game)
    return Layout(institutions, _over_when(lost, game), begin, goal, lost)


def in_time(asked: PropertySyntax, goal: Test, lost: Test) -> tuple[Test, Test]:
    """Goal and limit with the time that a question allows: the goal must come before it runs out."""
    if asked.within is None:
        return goal, lost
    late = Is(TIME_ALLOWED, frozenset({0}))
    return every((goal, opposite(late))), some((lost, late))


def arena_of(asked: PropertySyntax, layout: Layout, situations: Situations, assumed: Assumptions) -> Arena:
    """The arena of a question whose situations are reached, with the time that it allows."""
    goal, lost = in_time(asked, layout.goal, layout.lost)
    return Arena(layout.institutions, situations, goal, lost, assumed.floor, scenario=assumed.scenario)


def open_arena(
    asked: PropertySyntax,
    institutions: Institutions,
    readings: Mapping[str, str],
    assumed: Assumptions,
    drafts: Drafts | None = None,
) -> Arena:
    """Unfold the norms that bear on a question and reach every situation; raises TooLarge beyond the limit."""
    layout = lay_out(asked, institutions, readings, assumed, drafts)
    start = initial_state(layout.game, layout.begin)
    breach, limit = assumed.breach, assumed.limit
    if asked.claim.form is ClaimForm.NOT_LAWFUL:
        situations = ReferenceEngine().explore(layout.game, start, breach=breach, limit=limit, only_start=True)
    else:
        situations = (assumed.engine or EngineBySize()).explore(layout.game, start, breach=breach, limit=limit)
    return arena_of(asked, layout, situations, assumed)
