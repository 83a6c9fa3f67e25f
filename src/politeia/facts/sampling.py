"""Test populations: made-up people for a set of rules, the same for the same seed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import numpy as np

from politeia.facts.expressions import AtLeast, AtMost, Every, Expression, Not, NotAfter, Some
from politeia.facts.model import Field, Kind, RuleSet

MISSING = 0.02
"""The share of values that are left out, as in registers that people keep."""


def sample(rules: RuleSet, rows: int, *, seed: int, day: date) -> Iterator[tuple[str, ...]]:
    """A line of column names and then one line a person; values lie around the thresholds of the rules.

    Ages follow an adult population between 18 and 90; a requirement that is asked as yes or no is met by nine in ten, and
    what is forbidden is done by one in twenty.
    """
    made = np.random.default_rng(seed)
    yield ("person", *(field.name for field in rules.fields))
    forbidden = {name for rule in rules.rules if isinstance(rule.holds, Not) for name in _names(rule.holds)}
    columns = [_column(field, rules, rows, made, day, field.name in forbidden) for field in rules.fields]
    for number in range(rows):
        yield (f"person {number + 1}", *(column[number] for column in columns))


def _column(
    field: Field, rules: RuleSet, rows: int, made: np.random.Generator, day: date, forbidden: bool
) -> list[str]:
    if field.kind is Kind.DAY:
        days = (18 * 365.25 + made.beta(1.6, 2.2, rows) * 72 * 365.25).astype(int)
        values = [(day - timedelta(days=int(age))).isoformat() for age in days]
    elif field.kind is Kind.NUMBER:
        around = max((number for rule in rules.rules for number in _numbers(rule.holds, field.name)), default=5)
        values = [str(int(number)) for number in made.integers(0, 2 * around + 3, rows)]
    else:
        share = 0.05 if forbidden else 0.9
        values = ["yes" if drawn < share else "no" for drawn in made.random(rows)]
    absent = made.random(rows) < MISSING
    return ["" if gone else value for value, gone in zip(values, absent, strict=True)]


def _numbers(expression: Expression, column: str) -> Iterator[int]:
    if isinstance(expression, AtLeast | AtMost) and expression.column.name == column:
        yield expression.number
    elif isinstance(expression, Not):
        yield from _numbers(expression.part, column)
    elif isinstance(expression, Every | Some):
        for part in expression.parts:
            yield from _numbers(part, column)


def _names(expression: Expression) -> tuple[str, ...]:
    from politeia.facts.expressions import columns_of

    return columns_of(expression) if not isinstance(expression, NotAfter) else ()
