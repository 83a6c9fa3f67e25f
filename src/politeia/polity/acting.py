"""Acts of a body: who is asked for what, what stands against it, and what comes about when all agree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from politeia.diagnostics.nearest import nearest
from politeia.norms.model import Institutions
from politeia.polity.asking import (
    AGREE,
    PEOPLE,
    SUPPORT,
    VOTE,
    Asked,
    Every,
    Plan,
    Some,
    everybody,
    in_words,
    outcome,
    plans,
)
from politeia.polity.course import Course
from politeia.polity.eligibility import vet
from politeia.polity.model import Matter, Polity, Question, Reason, Refused
from politeia.polity.performing import perform
from politeia.polity.proposals import check_details
from politeia.polity.secrecy import is_secret
from politeia.polity.shields import in_free_words
from politeia.polity.terms import refuse_served_out
from politeia.polity.viewing import at_stage, game_for, situation_of
from politeia.transition.draft import VACANT
from politeia.transition.obstacles import obstacles
from politeia.transition.whole import Move, Place, WholeGame

RESULTS = ("tied", "no quorum", "silent")
"""Answers at a stage that only a vote or the calendar gives."""


def act(course: Course, name: str, by: str, matter: str, details: Mapping[str, Any]) -> None:
    """Do an act, as far as it is for this person; where others are asked as well, the act waits for them as a question.

    Raises Refused with every reason and article when the act is not lawful, or is for others to do.
    """
    state = course.state
    seen = _matter(state, name, matter)
    game = game_for(state, seen)
    move = _move(game, name, seen, state)
    place = game.places.get(move.command)
    if place is not None and place.answer in RESULTS:
        raise Refused("A103", f"“{name}” is the result of a vote or of time, and nobody does it by hand")
    _refuse_gap(state, seen)
    _refuse_unlawful(course, game, move, seen)
    if seen is not None and place is not None and (waiting := _waiting(state, seen, move, place)) is not None:
        answer(course, waiting.number, by, agree=place.answer != "no")
        return
    plan = plans(game.institutions)[move.command]
    mine = asked_of(state, game.institutions, plan, by)
    refuse_served_out(state, [name for item in mine for name in chambers(item.actor, game.institutions)])
    if not mine and not (by == state.registrar and _to_be_voted(plan)):
        raise Refused("A102", f"“{name}” is for others to do", _whose(plan, move))
    check_details(state, game, move, details)
    if move.command.startswith("fill "):
        office = move.command.removeprefix("fill ")
        vet(course, game.institutions, (office,), str(details["nominee"]), {}, by)
    if details.get("document") and place is not None and place.answer == "begin":
        for words, citation in in_free_words(game.institutions):
            vouched = f"{by} vouches that the amendment leaves untouched: {words}"
            course.record("note", words=vouched, matter="", citations=[citation])
    agree = place is None or place.answer != "no"
    answers = {item.key: agree for item in mine if item.way == AGREE}
    if agree:
        answers |= {item.key: True for item in mine if item.way == SUPPORT and item.count == 1}
    success, failure = _sides(game, move, place)
    decided = outcome(plan, answers)
    if decided is not None and (decided or failure):
        _done(course, game, success if decided else failure, seen, by, details)
        return
    number = course.number("question")
    course.record(
        "question",
        number=number,
        act=success,
        otherwise=failure,
        matter=matter if seen is None else seen.number,
        by=by,
        details=dict(details),
    )
    for key, said in answers.items():
        course.record("answered", question=number, asked=key, answer=said, person=by)
    for item in mine:
        if item.way == SUPPORT and item.count > 1 and agree:
            course.record("supported", question=number, asked=item.key, person=by)
    _open_ballots(course, game, number, plan, mine)


def answer(course: Course, question: str, by: str, *, agree: bool) -> None:
    """Agree to a question or refuse, as the holder of an office, one of its supporters, or who has the casting vote."""
    state = course.state
    found = state.questions.get(question)
    if found is None or found.closed:
        raise Refused("A104", f"there is no open question “{question}”", _open_questions(state))
    game, plan = plan_of(state, found)
    mine = [item for item in asked_of(state, game.institutions, plan, by) if item.key not in found.answers]
    refuse_served_out(state, [item.actor for item in mine])
    agreeing = [item for item in mine if item.way == AGREE]
    supporting = [item for item in mine if item.way == SUPPORT and by not in found.supporters.get(item.key, ())]
    casting = _casting(state, game.institutions, plan, found, by)
    if not (agreeing or supporting or casting):
        voting = [item for item in mine if item.way == VOTE]
        words = f"{by} is not asked here"
        if voting:
            words = f"{by} is asked as a member of {voting[0].actor}: vote in its ballot"
        raise Refused("A102", words, _whose(plan, _move_named(game, found.act)))
    for item in (*agreeing, *casting):
        course.record("answered", question=question, asked=item.key, answer=agree, person=by)
    if agree:
        for item in supporting:
            course.record("supported", question=question, asked=item.key, person=by)
            if len(course.state.questions[question].supporters[item.key]) >= item.count:
                course.record("answered", question=question, asked=item.key, answer=True, person="")
    elif not (agreeing or casting):
        raise Refused("A102", f"{by} need not support it, and nothing is to be refused")
    conclude(course, question)


def conclude(course: Course, question: str, *, result: str = "") -> None:
    """Bring about what a question decides once it is decided; `result` is that of a vote where the text names what follows."""
    state = course.state
    found = state.questions[question]
    game, plan = plan_of(state, found)
    matter = state.matters.get(found.matter)
    stage = game.places.get(found.act)
    if stage is not None and stage.stage and result in RESULTS:
        special = f"{stage.procedure}, {stage.stage}: {result}"
        if any(move.command == special for move in game.moves):
            course.record("closed", question=question, outcome=result)
            _done(course, game, special, matter, "", found.details)
            return
    decided = outcome(plan, found.answers)
    if decided is None:
        return
    command = found.act if decided else found.otherwise
    if command and (reasons := against(state, game, _move_named(game, command), matter)):
        course.record("closed", question=question, outcome="not lawful any more")
        for reason in reasons:
            course.record("note", words=reason.words, citations=list(reason.citations), matter=found.matter)
        return
    course.record("closed", question=question, outcome="agreed" if decided else "not agreed")
    if command:
        _done(course, game, command, matter, "", found.details)


def plan_of(state: Polity, question: Question) -> tuple[WholeGame, Plan]:
    """The game that a question is asked in, and whom it asks."""
    game = game_for(state, state.matters.get(question.matter))
    return game, plans(game.institutions)[question.act]


def asked_of(state: Polity, institutions: Institutions, plan: Plan, person: str) -> tuple[Asked, ...]:
    """What a plan asks of one person: as the holder of an office, a member of a body, or one of the people."""
    return tuple(item for item in everybody(plan) if _is_asked(state, institutions, item, person))


def _is_asked(state: Polity, institutions: Institutions, item: Asked, person: str) -> bool:
    if item.way == AGREE:
        return state.holder(item.actor) == person
    if item.way == PEOPLE:
        return False
    if item.actor in ("citizens", "voters"):
        return person in state.people and person != state.registrar
    return any(person in state.members(name) for name in chambers(item.actor, institutions))


def chambers(name: str, institutions: Institutions) -> tuple[str, ...]:
    """The body itself and, of a joint body, its chambers."""
    body = institutions.body(name)
    return (name, *body.consists_of) if body is not None else (name,)


def _matter(state: Polity, name: str, matter: str) -> Matter | None:
    """The matter that an act is about: the one named, or the only open one of a procedure that the act names."""
    if matter:
        found = state.matters.get(matter)
        if found is None:
            raise Refused("A105", f"there is no matter “{matter}”", _open_list(state))
        return found
    if name.startswith("begin "):
        return None
    named = [
        state.matters[item] for item in state.open_matters if name.endswith(f" of {state.matters[item].procedure}")
    ]
    at_it = [item for item in named if f" {at_stage(item)} of " in name] or named
    if len(at_it) > 1:
        raise Refused("A105", "several matters are open: say which", _open_list(state))
    return at_it[0] if at_it else None


def _open_list(state: Polity) -> tuple[Reason, ...]:
    return tuple(
        Reason(f"{number}: {state.matters[number].title}, at {at_stage(state.matters[number])}")
        for number in state.open_matters
    )


def _open_questions(state: Polity) -> tuple[Reason, ...]:
    return tuple(Reason(f"{item.number}: {item.act}") for item in state.questions.values() if not item.closed)


def _move(game: WholeGame, name: str, matter: Matter | None, state: Polity) -> Move:
    """The act of that name; of several ways to the same thing, the first that is lawful."""
    found = [move for move in game.named(name) if not move.by_itself]
    if not found:
        known = sorted({move.name for move in game.moves if not move.by_itself})
        near = nearest(name, known, 0.5)
        remedy = f"Did you mean “{near}”?" if near else "politeia live may NAME lists the acts that a person may do."
        raise Refused(
            "A101", f"the charter knows no act “{name}”", (Reason("no norm in force speaks of it", (), remedy),)
        )
    situation = situation_of(state, matter, beginning=_beginning(game, found[0]))
    return next((move for move in found if game.is_lawful(move, situation)), found[0])


def _move_named(game: WholeGame, command: str) -> Move:
    return next(move for move in game.moves if move.command == command)


def _beginning(game: WholeGame, move: Move) -> str:
    place = game.places.get(move.command)
    return place.procedure if place is not None and place.answer == "begin" else ""


def against(state: Polity, game: WholeGame, move: Move, matter: Matter | None) -> tuple[Reason, ...]:
    """Everything that stands against an act now."""
    situation = situation_of(state, matter, beginning=_beginning(game, move))
    office = move.command.removeprefix("fill ")
    if office != move.command and office in state.terms and state.terms[office] < state.day:
        # The term is over: whoever still serves does not keep the next one from being chosen.
        situation = replace(situation, values={**situation.values, f"office of {office}": VACANT})
    return tuple(Reason(item.words, item.citations, item.remedy) for item in obstacles(game, move, situation))


def _refuse_unlawful(course: Course, game: WholeGame, move: Move, matter: Matter | None) -> None:
    reasons = against(course.state, game, move, matter)
    if reasons:
        raise Refused("A100", f"“{move.name}” is not lawful now", reasons)


def _refuse_gap(state: Polity, matter: Matter | None) -> None:
    for gap in state.gaps.values():
        if matter is not None and gap.matter == matter.number:
            remedy = f"Somebody must choose: {'; '.join(gap.completions)}."
            reason = Reason(f"{gap.norm} does not say what follows “{gap.what}”", (gap.citation,), remedy)
            raise Refused(
                "A106", f"{matter.number} waits at {gap.number}: the text leaves open what follows", (reason,)
            )


def _whose(plan: Plan, move: Move) -> tuple[Reason, ...]:
    return tuple(
        Reason(f"it takes {in_words(item)}", (item.citation,) if item.citation else move.citations[:1])
        for item in everybody(plan)
    )


def _to_be_voted(plan: Plan) -> bool:
    return any(item.way in (VOTE, PEOPLE) for item in everybody(plan))


def _sides(game: WholeGame, move: Move, place: Place | None) -> tuple[str, str]:
    """The commands on success and on failure; an act outside of a stage has no other side."""
    if place is None or not place.stage:
        return move.command, ""
    head = f"{place.procedure}, {place.stage}: "
    known = {item.command for item in game.moves}
    if place.answer == "changed":
        return move.command, ""
    yes = f"{head}yes" if f"{head}yes" in known else move.command
    return yes, f"{head}no" if f"{head}no" in known else ""


def _waiting(state: Polity, matter: Matter, move: Move, place: Place) -> Question | None:
    """The open question at the same stage of the same matter, if one waits."""
    for item in state.questions.values():
        same = item.act == move.command or (place.answer == "no" and item.otherwise == move.command)
        if not item.closed and item.matter == matter.number and same:
            return item
    return None


def _done(
    course: Course, game: WholeGame, command: str, matter: Matter | None, by: str, details: Mapping[str, Any]
) -> None:
    """The act is done: told with its sentence and articles, and brought about. Raises Refused when it is unlawful by now."""
    move = _move_named(game, command)
    _refuse_unlawful(course, game, move, matter)
    course.record(
        "act",
        name=move.name,
        sentence=move.sentence,
        citations=list(move.citations),
        by=by,
        matter=matter.number if matter is not None else "",
        vouched=[{"words": words, "citation": citation} for words, citation in move.given],
        breach=move.breach,
        details={name: value for name, value in details.items() if name not in ("document", "text")},
    )
    if matter is not None and details.get("text"):
        course.record("reworded", matter=matter.number, text=details["text"], document=details.get("document", ""))
    if details.get("strikes"):
        for part in details["strikes"]:
            course.record("struck", matter=details["about"], part=part, by=move.name, citations=list(move.citations))
    perform(course, move, matter.number if matter is not None else "", details)


def _open_ballots(course: Course, game: WholeGame, question: str, plan: Plan, mine: Iterable[Asked]) -> None:
    for item in _to_ask(plan, {asked.key for asked in mine}):
        if item.way in (VOTE, PEOPLE):
            open_ballot(course, game, question, item)


def _to_ask(plan: Plan, own: set[str]) -> tuple[Asked, ...]:
    """Who must be asked: everybody, but of alternatives the one that whoever acts takes part in."""
    if isinstance(plan, Asked):
        return (plan,)
    if isinstance(plan, Some):
        taken = [part for part in plan.parts if own & {item.key for item in everybody(part)}] or list(plan.parts)
        return tuple(item for part in taken[:1] for item in _to_ask(part, own))
    assert isinstance(plan, Every)
    return tuple(dict.fromkeys(item for part in plan.parts for item in _to_ask(part, own)))


def open_ballot(course: Course, game: WholeGame, question: str, asked: Asked) -> None:
    """Open a vote of a body or of the people on what a question asks of it."""
    people = asked.way == PEOPLE
    found = course.state.questions[question]
    course.record(
        "ballot",
        number=course.number("ballot"),
        kind="referendum" if people else "vote",
        of=asked.actor,
        question=question,
        asked=asked.key,
        secret=people or is_secret(game.institutions, found.act, game.places.get(found.act)),
        choices=["yes", "no"] if people else ["yes", "no", "abstain"],
    )


def _casting(state: Polity, institutions: Institutions, plan: Plan, question: Question, person: str) -> list[Asked]:
    """The votes of a question that are tied and that this person may decide."""
    tied = {item.asked for item in state.ballots.values() if item.question == question.number and item.result == "tied"}
    found = []
    for item in everybody(plan):
        if item.key in tied and item.key not in question.answers and item.casting is not None:
            names = {getattr(member, "name", "") for member in item.casting.value.members}
            if any(state.holder(name) == person for name in names):
                found.append(item)
    return found
