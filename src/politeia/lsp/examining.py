"""The findings of `politeia check` on a charter, unsaved changes included, each with the file that it is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from politeia.amendment.charters import load_alone, load_charter
from politeia.diagnostics.model import Diagnostic, Place, PoliteiaError, Severity, error
from politeia.documents.library import base_in
from politeia.lsp.drafts import Drafts, charter_of, is_of_politeia, located
from politeia.verification.checking import Checked, check_charter
from politeia.verification.lawtests import Tried


@dataclass(frozen=True, slots=True)
class Examined:
    """What a check found: findings by file, every file that was looked at, and the editions for questions about votes."""

    findings: dict[Path, tuple[Diagnostic, ...]]
    files: frozenset[Path]
    checked: Checked | None


def examined(path: Path, drafts: Drafts) -> Examined:
    """Check the charter that a file belongs to, or the file by itself.

    Recorded verdicts are left to `politeia check`: proofs take longer than a person waits between two words.
    """
    folder = charter_of(path)
    base = base_in(folder) if folder else None
    if folder is None and not is_of_politeia(drafts.draft(path)):
        return Examined({}, frozenset({path}), None)
    try:
        charter = load_charter(str(folder), drafts.bytes_of) if folder else load_alone(path, drafts.bytes_of)
        checked = check_charter(charter)
    except PoliteiaError as failed:
        return _sorted_by_file(failed.diagnostics, base or path, (), None)
    except RecursionError:
        return _sorted_by_file((error("C003", "the input is nested too deeply to be read"),), path, (), None)
    files = (located(file) for file in charter.files)
    return _sorted_by_file(tuple(_findings(checked)), base or path, files, checked)


def _findings(checked: Checked) -> Iterator[Diagnostic]:
    """Mistakes, findings of lint that no notes explain, and tests that fail."""
    yield from checked.diagnostics
    if checked.examination is not None:
        for item in checked.examination.unexplained:
            yield item.finding.diagnostic
        yield from checked.examination.stale
    for test in checked.tests:
        if not test.passed and not test.diagnostics:
            yield _failing(test)


def _failing(test: Tried) -> Diagnostic:
    told = (f"then {item.then}: found {item.found}" for item in test.outcomes if not item.passed)
    return Diagnostic(
        "test",
        Severity.ERROR,
        f"the test “{test.name}” fails on {test.day.isoformat()}",
        test.place,
        expectation="; ".join(told),
    )


def _sorted_by_file(
    diagnostics: tuple[Diagnostic, ...], main: Path, files: Iterable[Path], checked: Checked | None
) -> Examined:
    """The findings by file; one without a place is about the main document."""
    found: dict[Path, list[Diagnostic]] = {}
    for item in dict.fromkeys(diagnostics):
        place = item.place if item.place is not None and item.place.file else Place(str(main), 1)
        found.setdefault(located(place.file), []).append(item)
    known = frozenset((*files, main, *found))
    return Examined({path: tuple(items) for path, items in found.items()}, known, checked)
