"""Deciding the claims that are games: force, prevent, always or never possible, lawful, smallest coalitions."""

from __future__ import annotations

from dataclasses import dataclass, replace

from politeia.language.questions import ClaimForm, CoalitionMember, CoalitionSyntax, PropertySyntax
from politeia.norms.events import norms_on
from politeia.transition.consents import members_of
from politeia.transition.draft import DISSOLVED
from politeia.transition.events import ends_about
from politeia.transition.formulas import every, exactly, opposite, within
from politeia.transition.model import ALWAYS, Command, ConsentOf, Is, State
from politeia.transition.running import compile_test
from politeia.transition.slicing import variables_of
from politeia.verification.arena import Arena
from politeia.verification.capture import candidates, smallest_coalitions
from politeia.verification.coalitions import Holdings, form, in_people, in_words, without
from politeia.verification.control import control_of
from politeia.verification.engines.floor import Move, Sides, onward
from politeia.verification.engines.interface import FRESH, OUT_OF_REACH, REST_FRESH, Control, Objective, Solution
from politeia.verification.events import answer_at_once, event_of, silent, unable
from politeia.verification.model import Coalition, Floor, Step, Verdict, Witness
from politeia.verification.telling import Telling
from politeia.verification.witnesses import losing_play, narrate, shortest_path, winning_play


@dataclass(frozen=True, slots=True)
class Finding:
    """What one reading yields."""

    verdict: Verdict
    witness: Witness | None
    race: bool = False
    coalitions: tuple[Coalition, ...] = ()


def decide(arena: Arena, asked: PropertySyntax) -> Finding:
    """The verdict on a claim in its arena."""
    form_of = asked.claim.form
    if form_of in (ClaimForm.FORCE, ClaimForm.NOT_FORCE):
        return _force(arena, asked, wanted=form_of is ClaimForm.FORCE)
    if form_of in (ClaimForm.FORCE_AGAIN, ClaimForm.NOT_FORCE_AGAIN):
        return _force(replace(arena, again=True), asked, wanted=form_of is ClaimForm.FORCE_AGAIN)
    if form_of in (ClaimForm.KEEP, ClaimForm.NOT_KEEP):
        broken = replace(arena, goal=opposite(arena.goal))
        return _prevent(broken, asked, wanted=form_of is ClaimForm.KEEP)
    if form_of in (ClaimForm.PREVENT, ClaimForm.NOT_PREVENT):
        return _prevent(arena, asked, wanted=form_of is ClaimForm.PREVENT)
    if form_of in (ClaimForm.NO_SINGLE_FORCE, ClaimForm.NO_SINGLE_WITH_VOTERS_FORCE):
        return _no_single(arena, asked, with_voters=form_of is ClaimForm.NO_SINGLE_WITH_VOTERS_FORCE, prevent=False)
    if form_of is ClaimForm.NO_SINGLE_PREVENT:
        return _no_single(arena, asked, with_voters=False, prevent=True)
    if form_of is ClaimForm.ALWAYS_POSSIBLE:
        return _always_possible(arena)
    if form_of is ClaimForm.NEVER_POSSIBLE:
        return _never_possible(arena)
    if form_of is ClaimForm.NO_DEAD_END:
        return _no_dead_end(arena, asked)
    if form_of is ClaimForm.CAN_ANSWER:
        return _answer(arena, asked)
    if form_of is ClaimForm.SMALLEST_FORCE:
        return _smallest(arena)
    if form_of is ClaimForm.NEVER_DISSOLVED_WHILE:
        return _never_dissolved(arena, asked)
    if form_of is ClaimForm.SOMEWHERE_LAWFUL:
        return _somewhere_lawful(arena, asked)
    return _lawful(arena, asked)


def _verdict(holds: bool) -> Verdict:
    return Verdict.HOLDS if holds else Verdict.FAILS


def _solve(arena: Arena, control: Control) -> Solution:
    freely = arena.floor is Floor.REST_FREELY
    return arena.situations.solve(control, Objective(arena.goal, arena.lost, again=arena.again, freely=freely))


def first_floor(arena: Arena) -> int:
    """Who has the floor at the start."""
    return FRESH if arena.floor is Floor.COALITION_FIRST else REST_FRESH


