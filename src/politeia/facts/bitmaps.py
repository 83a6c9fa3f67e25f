"""Answers of many rows as bitmaps, eight rows to a byte: spelt out row by row, or counted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from politeia.facts.bulk import BROKEN, OPEN

if TYPE_CHECKING:
    from pyarrow import Array

Bitmap = NDArray[np.uint8]
SPLIT, INDEXED = 3, 12
"""Up to so many rules, rows are counted by splitting bitmaps, or in an array with a place for every combination."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What came of a block of rows: for every rule a bitmap of the rows that break it, and one of those it leaves open."""

    rows: int
    broken: tuple[Bitmap, ...]
    open: tuple[Bitmap, ...]


def bits_of(column: Array, buffer: int) -> Bitmap:
    """One of the bitmaps that a column is kept in, from its first row on; bits beyond the last row mean nothing."""
    begin, end = column.offset, column.offset + len(column)
    found = np.frombuffer(column.buffers()[buffer], np.uint8)[begin // 8 : -(-end // 8)]
    if begin % 8 == 0:
        return found
    return np.packbits(np.unpackbits(found, bitorder="little")[begin % 8 :], bitorder="little")[: -(-len(column) // 8)]


def _bytes(rows: int, weighted: Iterable[tuple[Bitmap, int]]) -> Bitmap:
    """One byte a row: the sum of the weights of the bitmaps in which it stands, below 256; eight rows are added as one number."""
    eights = np.zeros(-(-rows // 8), np.uint64)
    for bitmap, weight in weighted:
        bits = np.unpackbits(bitmap, bitorder="little").view(np.uint64)
        bits *= np.uint64(weight)
        eights += bits
    return eights.view(np.uint8)[:rows]


def width_of(rules: int) -> np.dtype[Any]:
    """The narrowest type with a bit for each rule."""
    return np.min_scalar_type((1 << rules) - 1)


def masks_of(answers: Answers) -> tuple[NDArray[Any], NDArray[Any]]:
    """For every row the bits of the rules that it breaks, and of those that are open for it."""
    kind = width_of(len(answers.broken))
    found = np.zeros((2, answers.rows), kind)
    for mask, bitmaps in zip(found, (answers.broken, answers.open), strict=True):
        for begin in range(0, len(bitmaps), 8):
            weighted = ((bitmap, 1 << place) for place, bitmap in enumerate(bitmaps[begin : begin + 8]))
            mask |= np.left_shift(_bytes(answers.rows, weighted), begin, dtype=kind)
    return found[0], found[1]


def frequencies(number: int, blocks: Iterable[Answers]) -> dict[tuple[int, int], int]:
    """How many rows of all blocks have each pair of bits, of so many rules."""
    return _indexed(number, blocks) if number <= INDEXED else _grouped(blocks)


def _indexed(number: int, blocks: Iterable[Answers]) -> dict[tuple[int, int], int]:
    """Counted in an array; a combination has the place whose ternary digits are the answers to the rules."""
    counts = np.zeros(3**number, np.int64)
    for answers in blocks:
        counts += _split(answers) if number <= SPLIT else np.bincount(_places(answers), minlength=len(counts))
    met = np.flatnonzero(counts)
    order = np.arange(number)[:, None]
    digits = met // 3**order % 3
    broken, unclear = (((digits == answer) << order).sum(axis=0).tolist() for answer in (1, 2))
    return dict(zip(zip(broken, unclear, strict=True), counts[met].tolist(), strict=True))


def _split(answers: Answers) -> NDArray[np.int64]:
    """How many rows are in each place, by splitting the set of all rows rule by rule."""
    from pyarrow import BooleanArray, bool_, py_buffer

    parts = [np.full(-(-answers.rows // 8), 255, np.uint8)]
    for no, missing in zip(answers.broken, answers.open, strict=True):
        parts = [part & which for which in (~(no | missing), no, missing) for part in parts]
    return np.array(
        [BooleanArray.from_buffers(bool_(), answers.rows, [None, py_buffer(part)]).true_count for part in parts]
    )


def _places(answers: Answers) -> NDArray[Any]:
    """The place of every row: five ternary digits fit into a byte."""
    pairs = list(zip(answers.broken, answers.open, strict=True))
    places = np.zeros(answers.rows, np.min_scalar_type(3 ** len(pairs) - 1))
    for begin in reversed(range(0, len(pairs), 5)):
        digits = (
            (bitmap, answer * 3**place)
            for place, pair in enumerate(pairs[begin : begin + 5])
            for answer, bitmap in enumerate(pair, start=1)
        )
        places *= 3**5 if places.itemsize > 1 else 1
        places += _bytes(answers.rows, digits)
    return places


def _grouped(blocks: Iterable[Answers]) -> dict[tuple[int, int], int]:
    """Counted for more rules, of which only the combinations that are met have a place."""
    import pyarrow

    masks = (pyarrow.table(masks_of(answers), [BROKEN, OPEN]) for answers in blocks)
    counts = [found.group_by([BROKEN, OPEN]).aggregate([([], "count_all")]) for found in masks]
    if not counts:
        return {}
    found = pyarrow.concat_tables(counts).group_by([BROKEN, OPEN]).aggregate([("count_all", "sum")])
    *bits, rows = (column.to_pylist() for column in found.columns)
    return dict(zip(zip(*bits, strict=True), rows, strict=True))
