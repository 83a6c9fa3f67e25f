"""Elections of a body: lists and candidates, the vote or its returns, and the count under the norm in force."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from politeia.diagnostics.model import PoliteiaError
from politeia.elections.counting import count_election
from politeia.elections.model import ElectionCount, ListVotes, Returns, Totals
from politeia.elections.offices import count_office
from politeia.facts.lists import Named, categories_of, vet_list
from politeia.facts.requirements import column_name
from politeia.norms.calendar import later
from politeia.norms.model import Institutions
from politeia.norms.persons import Quota
from politeia.norms.standing import of_mandates
from politeia.norms.voting import Election
from politeia.polity.acting import against
from politeia.polity.charter import game_of
from politeia.polity.course import Course
from politeia.polity.eligibility import eligible_as, vet
from politeia.polity.model import Ballot, Polity, Reason, Refused
from politeia.polity.people import refuse_no_name
from politeia.polity.performing import new_term, take_office
from politeia.polity.proposals import refuse_beyond_limit
from politeia.polity.runoffs import ahead, is_runoff, open_runoff
from politeia.polity.terms import regular_elections
from politeia.polity.viewing import written
from politeia.transition.whole import Move, WholeGame


def open_election(course: Course, subject: str, by: str, reason: str = "") -> None:
    """Open an election of an office, a body or a part of one.

    It is lawful when it has fallen due, or when the term is over; a regular election at another time is opened on the word
    of the registrar, whose reason is recorded.
    """
    state = course.state
    game = game_of(state)
    if by != state.registrar:
        raise Refused(
            "A123", f"{by} does not open elections", (Reason(f"it is for {state.registrar}, who keeps the record"),)
        )
    election = election_of(game.institutions, subject)
    running = (item for item in state.ballots.values() if item.kind == "election" and item.of == subject)
    if open_one := next((item for item in running if not item.result), None):
        count_first = Reason(
            f"it is {open_one.number}", (election.citation,), f"Count it first: live close {open_one.number}."
        )
        raise Refused("A130", f"an election of {subject} is open already", (count_first,))
    body = _body_of(game.institutions, subject)
    move = _electing(game, body)
    over = body in state.terms and state.terms[body] < state.day
    window = regular_elections(state).get(body)
    over = over or (window is not None and window.first is not None and window.first <= state.day <= window.last)
    if move is not None and not over and not reason and (reasons := against(state, game, move, None)):
        remedy = Reason(
            "or the regular election is due", (election.citation,), "Give the reason, which is recorded: --because."
        )
        raise Refused("A100", f"an election of {subject} is not due", (*reasons, remedy))
    if reason:
        course.record(
            "note", words=f"{by} opens an election of {subject}: {reason}", matter="", citations=[election.citation]
        )
    course.record(
        "ballot",
        number=course.number("ballot"),
        kind="election",
        of=subject,
        question="",
        asked="",
        secret=True,
        choices=[],
    )


def stand(course: Course, number: str, name: str, people: tuple[Mapping[str, Any], ...], by: str) -> None:
    """Register a list or a candidate. A list must be as the law asks: its length, and the quotas among its names.

    Every row of `people` names a person and says which categories of a quota they belong to.
    """
    state = course.state
    ballot = state.ballots.get(number)
    if ballot is None or ballot.kind != "election" or ballot.result or ballot.votes or is_runoff(ballot):
        raise Refused("A125", f"no election takes candidates as “{number}”")
    if name in ballot.choices:
        reason = Reason(f"in {number} stand: {', '.join(ballot.choices)}")
        raise Refused("A131", f"“{name}” stands already", (reason,))
    institutions = game_of(state).institutions
    refuse_beyond_limit(state, institutions, ballot.of, name)
    candidacies = [item for item in institutions.candidacies if ballot.of == item.name or ballot.of in item.of]
    quotas = [item for item in institutions.quotas if ballot.of == item.name or ballot.of in item.of]
    rows = tuple(people) or ({"person": name},)
    for named in (name, *(str(row["person"]) for row in rows)):
        refuse_no_name(named)
    asked = [item for item in quotas if not of_mandates(item)]
    answer = vet_list(
        name,
        _named(rows, quotas),
        candidacies=candidacies,
        quotas=asked,
        seats=_seats(institutions, ballot.of),
        mandates=None,
    )
    broken = tuple(
        Reason(f"{check.words}: {check.found}, needed {check.needed}", (check.citation,))
        for check in answer.checks
        if check.fulfilled is not True
    )
    if broken:
        raise Refused("A132", f"the list “{name}” is not registered", broken)
    for row in rows:
        vet(course, institutions, eligible_as(institutions, ballot.of), str(row["person"]), row, by)
    course.record("listed", ballot=number, list=name, people=[dict(row) for row in rows], by=by)


def _named(rows: Sequence[Mapping[str, Any]], quotas: Sequence[Quota]) -> list[Named]:
    """The names of a list with the categories that quotas ask about."""
    categories = dict.fromkeys(name for quota in quotas for name in categories_of(quota))
    return [
        Named(str(row["person"]), place, {name: _belongs(row, name) for name in categories})
        for place, row in enumerate(rows, start=1)
    ]


def _belongs(row: Mapping[str, Any], category: str) -> bool | None:
    """Whether a row says that the person belongs to a category, under its name or as a column of a table; None when it is silent."""
    said = row.get(category, row.get(column_name(category)))
    if isinstance(said, str):
        return {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}.get(said.strip().lower())
    return said if isinstance(said, bool) else None


def close_election(course: Course, ballot: Ballot, returns: Mapping[str, Any] | None) -> None:
    """Count an election under its norm and fill the office or the seats; a tie that the law leaves open is refused."""
    institutions = game_of(course.state).institutions
    election = election_of(institutions, ballot.of)
    sums = _entered(returns) if returns is not None else course.sums(ballot.number)
    unknown = sorted(set(sums) - set(ballot.choices))
    if unknown:
        raise Refused("A120", f"“{unknown[0]}” does not stand in {ballot.number}")
    if is_runoff(ballot) and (first := ahead(election, sums)):
        rule = (election.runoff.citation if election.runoff else election.citation,)
        _result(course, ballot, sums, f"{first} 1", f"{first} has more votes", rule)
        _fill(course, institutions, ballot, {first: 1})
        return
    counted = _counted(course.state, institutions, election, ballot, sums, returns)
    if not counted.decided:
        reasons = tuple(
            Reason(f"{tie.where}: {tie.why} ({', '.join(tie.among)})", (tie.citation or election.citation,))
            for tie in counted.ties
        )
        raise Refused("A133", f"{ballot.number} does not decide who is elected", reasons)
    seats = {name: count for name, count in counted.seats().items() if count}
    if not seats:
        runoff = election.runoff
        follows = f"nobody is elected; then: {runoff.value}" if runoff else "nobody is elected"
        _result(course, ballot, sums, "nobody elected", follows, (runoff.citation if runoff else election.citation,))
        open_runoff(course, ballot, election, sums)
        return
    words = ", ".join(f"{name} {count}" for name, count in seats.items())
    cited = tuple(dict.fromkeys(step.citation for step in counted.steps if step.citation))
    _result(course, ballot, sums, words, words, (election.citation, *cited))
    _fill(course, institutions, ballot, seats)


def _entered(returns: Mapping[str, Any]) -> dict[str, int]:
    """The votes of each list as they are entered, for the whole or as the sum of districts."""
    sums: dict[str, int] = {}
    for votes in dict(returns.get("districts", {"": returns.get("votes", {})})).values():
        for name, count in votes.items():
            sums[name] = sums.get(name, 0) + count
    return sums


def _result(
    course: Course, ballot: Ballot, sums: Mapping[str, int], result: str, words: str, cited: tuple[str, ...]
) -> None:
    course.record(
        "result",
        ballot=ballot.number,
        sums=dict(sums),
        result=result,
        words=words,
        citations=list(dict.fromkeys(cited)),
    )
    course.emptied.append(ballot.number)


def _counted(
    state: Polity,
    institutions: Institutions,
    election: Election,
    ballot: Ballot,
    sums: Mapping[str, int],
    returns: Mapping[str, Any] | None,
) -> ElectionCount:
    total = sum(sums.values())
    figures = returns or {}
    districts: Mapping[str, Mapping[str, int]] = figures.get("districts", {"": sums})
    entitled = figures.get(
        "entitled", sum(person.voter for person in state.people.values()) if returns is None else None
    )
    lists = tuple(
        ListVotes(name, votes.get(name, 0), district)
        for district, votes in districts.items()
        for name in ballot.choices
        if name in votes or not district
    )
    totals = Totals(
        total,
        figures.get("valid", total if returns is None else None),
        figures.get("cast", total if returns is None else None),
        entitled,
    )
    try:
        if election.rules is not None:
            return count_election(election, Returns(lists, totals), seats=_seats(institutions, ballot.of))
        return count_office(election, Returns(lists, totals))
    except PoliteiaError as failed:
        reasons = tuple(
            Reason(f"{item.message}. {item.expectation}".strip(" ."), (election.citation,))
            for item in failed.diagnostics
        )
        raise Refused("A134", f"{ballot.number} cannot be counted", reasons) from None


def _fill(course: Course, institutions: Institutions, ballot: Ballot, seats: Mapping[str, int]) -> None:
    """Whoever is elected takes the office, or the seats in the order of the list."""
    subject = ballot.of
    game = game_of(course.state)
    body = _body_of(institutions, subject)
    if institutions.body(body) is None:
        take_office(course, institutions, subject, _people(ballot, next(iter(seats)))[0])
    else:
        course.record("unseated", body=subject, person="", why=f"{subject} is elected anew")
        for name, count in seats.items():
            for person in _people(ballot, name)[:count]:
                part = subject if subject != body else ""
                course.record("seated", body=body, person=person, part=part, party=name)
            _mandates(course, institutions, ballot, name, count)
        new_term(course, body)
        term = getattr(institutions.body(body), "term", None)
        end = later(course.state.day, term.value).isoformat() if term is not None else None
        course.record("term", subject=body, until=end)
    move = _electing(game, body)
    if move is not None and (institutions.body(body) is None or _complete(course.state, institutions, body)):
        values, until = written(move.updates, game.frame, course.state.day)
        course.record("set", matter="", values=values, until=until)


def _people(ballot: Ballot, name: str) -> list[str]:
    return [str(row["person"]) for row in ballot.lists.get(name, ())]


def _mandates(course: Course, institutions: Institutions, ballot: Ballot, name: str, count: int) -> None:
    """A quota that the mandates of a list do not meet goes on record, with its article: who gives way is for the list to say."""
    quotas = [item for item in institutions.quotas if ballot.of in (item.name, *item.of) and of_mandates(item)]
    rows = _named(ballot.lists.get(name, ()), quotas)
    answer = vet_list(name, rows, candidacies=[], quotas=quotas, seats=None, mandates=count)
    for check in answer.checks:
        if check.fulfilled is not True:
            words = f"{name}: {check.words}: {check.found}, needed {check.needed}"
            course.record("note", words="; ".join((words, *answer.notes)), citations=[check.citation], matter="")


def _complete(state: Polity, institutions: Institutions, body: str) -> bool:
    """Whether every part of a body that voters elect has members."""
    found = institutions.body(body)
    elected = [part.name for part in found.parts if part.how == "elected"] if found is not None else []
    return all(state.members(part) for part in elected) or bool(state.members(body) and not elected)


def election_of(institutions: Institutions, subject: str) -> Election:
    """The norm by which an office, a body or a part is elected; of a part without one of its own, that of its body."""
    found = next((item for item in institutions.elections if item.subject == subject), None)
    if found is None and (part := institutions.part(subject)) is not None:
        found = next((item for item in institutions.elections if item.subject == part[0].name), None)
    if found is None:
        known = ", ".join(item.subject for item in institutions.elections) or "nobody"
        raise Refused("A135", f"the charter knows no election of “{subject}”", (Reason(f"it elects: {known}"),))
    return found


def _body_of(institutions: Institutions, subject: str) -> str:
    part = institutions.part(subject)
    return part[0].name if part is not None else subject


def _seats(institutions: Institutions, subject: str) -> int | None:
    part, body = institutions.part(subject), institutions.body(subject)
    return part[1].seats if part is not None else body.seats if body is not None else None


def _electing(game: WholeGame, subject: str) -> Move | None:
    """The act of the transition relation by which the voters fill an office or a body."""
    names = (f"elect {subject}: return a new majority", f"elect {subject}")
    return next((move for move in game.moves if move.command in names), None)
