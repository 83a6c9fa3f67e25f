"""Ballots: who may vote, taking part, and counting a vote of members or of the people when it is closed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from politeia.elections.model import CARRIED, ReferendumReturns, UnitVotes
from politeia.elections.referendums import count_referendum
from politeia.language.contents import Base, Threshold
from politeia.norms.model import Institutions
from politeia.norms.voting import Referendum
from politeia.polity.acting import chambers, conclude, open_ballot, plan_of
from politeia.polity.asking import Asked, everybody
from politeia.polity.course import Course
from politeia.polity.electing import close_election
from politeia.polity.model import Ballot, Polity, Reason, Refused
from politeia.polity.tallying import NO_QUORUM, PASSED, TIED, Figures, Tally, seats_of, tally
from politeia.polity.terms import refuse_served_out
from politeia.polity.viewing import game_for


def vote(course: Course, number: str, by: str, choice: str) -> None:
    """Cast one vote. In a secret ballot the record says that this person voted, and the urn what for.

    When every member has voted, the vote is counted.
    """
    ballot = _open_ballot(course.state, number)
    if choice not in ballot.choices:
        raise Refused(
            "A120", f"“{choice}” is no choice in {number}", (Reason(f"choices: {', '.join(ballot.choices)}"),)
        )
    electorate = electorate_of(course.state, ballot)
    if by not in electorate:
        who = f"the members of {ballot.of}" if ballot.kind == "vote" else "enrolled voters"
        raise Refused("A121", f"{by} has no vote in {number}", (Reason(f"it is a vote of {who}"),))
    if ballot.kind == "vote":
        refuse_served_out(course.state, chambers(ballot.of, game_for(course.state, None).institutions))
    if by in ballot.votes:
        raise Refused("A122", f"{by} has voted in {number} already", (Reason("a vote that is cast stands"),))
    if ballot.secret:
        course.record("voted", ballot=number, person=by)
        course.cast.append((number, choice))
    else:
        course.record("voted", ballot=number, person=by, choice=choice)
    if ballot.kind == "vote" and len(course.state.ballots[number].votes) == len(electorate):
        close(course, number, "")


def attend(course: Course, number: str, by: str) -> None:
    """Be there for a vote without casting one, so that the quorum counts it."""
    ballot = _open_ballot(course.state, number)
    if by not in electorate_of(course.state, ballot) or ballot.kind != "vote":
        raise Refused("A121", f"{by} has no vote in {number}")
    if by not in ballot.present:
        course.record("present", ballot=number, person=by)


def close(course: Course, number: str, by: str, returns: Mapping[str, Any] | None = None) -> None:
    """Count a ballot. By the registrar or whoever presides over the body; by nobody once all members have voted.

    `returns` are the sums of a vote of the people that was held outside of the record.
    """
    state = course.state
    ballot = _open_ballot(state, number)
    if by and by not in presiding(state, ballot):
        reason = Reason(f"it is for: {', '.join(dict.fromkeys(presiding(state, ballot)))}")
        raise Refused("A123", f"{by} does not close {number}", (reason,))
    if returns is not None and (ballot.kind == "vote" or ballot.votes):
        raise Refused("A124", "sums are entered for a vote of the people in which nobody has voted here")
    if ballot.kind == "election":
        close_election(course, ballot, returns)
        return
    found = state.questions[ballot.question]
    game, plan = plan_of(state, found)
    asked = next(item for item in everybody(plan) if item.key == ballot.asked)
    if ballot.kind == "referendum":
        counted, sums = _referendum(course, ballot, asked, returns)
    else:
        counted, sums = _members(course, ballot, asked, game.institutions), course.sums(number)
    course.record(
        "result",
        ballot=number,
        sums=sums,
        result=counted.result,
        words=counted.words,
        citations=list(counted.citations),
    )
    if ballot.secret:
        course.emptied.append(number)
    _conclude(course, ballot, asked, counted)


def _conclude(course: Course, ballot: Ballot, asked: Asked, counted: Tally) -> None:
    if counted.result == NO_QUORUM:
        conclude(course, ballot.question, result="no quorum")
        return
    if counted.result == TIED:
        conclude(course, ballot.question, result="tied")
        if course.state.questions[ballot.question].closed or asked.casting is not None:
            return
    said = counted.result == PASSED
    course.record("answered", question=ballot.question, asked=asked.key, answer=said, person="")
    conclude(course, ballot.question)


def vote_again(course: Course, question: str, by: str) -> None:
    """Open a new vote where the last one had no quorum."""
    state = course.state
    found = state.questions.get(question)
    if found is None or found.closed or by != state.registrar:
        raise Refused("A104", f"there is no open question “{question}” for {by} to put to the vote again")
    game, plan = plan_of(state, found)
    waiting = {item.asked for item in state.ballots.values() if item.question == question and not item.result}
    voted = {item.asked for item in state.ballots.values() if item.question == question}
    again = [item for item in everybody(plan) if item.key in voted - waiting and item.key not in found.answers]
    if not again:
        raise Refused("A104", f"no vote on {question} is to be repeated")
    for item in again:
        open_ballot(course, game, question, item)


def electorate_of(state: Polity, ballot: Ballot) -> tuple[str, ...]:
    """Who may vote in a ballot: the members of the body now, or the enrolled voters."""
    if ballot.kind != "vote":
        return tuple(person.name for person in state.people.values() if person.voter)
    institutions = game_for(state, _matter_of(state, ballot)).institutions
    names = chambers(ballot.of, institutions)
    if len(names) == 1:
        return state.members(ballot.of)
    return tuple(dict.fromkeys(person for name in names for person in state.members(name)))


def presiding(state: Polity, ballot: Ballot) -> tuple[str, ...]:
    """The registrar, and who the charter says presides over the body."""
    chairs = [
        clause.written
        for norm in game_for(state, _matter_of(state, ballot)).institutions.norms
        if norm.kind == "body" and norm.name == ballot.of
        for clause in norm.clauses
        if clause.word == "chair"
    ]
    return (state.registrar, *(holder for chair in chairs if (holder := state.holder(chair))))


def _matter_of(state: Polity, ballot: Ballot) -> Any:
    question = state.questions.get(ballot.question)
    return state.matters.get(question.matter) if question is not None else None


def _open_ballot(state: Polity, number: str) -> Ballot:
    ballot = state.ballots.get(number)
    if ballot is None or ballot.result:
        waiting = [item.number for item in state.ballots.values() if not item.result]
        words = "it has been counted" if ballot is not None else "there is none of that number"
        raise Refused(
            "A125", f"no vote is open as “{number}”", (Reason(f"{words}; open: {', '.join(waiting) or 'none'}"),)
        )
    return ballot


def _members(course: Course, ballot: Ballot, asked: Asked, institutions: Institutions) -> Tally:
    state = course.state
    members = electorate_of(state, ballot)
    there = {*ballot.votes, *ballot.present}
    filled = len(members)
    return tally(
        asked,
        Figures(
            course.sums(ballot.number),
            len(there),
            seats_of(ballot.of, institutions, filled),
            filled,
            _weights(state, ballot, institutions, asked),
            _weight_of_all(institutions, ballot, asked),
            {name: _of_some(state, ballot, name, institutions) for name in _named(asked) if name != ballot.of},
        ),
    )


def _shares(asked: Asked) -> tuple[Threshold, ...]:
    return tuple(item.value for line in (asked.needs, *asked.instead) for item in line)


def _named(asked: Asked) -> tuple[str, ...]:
    """The parts and bodies whose members a share of this vote counts apart."""
    return tuple(dict.fromkeys(share.body for share in _shares(asked) if share.body))


def _of_some(state: Polity, ballot: Ballot, name: str, institutions: Institutions) -> Figures:
    """The votes of those who sit in one part; a secret ballot does not tell them apart."""
    if ballot.secret:
        reason = Reason(f"a share counts the votes of {name} alone, and a secret vote does not tell who gave which")
        raise Refused("A126", f"{ballot.number} cannot be counted", (reason,))
    members = state.members(name)
    votes = [choice for person, choice in ballot.votes.items() if person in members]
    there = [person for person in members if person in ballot.votes or person in ballot.present]
    sums = {choice: votes.count(choice) for choice in dict.fromkeys(votes)}
    return Figures(sums, len(there), seats_of(name, institutions, len(members)), len(members))


def _weighing(asked: Asked) -> Base | None:
    bases = [share.base for share in _shares(asked)]
    return next((base for base in bases if base in (Base.WEIGHTED_VOTES, Base.INHABITANTS)), None)


def _weights(state: Polity, ballot: Ballot, institutions: Institutions, asked: Asked) -> dict[str, int] | None:
    """What the votes for each choice weigh, where the members of the body weigh differently; a seat is named by its part."""
    base, body = _weighing(asked), institutions.body(ballot.of)
    if base is None or body is None:
        return None
    weight = {member.name: dict(member.amounts).get(base, 0) for member in body.members}
    parts = {seat.person: seat.part for seat in state.seats if seat.body == ballot.of}
    sums: dict[str, int] = {}
    for person, choice in ballot.votes.items():
        sums[choice] = sums.get(choice, 0) + weight.get(parts.get(person, ""), weight.get(person, 0))
    return sums


def _weight_of_all(institutions: Institutions, ballot: Ballot, asked: Asked) -> int:
    base, body = _weighing(asked), institutions.body(ballot.of)
    return body.weight(base) if base is not None and body is not None else 0


def _referendum(
    course: Course, ballot: Ballot, asked: Asked, returns: Mapping[str, Any] | None
) -> tuple[Tally, dict[str, int]]:
    """Count a vote of the people by the tests of its norm, from the urn or from sums that are entered."""
    if not asked.carried:
        reason = Reason("the text does not say what carries it", (asked.citation,) if asked.citation else ())
        raise Refused("A126", f"{ballot.number} cannot be counted", (reason,))
    if returns is None:
        sums = course.sums(ballot.number)
        entitled = len(electorate_of(course.state, ballot))
        whole = UnitVotes("", sums.get("yes", 0), sums.get("no", 0), sum(sums.values()), entitled)
        units: tuple[UnitVotes, ...] = ()
    else:
        whole = _unit("", returns)
        units = tuple(_unit(name, sums) for name, sums in dict(returns.get("units", {})).items())
        if wrong := tuple(reason for unit in (whole, *units) for reason in _contradictions(unit)):
            raise Refused("A126", f"{ballot.number} cannot be counted from these sums", wrong)
    norm = Referendum(f"{ballot.number}", None, asked.valid, asked.carried, asked.citation)
    counted = count_referendum(norm, ReferendumReturns(whole, units))
    if not counted.decided:
        reasons = tuple(
            Reason(f"{test.words}: {test.figures}", (test.citation,)) for test in counted.tests if test.met is None
        )
        raise Refused("A126", f"{ballot.number} cannot be counted from these sums", reasons)
    words = f"{counted.outcome}: " + "; ".join(f"{test.words}: {test.figures}" for test in counted.tests)
    result = PASSED if counted.outcome == CARRIED else counted.outcome
    sums = {"yes": whole.yes or 0, "no": whole.no or 0}
    return Tally(result, words, tuple(dict.fromkeys(test.citation for test in counted.tests))), sums


def _contradictions(unit: UnitVotes) -> Iterator[Reason]:
    """Figures of a place that cannot all be right."""
    where = f"{unit.name}: " if unit.name else ""
    said, cast, entitled = (unit.yes or 0) + (unit.no or 0), unit.cast, unit.entitled
    if cast is not None and said > cast:
        yield Reason(f"{where}{said:,} voted yes or no, and {cast:,} took part")
    if cast is not None and entitled is not None and cast > entitled:
        yield Reason(f"{where}{cast:,} took part, and {entitled:,} are entitled to vote")


def _unit(name: str, sums: Mapping[str, Any]) -> UnitVotes:
    return UnitVotes(name, sums.get("yes"), sums.get("no"), sums.get("cast"), sums.get("entitled"))
