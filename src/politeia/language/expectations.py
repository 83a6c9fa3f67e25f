"""From the lines of a test fence to the situations that it sets up and what it expects of the law."""

from __future__ import annotations

import re
from datetime import date

from politeia.diagnostics.model import Diagnostic, Place, error
from politeia.documents.model import Fence
from politeia.language.blocks import Block, blocks, in_order, name_of
from politeia.language.clauses import read_clause
from politeia.language.lawtests import (
    Doing,
    Done,
    Expectation,
    LawTest,
    LawTestsParsed,
    Passes,
    Situation,
    TermEnds,
    WasDone,
)
from politeia.language.layout import Line, read_lines
from politeia.language.mistakes import begins_with
from politeia.language.model import Clause, Unreadable
from politeia.language.questions import Claim
from politeia.language.values import read_coalition, read_duration, read_expectation, read_situation
from politeia.language.vocabulary import test_clauses

BY_LAW = "by law"
_PASSING = re.compile(r"(?P<length>.+) pass(?:es)?")


def parse_tests(fence: Fence) -> LawTestsParsed:
    """The tests of a `test` fence."""
    lines, found = read_lines(fence)
    diagnostics = list(found)
    tests = [_test(block, diagnostics) for block in blocks(lines, ("test",), "a test", diagnostics)]
    return LawTestsParsed(tuple(test for test in tests if test is not None), in_order(diagnostics))


def _test(block: Block, diagnostics: list[Diagnostic]) -> LawTest | None:
    name = name_of(block.head, "what the law says in it, in a few words", diagnostics)
    day: date | None = None
    given: list[Situation] = []
    expectations: list[Expectation] = []
    acts: list[Doing] = []
    notes: list[str] = []
    before = len(diagnostics)
    for line in block.lines:
        clause, mistakes = read_clause(line, test_clauses(), "a test")
        diagnostics += mistakes
        if clause is None:
            continue
        if clause.word == "on":
            day = _day(clause, line, diagnostics)
        elif clause.word == "given":
            given += _situation(clause, line, diagnostics)
        elif clause.word == "when":
            acts += _doing(clause, line, diagnostics)
        elif clause.word == "then":
            expectations += _expectation(clause, line, diagnostics)
        else:
            notes.append(clause.written)
    if len(diagnostics) == before:
        diagnostics += _incomplete(block, name, day, given, expectations)
        diagnostics += _asked_at_the_wrong_time(acts, expectations)
    if not name or len(diagnostics) > before:
        return None
    return LawTest(name, day, tuple(given), tuple(expectations), " ".join(notes), block.head.place, tuple(acts))


def _day(clause: Clause, line: Line, diagnostics: list[Diagnostic]) -> date | None:
    try:
        return date.fromisoformat(clause.written)
    except ValueError:
        diagnostics.append(
            error(
                "P513",
                f"“{clause.written}” is not a day",
                _value(clause, line),
                expectation="A day is written year-month-day.",
                remedy="For example “on 2023-04-01”.",
            )
        )
        return None


def _situation(clause: Clause, line: Line, diagnostics: list[Diagnostic]) -> tuple[Situation, ...]:
    try:
        return (read_situation(clause.written),)
    except Unreadable:
        diagnostics.append(
            error(
                "P510",
                "no situation of the language reads like this",
                _value(clause, line),
                expectation="A situation is a condition (Mazhilis is dissolved · removal of President is at verdict) "
                "or a dated fact (term of President ends 2026-03-01 · dissolve Mazhilis was done on 2023-01-19).",
                remedy="For example “given state of emergency is in force”.",
            )
        )
        return ()


def _doing(clause: Clause, line: Line, diagnostics: list[Diagnostic]) -> tuple[Doing, ...]:
    """An act of somebody, written “President: dissolve Mazhilis”, or time that passes."""
    try:
        who, colon, act = clause.written.partition(":")
        if not colon and (found := _PASSING.fullmatch(clause.written)):
            return (Passes(read_duration(found["length"]), clause.written, line.place),)
        if not colon or not act.strip():
            raise Unreadable(0)
        coalition = None if who.strip() == BY_LAW else read_coalition(who.strip())
    except Unreadable:
        diagnostics.append(
            error(
                "P515",
                "this says nothing that is done",
                _value(clause, line),
                expectation="A line “when” is somebody, a colon and an act (66 members of Mazhilis: say yes at first vote of "
                "ordinary law), “by law:” and what follows by itself, or time (3 months pass).",
                remedy="For example “when President: dissolve Mazhilis”.",
            )
        )
        return ()
    return (Done(coalition, " ".join(act.split()), clause.written, line.citation, line.place),)


def _asked_at_the_wrong_time(acts: list[Doing], expectations: list[Expectation]) -> tuple[Diagnostic, ...]:
    """A claim is asked at the start, and a situation is reached by acts."""
    found: list[Diagnostic] = []
    for item in expectations:
        if acts and isinstance(item.expected, Claim):
            found.append(
                error(
                    "P516",
                    "a claim speaks of the start, and this test acts first",
                    item.place,
                    expectation="After lines “when” a test expects a situation, or what somebody may do then.",
                    remedy="Put the claim into a test of its own, with “given” for the situation.",
                )
            )
    return tuple(found)


def _expectation(clause: Clause, line: Line, diagnostics: list[Diagnostic]) -> tuple[Expectation, ...]:
    try:
        return (Expectation(read_expectation(clause.written), clause.written, line.citation, line.place),)
    except Unreadable:
        diagnostics.append(
            error(
                "P511",
                "no expectation of the language reads like this",
                _value(clause, line),
                expectation="A test expects that somebody “may” or “may not” do something, or a claim: "
                "who, “can force”, “cannot force”, “can prevent” or “cannot prevent”, and a situation.",
                remedy="For example “then President may not dissolve Mazhilis  per 63(2)”.",
            )
        )
        return ()


def _incomplete(
    block: Block, name: str, day: date | None, given: list[Situation], expectations: list[Expectation]
) -> tuple[Diagnostic, ...]:
    if not expectations:
        return (
            error(
                "P512",
                f"test {name} expects nothing",
                block.head.place,
                expectation="A test says what the law answers.",
                remedy="Add a line “then ...”, such as “then President may not dissolve Mazhilis”.",
            ),
        )
    if day is None and any(isinstance(item, TermEnds | WasDone) for item in given):
        dated = next(line for line in block.lines if begins_with(line.words, "given"))
        return (
            error(
                "P514",
                f"test {name} has a dated fact and no day of its own",
                dated.place,
                expectation="What remains of a term, or has passed since an act, is counted from the day of the test.",
                remedy="Add a line “on ...” with the day on which the question is asked.",
            ),
        )
    twice = [line for line in block.lines if begins_with(line.words, "on")]
    if len(twice) > 1:
        return (
            error(
                "P115",
                "“on” stands twice",
                twice[1].part(0, 2),
                expectation="There can be only one line “on” here.",
                remedy="Write two tests.",
            ),
        )
    return ()


def _value(clause: Clause, line: Line) -> Place:
    start = len(clause.word) + len(line.words[len(clause.word) :]) - len(line.words[len(clause.word) :].lstrip())
    return line.part(start, len(line.words) - start)
