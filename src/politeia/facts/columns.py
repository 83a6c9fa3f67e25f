"""Answering for tables in memory, eight rows at once: the answers of an engine, without one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, assert_never

import numpy as np

from politeia.diagnostics.model import failure
from politeia.facts.bitmaps import Answers, Bitmap, bits_of, frequencies, masks_of, width_of
from politeia.facts.bulk import BROKEN, OPEN, tallied
from politeia.facts.expressions import AtLeast, AtMost, Column, Every, Expression, Not, NotAfter, Some, Yes
from politeia.facts.model import Kind, RuleSet, Tally

if TYPE_CHECKING:
    from pyarrow import Array, DataType, RecordBatch, Table

SMALLEST, LARGEST = 1 << 16, 1 << 18
"""Rows that are answered together: enough to be worth a call, and few enough for a processor's cache."""
EPOCH = date(1970, 1, 1)
MEANT = {Kind.DAY: "days", Kind.NUMBER: "whole numbers", Kind.YES: "yes or no"}


def vetted(rules: RuleSet, table: Table) -> Table:
    """The table with two columns more: the bits of the rules that are broken, and of those that are left open.

    The columns are unsigned and as narrow as the rules allow, one byte a row for up to eight; there may be 64 rules. A
    column that is not there is missing in every row. Raises an error of exit status 2 for a column that does not hold what
    a rule reads in it.
    """
    import pyarrow

    masks = [masks_of(_answers(rules, block)) for block in _blocks(table.to_batches())]
    kind = pyarrow.from_numpy_dtype(width_of(len(rules.rules)))
    for number, name in enumerate((BROKEN, OPEN)):
        table = table.append_column(name, pyarrow.chunked_array([mask[number] for mask in masks], kind))
    return table


def counted(rules: RuleSet, batches: Iterable[RecordBatch]) -> tuple[Tally, ...]:
    """How many rows met each combination of broken and open rules, most frequent first; every row is read once.

    `batches` are those of a table (`table.to_batches()`) or of a reader, so that no table need fit into memory. Columns are
    read, and errors raised, as by `vetted`.
    """
    return tallied(rules, frequencies(len(rules.rules), (_answers(rules, block) for block in _blocks(batches))))


def _answers(rules: RuleSet, block: Table) -> Answers:
    found = [translated(rule.holds, block) for rule in rules.rules]
    return Answers(block.num_rows, tuple(no for _, no in found), tuple(~(yes | no) for yes, no in found))


def _blocks(batches: Iterable[RecordBatch]) -> Iterator[Table]:
    """The rows anew: large batches are cut, and small ones put together."""
    from pyarrow import Table

    waiting: list[RecordBatch] = []
    rows = 0
    for batch in batches:
        for begin in range(0, batch.num_rows, LARGEST):
            waiting.append(batch.slice(begin, LARGEST))
            rows += waiting[-1].num_rows
            if rows >= SMALLEST:
                yield Table.from_batches(waiting)
                waiting, rows = [], 0
    if waiting:
        yield Table.from_batches(waiting)


def translated(expression: Expression, block: Table) -> tuple[Bitmap, Bitmap]:
    """In which rows of a block the expression holds, and in which it does not; the others cannot be told.

    These are the tables of truth of Kleene's strong logic, of eight rows at once.
    """
    match expression:
        case NotAfter(column, day):
            return _compared(np.less_equal, _column(column, Kind.DAY, block), (day - EPOCH).days)
        case AtLeast(column, number):
            return _compared(np.greater_equal, _column(column, Kind.NUMBER, block), number)
        case AtMost(column, number):
            return _compared(np.less_equal, _column(column, Kind.NUMBER, block), number)
        case Yes(column):
            held = _column(column, Kind.YES, block)
            return _where(held, bits_of(held, 1))
        case Not(part):
            yes, no = translated(part, block)
            return no, yes
        case Every(parts) | Some(parts):
            every = isinstance(expression, Every)
            nowhere = np.zeros(-(-block.num_rows // 8), np.uint8)
            yes, no = (~nowhere, nowhere) if every else (nowhere, ~nowhere)
            for more_yes, more_no in (translated(part, block) for part in parts):
                yes, no = (yes & more_yes, no | more_no) if every else (yes | more_yes, no & more_no)
            return yes, no
        case _:
            assert_never(expression)


def _compared(compare: np.ufunc, held: Array, bound: int) -> tuple[Bitmap, Bitmap]:
    kind = np.int32 if held.type.bit_width == 32 else np.int64
    values = np.frombuffer(held.buffers()[1], kind, len(held), held.offset * kind().itemsize)
    return _where(held, np.packbits(compare(values, bound), bitorder="little"))


def _where(held: Array, holds: Bitmap) -> tuple[Bitmap, Bitmap]:
    """What holds and what does not, in the rows that have a value."""
    if held.buffers()[0] is None:
        return holds, ~holds
    known = bits_of(held, 0)
    return holds & known, ~holds & known


def _column(column: Column, kind: Kind, block: Table) -> Array:
    """A column in the type in which rules read it; one that is not there is missing in every row."""
    import pyarrow

    places = block.schema.get_all_field_indices(column.name)
    wanted = {Kind.DAY: pyarrow.date32(), Kind.NUMBER: pyarrow.int64(), Kind.YES: pyarrow.bool_()}[kind]
    if not places:
        return pyarrow.nulls(block.num_rows, wanted)
    pieces = block.column(places[0])
    found = pieces.chunk(0) if pieces.num_chunks == 1 else pieces.combine_chunks()
    problem = "it stands there twice" if len(places) > 1 else f"its type is {found.type}"
    if len(places) == 1 and found.type == wanted:
        return found
    if len(places) == 1 and _may_become(found.type, kind):
        try:
            return found.cast(wanted)
        except pyarrow.ArrowException as told:  # a number that is not whole, or not a number
            problem = str(told)
    raise failure(
        "F106",
        f"the column “{column.name}” does not hold {MEANT[kind]}: {problem}",
        None,
        expectation="Columns in memory hold days as dates, numbers as whole numbers, and yes or no as booleans.",
        remedy="Give the column its type, and leave empty what is not known.",
    )


def _may_become(held: DataType, kind: Kind) -> bool:
    """Whether a type holds the same values as the one that rules read; text is nobody's guess."""
    from pyarrow import types

    if kind is Kind.DAY:
        return bool(types.is_date(held) or types.is_null(held) or (types.is_timestamp(held) and held.tz is None))
    numbers = types.is_integer(held) or types.is_floating(held) or types.is_decimal(held)
    return bool(types.is_null(held) or (kind is Kind.NUMBER and numbers))
