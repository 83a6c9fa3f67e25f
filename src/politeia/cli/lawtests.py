"""Showing what the tests beside a charter found."""

from __future__ import annotations

import click

from politeia.verification.lawtests import Tried


def show_tests(tests: tuple[Tried, ...]) -> None:
    """Each failing test with what was found and under which article, and how many pass."""
    for test in tests:
        if not test.passed and not test.diagnostics:
            click.echo(f"✗ test {test.name}, on {test.day.isoformat()} ({test.place.file}, line {test.place.line})")
            for outcome in test.outcomes:
                if not outcome.passed:
                    click.echo(
                        f"    {outcome.word}   {outcome.then}" + (f"  [{outcome.citation}]" if outcome.citation else "")
                    )
                    cited = f"  [{'; '.join(outcome.citations)}]" if outcome.citations else ""
                    click.echo(f"    found  {outcome.found}{cited}")
    if tests:
        click.echo(f"{sum(test.passed for test in tests)} of {len(tests)} tests beside the law pass.")
