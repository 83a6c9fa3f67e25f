"""What a body looks like to one person: what they may do and why not, what waits for them, and what is due when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from politeia.norms.model import COLLECTIVES
from politeia.polity.acting import RESULTS, against, asked_of, plan_of
from politeia.polity.asking import AGREE, SUPPORT, VOTE, Plan, everybody, in_words, plans
from politeia.polity.charter import game_of
from politeia.polity.model import Matter, Polity, Reason
from politeia.polity.terms import regular_elections
from politeia.polity.viewing import at_stage, game_for, situation_of
from politeia.polity.voting import electorate_of
from politeia.transition.whole import OpenDuty


@dataclass(frozen=True, slots=True)
class Possible:
    """An act that belongs to a person, alone or with others: who else is asked, what stands against it now, its articles."""

    act: str
    matter: str
    with_others: tuple[str, ...]
    against: tuple[Reason, ...]
    citations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that waits for a person: how to answer it, its number, and what it is about."""

    command: str
    number: str
    words: str


@dataclass(frozen=True, slots=True)
class Deadline:
    """A time that runs: its last day, what it is, and the matter it belongs to ("" for the body itself)."""

    last: date
    words: str
    matter: str


def possible_acts(state: Polity, person: str) -> tuple[Possible, ...]:
    """Every act that is for a person to do or to begin, in the order of the text; for open matters, those at their stage."""
    found = list(_acts(state, person, None))
    for number in state.open_matters:
        found += _acts(state, person, state.matters[number])
    return tuple(found)


def _acts(state: Polity, person: str, matter: Matter | None) -> Iterator[Possible]:
    game = game_for(state, matter)
    known = plans(game.institutions)
    for move in game.moves:
        plan = known.get(move.command)
        if plan is None or move.by_itself:
            continue
        place = game.places.get(move.command)
        if matter is None:
            if place is not None and place.stage:
                continue
        elif place is None or place.procedure != matter.procedure or place.stage != at_stage(matter):
            continue
        if place is not None and place.answer in RESULTS:
            continue
        mine = asked_of(state, game.institutions, plan, person)
        if mine:
            others = tuple(in_words(item) for item in everybody(plan) if item not in mine or item.way == VOTE)
            number = matter.number if matter is not None else ""
            yield Possible(move.name, number, others, against(state, game, move, matter), move.citations)


def waiting_for(state: Polity, person: str) -> tuple[Waiting, ...]:
    """The questions and ballots that wait for a person."""
    found: list[Waiting] = []
    for question in state.questions.values():
        if question.closed:
            continue
        game, plan = plan_of(state, question)
        for item in asked_of(state, game.institutions, plan, person):
            if item.key in question.answers or person in question.supporters.get(item.key, ()):
                continue
            if item.way in (AGREE, SUPPORT) and _is_needed(plan, item.actor):
                found.append(Waiting("agree or refuse", question.number, f"{question.act}, asked by {question.by}"))
    for ballot in state.ballots.values():
        if not ballot.result and person not in ballot.votes and person in electorate_of(state, ballot):
            asked = state.questions.get(ballot.question)
            words = asked.act if asked is not None else f"election of {ballot.of}"
            found.append(Waiting("vote", ballot.number, f"{words} ({', '.join(ballot.choices)})"))
    return tuple(dict.fromkeys(found))


def _is_needed(plan: Plan, actor: str) -> bool:
    """Whether somebody in particular is asked; a question that anybody could support waits for nobody by name."""
    return actor not in COLLECTIVES or len(everybody(plan)) == 1


def deadlines(state: Polity) -> tuple[Deadline, ...]:
    """Every time that runs, and every term, by its last day."""
    found = [Deadline(last, name, "") for name, last in state.until.items() if last >= state.day]
    for number in state.open_matters:
        found += [Deadline(last, name, number) for name, last in state.matters[number].until.items()]
    found += [Deadline(last, f"term of {subject}", "") for subject, last in state.terms.items()]
    for subject, window in regular_elections(state).items():
        found.append(Deadline(window.last, f"regular election of {subject}, at the latest", ""))
    return tuple(sorted(found, key=lambda item: (item.last, item.words)))


def open_duties(state: Polity) -> tuple[OpenDuty, ...]:
    """The duties that have arisen and are not done."""
    return game_of(state).open_duties(situation_of(state))
