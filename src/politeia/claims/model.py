"""A claim in one sentence, the checks that bear it, what each check found, and the verdict that follows from them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from politeia.diagnostics.model import Place


@dataclass(frozen=True, slots=True)
class NormRef:
    """A norm by its kind and name, in a document: "" is the charter itself, else how a statute beside it is cited."""

    kind: str
    name: str
    document: str = ""


@dataclass(frozen=True, slots=True)
class InForce:
    """A norm is, or is not, in force on a day."""

    norm: NormRef
    on: date
    expected: bool


@dataclass(frozen=True, slots=True)
class Says:
    """A norm says, or does not say, a clause on a day; `stage` is "" for a clause of the norm itself."""

    norm: NormRef
    clause: str
    stage: str
    on: date
    expected: bool


@dataclass(frozen=True, slots=True)
class Same:
    """A norm says the same on two days, notes and the numbers of its articles aside, or it does not."""

    norm: NormRef
    first: date
    second: date
    expected: bool


@dataclass(frozen=True, slots=True)
class PropertyIs:
    """A property of the charter has a verdict on a day."""

    name: str
    verdict: str
    on: date


@dataclass(frozen=True, slots=True)
class Touches:
    """An act touches an article of the document, or leaves it alone."""

    act: str
    article: str
    document: str
    expected: bool


@dataclass(frozen=True, slots=True)
class TouchesSome:
    """An act touches from `least` to `most` articles, or per cent of the articles in force on the day it was adopted."""

    act: str
    least: int
    most: int
    per_cent: bool
    document: str


@dataclass(frozen=True, slots=True)
class Carried:
    """A vote, in a row of a table beside the charter, was carried or not by a referendum norm of its day."""

    file: str
    column: str
    value: str
    units: str
    referendum: str
    on: date
    document: str
    expected: bool


@dataclass(frozen=True, slots=True)
class YesShare:
    """A vote, in a row of a table beside the charter, was yes by a per cent of those who took part, rounded to whole ones."""

    file: str
    column: str
    value: str
    per_cent: int


@dataclass(frozen=True, slots=True)
class Adopted:
    """A document beside the charter was adopted on a day."""

    document: str
    on: date


Check = InForce | Says | Same | PropertyIs | Touches | TouchesSome | Carried | YesShare | Adopted


def days_of(check: Check) -> tuple[date, ...]:
    """The days of which a check speaks; none for one on what an act touches."""
    match check:
        case Same():
            return check.first, check.second
        case InForce() | Says() | PropertyIs() | Carried() | Adopted():
            return (check.on,)
        case _:
            return ()


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a claim: a check that the claim needs, or a limit that cuts it down when it is found true."""

    check: Check
    written: str
    limit: bool
    place: Place


@dataclass(frozen=True, slots=True)
class PublicClaim:
    """A claim as written."""

    name: str
    says: str
    rests_on: str
    lines: tuple[Line, ...]
    source: str
    note: str
    place: Place

    @property
    def days(self) -> tuple[date, ...]:
        """The days of which its checks speak."""
        return tuple(day for line in self.lines for day in days_of(line.check))


class Standing(StrEnum):
    """What becomes of a claim; it follows from its checks and is never written down."""

    BORNE_OUT = "borne out"
    PARTLY = "partly"
    NOT = "not borne out"
    CANNOT_TELL = "cannot tell"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found: whether it is true (None: cannot be told), in words, and the articles."""

    line: Line
    true: bool | None
    found: str
    citations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Examined:
    """A claim with its findings."""

    claim: PublicClaim
    findings: tuple[Finding, ...]

    @property
    def standing(self) -> Standing:
        """Borne out when every check is true and no limit is; not borne out when no check is; partly in between.

        A check that cannot be told leaves the claim open unless the others already make it partly so.
        """
        needed = [item.true for item in self.findings if not item.line.limit]
        limits = [item.true for item in self.findings if item.line.limit]
        if any(needed) and (False in needed or any(limits)):
            return Standing.PARTLY
        if None in (*needed, *limits):
            return Standing.CANNOT_TELL
        return Standing.BORNE_OUT if any(needed) else Standing.NOT

    @property
    def citations(self) -> tuple[str, ...]:
        """The articles that its checks found, each once."""
        return tuple(dict.fromkeys(cited for item in self.findings for cited in item.citations if cited))