def _force(arena: Arena, asked: PropertySyntax, *, wanted: bool) -> Finding:
    assert asked.claim.coalition is not None
    holdings = form(asked.claim.coalition, arena.institutions, asked.place, arena.scenario)
    finding, can = forcing(arena, holdings)
    return replace(finding, verdict=_verdict(can == wanted))


def forcing(arena: Arena, holdings: Holdings, *, against: str = "") -> tuple[Finding, bool]:
    """Whether the coalition can force the goal, with a strategy or a counter-strategy.

    `against` names those who want to prevent it, where the coalition is everyone else.
    """
    control = control_of(arena.game, holdings, arena.institutions)
    solution = _solve(arena, control)
    can = solution.wins(first_floor(arena))
    race = solution.wins(REST_FRESH) != solution.wins(FRESH)
    if not arena.told:
        return Finding(_verdict(can), None, race), can
    telling = Telling(
        arena.situations, arena.institutions, holdings, control, solution, arena.scenario, against=against
    )
    if can:
        play = winning_play(arena.situations, solution, control, floor=first_floor(arena))
        witness = narrate(
            arena.situations,
            play,
            shows=f"How {telling.who} can bring it about, against the longest defence of {telling.rest.words}:",
            conclusion="The goal is reached." if play else "It is so at the start, before anybody acts.",
            telling=telling,
        )
    else:
        witness = _counter(arena, solution, control, telling)
    return Finding(_verdict(can), witness, race), can


def _counter(arena: Arena, solution: Solution, control: Control, telling: Telling) -> Witness:
    if arena.situations.distances(arena.goal).of(arena.situations.start) == OUT_OF_REACH:
        return _out_of_reach(arena, telling)
    made = losing_play(arena.situations, solution, control, floor=first_floor(arena))
    return narrate(
        arena.situations,
        made,
        shows=f"How {telling.rest.words} can hold out against {telling.who}:",
        conclusion=_what_is_missing(arena, control, made, telling),
        telling=telling,
    )


def _out_of_reach(arena: Arena, telling: Telling) -> Witness:
    """Why not even everybody together gets there: of the ways in which the procedure of the goal ends, the one that leads furthest."""
    situations = arena.situations
    read = variables_of(arena.goal)
    ends = [
        situations.nearest(Is(variable.name, frozenset({number})))
        for variable in arena.game.variables
        if variable.name in read
        for number, value in enumerate(variable.values)
        if value.startswith("ended: ")
    ]
    ways = [shortest_path(situations, exactly(found, arena.game)) for found in ends if found is not None]
    return narrate(
        situations,
        max(ways, key=len, default=()),
        shows=f"Why {telling.who} cannot bring it about:",
        conclusion="No lawful course of events leads there, whoever helps.",
    )


def _what_is_missing(arena: Arena, control: Control, made: tuple[Move, ...], telling: Telling) -> str:
    """The act that would lead on from where the play rests, and whose consent it lacks."""
    state = made[-1].target if made else arena.situations.start
    distance = arena.situations.distances(arena.goal)
    relation = arena.situations.relation
    mine = {command for command, _ in Sides(relation, control).choices(state).own}
    who = telling.coalition.words
    for move in onward(relation, state):
        if move.command >= 0 and move.command not in mine and distance.of(move.target) < distance.of(state):
            command = arena.game.commands[move.command]
            cited = f" ({', '.join(command.citations)})" if command.citations else ""
            return f"There it stays: the next step would be “{command.sentence}”{cited}, which {who} cannot take alone."
    return f"From there {telling.rest.words} can answer every act of {who}, and the goal is never reached."


def _prevent(arena: Arena, asked: PropertySyntax, *, wanted: bool) -> Finding:
    assert asked.claim.coalition is not None
    holdings = form(asked.claim.coalition, arena.institutions, asked.place, arena.scenario)
    who = in_words(holdings, arena.institutions, arena.scenario)
    finding, others_can = forcing(arena, without(holdings, arena.institutions, arena.scenario), against=who)
    return replace(finding, verdict=_verdict((not others_can) == wanted))


def consents_in(arena: Arena) -> tuple[ConsentOf, ...]:
    """What the acts in the slice ask for."""
    return tuple(command.consent for command in arena.game.commands)


