"""From a table to an election as returned: every figure checked, sums compared, and no row left out silently."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from politeia.diagnostics.model import Diagnostic, PoliteiaError, error
from politeia.elections.bases import VALID_BESIDE
from politeia.elections.cells import answer, optional_number, whole_number
from politeia.elections.columns import (
    ELECTION,
    INVALID,
    OTHERS_AND_INVALID,
    TOTAL,
    column_of,
    kind_of_row,
    misspelt_columns,
    same_meaning,
    unknown_columns,
)
from politeia.elections.district_tables import misplaced, read_districts, too_many_votes
from politeia.elections.figures import names as in_words
from politeia.elections.model import Beside, ListVotes, Returns, Totals
from politeia.elections.tables import Row, Table

WHOLE = ("", "national", "whole country", "total")
"""District names of rows that are for the whole country."""
LIST_KINDS = ("", "party list", "list", "candidate", "option")


@dataclass(frozen=True, slots=True)
class Stated:
    """Totals given beside the table."""

    valid: int | None = None
    cast: int | None = None
    entitled: int | None = None


@dataclass(slots=True)
class _Found:
    """What has been read so far."""

    mistakes: list[Diagnostic] = field(default_factory=list)
    lists: list[ListVotes] = field(default_factory=list)
    beside: list[tuple[str, Beside]] = field(default_factory=list)
    official: dict[tuple[str, str], int] = field(default_factory=dict)
    seats_total: dict[str, int] = field(default_factory=dict)
    totals: list[tuple[str, int, Row]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def read_returns(
    table: Table,
    *,
    districts: Table | None = None,
    stated: Stated | None = None,
    ignored: tuple[str, ...] = (),
) -> Returns:
    """The election that a table returns; raises with a diagnostic for every mistake, each with its row."""
    columns = {meaning: column_of(table, ELECTION, meaning) for meaning in ELECTION}
    found = _Found([*unknown_columns(table, ELECTION, ignored), *same_meaning(table, ELECTION, ignored)])
    found.mistakes += _needed(table, columns)
    if found.mistakes:
        raise PoliteiaError(tuple(found.mistakes))
    for row in table.rows:
        _read_row(row, columns, found)
    found.mistakes += _duplicates(found.lists)
    if not found.mistakes and not found.lists:
        found.mistakes.append(
            error("V111", "the table holds no list", table.heading, expectation="Every row is a list with its votes.")
        )
    if found.mistakes:
        raise PoliteiaError(tuple(found.mistakes))
    lists = _without_sums(found)
    mistakes = [*_wrong_totals(found, lists)]
    table_of_districts, more = read_districts(districts, ignored)
    mistakes += [*more, *misplaced(districts, table_of_districts, found.lists)]
    mistakes += too_many_votes(table_of_districts, lists)
    totals = _totals(table, columns, found, lists, stated or Stated(), mistakes)
    if mistakes:
        raise PoliteiaError(tuple(mistakes))
    beside = tuple(item for district, item in found.beside if _counts(district, lists))
    found.notes += [*_alike(lists), *_strange(lists)]
    return Returns(
        tuple(lists),
        totals,
        table_of_districts,
        beside,
        found.official,
        tuple(dict.fromkeys(found.notes)),
        found.seats_total,
    )


def _alike(lists: list[ListVotes]) -> Iterator[str]:
    """Lists whose names differ in capital letters only: perhaps one list written in two ways."""
    seen: dict[str, str] = {}
    for item in lists:
        first = seen.setdefault(item.name.casefold(), item.name)
        if first != item.name:
            yield f"{first} and {item.name} differ in capital letters only, and are counted as two lists"


def _strange(lists: list[ListVotes]) -> Iterator[str]:
    """Figures that are possible, and look like something else: a total among the lists, percentages for votes."""
    everything = sum(item.votes for item in lists)
    if everything == 100 and len(lists) > 1:
        yield "the votes are exactly 100 together: if they are percentages, this is no count"
    for district in dict.fromkeys(item.district for item in lists):
        rows = [item for item in lists if item.district == district]
        together = sum(item.votes for item in rows)
        for item in rows:
            if len(rows) > 2 and together > 1000 and 2 * item.votes == together:
                where = f" in {district}" if district else ""
                yield f"{item.name} has as many votes as all other lists together{where}: if it is a total, call its row “total”"


def _needed(table: Table, columns: Mapping[str, str]) -> Iterator[Diagnostic]:
    for meaning in ("list", "votes"):
        if not columns[meaning]:
            yield error(
                "V112",
                f"no column holds the {'names of the lists' if meaning == 'list' else 'votes'}",
                table.heading,
                expectation=f"One column is called {' or '.join(ELECTION[meaning][:3])}.",
            )


def read_totals(table: Table, stated: Stated) -> Stated:
    """Totals from a table of one row for each vote; what is stated already stands."""
    mistakes: list[Diagnostic] = []
    found = {
        meaning: _column_total(table, column_of(table, ELECTION, meaning), mistakes)
        for meaning in ("valid", "cast", "entitled")
    }
    known = [name for meaning in ("valid", "cast", "entitled") for name in ELECTION[meaning]]
    mistakes += misspelt_columns(table, known)
    if all(value is None for value in found.values()) and not mistakes:
        names = in_words([name for meaning in ("valid", "cast", "entitled") for name in ELECTION[meaning][:2]])
        mistakes.append(
            error(
                "V123",
                "the table gives no totals for this vote",
                table.heading,
                expectation=f"Its columns may be {names}.",
            )
        )
    if mistakes:
        raise PoliteiaError(tuple(mistakes))
    return Stated(
        stated.valid if stated.valid is not None else found["valid"],
        stated.cast if stated.cast is not None else found["cast"],
        stated.entitled if stated.entitled is not None else found["entitled"],
    )


# -- rows ----------------------------------------------------------------------------------------------------------------


def _read_row(row: Row, columns: Mapping[str, str], found: _Found) -> None:
    name = row.text(columns["list"])
    if not name:
        found.mistakes.append(
            error("V113", "this row names no list", row.place, remedy="Write the name, or take the row out.")
        )
        return
    kind = row.text(columns["kind"]) if columns["kind"] else ""
    if kind.casefold() not in LIST_KINDS:
        direct_seats = optional_number(row, columns["direct seats"], found.mistakes)
        seats = f", with {direct_seats} direct seats beside the lists" if direct_seats else ""
        found.notes.append(f"{name}: left out of the count of lists, because its row is of kind “{kind}”{seats}")
        return
    district = row.text(columns["district"]) if columns["district"] else ""
    district = "" if district.casefold() in WHOLE else district
    votes = whole_number(row, columns["votes"], found.mistakes, needed=True)
    note = _note(row.text(columns["note"])) if columns["note"] else {}
    what = kind_of_row(name)
    if votes is None:
        return
    if what == TOTAL:
        found.totals.append((district, votes, row))
        return
    direct = optional_number(row, columns["direct seats"], found.mistakes)
    if direct is None:
        direct = note.get("direct_seats", note.get("electorate_seats"))
    official = optional_number(row, columns["official"], found.mistakes)
    if what:
        found.beside.append((district, Beside(name, votes, what, district)))
        if official:
            found.mistakes.append(
                error("V114", f"“{name}” is no list and has {official} seat{'' if official == 1 else 's'}", row.place)
            )
        return
    _official(row, columns, district, name, official, found)
    found.lists.append(
        ListVotes(
            name,
            votes,
            district,
            direct or 0,
            _parties(row, columns["parties"], found.mistakes) or note.get("parties", 1),
            row.text(columns["agreement"]) if columns["agreement"] else str(note.get("agreement", "")),
            answer(row, columns["minority"], found.mistakes) or "minority" in note,
            row.text(columns["registration"]) if columns["registration"] else "",
            optional_number(row, columns["lot"], found.mistakes),
            row.place,
        )
    )


def _official(
    row: Row, columns: Mapping[str, str], district: str, name: str, official: int | None, found: _Found
) -> None:
    if official is not None:
        found.official[district, name] = official
    if columns["total"] and (total := optional_number(row, columns["total"], found.mistakes)) is not None:
        found.seats_total[name] = total
    if (elected := answer(row, columns["elected"], found.mistakes)) is not None:
        found.official[district, name] = int(elected)


def _parties(row: Row, column: str, mistakes: list[Diagnostic]) -> int | None:
    count = optional_number(row, column, mistakes)
    if count == 0:
        mistakes.append(
            error("V116", "no list has 0 parties", row.at(column), remedy="Write 1, or leave the cell empty.")
        )
    return count


def _note(words: str) -> dict[str, int]:
    """Facts in a note: "direct_seats=10", "agreement=2", "coalition of 2"."""
    facts = {key: int(value) for key, value in re.findall(r"(\w+)=(\d+)", words)}
    if joint := re.search(r"coalition of (\d+)", words):
        facts["parties"] = int(joint.group(1))
    if "national minority" in words:
        facts["minority"] = 1
    return facts


def _duplicates(lists: list[ListVotes]) -> Iterator[Diagnostic]:
    seen: dict[tuple[str, str], ListVotes] = {}
    for item in lists:
        first = seen.setdefault((item.district, " ".join(item.name.split())), item)
        if first is not item:
            where = f" in {item.district}" if item.district else ""
            line = f", first in line {first.place.line}" if first.place else ""
            yield error(
                "V117",
                f"{item.name} stands twice{where}{line}",
                item.place,
                expectation="Every list has one row in each district.",
                remedy="Take one of the rows out, or give the lists their own names.",
            )


# -- sums ----------------------------------------------------------------------------------------------------------------


def _without_sums(found: _Found) -> list[ListVotes]:
    """Where rows of districts and of the whole country stand together, those of the country are sums and are not added."""
    in_districts = [item for item in found.lists if item.district]
    return in_districts or found.lists


def _counts(district: str, lists: list[ListVotes]) -> bool:
    return bool(district) == bool(lists[0].district)


def _wrong_totals(found: _Found, lists: list[ListVotes]) -> Iterator[Diagnostic]:
    if lists and lists[0].district:
        for item in found.lists:
            if item.district:
                continue
            summed = sum(other.votes for other in lists if other.name == item.name)
            if summed != item.votes:
                yield error(
                    "V118",
                    f"{item.name}: the districts have {summed:,} votes together, and this row {item.votes:,}",
                    item.place,
                    expectation="A row for the whole country is the sum of its districts.",
                    remedy="Correct the row, or the district that is wrong.",
                )
            won = sum(other.direct_seats for other in lists if other.name == item.name)
            if item.direct_seats not in (0, won):
                yield error(
                    "V118",
                    f"{item.name}: the districts have {won} direct seats together, and this row {item.direct_seats}",
                    item.place,
                )
    for district, total, row in found.totals:
        rows = [item.votes for item in lists if not district or item.district == district]
        others = [item for where, item in found.beside if (not district or where == district) and _counts(where, lists)]
        valid = sum(rows) + sum(item.votes for item in others if item.what not in (INVALID, OTHERS_AND_INVALID))
        everyone = sum(rows) + sum(item.votes for item in others)
        if total not in (valid, everyone):
            yield error(
                "V118",
                f"the rows have {valid:,} votes together, and the total says {total:,}",
                row.place,
                expectation="A total is the sum of its rows.",
                remedy=f"The difference is {total - valid:,} votes: correct the row that is wrong.",
            )


def _totals(
    table: Table,
    columns: Mapping[str, str],
    found: _Found,
    lists: list[ListVotes],
    stated: Stated,
    mistakes: list[Diagnostic],
) -> Totals:
    beside = [item for district, item in found.beside if _counts(district, lists)]
    votes = sum(item.votes for item in lists)
    listed = votes + sum(item.votes for item in beside if item.what in VALID_BESIDE)
    mixed = sum(item.votes for item in beside if item.what == OTHERS_AND_INVALID)
    invalid = sum(item.votes for item in beside if item.what == INVALID)
    valid = stated.valid if stated.valid is not None else _column_total(table, columns["valid"], mistakes)
    cast = stated.cast if stated.cast is not None else _column_total(table, columns["cast"], mistakes)
    entitled = stated.entitled if stated.entitled is not None else _column_total(table, columns["entitled"], mistakes)
    if cast is None and (mixed or invalid):
        cast = listed + mixed + invalid
    for smaller, larger, words in (
        (listed, valid, "the rows have {0:,} votes together, and there are said to be {1:,} valid votes"),
        (listed + mixed + invalid, cast, "the rows have {0:,} votes together, and {1:,} are said to have taken part"),
        (valid, cast, "there are said to be {0:,} valid votes, and {1:,} to have taken part"),
        (cast, entitled, "{0:,} are said to have taken part, and {1:,} to be entitled"),
    ):
        if smaller is not None and larger is not None and smaller > larger:
            mistakes.append(
                error(
                    "V119",
                    words.format(smaller, larger),
                    table.rows[0].place if table.rows else table.heading,
                    expectation="Votes are never more than valid votes, these than ballots cast, and these than entitled voters.",
                    remedy="Correct the total, or the row that is wrong.",
                )
            )
    return Totals(listed, valid, cast, entitled)


def _column_total(table: Table, column: str, mistakes: list[Diagnostic]) -> int | None:
    """A total that every row repeats; a mistake when two rows say different numbers."""
    if not column:
        return None
    seen: dict[int, Row] = {}
    for row in table.rows:
        value = whole_number(row, column, mistakes)
        if value is not None:
            seen.setdefault(value, row)
    if len(seen) > 1:
        values = in_words([f"{value:,}" for value in seen])
        mistakes.append(
            error(
                "V120",
                f"column “{column}” says {values}",
                list(seen.values())[1].place,
                expectation="The rows of one vote share its totals.",
            )
        )
    return next(iter(seen), None)
