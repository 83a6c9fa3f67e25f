"""Answering for a whole table at once, by any engine that Ibis reaches; DuckDB inside the process by default."""

from __future__ import annotations

from collections.abc import Mapping
from operator import itemgetter
from typing import TYPE_CHECKING, Any, assert_never

from politeia.facts.expressions import AtLeast, AtMost, Every, Expression, Not, NotAfter, Some, Yes
from politeia.facts.model import Outcome, Rule, RuleSet, Tally

if TYPE_CHECKING:
    from ibis.expr.types import Table

BROKEN, OPEN = "broken_rules", "open_rules"
"""Columns of bits: bit n says that rule n is broken, or that a missing value leaves it open."""


def translated(expression: Expression, table: Table) -> Any:
    """The expression over the columns of a table; SQL's null is the third value, with the same tables of truth."""
    import ibis

    match expression:
        case NotAfter(column, day):
            return table[column.name] <= ibis.literal(day)
        case AtLeast(column, number):
            return table[column.name] >= number
        case AtMost(column, number):
            return table[column.name] <= number
        case Yes(column):
            return table[column.name]
        case Not(part):
            # "NOT x" would be joined to a following "IS NULL" without brackets; a comparison keeps its brackets.
            return ibis.cases(
                (translated(part, table), False), (translated(part, table).fill_null(True), None), else_=True
            )
        case Every(parts):
            return _folded([translated(part, table) for part in parts], every=True)
        case Some(parts):
            return _folded([translated(part, table) for part in parts], every=False)
        case _:
            assert_never(expression)


def _folded(parts: list[Any], *, every: bool) -> Any:
    import ibis

    found: Any = ibis.literal(every)
    for part in parts:
        found = (found & part) if every else (found | part)
    return found


def vetted(rules: RuleSet, table: Table) -> Table:
    """The table with two columns more: the bits of the rules that are broken, and of those that are left open."""
    import ibis

    names = [f"rule_{number}" for number in range(len(rules.rules))]
    worked = table.mutate(
        **{name: translated(rule.holds, table) for name, rule in zip(names, rules.rules, strict=True)}
    )
    broken: Any = ibis.literal(0, "int64")
    unclear: Any = ibis.literal(0, "int64")
    for number, name in enumerate(names):
        bit = ibis.literal(1 << number, "int64")
        none = ibis.literal(0, "int64")
        broken = broken + ibis.cases((worked[name].fill_null(True), none), else_=bit)
        unclear = unclear + ibis.cases((worked[name].isnull(), bit), else_=none)
    return worked.mutate(**{BROKEN: broken, OPEN: unclear}).drop(*names)


def tallies(rules: RuleSet, answered: Table) -> tuple[Tally, ...]:
    """How many rows met each combination of broken and open rules, most frequent first, of a table with these bits."""
    counted = answered.group_by([BROKEN, OPEN]).agg(rows=answered.count()).to_pyarrow().to_pylist()
    return tallied(rules, {(row[BROKEN], row[OPEN]): row["rows"] for row in counted})


def counted(rules: RuleSet, table: Table) -> tuple[Tally, ...]:
    """The same straight from the facts, in one pass: equal answers of all rules are counted, and bits made of the few kinds."""
    names = [f"rule_{number}" for number in range(len(rules.rules))]
    if not names:
        return tallied(rules, {(0, 0): int(table.count().to_pyarrow().as_py())})
    answers = table.select(
        **{name: translated(rule.holds, table) for name, rule in zip(names, rules.rules, strict=True)}
    )
    found: dict[tuple[int, int], int] = {}
    for row in answers.group_by(names).agg(rows=answers.count()).to_pyarrow().to_pylist():
        broken = sum(1 << number for number, name in enumerate(names) if row[name] is False)
        unclear = sum(1 << number for number, name in enumerate(names) if row[name] is None)
        found[broken, unclear] = row["rows"]
    return tallied(rules, found)


def tallied(rules: RuleSet, rows: Mapping[tuple[int, int], int]) -> tuple[Tally, ...]:
    """Numbers of rows by their bits, of broken rules and of open ones, as tallies; most frequent first."""
    ordered = sorted(sorted(rows.items()), key=itemgetter(1), reverse=True)
    behind = {bits: named(rules, bits) for bits in {bits for both in rows for bits in both}}
    return tuple(
        Tally(outcome_of(broken, unclear), behind[broken], behind[unclear], count)
        for (broken, unclear), count in ordered
        if count
    )


def outcome_of(broken: int, unclear: int) -> Outcome:
    """What came of a row with these bits; a broken rule decides, whatever else is open."""
    return Outcome.BROKEN if broken else Outcome.CANNOT_TELL if unclear else Outcome.FULFILLED


def named(rules: RuleSet, bits: int) -> tuple[Rule, ...]:
    """The rules whose bits are set."""
    return tuple(rule for number, rule in enumerate(rules.rules) if bits >> number & 1)
