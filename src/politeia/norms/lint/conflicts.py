"""Norms that cannot both be followed, where neither says that it yields to the other."""

from __future__ import annotations

from collections.abc import Iterator

from politeia.diagnostics.model import Place
from politeia.language.contents import Actors, Condition, Consent, Duration, Share, Threshold
from politeia.language.model import Clause, NormSyntax
from politeia.norms.clauses import shares_in
from politeia.norms.lint.model import Examined, Finding, at_words, clauses_with_stage, found, syntax_of
from politeia.norms.lint.thresholds import OF_MEMBERS
from politeia.norms.persons import Ban
from politeia.norms.tallies import chambers_of, names_in, seats_of

CONFLICT = "L301"


def conflicts(examined: Examined) -> Iterator[Finding]:
    """Every kind of contradiction that shows in the norms themselves, without playing them out."""
    yield from _opposite_bars(examined)
    yield from _different_terms(examined)
    yield from _two_ways_of_choosing(examined)
    yield from _forbidden_acts(examined)
    yield from _contrary_duties(examined)
    yield from _suspended_when_needed(examined)
    yield from _more_than_there_are(examined)


def _found(norm: NormSyntax, message: str, place: Place, *, stage: str = "", remedy: str = "") -> Finding:
    return found(
        CONFLICT,
        norm,
        message,
        place,
        stage=stage,
        expectation="Two norms that cannot both be followed need a rule that says which of them yields.",
        remedy=remedy or "Mend one of the two, or write “notwithstanding ...” in the one that wins.",
    )


def _yields(one: NormSyntax, other: NormSyntax) -> bool:
    """Whether one of two norms says that it wins over the other, or gives way to it."""

    def names(norm: NormSyntax, against: NormSyntax) -> bool:
        article = against.citation.split("(")[0]
        return any(
            clause.word in ("notwithstanding", "subject to") and clause.written in (against.citation, article)
            for clause in norm.clauses
        )

    return names(one, other) or names(other, one)


def _opposite_bars(examined: Examined) -> Iterator[Finding]:
    """An act that is lawful only if something is so, and never while it is so."""
    for norm in examined.institutions.norms:
        for stage in (None, *norm.stages):
            clauses = (*norm.clauses, *(stage.clauses if stage else ()))
            needed = {
                _said(item.value) for item in clauses if item.word == "only if" and isinstance(item.value, Condition)
            }
            for item in stage.clauses if stage else norm.clauses:
                if item.word == "unless" and isinstance(item.value, Condition) and _said(item.value) in needed:
                    yield _found(
                        norm,
                        f"{norm.kind} {norm.name} is lawful only if, and never when, {item.written}",
                        at_words(item.place, item.written),
                        stage=stage.name if stage else "",
                        remedy="Take one of the two lines out.",
                    )


def _said(condition: Condition) -> tuple[object, ...]:
    return (condition.verb, condition.names, condition.detail, condition.duration, condition.count)


def _different_terms(examined: Examined) -> Iterator[Finding]:
    """An office with one term in its own norm and another in its appointment."""
    for appointment in _of_kind(examined, "appointment"):
        for kind in ("office", "body"):
            declared = syntax_of(examined, kind, appointment.name)
            here, there = _term(appointment), _term(declared) if declared else None
            if declared and here and there and here.value != there.value and not _yields(appointment, declared):
                yield _found(
                    appointment,
                    f"the term of {appointment.name} is {here.written} here and {there.written} in {declared.citation}",
                    at_words(here.place, here.written),
                )


def _term(norm: NormSyntax) -> Clause | None:
    return next((item for item in norm.clauses if item.word == "term" and isinstance(item.value, Duration)), None)


def _two_ways_of_choosing(examined: Examined) -> Iterator[Finding]:
    """An office chosen by some in its own norm, and by others in its election or appointment."""
    for office in _of_kind(examined, "office"):
        chosen = _names(office, ("chosen by",))
        for kind, words in (("election", ("by",)), ("appointment", ("appointed by", "elected by", "nominated by"))):
            other = syntax_of(examined, kind, office.name)
            others = _names(other, words) if other else set()
            if other and chosen and others and not chosen & others and not _yields(office, other):
                clause = next(item for item in office.clauses if item.word == "chosen by")
                yield _found(
                    office,
                    f"{office.name} is chosen by {clause.written} here, "
                    f"and {kind} {office.name} ({other.citation}) names {', '.join(sorted(others))}",
                    at_words(clause.place, clause.written),
                )


def _names(norm: NormSyntax, words: tuple[str, ...]) -> set[str]:
    found_names: set[str] = set()
    for clause in norm.clauses:
        if clause.word in words:
            actors = clause.value.actors if isinstance(clause.value, Consent) else clause.value
            found_names |= set(names_in(actors)) if isinstance(actors, Actors) else set()
    return found_names


