"""Rules and answers: what a rule asks, of which columns, under which article, and what came of each row."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from politeia.facts.expressions import Expression


class Kind(StrEnum):
    """What a column holds."""

    DAY = "day"
    NUMBER = "number"
    YES = "yes or no"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Field:
    """A column that a set of rules reads: its name, what it holds, and what it means."""

    name: str
    kind: Kind
    meaning: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One requirement: its words, its article, and the expression that must hold of a row."""

    words: str
    citation: str
    holds: Expression


@dataclass(frozen=True, slots=True)
class RuleSet:
    """All that is asked of a row, and the columns to answer from."""

    name: str
    rules: tuple[Rule, ...]
    fields: tuple[Field, ...]


class Outcome(StrEnum):
    """What came of a row."""

    FULFILLED = "fulfilled"
    BROKEN = "broken"
    CANNOT_TELL = "cannot tell"


@dataclass(frozen=True, slots=True)
class RowAnswer:
    """The answer for one row: the rules that it breaks, and those that a missing value leaves open."""

    row: int
    who: str
    outcome: Outcome
    broken: tuple[Rule, ...]
    open: tuple[Rule, ...]
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tally:
    """How many rows met each combination of outcomes, with the rules behind it."""

    outcome: Outcome
    broken: tuple[Rule, ...]
    open: tuple[Rule, ...]
    rows: int


@dataclass(frozen=True, slots=True)
class GroupCheck:
    """One thing asked of a list or a party: what is needed, what was found, the article, and whether it suffices.

    `fulfilled` is None where the table does not say enough.
    """

    words: str
    citation: str
    needed: str
    found: str
    fulfilled: bool | None


@dataclass(frozen=True, slots=True)
class GroupAnswer:
    """The answer for one list or party."""

    name: str
    checks: tuple[GroupCheck, ...]
    notes: tuple[str, ...] = ()

    @property
    def outcome(self) -> Outcome:
        """Broken when one check fails, open when one cannot be told, fulfilled when all hold."""
        found = [check.fulfilled for check in self.checks]
        if False in found:
            return Outcome.BROKEN
        return Outcome.CANNOT_TELL if None in found else Outcome.FULFILLED
