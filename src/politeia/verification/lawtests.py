"""Running the tests that stand beside the law: what each expects, what the law says, and under which article."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from politeia.diagnostics.model import Diagnostic, Place, PoliteiaError, error
from politeia.diagnostics.nearest import nearest
from politeia.language.aloud import condition_in_words
from politeia.language.contents import Condition, Verb
from politeia.language.lawtests import (
    Doing,
    Done,
    Expectation,
    LawTest,
    Permission,
    Reached,
    Situation,
    TermEnds,
    WasDone,
)
from politeia.language.questions import Claim, CoalitionSyntax, PropertySyntax
from politeia.norms.calendar import later
from politeia.norms.model import Institutions
from politeia.transition.acts import Act, acts_of
from politeia.transition.attendance import attended
from politeia.transition.consents import describe
from politeia.transition.model import Game, State
from politeia.transition.running import compile_test, initial_state
from politeia.transition.unfolding import unfold
from politeia.verification.acting import Stage, Stopped, act_out, citations_of, set_up
from politeia.verification.coalitions import form, in_people
from politeia.verification.control import Ability
from politeia.verification.model import Verdict
from politeia.verification.proving import prove
from politeia.verification.rules import declared_names, names_of


@dataclass(frozen=True, slots=True)
class Finding:
    """What the law says to an expectation, in words, and the articles that decide it."""

    agrees: bool
    words: str
    citations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """An expectation, or an act (`word` is "when") that did not go as the test says, with what was found.

    `passed` also asks that the expected article is among those found.
    """

    then: str
    citation: str
    passed: bool
    found: str
    citations: tuple[str, ...]
    place: Place
    word: str = "then"


@dataclass(frozen=True, slots=True)
class Tried:
    """A test that was run on an edition, or the mistakes that kept it from being run."""

    name: str
    day: date
    outcomes: tuple[Outcome, ...]
    place: Place
    diagnostics: tuple[Diagnostic, ...] = field(default=())

    @property
    def passed(self) -> bool:
        """Whether every expectation is met."""
        return not self.diagnostics and all(outcome.passed for outcome in self.outcomes)


def names_for_tests(institutions: Institutions) -> frozenset[str]:
    """Every name that a test may use of an edition: declared names and acts."""
    return declared_names(institutions) | frozenset(acts_of(institutions))


def run_test(test: LawTest, institutions: Institutions, day: date, *, known: frozenset[str] = frozenset()) -> Tried:
    """Run a test on an edition.

    A name that only another edition declares (`known`) is an answer: nobody may do what no norm in force speaks of.
    A name that no edition declares is a mistake.
    """
    blank = Tried(test.name, day, (), test.place)
    mistakes = tuple(_unknown(test, institutions, known | names_for_tests(institutions)))
    if mistakes:
        return replace(blank, diagnostics=mistakes)
    given = tuple(_as_conditions(test.given, institutions, day))
    try:
        outcomes = _acted(test, given, institutions) if _acts(test) else _judged(test, given, institutions)
    except PoliteiaError as failed:
        return replace(blank, diagnostics=failed.diagnostics)
    return replace(blank, outcomes=outcomes)


def _acts(test: LawTest) -> bool:
    """Whether a test acts, or asks for a situation, and is not only about what the law answers at the start."""
    return bool(test.acts) or any(isinstance(item.expected, Reached) for item in test.expectations)


def _judged(test: LawTest, given: tuple[Condition, ...], institutions: Institutions) -> tuple[Outcome, ...]:
    """What a test expects of the law in its situation."""
    return tuple(_outcome(item, _judge(item, given, institutions)) for item in test.expectations)


def _acted(test: LawTest, given: tuple[Condition, ...], institutions: Institutions) -> tuple[Outcome, ...]:
    """The acts of a test, and what it expects when they are done; an act that is not lawful ends it."""
    begun = set_up(test, given, institutions)
    reached = act_out(test, begun)
    if isinstance(reached, Stopped):
        doing = reached.doing
        return (Outcome(doing.written, _cited(doing), False, reached.why, reached.citations, doing.place, "when"),)
    found: list[Outcome] = []
    for doing in test.acts:
        if isinstance(doing, Done) and doing.citation and not _cites(citations_of(doing, begun.game), doing.citation):
            cited = citations_of(doing, begun.game)
            found.append(
                Outcome(
                    doing.written,
                    doing.citation,
                    False,
                    "it is lawful under another article",
                    cited,
                    doing.place,
                    "when",
                )
            )
    for item in test.expectations:
        expected = item.expected
        if isinstance(expected, Reached):
            holding = [goal for goal in expected.goals if reached.holds(goal)]
            words = "; ".join(condition_in_words(goal) for goal in holding or expected.goals)
            finding = Finding(bool(holding) == expected.wanted, words if holding else f"still not: {words}", ())
        elif isinstance(expected, Permission):
            finding = _permission_in(expected, reached, item.place)
        else:
            finding = _judge(item, given, institutions)
        found.append(_outcome(item, finding))
    return tuple(found)


def _cited(doing: Doing) -> str:
    return doing.citation if isinstance(doing, Done) else ""


# -- names -------------------------------------------------------------------------------------------------------------


def _unknown(test: LawTest, institutions: Institutions, known: frozenset[str]) -> Iterator[Diagnostic]:
    for item in test.given:
        for name in _names_of_situation(item):
            if name not in known:
                yield _unknown_name(name, declared_names(institutions), test.place)
    for expectation in test.expectations:
        if isinstance(expectation.expected, Permission):
            if expectation.expected.act not in known:
                yield _unknown_act(expectation.expected.act, institutions, expectation.place)
            names: Iterable[str] = _names_of_coalition(expectation.expected.who)
        elif isinstance(expectation.expected, Reached):
            names = (name for goal in expectation.expected.goals for name in names_of(goal))
        else:
            names = _names_of_claim(expectation.expected)
        for name in names:
            if name not in known:
                yield _unknown_name(name, declared_names(institutions), expectation.place)
    for doing in test.acts:
        if isinstance(doing, Done) and doing.who is not None:
            for name in _names_of_coalition(doing.who):
                if name not in known:
                    yield _unknown_name(name, declared_names(institutions), doing.place)


def _names_of_situation(item: Situation) -> tuple[str, ...]:
    if isinstance(item, TermEnds):
        return (item.office,)
    return (item.name,) if isinstance(item, WasDone) else names_of(item)


def _names_of_coalition(coalition: CoalitionSyntax) -> tuple[str, ...]:
    return (*(member.name for member in coalition.members), *coalition.except_for)


def _names_of_claim(claim: Claim) -> Iterator[str]:
    if claim.coalition is not None:
        yield from _names_of_coalition(claim.coalition)
    for goal in claim.goals:
        yield from names_of(goal)


def _unknown_name(name: str, known: Iterable[str], place: Place) -> Diagnostic:
    near = nearest(name, sorted(known))
    return error(
        "T101",
        f"no norm of the charter declares “{name}”",
        place.around(name),
        expectation="A test speaks of offices, bodies, powers and procedures that the charter declares.",
        remedy=f"Did you mean “{near}”?" if near else "",
    )


def _unknown_act(name: str, institutions: Institutions, place: Place) -> Diagnostic:
    near = nearest(name, sorted(acts_of(institutions)), 0.5)
    return error(
        "T102",
        f"no norm of the charter speaks of the act “{name}”",
        place.around(name),
        expectation="An act is the name of a power (dissolve Mazhilis), “begin” and a procedure, or “say yes at” or "
        "“say no at” a stage “of” a procedure.",
        remedy=f"Did you mean “{near}”?" if near else "",
    )


# -- situations --------------------------------------------------------------------------------------------------------


def _as_conditions(given: Iterable[Situation], institutions: Institutions, day: date) -> Iterator[Condition]:
    """Conditions as they are; a dated fact becomes every condition on time in the norms that it makes true."""
    for item in given:
        if isinstance(item, Condition):
            yield item
            continue
        subject = item.office if isinstance(item, TermEnds) else item.name
        for condition in _conditions_on_time(institutions):
            if subject in condition.names and _follows(condition, item, day):
                yield replace(condition, names=(subject,))


def _follows(condition: Condition, fact: TermEnds | WasDone, day: date) -> bool:
    """Whether a condition on time is true on a day because of a dated fact."""
    assert condition.duration is not None
    if isinstance(fact, TermEnds):
        return condition.verb is Verb.TERM_REMAINS_LESS and day <= fact.day < later(day, condition.duration)
    return condition.verb is Verb.PASSED_LESS and fact.day <= day < later(fact.day, condition.duration)


def _conditions_on_time(institutions: Institutions) -> tuple[Condition, ...]:
    found = (
        clause.value
        for norm in institutions.norms
        for clause in (*norm.clauses, *(clause for stage in norm.stages for clause in stage.clauses))
        if isinstance(clause.value, Condition) and clause.value.duration is not None
    )
    return tuple(dict.fromkeys(found))


# -- expectations ------------------------------------------------------------------------------------------------------


def _judge(expectation: Expectation, given: tuple[Condition, ...], institutions: Institutions) -> Finding:
    if isinstance(expectation.expected, Permission):
        return _permission(expectation.expected, given, institutions, expectation.place)
    assert isinstance(expectation.expected, Claim)
    return _claim(expectation.expected, given, institutions, expectation.place)


def _outcome(expectation: Expectation, finding: Finding) -> Outcome:
    """A finding held against what is expected; the article counts too."""
    passed, found = finding.agrees, finding.words
    if passed and not _cites(finding.citations, expectation.citation):
        passed = False
        found = f"the answer is right, and rests on another article: {found}"
    return Outcome(expectation.written, expectation.citation, passed, found, finding.citations, expectation.place)


def _cites(found: tuple[str, ...], expected: str) -> bool:
    """Whether every article that is expected is among those found."""
    pieces = {piece for citation in found for piece in (citation, *citation.split(", "))}
    return not expected or expected in pieces or all(piece in pieces for piece in expected.split(", "))


def _claim(claim: Claim, given: tuple[Condition, ...], institutions: Institutions, place: Place) -> Finding:
    asked = PropertySyntax(claim.written, claim, given, (), "lawful", "", "", "", "", (), place)
    answer = prove(institutions, asked)
    words = f"the claim {answer.verdict.value}"
    if answer.verdict is Verdict.NOT_APPLICABLE:
        words = f"the claim cannot be decided: {answer.reason}"
    elif answer.witness is not None and answer.witness.conclusion:
        words += f": {answer.witness.conclusion}"
    return Finding(answer.verdict is Verdict.HOLDS, words, answer.citations)


def _permission(
    permission: Permission, given: tuple[Condition, ...], institutions: Institutions, place: Place
) -> Finding:
    act = acts_of(institutions).get(permission.act)
    if act is None:
        words = f"no norm in force on that day speaks of “{permission.act}”, so nobody may do it"
        return Finding(not permission.allowed, words, ())
    institutions = attended(institutions, given, permission.who.members)
    game, meaning, begin = unfold(institutions, asks=act.asks, start=given, powers=act.powers)
    return _permission_in(permission, Stage(game, meaning, initial_state(game, begin), institutions), place)


def _permission_in(permission: Permission, stage: Stage, place: Place) -> Finding:
    """Whether somebody may do an act in the situation that a stage has reached."""
    institutions, game, start, holds = stage.institutions, stage.game, stage.state, stage.holds
    act = acts_of(institutions).get(permission.act)
    if act is None:
        words = f"no norm in force on that day speaks of “{permission.act}”, so nobody may do it"
        return Finding(not permission.allowed, words, ())
    holdings = form(permission.who, institutions, place)
    against = (*_bars_against(act, holds), *_suspensions(act, institutions, holds))
    if against:
        cited = tuple(dict.fromkeys(citation for _, citation in against))
        return Finding(not permission.allowed, "not lawful: " + " and ".join(words for words, _ in against), cited)
    if not _open(act, game, start):
        return Finding(not permission.allowed, "not lawful: there is no occasion for it", act.citations)
    if not compile_test(Ability(game, holdings, institutions).when(act.own), game)(start):
        return Finding(not permission.allowed, f"it is for others to do: {describe(act.own)}", act.citations)
    words = f"lawful: {in_people(holdings, institutions)} may do it, and nothing stands against it"
    cited = tuple(dict.fromkeys((*act.citations, *(bar.citation for bar in act.bars))))
    return Finding(permission.allowed, words, cited)


def _bars_against(act: Act, holds: Callable[[Condition], bool]) -> Iterator[tuple[str, str]]:
    """The bars that stand against an act, in words, with their articles; grounds in fact are taken as given."""
    for bar in act.bars:
        if bar.condition.verb is not Verb.FACT and holds(bar.condition) != bar.needed:
            state = "does not hold" if bar.needed else "holds"
            yield f"“{condition_in_words(bar.condition)}” {state}", bar.citation


def _suspensions(act: Act, institutions: Institutions, holds: Callable[[Condition], bool]) -> Iterator[tuple[str, str]]:
    """The emergencies in force that suspend an act."""
    for emergency in institutions.emergencies:
        for item in emergency.suspends:
            if item.value == act.name and holds(Condition(Verb.IN_FORCE, (emergency.name,))):
                yield f"{emergency.name} suspends it", item.citation


def _open(act: Act, game: Game, start: State) -> bool:
    """Whether the act is lawful at the start, such as an answer at the stage where the procedure stands."""
    return any(command.name == act.command and compile_test(command.guard, game)(start) for command in game.commands)
