"""The end of a term: whoever holds the office leaves or stays as the text says; where it is silent, the body stops and asks."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from politeia.language.contents import Tenure
from politeia.norms.cited import Cited
from politeia.norms.model import Institutions
from politeia.norms.regular import Window, regular_window
from politeia.norms.voting import Election
from politeia.polity.charter import game_of, institutions_of
from politeia.polity.course import Course
from politeia.polity.model import OpenGap, Polity, Reason, Refused
from politeia.polity.performing import END_OF_TERM, follow
from politeia.polity.viewing import written
from politeia.transition.draft import Setting
from politeia.transition.model import GapSite
from politeia.transition.whole import WholeGame

LEAVES, STAYS = "whoever serves leaves", "whoever serves stays until the successor"
"""What may follow the end of a term where the text is silent."""


def end_terms(course: Course, before: date) -> None:
    """What follows the terms, and the latest days of regular elections, that have passed since a day."""
    for subject, window in regular_elections(course.state).items():
        if before <= window.last < course.state.day and not _is_open(course.state, subject):
            election = _election(institutions_of(course.state), subject)
            words = (
                f"the regular election of {subject} was to be held by {window.last.isoformat()}, and was not: a breach"
            )
            cited = [election.fixed_day.citation] if election is not None and election.fixed_day is not None else []
            course.record("note", words=words, matter="", citations=cited)
    for subject, last in tuple(course.state.terms.items()):
        if before <= last < course.state.day:
            _ended(course, subject, last)


def _ended(course: Course, subject: str, last: date) -> None:
    institutions = institutions_of(course.state)
    words = f"the term of {subject} ended on {last.isoformat()}"
    said = tenure_of(institutions, subject)
    if said is not None or not _is_held(course.state, subject):
        course.record("note", words=words, matter="", citations=[said.citation] if said is not None else [])
        if said is not None and _is_held(course.state, subject):
            turn(course, subject, LEAVES if said.value is Tenure.LEAVES else STAYS)
        return
    act, citation = f"{END_OF_TERM}{subject}", _citation(institutions, subject)
    course.record("note", words=words, matter="", citations=[citation])
    course.leave_open(GapSite(act, subject, citation, "when the term ends", (LEAVES, STAYS)), act)


def turn(course: Course, subject: str, choice: str) -> None:
    """Bring about what follows the end of a term: the office is vacant or the body no longer sits, or they serve on; the
    election of the successor falls due."""
    game = game_of(course.state)
    if choice == STAYS:
        _falls_due(course, game, subject)
        course.record("note", words=f"{subject}: {STAYS} takes office", matter="", citations=[])
        return
    is_body = game.institutions.body(subject) is not None and bool(course.state.members(subject))
    name, value = (subject, "dissolved") if is_body else (f"office of {subject}", "vacant")
    if name in game.frame.variables:
        course.record("set", matter="", values={name: value}, until={})
    follow(course, game.institutions, name, value, {})
    _falls_due(course, game, subject)


def _falls_due(course: Course, game: WholeGame, subject: str) -> None:
    """The election that follows a term; its time runs where the text counts one from the end of a term, and not from an early end."""
    election = next((item for item in game.institutions.elections if item.subject == subject), None)
    if election is None:
        return
    settings: list[tuple[str, Setting]] = []
    if game.institutions.body(subject) is None:
        settings.append((f"election of {subject} is due", 1))
    within = election.within.value if election.within is not None else None
    if within is not None and within.duration is not None and _counts_from_the_end(within.start):
        settings.append((f"deadline of election of {subject}", within.duration))
    known = [item for item in settings if item[0] in game.frame.variables]
    if known:
        values, until = written(known, game.frame, course.state.day)
        course.record("set", matter="", values=values, until=until)


def _counts_from_the_end(words: str) -> bool:
    return not words or ("end" in words and "early" not in words)


def tenure_of(institutions: Institutions, subject: str) -> Cited[Tenure] | None:
    """What the text says of whoever serves when the term of an office or a body ends; None when it is silent."""
    appointment = next((item for item in institutions.appointments if item.office == subject), None)
    for found in (institutions.office(subject), institutions.body(subject), appointment):
        if found is not None and found.tenure is not None:
            return found.tenure
    return None


def regular_elections(state: Polity) -> dict[str, Window]:
    """The days of the regular elections before the terms that run, by who is elected, as far as the text names days."""
    found: dict[str, Window] = {}
    for election in institutions_of(state).elections:
        end = state.terms.get(election.subject)
        if end is not None and election.fixed_day is not None:
            window = regular_window(election.fixed_day.value, end)
            if window is not None:
                found[election.subject] = window
    return found


def refuse_served_out(state: Polity, actors: Iterable[str]) -> None:
    """Refuse what an office or body does whose term is over, while nobody has chosen what follows where the text is silent."""
    acting = set(actors)
    for gap in state.gaps.values():
        if gap.act.startswith(END_OF_TERM) and gap.norm in acting:
            remedy = f"Somebody must choose: {'; '.join(gap.completions)}."
            reason = Reason(f"the text does not say who serves as {gap.norm} after the term", (gap.citation,), remedy)
            raise Refused("A106", f"the term of {gap.norm} is over, and the body waits at {gap.number}", (reason,))


def is_end_of_term(gap: OpenGap) -> bool:
    """Whether a gap asks who serves after a term."""
    return gap.act.startswith(END_OF_TERM)


def _is_held(state: Polity, subject: str) -> bool:
    return bool(state.holder(subject) or state.members(subject))


def _is_open(state: Polity, subject: str) -> bool:
    return any(item.kind == "election" and item.of == subject and not item.result for item in state.ballots.values())


def _election(institutions: Institutions, subject: str) -> Election | None:
    return next((item for item in institutions.elections if item.subject == subject), None)


def _citation(institutions: Institutions, subject: str) -> str:
    appointment = next((item for item in institutions.appointments if item.office == subject), None)
    for found in (institutions.office(subject), institutions.body(subject), appointment):
        if found is not None and found.term is not None:
            return found.term.citation
    return ""