def alone(name: str, arena: Arena, *, with_voters: bool) -> Holdings:
    """The holdings of one candidate, with the voters if asked."""
    bloc = arena.scenario.bloc(name) if arena.scenario is not None else None
    alone = CoalitionMember(name, count=1) if bloc is not None and bloc.apart else CoalitionMember(name)
    members = (alone, *((CoalitionMember("voters"),) if with_voters else ()))
    return form(CoalitionSyntax(members), arena.institutions, None, arena.scenario)


def _no_single(arena: Arena, asked: PropertySyntax, *, with_voters: bool, prevent: bool) -> Finding:
    """Try every single actor; the first that can is the witness, or else the first that cannot."""
    first: tuple[Holdings, str] | None = None
    for name in candidates(consents_in(arena), arena.institutions, arena.scenario):
        holdings = alone(name, arena, with_voters=with_voters)
        target = without(holdings, arena.institutions, arena.scenario) if prevent else holdings
        against = in_words(holdings, arena.institutions, arena.scenario) if prevent else ""
        _, can = forcing(replace(arena, told=False), target)
        if can != prevent:
            return replace(
                forcing(arena, target, against=against)[0],
                verdict=Verdict.FAILS,
                coalitions=(in_people(holdings, arena.institutions, arena.scenario),),
            )
        first = first or (target, against)
    if first is None:
        return Finding(Verdict.HOLDS, None)
    return replace(forcing(arena, first[0], against=first[1])[0], verdict=Verdict.HOLDS)


def _always_possible(arena: Arena) -> Finding:
    situations = arena.situations
    stuck = situations.distances(arena.goal).nearest_stuck()
    if stuck is None:
        witness = narrate(
            situations,
            shortest_path(situations, arena.goal),
            shows="The shortest way there:",
            conclusion="It stays possible from every reachable situation.",
        )
        return Finding(Verdict.HOLDS, witness)
    witness = narrate(
        situations,
        shortest_path(situations, exactly(stuck, arena.game)),
        shows="How a dead end is reached:",
        conclusion="From here nobody, not even all together, can lawfully bring it about.",
    )
    return Finding(Verdict.FAILS, witness)


def _no_dead_end(arena: Arena, asked: PropertySyntax) -> Finding:
    """Whether some course of acts and events leads on from every stage of the procedures, in whatever situation they stand there."""
    situations = arena.situations
    reached = False
    for name in (name for goal in asked.claim.goals for name in goal.names):
        procedure = arena.institutions.procedure(name)
        for number, stage in enumerate(procedure.stages if procedure is not None else (), 1):
            here = within(Is(name, frozenset({number})), arena.game)
            reached = reached or situations.nearest(here) is not None
            stuck = situations.distances(opposite(here)).nearest_stuck()
            if stuck is not None:
                witness = narrate(
                    situations,
                    shortest_path(situations, exactly(stuck, arena.game)),
                    shows=f"How {name} comes to stand at {stage.name} for ever:",
                    conclusion=_why_nothing_follows(arena, stuck, f"{stage.name} of {name}"),
                )
                return Finding(Verdict.FAILS, witness)
    told = "some act or event leads on from each of its stages" if reached else "it begins in none of them"
    return Finding(
        Verdict.HOLDS,
        Witness(
            "Every situation that can be reached was looked at:", (), f"Of {situations.states:,} situations: {told}."
        ),
    )


def _why_nothing_follows(arena: Arena, stuck: State, duty: str) -> str:
    """Whether a dead end is one because of a duty at the stage, on which time waits in vain."""
    for due in arena.game.dues:
        if due.name == duty and arena.situations.distances(within(due.test, arena.game)).of(stuck) != OUT_OF_REACH:
            cited = f" ({', '.join(due.citations)})" if due.citations else ""
            return f"From here nobody can discharge the duty that is open at this stage{cited}, and while duties are kept time stands still over it."
    return "From here no lawful act and no event leads on, whoever helps."


def _never_possible(arena: Arena) -> Finding:
    situations = arena.situations
    if situations.nearest(arena.goal) is None:
        return Finding(
            Verdict.HOLDS,
            Witness(
                "Every lawful course of events was followed:",
                (),
                f"None of {situations.states:,} reachable situations shows it.",
            ),
        )
    witness = narrate(
        situations,
        shortest_path(situations, arena.goal),
        shows="The shortest way there:",
        conclusion="It has come about.",
    )
    return Finding(Verdict.FAILS, witness)


