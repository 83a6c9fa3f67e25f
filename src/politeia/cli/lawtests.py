"""Running the tests of a charter, each on the edition of its day, and showing what was found."""

from __future__ import annotations

from datetime import date

import click

from politeia.amendment.model import Charter
from politeia.amendment.opening import Target, opened_leniently
from politeia.diagnostics.model import PoliteiaError
from politeia.verification.lawtests import Tried, names_for_tests, run_test


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


def show_tests(tests: tuple[Tried, ...]) -> None:
    """Each failing test with what was found and under which article, and how many pass."""
    for test in tests:
        if not test.passed and not test.diagnostics:
            click.echo(f"✗ test {test.name}, on {test.day.isoformat()} ({test.place.file}, line {test.place.line})")
            for outcome in test.outcomes:
                if not outcome.passed:
                    click.echo(f"    then   {outcome.then}" + (f"  [{outcome.citation}]" if outcome.citation else ""))
                    cited = f"  [{'; '.join(outcome.citations)}]" if outcome.citations else ""
                    click.echo(f"    found  {outcome.found}{cited}")
    if tests:
        click.echo(f"{sum(test.passed for test in tests)} of {len(tests)} tests beside the law pass.")
