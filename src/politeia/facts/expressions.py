"""What a rule asks of a row, as one expression that is worked out for one row or for a whole table.

The logic has three values: a missing value is "cannot tell", as in Kleene's strong logic, and never false.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

Cell = bool | int | date | str | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table."""

    name: str


@dataclass(frozen=True, slots=True)
class NotAfter:
    """The date in the column is not after a day: whoever was born by then is old enough."""

    column: Column
    day: date


@dataclass(frozen=True, slots=True)
class AtLeast:
    """The number in the column is at least so much."""

    column: Column
    number: int


@dataclass(frozen=True, slots=True)
class AtMost:
    """The number in the column is at most so much."""

    column: Column
    number: int


@dataclass(frozen=True, slots=True)
class Yes:
    """The column says yes."""

    column: Column


@dataclass(frozen=True, slots=True)
class Not:
    """The expression does not hold."""

    part: Expression


@dataclass(frozen=True, slots=True)
class Every:
    """All parts hold."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Some:
    """At least one part holds."""

    parts: tuple[Expression, ...]


Expression = NotAfter | AtLeast | AtMost | Yes | Not | Every | Some


def columns_of(expression: Expression) -> tuple[str, ...]:
    """The columns that an expression reads, each once."""
    if isinstance(expression, NotAfter | AtLeast | AtMost | Yes):
        return (expression.column.name,)
    if isinstance(expression, Not):
        return columns_of(expression.part)
    return tuple(dict.fromkeys(name for part in expression.parts for name in columns_of(part)))


def evaluate(expression: Expression, row: Mapping[str, Cell]) -> bool | None:
    """Whether the expression holds for a row: True, False, or None where a missing value decides."""
    if isinstance(expression, NotAfter):
        found = row.get(expression.column.name)
        return found <= expression.day if isinstance(found, date) else None
    if isinstance(expression, AtLeast | AtMost):
        found = row.get(expression.column.name)
        if not isinstance(found, int) or isinstance(found, bool):
            return None
        return found >= expression.number if isinstance(expression, AtLeast) else found <= expression.number
    if isinstance(expression, Yes):
        found = row.get(expression.column.name)
        return found if isinstance(found, bool) else None
    if isinstance(expression, Not):
        inner = evaluate(expression.part, row)
        return None if inner is None else not inner
    values = [evaluate(part, row) for part in expression.parts]
    decides = not isinstance(expression, Every)
    if decides in values:
        return decides
    return None if None in values else not decides
