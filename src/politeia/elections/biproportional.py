"""Seats proportional to districts and to lists at once, by tie-and-transfer, with multipliers that certify the result.

Balinski and Demange, "Algorithms for proportional matrices in reals and integers", Mathematical Programming 45 (1989);
Pukelsheim, Proportional Representation (2017), chapters 14 and 15. Multipliers are exact fractions: every cell x with
votes v in district d for list p satisfies s(x) <= v * row(d) * column(p) <= s(x + 1), where s are the signposts.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from politeia.diagnostics.model import failure
from politeia.elections.divisors import divisor, highest_averages
from politeia.elections.figures import method_in_words
from politeia.elections.model import Votes
from politeia.elections.ties import TieBreaker
from politeia.language.electoral import DivisorMethod, DivisorRule, TieRule

Cell = tuple[str, str]
"""A district and a list."""


@dataclass(frozen=True, slots=True)
class Biproportional:
    """Seats by (district, list), the multipliers that prove them, and cells that a tie leaves open (empty when unique)."""

    seats: Mapping[Cell, int]
    rows: Mapping[str, Fraction]
    columns: Mapping[str, Fraction]
    open_cells: tuple[Cell, ...] = ()


def biproportional(
    votes: Mapping[Cell, Votes], rows: Mapping[str, int], columns: Mapping[str, int], method: DivisorMethod
) -> Biproportional:
    """Seats with the given sums by district (`rows`) and by list (`columns`); raises when no such seats exist."""
    if method.rule is DivisorRule.HUNTINGTON_HILL or method.power != 1:
        raise failure(
            "V303",
            f"{method_in_words(method)} has no double proportional form here",
            expectation="Its signposts are roots, and multipliers are kept as exact fractions.",
            remedy="Use Sainte-Laguë, D'Hondt, Adams or Dean.",
        )
    table = _Table(votes, rows, columns, method)
    table.fill_rows()
    while table.columns_over():
        table.improve()
    return Biproportional(table.seats, table.row_factor, table.column_factor, table.undecided())


def certified(
    found: Biproportional,
    votes: Mapping[Cell, Votes],
    rows: Mapping[str, int],
    columns: Mapping[str, int],
    method: DivisorMethod,
) -> bool:
    """Whether sums and multipliers prove the seats: the check is independent of how they were found."""
    for district, seats in rows.items():
        if sum(count for (row, _), count in found.seats.items() if row == district) != seats:
            return False
    for name, seats in columns.items():
        if sum(count for (_, column), count in found.seats.items() if column == name) != seats:
            return False
    for cell, count in found.seats.items():
        scaled = Fraction(votes.get(cell, 0)) * found.rows[cell[0]] * found.columns[cell[1]]
        low = divisor(method, count - 1) if count else Fraction(0)
        if scaled == 0 and count == 0:
            continue
        if not low <= scaled <= divisor(method, count):
            return False
    return True


class _Table:
    """The seats while they are moved: row sums are right from the start, column sums at the end."""

    def __init__(
        self, votes: Mapping[Cell, Votes], rows: Mapping[str, int], columns: Mapping[str, int], method: DivisorMethod
    ) -> None:
        self.votes = {cell: Fraction(count) for cell, count in votes.items() if count > 0}
        self.rows, self.columns, self.method = rows, columns, method
        self.row_factor: dict[str, Fraction] = {}
        self.column_factor = {name: Fraction(1) for name in columns}
        self.seats = {(row, column): 0 for row in rows for column in columns}

    def fill_rows(self) -> None:
        """Every district by itself; ties may go either way here, because columns correct them."""
        for row, seats in self.rows.items():
            own = {column: self.votes[row, column] for column in self.columns if (row, column) in self.votes}
            if seats and not own:
                raise self._impossible()
            order = TieBreaker((TieRule.LOT,), lot={name: rank for rank, name in enumerate(sorted(own))})
            shared = highest_averages(own, seats, self.method, order)
            for column, count in shared.seats.items():
                self.seats[row, column] = count
            last, following = shared.last or Fraction(0), shared.next or Fraction(0)
            # Any divisor between the last winning and the next quotient proves the district's seats.
            self.row_factor[row] = 2 / (last + following) if last + following else Fraction(1)
            if seats and self.method.rule in (DivisorRule.ADAMS, DivisorRule.DEAN):
                self.row_factor[row] = self._between(row, own)

    def _between(self, row: str, own: Mapping[str, Fraction]) -> Fraction:
        """A factor that proves a district's seats where first divisors are zero."""
        low = max(
            (
                divisor(self.method, self.seats[row, name] - 1) / count
                for name, count in own.items()
                if self.seats[row, name]
            ),
            default=Fraction(0),
        )
        highs = [divisor(self.method, self.seats[row, name]) / count for name, count in own.items()]
        if any(high == 0 for high in highs):
            raise self._impossible()
        return (low + min(highs)) / 2

    def _column_sum(self, column: str) -> int:
        return sum(self.seats[row, column] for row in self.rows)

    def columns_over(self) -> list[str]:
        """Lists with more seats than they are due."""
        return [column for column, due in self.columns.items() if self._column_sum(column) > due]

    def _scaled(self, cell: Cell) -> Fraction:
        return self.votes[cell] * self.row_factor[cell[0]] * self.column_factor[cell[1]]

    def _can_fall(self, cell: Cell) -> bool:
        count = self.seats[cell]
        return count > 0 and cell in self.votes and self._scaled(cell) == divisor(self.method, count - 1)

    def _can_rise(self, cell: Cell) -> bool:
        return cell in self.votes and self._scaled(cell) == divisor(self.method, self.seats[cell])

    def improve(self) -> None:
        """Move one seat along ties from a list with too many to one with too few, or scale until there are new ties."""
        under = {column for column, due in self.columns.items() if self._column_sum(column) < due}
        while True:
            came_from, rows, columns = self._reach(self.columns_over())
            target = next((column for column in columns if column in under), None)
            if target is not None:
                self._transfer(target, came_from)
                return
            self._scale(rows, columns)

    def _reach(self, starts: list[str]) -> tuple[dict[tuple[str, str], str], set[str], set[str]]:
        """What can be reached from lists with too many seats by cells that may fall, then cells that may rise."""
        came_from: dict[tuple[str, str], str] = {}
        rows: set[str] = set()
        columns = set(starts)
        waiting = deque(("column", column) for column in starts)
        while waiting:
            side, name = waiting.popleft()
            if side == "column":
                for row in self.rows:
                    if row not in rows and self._can_fall((row, name)):
                        rows.add(row)
                        came_from["row", row] = name
                        waiting.append(("row", row))
            else:
                for column in self.columns:
                    if column not in columns and self._can_rise((name, column)):
                        columns.add(column)
                        came_from["column", column] = name
                        waiting.append(("column", column))
        return came_from, rows, columns

    def _transfer(self, target: str, came_from: Mapping[tuple[str, str], str]) -> None:
        column = target
        while ("column", column) in came_from:
            row = came_from["column", column]
            self.seats[row, column] += 1
            column = came_from["row", row]
            self.seats[row, column] -= 1

    def _scale(self, rows: set[str], columns: set[str]) -> None:
        """Lower the reached lists and raise the reached districts by the least factor that makes a new tie."""
        factors: list[Fraction] = []
        for cell in self.votes:
            row, column = cell
            if column in columns and row not in rows and self.seats[cell] > 0:
                low = divisor(self.method, self.seats[cell] - 1)
                if low > 0:
                    factors.append(self._scaled(cell) / low)
            elif row in rows and column not in columns:
                factors.append(divisor(self.method, self.seats[cell]) / self._scaled(cell))
        if not factors:
            raise self._impossible()
        factor = min(factors)
        for column in columns:
            self.column_factor[column] /= factor
        for row in rows:
            self.row_factor[row] *= factor

    def undecided(self) -> tuple[Cell, ...]:
        """Cells on a closed path of ties: seats could move around it and every sum would stay the same."""
        found: set[Cell] = set()
        for cell in self.votes:
            if not self._can_fall(cell):
                continue
            row, column = cell
            came_from, _, columns = self._reach_from_row(row, column)
            if column in columns:
                found.add(cell)
                at = column
                while True:
                    risen = came_from["column", at]
                    found.add((risen, at))
                    if risen == row:
                        break
                    at = came_from["row", risen]
                    found.add((risen, at))
        return tuple(sorted(found))

    def _reach_from_row(self, start: str, back_to: str) -> tuple[dict[tuple[str, str], str], set[str], set[str]]:
        came_from: dict[tuple[str, str], str] = {}
        rows, columns = {start}, set[str]()
        waiting = deque([start])
        while waiting:
            row = waiting.popleft()
            for column in self.columns:
                if column in columns or not self._can_rise((row, column)):
                    continue
                columns.add(column)
                came_from["column", column] = row
                if column == back_to:
                    return came_from, rows, columns
                for other in self.rows:
                    if other not in rows and self._can_fall((other, column)):
                        rows.add(other)
                        came_from["row", other] = column
                        waiting.append(other)
        return came_from, rows, columns

    def _impossible(self) -> Exception:
        return failure(
            "V304",
            "no seats have these sums by district and by list",
            expectation="Every list must have votes in enough districts to hold the seats that it is due.",
            remedy="Check the votes by district, and the seats of each district.",
        )
