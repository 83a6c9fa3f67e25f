"""From a table to a referendum as returned: the whole country, and its units where they are given."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from politeia.diagnostics.model import Diagnostic, PoliteiaError, error, failure
from politeia.elections.cells import answer, quoted, whole_number
from politeia.elections.columns import REFERENDUM, column_of, unknown_columns
from politeia.elections.model import OUTCOMES, ReferendumReturns, UnitVotes
from politeia.elections.reading import WHOLE, Stated
from politeia.elections.tables import Row, Table

_GROUPS = ("yes", "no", "both", "invalid", "blank")


def is_referendum(table: Table) -> bool:
    """Whether a table returns yes and no, and no lists."""
    names = {column.casefold() for column in table.columns}
    return (
        {"yes", "no"} <= names
        or any(column_of(table, REFERENDUM, item) for item in ("yes percent", "announced"))
        or ("votes" not in names and ("region" in names or bool(column_of(table, REFERENDUM, "turnout"))))
    )


def read_ballots(
    table: Table, *, units: Table | None = None, stated: Stated | None = None, ignored: tuple[str, ...] = ()
) -> ReferendumReturns:
    """The referendum that a table returns, with the units of a second table; raises with a diagnostic for every mistake."""
    mistakes: list[Diagnostic] = list(unknown_columns(table, REFERENDUM, ignored))
    if mistakes:
        raise PoliteiaError(tuple(mistakes))
    found = [_unit(row, table, mistakes) for row in table.rows]
    unnamed = {item.place for item in mistakes if item.code == "V113"}
    country = [unit for unit in found if unit.name.casefold() in WHOLE and unit.place not in unnamed]
    own_units = [unit for unit in found if unit.name.casefold() not in WHOLE]
    if units is not None:
        mistakes += unknown_columns(units, REFERENDUM, ignored)
        own_units += [_unit(row, units, mistakes) for row in units.rows]
    mistakes += _twice(own_units)
    if len(country) > 1:
        mistakes.append(
            error(
                "V121",
                f"{len(country)} rows return a whole country",
                country[1].place,
                expectation="One vote is counted at a time.",
                remedy="Choose it with --where COLUMN=VALUE.",
            )
        )
    if not found:
        mistakes.append(error("V111", "the table holds no vote", table.heading))
    if mistakes:
        raise PoliteiaError(tuple(mistakes))
    whole = country[0] if country else _sum(own_units)
    whole = _with(whole, stated or Stated())
    mistakes += _wrong_sums(whole, own_units if country else [])
    if mistakes:
        raise PoliteiaError(tuple(mistakes))
    return _returns(table, whole, tuple(own_units))


def _returns(table: Table, whole: UnitVotes, units: tuple[UnitVotes, ...]) -> ReferendumReturns:
    first = table.rows[0]
    mistakes: list[Diagnostic] = []

    def number(meaning: str) -> int | None:
        column = column_of(table, REFERENDUM, meaning)
        return whole_number(first, column, mistakes) if column else None

    total, required = number("units total"), number("units required")
    official = _official(table, mistakes)
    if mistakes:
        raise PoliteiaError(tuple(mistakes))
    if total is not None and units and total != len(units):
        raise failure(
            "V122",
            f"the return speaks of {total} units, and {len(units)} are given",
            first.place,
            remedy="Complete the table of units; a unit without figures keeps its row with empty cells.",
        )
    notes = []
    if whole.name == "sum of the units":
        notes.append("the figures of the whole country are the sums of its units")
    return ReferendumReturns(whole, units, total, required, official, tuple(notes))


def _official(table: Table, mistakes: list[Diagnostic]) -> str:
    """The outcome that was announced, in the words of the table; a mistake where these are no outcome."""
    column = column_of(table, REFERENDUM, "official")
    for row in table.rows:
        written = row.text(column) if column else ""
        if written and written.casefold() not in OUTCOMES:
            mistakes.append(
                error(
                    "V116",
                    f"{quoted(written)} is no outcome of a referendum",
                    row.at(column),
                    expectation=f"Column “{column}” says one of: {', '.join(OUTCOMES)}.",
                )
            )
        if written:
            return written
    return ""


def _unit(row: Row, table: Table, mistakes: list[Diagnostic]) -> UnitVotes:
    columns = {meaning: column_of(table, REFERENDUM, meaning) for meaning in REFERENDUM}
    figures = {
        meaning: whole_number(row, columns[meaning], mistakes) if columns[meaning] else None
        for meaning in (*_GROUPS, "cast", "entitled", "last election")
    }
    name = row.text(columns["unit"]) if columns["unit"] else ""
    if columns["unit"] and not name:
        mistakes.append(error("V113", "this row names no unit", row.place))
    cast = figures["cast"]
    groups = [figures[item] for item in _GROUPS if columns[item]]
    if (
        cast is None
        and columns["yes"]
        and columns["no"]
        and columns["invalid"]
        and all(item is not None for item in groups)
    ):
        cast = sum(item for item in groups if item is not None)
    unit = UnitVotes(
        name,
        figures["yes"],
        figures["no"],
        cast,
        figures["entitled"],
        _weight(row, columns, mistakes),
        _share(row, columns["yes percent"], mistakes),
        _share(row, columns["turnout"], mistakes),
        answer(row, columns["announced"], mistakes),
        row.place,
        figures["last election"],
    )
    mistakes += _impossible(
        unit, [item for item in groups if item is not None], complete=len(groups) > 2 and None not in groups
    )
    return unit


def _weight(row: Row, columns: Mapping[str, str], mistakes: list[Diagnostic]) -> Fraction:
    written = row.text(columns["weight"]) if columns["weight"] else ""
    if not written:
        return Fraction(1)
    if re.fullmatch(r"\d{1,9}(\.\d{1,9}|/0*[1-9]\d{0,8})?", written):
        return Fraction(written)
    mistakes.append(
        error("V116", f"{quoted(written)} is no weight", row.at(columns["weight"]), remedy="Write 1, 0 or 1/2.")
    )
    return Fraction(0)


def _share(row: Row, column: str, mistakes: list[Diagnostic]) -> Fraction | None:
    written = row.text(column) if column else ""
    if not written:
        return None
    if not re.fullmatch(r"\d{1,3}(\.\d{1,30})?", written) or Fraction(written) > 100:
        mistakes.append(
            error(
                "V116",
                f"{quoted(written)} is no percentage",
                row.at(column),
                expectation="A percentage lies between 0 and 100.",
            )
        )
        return None
    return Fraction(written) / 100


def _impossible(unit: UnitVotes, groups: list[int], *, complete: bool) -> list[Diagnostic]:
    found = []
    together = sum(groups)
    if unit.cast is not None and (together > unit.cast or (complete and together != unit.cast)):
        found.append(
            error(
                "V118",
                f"the ballots add up to {together:,}, and {unit.cast:,} took part",
                unit.place,
                expectation="Yes, no, invalid and other ballots are together those who took part.",
                remedy=f"The difference is {abs(unit.cast - together):,}: correct the figure that is wrong.",
            )
        )
    if unit.cast is not None and unit.entitled is not None and unit.cast > unit.entitled:
        found.append(
            error(
                "V119", f"{unit.cast:,} are said to have taken part, and {unit.entitled:,} to be entitled", unit.place
            )
        )
    return found


def _twice(units: list[UnitVotes]) -> list[Diagnostic]:
    seen: set[str] = set()
    found = []
    for unit in units:
        if unit.name.casefold() in seen:
            found.append(error("V117", f"{unit.name} stands twice", unit.place, remedy="Take one of the rows out."))
        seen.add(unit.name.casefold())
    return found


def _sum(units: list[UnitVotes]) -> UnitVotes:
    """The whole country as the sum of its units; a figure that one unit lacks is not known for the country."""

    def together(values: list[int | None]) -> int | None:
        known = [value for value in values if value is not None]
        return sum(known) if len(known) == len(values) else None

    return UnitVotes(
        "sum of the units",
        together([unit.yes for unit in units]),
        together([unit.no for unit in units]),
        together([unit.cast for unit in units]),
        together([unit.entitled for unit in units]),
    )


def _with(whole: UnitVotes, stated: Stated) -> UnitVotes:
    return replace(
        whole,
        cast=stated.cast if stated.cast is not None else whole.cast,
        entitled=stated.entitled if stated.entitled is not None else whole.entitled,
    )


def _wrong_sums(whole: UnitVotes, units: list[UnitVotes]) -> list[Diagnostic]:
    """Where the units give every figure, their sums are those of the country; otherwise they are not more."""
    found = []
    for what, total, values in (
        ("yes votes", whole.yes, [unit.yes for unit in units]),
        ("no votes", whole.no, [unit.no for unit in units]),
        ("voters who took part", whole.cast, [unit.cast for unit in units]),
        ("entitled voters", whole.entitled, [unit.entitled for unit in units]),
    ):
        known = [value for value in values if value is not None]
        if total is None or not known:
            continue
        wrong = sum(known) != total if len(known) == len(values) else sum(known) > total
        if wrong:
            found.append(
                error(
                    "V118",
                    f"the units have {sum(known):,} {what} together, and the whole country {total:,}",
                    whole.place,
                    expectation="The country is the sum of its units.",
                )
            )
    return found
