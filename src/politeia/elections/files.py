"""From a file and the norms in force on a day to a count: which norm applies, which rows are meant, which tables lie beside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from politeia.diagnostics.model import failure
from politeia.diagnostics.nearest import nearest
from politeia.elections.ballots import is_referendum, read_ballots
from politeia.elections.columns import ELECTION, column_of
from politeia.elections.constituencies import with_constituencies
from politeia.elections.counting import count_election
from politeia.elections.model import ElectionCount, ReferendumCount
from politeia.elections.offices import count_office
from politeia.elections.reading import Stated, read_returns, read_totals
from politeia.elections.referendums import count_referendum
from politeia.elections.selection import select
from politeia.elections.tables import Table, read_table
from politeia.language.electoral import DistrictSeats
from politeia.norms.model import Institutions
from politeia.norms.voting import Election, Referendum

Count = ElectionCount | ReferendumCount
Norm = TypeVar("Norm", Election, Referendum)


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be counted, beside the file: the norm by name, rows, tables beside, totals, and columns to leave out."""

    norm: str = ""
    where: tuple[tuple[str, str], ...] = ()
    districts: Path | None = None
    units: Path | None = None
    totals: Path | None = None
    stated: Stated = field(default_factory=Stated)
    ignored: tuple[str, ...] = ()
    constituencies: Path | None = None


def count_file(path: Path, institutions: Institutions, day: date, request: Request) -> Count:
    """Count the vote that a file returns under the norms in force; raises with diagnostics that show the rows at fault."""
    table, beside, notes = _tables(path, day, request)
    if is_referendum(table):
        return _counted_referendum(table, beside, institutions, request, notes)
    if beside is not None:
        request = replace(request, stated=read_totals(beside, request.stated))
    election = _election(institutions, request.norm, table)
    districts, where = _districts(path, election, request)
    found = read_returns(table, districts=districts, stated=request.stated, ignored=request.ignored)
    constituencies, beside_it = _constituencies(path, request)
    if constituencies is not None:
        found = with_constituencies(found, constituencies, request.ignored)
    found = replace(found, notes=(*notes, *where, *beside_it, *found.notes))
    if election.rules is None:
        return count_office(election, found)
    return count_election(election, found, seats=_seats_of(election.subject, institutions))


def _tables(path: Path, day: date, request: Request) -> tuple[Table, Table | None, tuple[str, ...]]:
    """The rows of the file and of the table of totals that are meant; a filter applies to each table with its column."""
    first = read_table(path)
    second = read_table(request.totals) if request.totals else None
    own = tuple(item for item in request.where if second is None or item[0] in first.columns)
    table, notes = select(first, day, own)
    if second is None:
        return table, None, notes
    other = tuple(item for item in request.where if item[0] in second.columns or item[0] not in first.columns)
    totals, more = select(second, day, other)
    return table, totals, (*notes, *(f"{Path(second.file).name}: {note}" for note in more))


def _counted_referendum(
    table: Table, totals: Table | None, institutions: Institutions, request: Request, notes: tuple[str, ...]
) -> ReferendumCount:
    """A file of units is read beside its totals; a file of totals beside its units."""
    norm = _referendum(institutions, request.norm)
    units = read_table(request.units) if request.units else None
    if totals is not None:
        table, units = totals, table
    returns = read_ballots(table, units=units, stated=request.stated, ignored=request.ignored)
    return count_referendum(norm, replace(returns, notes=(*notes, *returns.notes)))


def _districts(path: Path, election: Election, request: Request) -> tuple[Table | None, tuple[str, ...]]:
    """The table of districts: the one named, or the one beside the file whose name ends in “_districts”."""
    if request.districts is not None:
        return read_table(request.districts), ()
    rules = election.rules
    double_or_district = rules is not None and (
        rules.districts is not None
        and rules.districts.value.seats in (DistrictSeats.SET_BY_LAW, DistrictSeats.BY_POPULATION)
    )
    beside = path.with_name(f"{path.stem}_districts{path.suffix}")
    if double_or_district and beside.is_file():
        return read_table(beside), (f"districts are read from {beside.name}, which lies beside the file",)
    return None, ()


def _constituencies(path: Path, request: Request) -> tuple[Table | None, tuple[str, ...]]:
    """The table of constituencies: the one named, or the one beside the file whose name ends in “_constituencies”."""
    if request.constituencies is not None:
        return read_table(request.constituencies), ()
    beside = path.with_name(f"{path.stem}_constituencies{path.suffix}")
    if beside.is_file():
        return read_table(beside), (f"constituencies are read from {beside.name}, which lies beside the file",)
    return None, ()


def _seats_of(subject: str, institutions: Institutions) -> int | None:
    """The seats of the body or of its part that is elected; None when the charter gives no number."""
    part = institutions.part(subject)
    if part is not None:
        return part[1].seats or None
    body = institutions.body(subject)
    if body is None:
        return None
    elected = [item for item in body.parts if "voters" in item.by]
    return (elected[0].seats if len(elected) == 1 else body.seats) or None


def _referendum(institutions: Institutions, asked: str) -> Referendum:
    return _chosen(
        {item.name: item for item in institutions.referendums},
        [item.name for item in institutions.referendums if item.carried_if],
        asked,
        "referendum",
        "“carried if”",
    )


def _election(institutions: Institutions, asked: str, table: Table) -> Election:
    """The election asked for; otherwise the only one that a table of its kind can be counted under."""
    by_name = {item.subject: item for item in institutions.elections}
    offices = [item.subject for item in institutions.elections if item.elected_if and item.rules is None]
    columns = {column.casefold() for column in table.columns}
    in_districts = bool(column_of(table, ELECTION, "district"))
    seats = [item.subject for item in institutions.elections if item.rules]
    if not in_districts:
        seats = [name for name in seats if _is_national(by_name[name])] or seats
    else:
        persons = "candidate" in columns and "party" not in columns
        seats = [name for name in seats if _is_single_member(by_name[name]) is persons] or seats
    persons_alone = "candidate" in columns and "party" not in columns and not in_districts
    candidates = offices if persons_alone and offices else seats or offices
    return _chosen(by_name, candidates, asked, "election", "“method” or “elected if”")


def _is_national(election: Election) -> bool:
    districts = election.rules.districts if election.rules else None
    return districts is None or districts.value.seats is DistrictSeats.NATIONAL


def _is_single_member(election: Election) -> bool:
    districts = election.rules.districts if election.rules else None
    return districts is not None and districts.value.seats is DistrictSeats.SINGLE_MEMBER


def _chosen(norms: Mapping[str, Norm], fitting: Sequence[str], asked: str, kind: str, clause: str) -> Norm:
    if asked:
        name = asked.removeprefix(f"{kind} ").removeprefix("of ")
        if name in norms:
            return norms[name]
        near = nearest(name, list(norms))
        raise failure(
            "V206",
            f"no {kind} in force is called “{asked}”",
            expectation=f"In force: {', '.join(norms) or 'none'}.",
            remedy=f"Did you mean “{near}”?" if near else "",
        )
    if len(fitting) == 1:
        return norms[fitting[0]]
    if not fitting:
        raise failure(
            "V207",
            f"no {kind} in force can be counted",
            expectation=f"A count needs a norm “{kind} ...” with the clause {clause}. In force: {', '.join(norms) or 'none'}.",
            remedy="Give the election law with --under, at the day of the vote.",
        )
    raise failure(
        "V208",
        f"several {kind}s in force can be counted: {', '.join(fitting)}",
        remedy=f'Choose one with --norm "{fitting[0]}".',
    )
