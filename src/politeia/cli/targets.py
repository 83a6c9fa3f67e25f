"""Opening what a command is asked about: a charter at a day, consolidated and resolved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from politeia.amendment.charters import load_charter
from politeia.amendment.consolidation import consolidate
from politeia.amendment.model import Charter, Edition
from politeia.amendment.points import parse_point
from politeia.diagnostics.model import Diagnostic, PoliteiaError, Severity
from politeia.norms.model import Institutions
from politeia.norms.resolution import resolve


@dataclass(frozen=True, slots=True)
class Target:
    """A charter at a day, with its institutions."""

    charter: Charter
    edition: Edition
    institutions: Institutions
    day: date

    @property
    def label(self) -> str:
        """How the edition is called in answers: kazakhstan@2022-06-01."""
        return (
            f"{Path(self.charter.name).name if '/' in self.charter.name else self.charter.name}@{self.day.isoformat()}"
        )

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Everything that is wrong with the charter at this day."""
        found = (*self.charter.diagnostics, *self.edition.diagnostics, *self.institutions.diagnostics)
        return tuple(dict.fromkeys(found))


def opened(written: str) -> Target:
    """The charter at the day written behind "@", or today; raises when a mistake in it would make answers wrong."""
    point = parse_point(written)
    target = opened_leniently(load_charter(point.charter), point.on)
    errors = tuple(item for item in target.diagnostics if item.severity is Severity.ERROR)
    if errors:
        raise PoliteiaError(errors)
    return target


def opened_leniently(charter: Charter, on: date | None) -> Target:
    """The charter at a day with its mistakes kept for the caller."""
    day = on or date.today()
    edition = consolidate(charter, day)
    return Target(charter, edition, resolve(edition.norms), day)
