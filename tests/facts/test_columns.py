"""Tables in memory are answered as row by row, whatever their missing values, batches and number of rules."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime
from typing import Any

import pyarrow
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.facts.test_rules import EXPRESSIONS, ROWS, expected_bits

from politeia.diagnostics.model import PoliteiaError
from politeia.facts import columns
from politeia.facts.bulk import BROKEN, OPEN
from politeia.facts.columns import counted, vetted
from politeia.facts.expressions import AtLeast, AtMost, Column, Expression, Not, NotAfter, Yes
from politeia.facts.model import Outcome, Rule, RuleSet, Tally
from politeia.facts.single import vet_row

TYPES = {"born": pyarrow.date32(), "years": pyarrow.int64(), "citizen": pyarrow.bool_(), "party": pyarrow.bool_()}
TABLE = pyarrow.Table.from_pylist(ROWS, pyarrow.schema(TYPES))


def asked(*holds: Expression) -> RuleSet:
    return RuleSet("x", tuple(Rule(str(number), "1", one) for number, one in enumerate(holds)), ())


def bits(rules: RuleSet, table: Any) -> list[tuple[int, int]]:
    found = vetted(rules, table)
    return list(zip(found[BROKEN].to_pylist(), found[OPEN].to_pylist(), strict=True))


def rows_of(rules: RuleSet, tallies: tuple[Tally, ...]) -> Counter[tuple[int, int]]:
    found: Counter[tuple[int, int]] = Counter()
    for tally in tallies:
        broken, unclear = (
            sum(1 << number for number, rule in enumerate(rules.rules) if rule in some)
            for some in (tally.broken, tally.open)
        )
        found[broken, unclear] += tally.rows
    return found


@settings(max_examples=60, deadline=None)
@given(st.lists(EXPRESSIONS, max_size=12), st.integers(0, 9), st.integers(1, len(ROWS)), st.sampled_from([5, 1 << 20]))
def test_one_row_and_the_table_in_memory_agree(
    expressions: list[Expression], begin: int, size: int, block: int
) -> None:
    rules = asked(*expressions)
    expected = expected_bits(rules)[begin:]
    batches = TABLE.slice(begin).to_batches(max_chunksize=size)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(columns, "SMALLEST", min(block, 4))
        patch.setattr(columns, "LARGEST", block)
        assert bits(rules, pyarrow.Table.from_batches(batches)) == expected
        assert rows_of(rules, counted(rules, iter(batches))) == Counter(expected)


@pytest.mark.parametrize("number", [8, 9, 16, 17, 33, 64])
def test_a_row_may_break_any_number_of_rules(number: int) -> None:
    holds = [
        (Yes(Column("citizen")), Not(Yes(Column("party"))), AtLeast(Column("years"), 7))[n % 3] for n in range(number)
    ]
    rules = asked(*holds)
    assert bits(rules, TABLE) == expected_bits(rules)
    assert rows_of(rules, counted(rules, TABLE.to_batches())) == Counter(expected_bits(rules))


def test_a_table_without_rows_has_no_answers() -> None:
    rules = asked(*[Yes(Column("citizen"))] * 9)
    empty = TABLE.slice(0, 0)
    assert counted(rules, empty.to_batches()) == counted(asked(), []) == ()
    assert vetted(rules, empty).column_names == [*TYPES, BROKEN, OPEN]


def test_a_column_that_is_not_there_leaves_its_rules_open() -> None:
    rules = asked(Yes(Column("citizen")), NotAfter(Column("born"), date(2000, 1, 1)))
    table = pyarrow.table({"citizen": [True, False]})
    assert [tally.outcome for tally in counted(rules, table.to_batches())] == [Outcome.CANNOT_TELL, Outcome.BROKEN]
    assert bits(rules, table) == [(0, 2), (1, 2)]


def test_a_column_without_any_value_leaves_its_rules_open() -> None:
    rules = asked(Yes(Column("citizen")), NotAfter(Column("born"), date(2000, 1, 1)), AtMost(Column("years"), 1))
    table = pyarrow.table({"citizen": [None], "born": [None], "years": [None]})
    assert bits(rules, table) == [(0, 7)]


def test_a_column_that_stands_twice_is_refused() -> None:
    table = pyarrow.Table.from_arrays([pyarrow.array([True]), pyarrow.array([False])], ["citizen", "citizen"])
    with pytest.raises(PoliteiaError, match="twice"):
        vetted(asked(Yes(Column("citizen"))), table)


def test_types_of_other_programs_are_read_where_they_hold_the_same_values() -> None:
    """Data frames hold days as instants and whole numbers with missing ones as fractions."""
    rules = asked(NotAfter(Column("born"), date(1999, 12, 31)), AtMost(Column("years"), 3))
    days = [datetime(1999, 12, 31, 23), datetime(2000, 1, 1), None]
    table = pyarrow.table({"born": pyarrow.array(days, pyarrow.timestamp("ns")), "years": [3.0, 4.0, None]})
    rows = [{"born": day and day.date(), "years": years} for day, years in zip(days, (3, 4, None), strict=True)]
    one_by_one = [vet_row(rules, row) for row in rows]
    assert [answer.outcome for answer in one_by_one] == [Outcome.FULFILLED, Outcome.BROKEN, Outcome.CANNOT_TELL]
    assert bits(rules, table) == [(0, 0), (3, 0), (0, 3)]


@pytest.mark.parametrize(
    ("held", "holds"),
    [
        (["1960-01-01"], NotAfter(Column("asked"), date(2000, 1, 1))),
        ([1.5], AtLeast(Column("asked"), 1)),
        ([float("nan")], AtLeast(Column("asked"), 1)),
        ([True], AtLeast(Column("asked"), 1)),
        ([1], Yes(Column("asked"))),
        (["yes"], Yes(Column("asked"))),
    ],
    ids=str,
)
def test_a_column_that_holds_something_else_is_refused(held: list[Any], holds: Expression) -> None:
    with pytest.raises(PoliteiaError) as told:
        counted(asked(holds), pyarrow.table({"asked": held}).to_batches())
    assert [found.code for found in told.value.diagnostics] == ["F106"]