def _answer(arena: Arena, asked: PropertySyntax) -> Finding:
    """Whether some norm says what follows from an event, and the coalition can carry it out."""
    assert asked.claim.coalition is not None
    event = event_of(asked)
    if not norms_on(event, arena.institutions):
        return Finding(Verdict.FAILS, silent(event))
    holdings = form(asked.claim.coalition, arena.institutions, asked.place, arena.scenario)
    steps = answer_at_once(event, arena, holdings, asked.given)
    if steps:
        return Finding(Verdict.HOLDS, Witness(f"When this happens: {event}.", steps, "The text says what follows."))
    if ends_about(event, arena.institutions):
        finding, can = forcing(arena, holdings)
        if can:
            return replace(finding, verdict=Verdict.HOLDS)
    return Finding(Verdict.FAILS, unable(event, arena))


def _lawful(arena: Arena, asked: PropertySyntax) -> Finding:
    """Whether the asked act is lawful at the start, or in some reachable situation where the conditions hold."""
    situations, game = arena.situations, arena.game
    at_start = asked.claim.form is ClaimForm.NOT_LAWFUL
    for command in game.commands:
        if command.power != asked.claim.subject:
            continue
        if at_start:
            found = situations.start if compile_test(command.guard, game)(situations.start) else None
        else:
            found = situations.nearest(every((arena.goal, within(command.guard, game))))
        if found is not None:
            witness = narrate(
                situations,
                shortest_path(situations, exactly(found, game)),
                shows=f"A situation in which “{command.power}” is lawful:",
                conclusion=f"Here {command.sentence} ({', '.join(command.citations)}): nothing in the text stands against it.",
            )
            return Finding(Verdict.FAILS, witness)
        cited = f" ({', '.join(command.citations)})" if command.citations else ""
        return Finding(
            Verdict.HOLDS,
            Witness(
                "Every reachable situation was looked at:", (), f"“{command.power}”{cited} is lawful in none of them."
            ),
        )
    return Finding(Verdict.HOLDS, None)


def _somewhere_lawful(arena: Arena, asked: PropertySyntax) -> Finding:
    """Whether a power is lawful in some reachable situation."""
    found = _lawful(replace(arena, goal=ALWAYS), asked)
    return replace(found, verdict=_verdict(found.verdict is Verdict.FAILS))


def dissolving(arena: Arena, asked: PropertySyntax) -> tuple[Command, ...]:
    """The acts that dissolve a chamber of which a claim says that it is never dissolved."""
    named = asked.claim.coalition.members if asked.claim.coalition is not None else ()
    chambers = {chamber for member in named for chamber in members_of(member.name, arena.institutions)}
    return tuple(
        command for command in arena.game.commands if any((name, DISSOLVED) in command.updates for name in chambers)
    )


def _never_dissolved(arena: Arena, asked: PropertySyntax) -> Finding:
    """Whether every act that dissolves the chamber is unlawful wherever the conditions hold."""
    situations, game = arena.situations, arena.game
    acts = dissolving(arena, asked)
    for command in acts:
        found = situations.nearest(every((arena.goal, within(command.guard, game))))
        if found is not None:
            witness = narrate(
                situations,
                shortest_path(situations, exactly(found, game)),
                shows="A situation in which it is dissolved all the same:",
                conclusion=f"Here {command.sentence} ({', '.join(command.citations)}): nothing in the text stands against it.",
            )
            return Finding(Verdict.FAILS, witness)
    steps = tuple(
        Step("the law", f"bars “{command.power or command.name}” then", command.citations) for command in acts
    )
    return Finding(
        Verdict.HOLDS,
        Witness("Every act that dissolves it, in every reachable situation:", steps, "None is lawful then."),
    )


def _smallest(arena: Arena) -> Finding:
    def wins(holdings: Holdings) -> bool:
        return _solve(arena, control_of(arena.game, holdings, arena.institutions)).wins(first_floor(arena))

    found = smallest_coalitions(arena.institutions, consents_in(arena), wins, arena.scenario)
    if not found:
        return Finding(Verdict.FAILS, Witness("No coalition can:", (), "Not even all actors together can force it."))
    finding, _ = forcing(arena, found[0])
    return Finding(
        Verdict.HOLDS,
        finding.witness,
        coalitions=tuple(in_people(item, arena.institutions, arena.scenario) for item in found),
    )