def _forbidden_acts(examined: Examined) -> Iterator[Finding]:
    """A power or a duty of somebody whom another norm forbids to do just this."""
    bans = {(who, _act(ban.act)): ban for ban in examined.institutions.bans if not ban.kin for who in ban.who}
    for norm in examined.institutions.norms:
        if norm.kind not in ("power", "duty"):
            continue
        owned = norm.name if norm.kind == "power" else next((c.written for c in norm.clauses if c.word == "must"), "")
        for who in sorted(_names(norm, ("held by", "by"))):
            ban = bans.get((who, _act(owned)))
            if ban is not None and not _ban_yields(norm, ban, examined):
                yield _found(
                    norm,
                    f"{who} {'may' if norm.kind == 'power' else 'must'} {owned} here, and may not under {ban.citation}",
                    at_words(norm.place, norm.name),
                )


def _act(words: str) -> str:
    return " ".join(words.lower().split())


def _ban_yields(norm: NormSyntax, ban: Ban, examined: Examined) -> bool:
    barring = syntax_of(examined, "incompatibility", ban.name)
    return barring is not None and _yields(norm, barring)


def _contrary_duties(examined: Examined) -> Iterator[Finding]:
    """Two duties of the same bearer, in the same event, to do something and not to do it."""
    duties = [(norm, _said_of_duty(norm)) for norm in _of_kind(examined, "duty")]
    for norm, (event, bearers, act) in duties:
        for other, (other_event, other_bearers, other_act) in duties:
            contrary = other_act == f"not {act}" and event == other_event and bearers & other_bearers
            if act and contrary and not _yields(norm, other):
                yield _found(
                    norm,
                    f"{', '.join(sorted(bearers & other_bearers))} must {act} here, and must not under {other.citation}",
                    at_words(norm.place, norm.name),
                )


def _said_of_duty(norm: NormSyntax) -> tuple[tuple[object, ...], set[str], str]:
    event: tuple[object, ...] = ()
    act = ""
    for clause in norm.clauses:
        if clause.word == "on" and isinstance(clause.value, Condition):
            event = _said(clause.value)
        elif clause.word == "must":
            act = _act(clause.written)
    return event, _names(norm, ("by",)), act


def _suspended_when_needed(examined: Examined) -> Iterator[Finding]:
    """A power that is lawful only in a state of exception which suspends it."""
    for emergency in examined.institutions.emergencies:
        for suspended in emergency.suspends:
            norm = syntax_of(examined, "power", suspended.value)
            for clause in norm.clauses if norm else ():
                condition = clause.value
                needed = (
                    clause.word == "only if" and isinstance(condition, Condition) and emergency.name in condition.names
                )
                if norm and needed:
                    yield _found(
                        norm,
                        f"{norm.name} is lawful only while {clause.written}, and {emergency.name} suspends it "
                        f"({suspended.citation})",
                        at_words(clause.place, clause.written),
                    )


def _more_than_there_are(examined: Examined) -> Iterator[Finding]:
    """A number of votes that is larger than the body."""
    for norm in examined.institutions.norms:
        deciders = {stage.name: _names_of(stage.clauses) for stage in norm.stages} | {"": _names_of(norm.clauses)}
        if norm.kind == "body":
            deciders[""] = {norm.name}
        for stage, clause in clauses_with_stage(norm):
            for threshold in _counted(clause):
                bodies = {threshold.body} if threshold.body else deciders[stage.name if stage else ""]
                seats = [
                    seats_of(inner, examined.institutions)
                    for name in bodies
                    for inner in chambers_of(name, examined.institutions)
                ]
                if seats and 0 < sum(seats) < threshold.count:
                    yield _found(
                        norm,
                        f"{threshold.count} members are asked for, and {', '.join(sorted(bodies))} has {sum(seats)}",
                        at_words(clause.place, clause.written),
                        stage=stage.name if stage else "",
                        remedy="Mend the number of votes or the number of seats.",
                    )


def _names_of(clauses: tuple[Clause, ...]) -> set[str]:
    return {
        name
        for clause in clauses
        if clause.word in ("by", "held by") and isinstance(clause.value, Actors)
        for name in names_in(clause.value)
    }


def _counted(clause: Clause) -> Iterator[Threshold]:
    value = clause.value
    if shares := shares_in(value):
        thresholds = list(shares)
    elif isinstance(value, Actors):
        thresholds = [member.threshold for member in value.members if isinstance(member, Share)]
    else:
        thresholds = []
    yield from (item for item in thresholds if item.count and item.base in OF_MEMBERS)


def _of_kind(examined: Examined, kind: str) -> Iterator[NormSyntax]:
    return (norm for norm in examined.institutions.norms if norm.kind == kind)
