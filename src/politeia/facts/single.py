"""Answering for one row, with every rule that it breaks and every value that is missing."""

from __future__ import annotations

from collections.abc import Mapping

from politeia.facts.expressions import Cell, columns_of, evaluate
from politeia.facts.model import Outcome, RowAnswer, RuleSet


def vet_row(rules: RuleSet, row: Mapping[str, Cell], *, number: int = 1, who: str = "") -> RowAnswer:
    """The answer for one row. A rule that is broken decides, whatever else is missing."""
    found = [(rule, evaluate(rule.holds, row)) for rule in rules.rules]
    broken = tuple(rule for rule, holds in found if holds is False)
    unclear = tuple(rule for rule, holds in found if holds is None)
    outcome = Outcome.BROKEN if broken else Outcome.CANNOT_TELL if unclear else Outcome.FULFILLED
    missing = tuple(dict.fromkeys(name for rule in unclear for name in columns_of(rule.holds) if row.get(name) is None))
    return RowAnswer(number, who, outcome, broken, unclear, missing)
