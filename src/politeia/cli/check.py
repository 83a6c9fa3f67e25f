"""`politeia check`: mistakes, lint findings, coverage, gaps, tests and recorded verdicts of a charter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import click

from politeia.cli.failures import FAILS, HOLDS, WRONG_INPUT

if TYPE_CHECKING:
    from politeia.amendment.examining import Examination, Judged
    from politeia.amendment.model import Charter
    from politeia.amendment.opening import Target
    from politeia.diagnostics.model import Diagnostic
    from politeia.verification.checking import Checked
    from politeia.verification.lawtests import Tried

EPILOG = """\b
Examples:
  politeia check kazakhstan
  politeia check my-statute --release

A lint finding is a warning, and does not fail. One that is true of the law itself is explained in notes.md beside the
charter, in a block "known": the code, the norm, and a line "because ...".


Exit status:
  0  no mistakes
  1  a test beside the law fails, or a recorded verdict differs; with --release also a finding that nobody explains, or a citation still to be found
  2  the text has mistakes
"""


@dataclass(frozen=True, slots=True)
class Recording:
    """A recorded verdict beside the computed one."""

    name: str
    day: str
    recorded: str
    computed: str


@click.command("check", epilog=EPILOG)
@click.argument("charter_at_date", metavar="CHARTER[@DATE]")
@click.option(
    "--release",
    is_flag=True,
    help="Refuse findings that nobody explains, and norms whose article is still to be found (per ?).",
)
@click.option("--no-proofs", is_flag=True, help="Leave the recorded verdicts out.")
@click.option("--json", "as_data", is_flag=True, help="Print the findings as JSON.")
def command(charter_at_date: str, release: bool, no_proofs: bool, as_data: bool) -> int:
    """Check a charter on every day on which its text changes: mistakes, lint, its tests and its recorded verdicts."""
    from politeia.amendment.charters import load_charter
    from politeia.amendment.points import parse_point
    from politeia.verification.checking import check_charter

    point = parse_point(charter_at_date)
    charter = load_charter(point.charter)
    checked = check_charter(charter, point.on, tuple(load_charter(name) for name in point.beside))
    missing = _missing_citations(checked.targets[-1]) if release and checked.targets else ()
    recordings = () if no_proofs or checked.mistaken else _recordings(charter, point.on)
    return _report(checked, recordings, missing, release=release, as_data=as_data)


def _missing_citations(target: Target) -> tuple[str, ...]:
    return tuple(
        f"{norm.kind} {norm.name}"
        for norm in target.institutions.norms
        if "?" in (norm.citation, *(clause.citation for clause in norm.clauses))
        or any("?" in (stage.citation, *(clause.citation for clause in stage.clauses)) for stage in norm.stages)
    )


def _recordings(charter: Charter, only: date | None) -> tuple[Recording, ...]:
    """The recorded verdicts of every text of the timeline, each beside the one computed on its day."""
    from politeia.amendment.opening import opened_leniently
    from politeia.amendment.timeline import texts_of
    from politeia.cli.console import progress
    from politeia.presentation.proofs import answers_of

    found: list[Recording] = []
    for text in texts_of(charter):
        for day in sorted({item.date for asked in text.properties for item in asked.recorded}):
            if only is not None and day != only.isoformat():
                continue
            edition = opened_leniently(charter, date.fromisoformat(day))
            asked = tuple(item for item in text.properties if any(r.date == day for r in item.recorded))
            for answer in answers_of(edition, asked, watched=progress):
                found.append(Recording(answer.name, day, answer.recorded, answer.verdict.value))
    return tuple(found)


def _report(
    checked: Checked, recordings: tuple[Recording, ...], missing: tuple[str, ...], *, release: bool, as_data: bool
) -> int:
    diagnostics, tests, examination = checked.diagnostics, checked.tests, checked.examination
    target = checked.targets[-1] if checked.targets else None
    differing = tuple(item for item in recordings if item.recorded != item.computed)
    refused = release and examination is not None and bool(examination.unexplained or examination.stale)
    if as_data:
        from politeia.cli.jsons import as_json

        click.echo(
            as_json(
                {
                    "diagnostics": diagnostics,
                    "findings": [_finding(item) for item in examination.judged] if examination else [],
                    "stale": examination.stale if examination else (),
                    "coverage": _coverage(target) if target else None,
                    "left_out": _left_out(target) if target else None,
                    "unexplained": _unexplained(target) if target else None,
                    "tests": [{"passed": test.passed, "test": test} for test in tests],
                    "recordings": recordings,
                    "missing_citations": missing,
                }
            )
        )
    else:
        _show(diagnostics, target, examination, tests, recordings, differing, missing)
    failing = differing or missing or refused or not all(test.passed for test in tests)
    return WRONG_INPUT if checked.mistaken else FAILS if failing else HOLDS


def _finding(item: Judged) -> dict[str, object]:
    finding = item.finding
    return {
        "code": finding.code,
        "subject": finding.subject,
        "known": item.known,
        "because": item.because,
        "days": item.days,
        "diagnostic": finding.diagnostic,
    }


def _coverage(target: Target) -> dict[str, int]:
    articles = target.edition.articles
    encoded = sum(1 for article in articles if article.norms)
    with_reason = sum(len(numbers) for numbers in _left_out(target).values())
    return {
        "articles": len(articles),
        "encoded": encoded,
        "prose_only": len(articles) - encoded,
        "left_out_with_reason": with_reason,
        "without_reason": len(articles) - encoded - with_reason,
        "norms": len(target.institutions.norms),
        "gaps": len(target.institutions.gaps),
    }


def _left_out(target: Target) -> dict[str, list[str]]:
    """The articles that no norm encodes, by the reason that their author gives."""
    found: dict[str, list[str]] = {}
    for article in target.edition.articles:
        if article.left_out and not article.norms:
            found.setdefault(article.left_out, []).append(article.number)
    return found


def _unexplained(target: Target) -> tuple[str, ...]:
    """The articles that no norm encodes and whose author does not say why."""
    return tuple(item.number for item in target.edition.articles if not item.norms and not item.left_out)


def _show_coverage(target: Target) -> None:
    from politeia.presentation.amounts import amount

    counts = _coverage(target)
    click.echo(
        f"{target.charter.title}: {amount(counts['articles'], 'article')}, {counts['encoded']} with norms, "
        f"{counts['left_out_with_reason']} not encoded for a stated reason, "
        f"{counts['without_reason']} not encoded without one; {amount(counts['norms'], 'norm')}; "
        f"{amount(counts['gaps'], 'gap')} in the text."
    )
    for reason, numbers in _left_out(target).items():
        click.echo(f"  not encoded: {', '.join(numbers)} ({reason})")
    if unexplained := _unexplained(target):
        click.echo(f"  not encoded, no reason given: {', '.join(unexplained)}")


def _show(
    diagnostics: tuple[Diagnostic, ...],
    target: Target | None,
    examination: Examination | None,
    tests: tuple[Tried, ...],
    recordings: tuple[Recording, ...],
    differing: tuple[Recording, ...],
    missing: tuple[str, ...],
) -> None:
    import sys

    from politeia.cli.console import rendered
    from politeia.cli.lawtests import show_tests

    for item in diagnostics:
        click.echo(rendered(item, coloured=sys.stdout.isatty()) + "\n")
    if examination is not None:
        _show_findings(examination)
    if target is not None:
        _show_coverage(target)
    show_tests(tests)
    for found in differing:
        click.echo(f"✗ {found.name}, {found.day}: recorded {found.recorded}, computed {found.computed}")
    for name in missing:
        click.echo(f"✗ {name}: its article is still to be found (per ?)")
    if recordings:
        click.echo(f"{len(recordings) - len(differing)} of {len(recordings)} recorded verdicts confirmed.")
    mistakes = f"{len(diagnostics)} mistake{'' if len(diagnostics) == 1 else 's'}" if diagnostics else "No mistakes"
    click.echo(f"{mistakes}; {_counted(examination)}." if examination is not None else f"{mistakes}.")


def _show_findings(examination: Examination) -> None:
    """Findings that nobody explains in full, those that the notes explain in one line each."""
    import sys

    from politeia.cli.console import rendered

    for item in examination.unexplained:
        click.echo(rendered(item.finding.diagnostic, coloured=sys.stdout.isatty()))
        click.echo(f"   Known? Explain it in notes.md as: {item.finding.code} {item.finding.subject}\n")
    for stale in examination.stale:
        click.echo(rendered(stale, coloured=sys.stdout.isatty()) + "\n")
    known = [item for item in examination.judged if item.known]
    for item in known:
        click.echo(f"known, explained  {item.finding.code}  {item.finding.subject}: {item.because}")
    if known:
        click.echo()


def _counted(examination: Examination) -> str:
    open_ones = len(examination.unexplained)
    known = len(examination.judged) - open_ones
    found = f"{open_ones} finding{'' if open_ones == 1 else 's'}"
    return f"{found} to look at, {known} known and explained"
