"""The statutes and treaties beside a charter between two days: what differs in them, and what was concluded."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from politeia.amendment.charters import load_charter
from politeia.amendment.model import Charter
from politeia.amendment.opening import Target, opened_leniently
from politeia.amendment.together import cited_as, cited_with
from politeia.comparison.comparing import compare
from politeia.comparison.model import ClauseChange, Comparison, NormChange
from politeia.diagnostics.model import PoliteiaError, Severity
from politeia.documents.library import names_beside
from politeia.presentation.brief_content import Item
from politeia.presentation.findings import Statute
from politeia.presentation.wording import day_in_words


@dataclass(frozen=True, slots=True)
class Beside:
    """What lies beside a charter: statutes compared, treaties concluded between the days, and what could not be compared."""

    statutes: tuple[Statute, ...] = ()
    treaties: tuple[Item, ...] = ()
    not_compared: tuple[str, ...] = ()


def laws_beside(name: str, first: date, last: date) -> Beside:
    """The laws beside a charter, each compared on the two days where it has a text for both."""
    statutes: list[Statute] = []
    treaties: list[Item] = []
    missing: list[str] = []
    for law in names_beside(name):
        charter = load_charter(law)
        if charter.base.file.endswith("treaty.md"):
            treaties += _concluded(charter, first, last)
            continue
        try:
            before, after = (opened_leniently(charter, day) for day in (first, last))
        except PoliteiaError as failed:
            missing.append(f"{failed.diagnostics[0].message}; it is not compared.")
            continue
        if _sound(before) and _sound(after):
            statutes.append(
                Statute(
                    charter.title, _carrying(compare(before.institutions, after.institutions), cited_as(after.edition))
                )
            )
    return Beside(tuple(statutes), tuple(treaties), tuple(missing))


def _sound(target: Target) -> bool:
    return not any(item.severity is Severity.ERROR for item in target.diagnostics)


def _concluded(treaty: Charter, first: date, last: date) -> list[Item]:
    front = treaty.base.front
    if not first.isoformat() <= front.adopted <= last.isoformat():
        return []
    force = (
        f"in force since {day_in_words(front.in_force)}"
        if front.in_force and front.in_force <= last
        else "not yet in force"
    )
    return [Item(f"{treaty.title}, {day_in_words(date.fromisoformat(front.adopted))} ({force})", "")]


def _carrying(comparison: Comparison, statute: str) -> Comparison:
    """A comparison of a statute whose citations carry its name."""
    return replace(comparison, norms=tuple(_norm(change, statute) for change in comparison.norms))


def _norm(change: NormChange, statute: str) -> NormChange:
    return replace(
        change,
        citation_before=cited_with(change.citation_before, statute),
        citation_after=cited_with(change.citation_after, statute),
        clauses=tuple(_clause(item, statute) for item in change.clauses),
    )


def _clause(change: ClauseChange, statute: str) -> ClauseChange:
    return replace(
        change,
        citation_before=cited_with(change.citation_before, statute),
        citation_after=cited_with(change.citation_after, statute),
    )
