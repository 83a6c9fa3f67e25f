"""Opening what a question is about: a charter at a day, consolidated and resolved."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from politeia.amendment.charters import load_charter
from politeia.amendment.consolidation import consolidate
from politeia.amendment.model import Charter, Edition
from politeia.amendment.points import parse_point
from politeia.amendment.together import norms_above, together
from politeia.diagnostics.model import Diagnostic, PoliteiaError, Severity
from politeia.documents.library import STATUTES, names_beside
from politeia.norms.model import Institutions
from politeia.norms.resolution import resolve


@dataclass(frozen=True, slots=True)
class Target:
    """A charter at a day, with its institutions; `charter` is the text that governs on that day.

    `statutes` are the charters read together with it, and `timeline` is the charter as asked for, with all texts that take
    one another's place.
    """

    charter: Charter
    edition: Edition
    institutions: Institutions
    day: date
    timeline: Charter
    statutes: tuple[Charter, ...] = ()

    @property
    def label(self) -> str:
        """How the edition is called in answers: kazakhstan@2022-06-01."""
        names = [self.charter.name if _of_library(self.charter) else Path(self.charter.name).name]
        names += [statute.name.rpartition("/")[2] for statute in self.statutes]
        return f"{'+'.join(names)}@{self.day.isoformat()}"

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Everything that is wrong with the charter at this day."""
        charters = (self.timeline, *self.statutes)
        found = [item for charter in charters for item in charter.diagnostics]
        return tuple(dict.fromkeys((*found, *self.edition.diagnostics, *self.institutions.diagnostics)))


def opened(written: str) -> Target:
    """The charter at the day written behind "@", or today; raises when a mistake in it would make answers wrong."""
    point = parse_point(written)
    statutes = tuple(load_charter(name) for name in point.beside)
    target = opened_leniently(load_charter(point.charter), point.on, statutes)
    errors = tuple(item for item in target.diagnostics if item.severity is Severity.ERROR)
    if errors:
        raise PoliteiaError(errors)
    return target


def opened_leniently(charter: Charter, on: date | None, statutes: tuple[Charter, ...] = ()) -> Target:
    """The charter at a day, together with statutes, with its mistakes kept for the caller.

    A statute opened by itself uses the names of the charter that its front matter names under `under`.
    """
    day = on or date.today()
    edition = consolidate(charter, day)
    if statutes:
        edition = together(edition, tuple(consolidate(statute, day) for statute in statutes))
    institutions = resolve(edition.norms, norms_above(charter, day))
    return Target(edition.charter, edition, institutions, day, charter, statutes)


def with_statutes(target: Target) -> Target:
    """The same day of a charter, read together with every statute that stands under it in its folder and counts on that day."""
    known = {statute.name for statute in target.statutes}
    beside = (load_charter(name) for name in names_beside(target.timeline.name, (STATUTES,)) if name not in known)
    found = tuple(law for law in beside if _counts(law, target.day))
    if not found:
        return target
    edition = together(target.edition, tuple(consolidate(law, target.day) for law in found))
    institutions = resolve(edition.norms, norms_above(target.timeline, target.day))
    return replace(target, edition=edition, institutions=institutions, statutes=(*target.statutes, *found))


def asked_of(target: Target, *, statutes: bool) -> Institutions:
    """The institutions of which a question is asked: those of the charter, or of the charter with its statutes."""
    return (with_statutes(target) if statutes else target).institutions


def _counts(charter: Charter, on: date) -> bool:
    """Whether a text counts on a day, by the days in its front matter; one without a first day counts on none."""
    front = charter.base.front
    return front.in_force is not None and front.in_force <= on and (front.until is None or on <= front.until)


def _of_library(charter: Charter) -> bool:
    """Whether a charter is called by a name of the library rather than by a path."""
    return "/" not in charter.name or not Path(charter.name).exists()
