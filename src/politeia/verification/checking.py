"""Checking a charter on every day on which its text changes: its mistakes, its lint, the tests beside it, the names of its questions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from politeia.amendment.examining import Examination, days_of, examine
from politeia.amendment.model import Charter
from politeia.amendment.opening import Target, asked_of, opened_leniently
from politeia.amendment.scenarios import scenario_mistakes
from politeia.diagnostics.model import Diagnostic, PoliteiaError, Severity
from politeia.language.questions import PropertySyntax
from politeia.norms.scenarios import Scenario
from politeia.verification.lawtests import Tried, names_for_tests, run_test
from politeia.verification.rules import blocs_named, declared_names, unknown_names, used_names

UNREADABLE = ("D101", "D102", "D103", "D104", "D116")
"""Mistakes after which nothing else can be said of a charter."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found: editions by their days in order, mistakes, tests, and the lint findings (None where nothing can be read)."""

    targets: tuple[Target, ...]
    diagnostics: tuple[Diagnostic, ...]
    tests: tuple[Tried, ...] = ()
    examination: Examination | None = None

    @property
    def mistaken(self) -> bool:
        """Whether something is an error, so that answers would be wrong."""
        return is_mistaken(self.diagnostics)


def check_charter(charter: Charter, only: date | None = None, statutes: tuple[Charter, ...] = ()) -> Checked:
    """Check a charter on all of its days, or on the day `only`, read together with statutes.

    Tests and questions are looked at when the law itself has no mistake. A charter without dates is checked as of today.
    """
    if any(item.code in UNREADABLE for item in charter.diagnostics):
        return Checked((), charter.diagnostics)
    days = (only,) if only else days_of(charter) or (date.today(),)
    targets = tuple(opened_leniently(charter, day, statutes) for day in days)
    diagnostics = _with_days(targets)
    tests = () if is_mistaken(diagnostics) else tried(charter, targets, only, statutes)
    diagnostics += tuple(item for test in tests for item in test.diagnostics)
    if not is_mistaken(diagnostics):
        diagnostics += scenario_mistakes(charter, only)
        diagnostics += mistaken_names(targets, _properties(charter))
    return Checked(targets, diagnostics, tests, examine(charter, days))


def _with_days(targets: tuple[Target, ...]) -> tuple[Diagnostic, ...]:
    """The mistakes of all editions, each once; a name or number that only some editions lack says since when the text lacks it."""
    days: dict[Diagnostic, list[date]] = {}
    for target in targets:
        for item in dict.fromkeys(target.diagnostics):
            days.setdefault(item, []).append(target.day)
    return tuple(
        item
        if len(found) == len(targets) or not item.code.startswith("N")
        else replace(
            item, expectation=f"{item.expectation} The text in force from {found[0]} on has this mistake.".strip()
        )
        for item, found in days.items()
    )


def is_mistaken(diagnostics: tuple[Diagnostic, ...]) -> bool:
    """Whether one of them is an error."""
    return any(item.severity is Severity.ERROR for item in diagnostics)


def _properties(charter: Charter) -> tuple[PropertySyntax, ...]:
    return (*charter.properties, *(asked for text in charter.later for asked in text.properties))


def tried(
    charter: Charter, targets: tuple[Target, ...], only: date | None, beside: tuple[Charter, ...] = ()
) -> tuple[Tried, ...]:
    """Every test of a charter, in order; with `only` those of that day. A test without a day is about the last target."""
    known = frozenset(name for target in targets for name in names_for_tests(target.institutions))
    editions = {target.day: target for target in targets}
    found: list[Tried] = []
    for test in (*charter.tests, *(test for text in charter.later for test in text.tests)):
        day = test.on or targets[-1].day
        if only is not None and test.on not in (None, only):
            continue
        try:
            edition = editions.get(day) or opened_leniently(charter, day, beside)
        except PoliteiaError as failed:
            found.append(Tried(test.name, day, (), test.place, failed.diagnostics))
            continue
        editions[day] = edition
        found.append(run_test(test, edition.institutions, day, known=known))
    return tuple(found)


def mistaken_names(
    targets: tuple[Target, ...], asked: tuple[PropertySyntax, ...], scenario: Scenario | None = None
) -> tuple[Diagnostic, ...]:
    """The names in questions that no edition declares, nor a statute where the question is read with statutes.

    Other editions are opened only when these targets lack a name.
    """
    declared = {
        beside: _declared(
            targets, tuple(item for item in asked if item.with_statutes is beside), scenario, beside=beside
        )
        for beside in {item.with_statutes for item in asked}
    }
    return tuple(item for question in asked for item in unknown_names(question, declared[question.with_statutes]))


def _declared(
    targets: tuple[Target, ...], asked: tuple[PropertySyntax, ...], scenario: Scenario | None, *, beside: bool
) -> frozenset[str]:
    """The names that some questions may use: blocs, and what these editions declare, or any edition if one is missing."""

    def names(target: Target) -> frozenset[str]:
        return declared_names(asked_of(target, statutes=beside))

    known = blocs_named(scenario).union(*(names(target) for target in targets))
    if any(name not in known for item in asked for name in used_names(item)):
        timeline, statutes = targets[0].timeline, targets[0].statutes
        known = known.union(*(names(opened_leniently(timeline, day, statutes)) for day in days_of(timeline)))
    return known
