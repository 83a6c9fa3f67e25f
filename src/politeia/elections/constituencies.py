"""Single-member constituencies beside the lists: who won each, from a table of votes for candidates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from politeia.diagnostics.model import Diagnostic, PoliteiaError, error, failure
from politeia.diagnostics.nearest import nearest
from politeia.elections.cells import answer, whole_number
from politeia.elections.columns import (
    CONSTITUENCIES,
    INDEPENDENTS,
    column_of,
    kind_of_row,
    same_meaning,
    unknown_columns,
)
from politeia.elections.model import ListVotes, Returns, Tie, Winner
from politeia.elections.tables import Row, Table

Standing = tuple[Row, str, str, int]
"""A candidate of a constituency: the row, the list (empty for an independent), the name, the votes."""


def with_constituencies(returns: Returns, table: Table, ignored: tuple[str, ...] = ()) -> Returns:
    """The return with the winner of every constituency, and direct seats counted from them.

    A constituency with two candidates first stays open unless a column `lot` ranks them. Raises with a diagnostic for
    every mistake, each with its row.
    """
    columns = {meaning: column_of(table, CONSTITUENCIES, meaning) for meaning in CONSTITUENCIES}
    mistakes = [
        *unknown_columns(table, CONSTITUENCIES, ignored),
        *same_meaning(table, CONSTITUENCIES, ignored),
        *_needed(table, columns),
    ]
    if mistakes:
        raise PoliteiaError(tuple(mistakes))
    standing = _standing(table, columns, returns, mistakes)
    winners, ties = [], []
    for constituency, candidates in standing.items():
        found = _first(constituency, candidates, columns, mistakes)
        if isinstance(found, Tie):
            ties.append(found)
        else:
            winners.append(found)
    mistakes += _unlike(returns, winners)
    if mistakes:
        raise PoliteiaError(tuple(mistakes))
    won: dict[tuple[str, str], int] = {}
    in_districts = bool(returns.district_names)
    for winner in winners:
        place = (winner.district if in_districts else "", winner.list)
        won[place] = won.get(place, 0) + 1
    lists = tuple(replace(row, direct_seats=won.get((row.district, row.name), 0)) for row in returns.lists)
    return replace(returns, lists=lists, winners=tuple(winners), open_constituencies=tuple(ties))


def _needed(table: Table, columns: Mapping[str, str]) -> Iterator[Diagnostic]:
    for meaning, words in (("constituency", "constituencies"), ("list", "lists"), ("votes", "votes")):
        if not columns[meaning]:
            yield error(
                "V112",
                f"no column holds the {words}",
                table.heading,
                expectation=f"One column is called {' or '.join(CONSTITUENCIES[meaning][:3])}.",
            )


def _standing(
    table: Table, columns: Mapping[str, str], returns: Returns, mistakes: list[Diagnostic]
) -> dict[str, list[Standing]]:
    """The candidates of every constituency, in the order of the table."""
    found: dict[str, list[Standing]] = {}
    seen: set[tuple[str, str, str]] = set()
    for row in table.rows:
        name = row.text(columns["constituency"])
        if not name:
            mistakes.append(error("V113", "this row names no constituency", row.place))
            continue
        votes = whole_number(row, columns["votes"], mistakes, needed=True)
        written = row.text(columns["list"])
        party = "" if kind_of_row(written) == INDEPENDENTS else written
        candidate = row.text(columns["candidate"]) if columns["candidate"] else ""
        if (name, written, candidate) in seen:
            mistakes.append(
                error("V117", f"{candidate or written or 'this candidate'} stands twice in {name}", row.place)
            )
        seen.add((name, written, candidate))
        mistakes += _places(row, columns, returns, name, found)
        if votes is not None:
            found.setdefault(name, []).append((row, party, candidate, votes))
    return found


def _places(
    row: Row, columns: Mapping[str, str], returns: Returns, name: str, found: Mapping[str, list[Standing]]
) -> Iterator[Diagnostic]:
    """A constituency lies in one district, and that district is one of the return."""
    known = returns.district_names
    if not known:
        return
    district = row.text(columns["district"]) if columns["district"] else ""
    if district not in known:
        near = nearest(district, known)
        yield error(
            "V126",
            f"{name} lies in no district of the votes"
            if not district
            else f"no district of the votes is called {district}",
            row.place,
            expectation=f"Districts: {', '.join(known)}.",
            remedy=f"Did you mean “{near}”?" if near else "",
        )
    elif name in found and found[name][0][0].text(columns["district"]) in set(known) - {district}:
        yield error("V126", f"{name} lies in two districts", row.place, remedy="Give constituencies their own names.")


def _first(
    constituency: str, candidates: list[Standing], columns: Mapping[str, str], mistakes: list[Diagnostic]
) -> Winner | Tie:
    most = max(votes for _, _, _, votes in candidates)
    leaders = [item for item in candidates if item[3] == most]
    if len(leaders) > 1 and columns["lot"]:
        ranks = [whole_number(item[0], columns["lot"], mistakes) for item in leaders]
        known = [rank for rank in ranks if rank is not None]
        if len(set(known)) == len(leaders):
            leaders = [leaders[ranks.index(min(known))]]
    if len(leaders) > 1:
        among = tuple(candidate or party or "an independent" for _, party, candidate, _ in leaders)
        why = "they have equal votes, and no column “lot” ranks them"
        return Tie(f"constituency {constituency}", among, 1, why)
    row, party, candidate, votes = leaders[0]
    stated = [whole_number(item[0], columns["valid"], mistakes) for item in candidates] if columns["valid"] else []
    valid = max((count for count in stated if count is not None), default=sum(item[3] for item in candidates))
    return Winner(
        constituency,
        row.text(columns["district"]) if columns["district"] else "",
        party,
        candidate,
        votes,
        max(valid, 1),
        answer(row, columns["elected"], mistakes),
        row.place,
    )


def _unlike(returns: Returns, winners: list[Winner]) -> Iterator[Diagnostic]:
    """Direct seats that the return states and the constituencies do not give."""
    row: ListVotes
    for row in returns.lists:
        won = sum(
            1 for item in winners if item.list == row.name and (not row.district or item.district == row.district)
        )
        if row.direct_seats and row.direct_seats != won:
            yield error(
                "V118",
                f"{row.name} won {won} constituencies, and this row has {row.direct_seats} direct seats",
                row.place,
                remedy="Correct the row or the table of constituencies, or leave the direct seats out.",
            )


def check_constituencies(returns: Returns) -> None:
    """Refuse a count that needs the winners of constituencies where the return does not give them."""
    if not returns.winners and not returns.open_constituencies:
        raise failure(
            "V227",
            "the law asks who won each constituency, and the return does not say it",
            expectation="A table of constituencies with the columns constituency, district, party and votes.",
            remedy="Give it with --constituencies FILE.",
        )
