"""Who receives the mandates of each list, under the quotas of mandates in force: the order of the list, and who moves up.

The order of the names is that of the table. A quota moves as few persons as it needs, and each move names its article.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from politeia.diagnostics.model import Diagnostic, PoliteiaError, error, failure
from politeia.diagnostics.nearest import nearest
from politeia.elections.columns import kind_of_row
from politeia.elections.model import ElectionCount
from politeia.elections.tables import Row, Table
from politeia.facts.categories import belongs, columns_for, left_to_another_law
from politeia.facts.lists import Move, Named, categories_of, moved
from politeia.norms.model import Institutions
from politeia.norms.persons import Quota
from politeia.norms.standing import needed_of, of_mandates

LISTS = ("list", "party")
PERSONS = ("person", "candidate", "name")


@dataclass(frozen=True, slots=True)
class Mandate:
    """A person with a mandate: the place on the list, the categories of quotas, and for whom the person moved up."""

    person: str
    place: int
    categories: tuple[str, ...]
    instead_of: str = ""
    citation: str = ""


@dataclass(frozen=True, slots=True)
class Passed:
    """A person who stands high enough and receives no mandate, because another moved up."""

    person: str
    place: int
    for_whom: str
    citation: str


@dataclass(frozen=True, slots=True)
class QuotaOfMandates:
    """What a quota asks of the mandates of one list, and what it found.

    `at_first` counts who belonged before anybody moved, `sure` after it, `perhaps` are persons of whom the table does not
    say. `kept` is None when they decide.
    """

    name: str
    citation: str
    needed: int | None
    at_first: int
    sure: int
    perhaps: int
    kept: bool | None


@dataclass(frozen=True, slots=True)
class ListMandates:
    """The mandates of one list; `unfilled` are those for which it has no names."""

    name: str
    mandates: int
    persons: tuple[Mandate, ...]
    passed: tuple[Passed, ...]
    quotas: tuple[QuotaOfMandates, ...]
    unfilled: int


@dataclass(frozen=True, slots=True)
class Distribution:
    """The mandates of all lists, with what the law says of the order and what is assumed."""

    lists: tuple[ListMandates, ...]
    notes: tuple[str, ...]

    @property
    def kept(self) -> bool:
        """Whether every quota is surely kept on every list, and every mandate has a person."""
        return all(one.unfilled == 0 and all(quota.kept is True for quota in one.quotas) for one in self.lists)


def distribute(
    count: ElectionCount, candidates: Table, institutions: Institutions, day: date, *, young_under: int | None = None
) -> Distribution:
    """Give the mandates that a count found to the names of a table; raises with the row of every mistake.

    The table has `list` (or `party`), `person`, `place` (or the order of its rows), and of `sex`, `born` or `age`,
    `disability`, or a column called like a category, what the quotas ask for.
    """
    quotas = tuple(
        quota for quota in institutions.quotas if of_mandates(quota) and count.norm in (quota.name, *quota.of)
    )
    categories = tuple(dict.fromkeys(name for quota in quotas for name in categories_of(quota)))
    lists = _lists(candidates, categories, day, young_under)
    received = {item.name: item.seats - item.direct_seats for item in count.lists}
    _refuse_strangers(candidates, lists, received)
    shared = tuple(
        _shared(name, lists.get(name, []), mandates, quotas) for name, mandates in received.items() if mandates > 0
    )
    notes = (*_order(institutions, count.norm), *_notes(quotas, categories, candidates, young_under, day))
    return Distribution(shared, notes)


def _shared(name: str, names: list[Named], mandates: int, quotas: Sequence[Quota]) -> ListMandates:
    ordered = sorted(names, key=lambda one: one.place)
    inside = ordered[:mandates]
    moves: list[tuple[Move, str]] = []
    for quota in quotas:
        later = [one for one in ordered if one not in inside]
        made, _ = moved(quota, [*inside, *later], len(inside))
        citation = quota.share.citation if quota.share else quota.citation
        for move in made:
            inside[inside.index(move.falling)] = move.rising
            moves.append((move, citation))
        inside.sort(key=lambda one: one.place)
    risen = {move.rising.place: (move.falling.person, citation) for move, citation in moves}
    first = {one.place for one in ordered[:mandates]}
    persons = tuple(
        Mandate(
            one.person,
            one.place,
            tuple(category for category, is_so in one.categories.items() if is_so),
            *(risen.get(one.place, ("", "")) if one.place not in first else ("", "")),
        )
        for one in inside
    )
    here = {one.place for one in inside}
    passed = tuple(
        Passed(move.falling.person, move.falling.place, move.rising.person, citation)
        for move, citation in moves
        if move.falling.place in first - here
    )
    asked = tuple(_asked(quota, ordered[:mandates], inside) for quota in quotas)
    return ListMandates(name, mandates, persons, passed, asked, mandates - len(inside))


def _asked(quota: Quota, before: list[Named], after: list[Named]) -> QuotaOfMandates:
    needed = needed_of(quota, len(after))
    own = quota.categories.value if quota.categories else None
    names = categories_of(quota)
    groups = (names,) if own is None or own.together else tuple((name,) for name in names)
    counted = [
        ([one.belongs(group) for one in after].count(True), [one.belongs(group) for one in after].count(None))
        for group in groups
    ]
    kept: bool | None = None
    if needed is not None and all(sure >= needed for sure, _ in counted):
        kept = True
    elif needed is not None and any(sure + perhaps < needed for sure, perhaps in counted):
        kept = False
    found = [one.belongs(names) for one in after]
    citation = quota.share.citation if quota.share else quota.citation
    at_first = [one.belongs(names) for one in before].count(True)
    return QuotaOfMandates(quota.name, citation, needed, at_first, found.count(True), found.count(None), kept)


# -- the table -----------------------------------------------------------------------------------------------------------


def _lists(table: Table, categories: Sequence[str], day: date, young_under: int | None) -> dict[str, list[Named]]:
    """The names of every list in order; raises with the row of every mistake."""
    plain = {column.casefold(): column for column in table.columns}
    own_list = next((plain[name] for name in LISTS if name in plain), "")
    own_person = next((plain[name] for name in PERSONS if name in plain), "")
    if not own_list or not own_person:
        raise failure(
            "V150",
            f"no column holds the {'persons' if own_list else 'lists'}",
            table.heading,
            expectation="A table of candidates has the columns list (or party) and person, and place, sex, born, disability.",
        )
    mistakes: list[Diagnostic] = []
    found: dict[str, list[Named]] = {}
    seen: dict[tuple[str, str], Row] = {}
    for row in table.rows:
        name, person = row.text(own_list), row.text(own_person)
        if not name or not person:
            mistakes.append(error("V151", "this row names no list or no person", row.place))
            continue
        if (name, person) in seen:
            mistakes.append(error("V152", f"{person} stands twice on the list of {name}", row.place))
            continue
        seen[name, person] = row
        try:
            cells = {low: row.text(column) for low, column in plain.items()}
            is_in = {category: belongs(category, cells, day, young_under) for category in categories}
        except ValueError as problem:
            column, written, expected = problem.args
            mistakes.append(
                error("V153", f"“{written}” is not {expected}", row.at(plain[column]), remedy="Correct the value.")
            )
            continue
        place = cells.get("place", "")
        if place and not place.isdigit():
            mistakes.append(error("V153", f"“{place}” is not a place on a list", row.at(plain["place"])))
            continue
        found.setdefault(name, []).append(Named(person, int(place) if place else len(found.get(name, [])) + 1, is_in))
    mistakes += _same_place(found, table)
    if mistakes:
        raise PoliteiaError(tuple(mistakes))
    return found


def _same_place(lists: Mapping[str, list[Named]], table: Table) -> Iterator[Diagnostic]:
    for name, names in lists.items():
        taken: dict[int, str] = {}
        for one in names:
            other = taken.setdefault(one.place, one.person)
            if other != one.person:
                words = f"{other} and {one.person} both have place {one.place} on the list of {name}"
                yield error("V154", words, table.heading, remedy="Every name has a place of its own.")


def _refuse_strangers(table: Table, lists: Mapping[str, list[Named]], received: Mapping[str, int]) -> None:
    """Lists that were not counted, and lists with mandates and without a single name, are mistakes."""
    mistakes: list[Diagnostic] = []
    for name in lists:
        if name not in received and not kind_of_row(name):
            near = nearest(name, tuple(received))
            mistakes.append(
                error(
                    "V155",
                    f"the votes have no list called “{name}”",
                    table.heading,
                    expectation=f"Counted: {', '.join(received)}.",
                    remedy=f"Did you mean “{near}”?" if near else "",
                )
            )
    for name, mandates in received.items():
        if mandates and name not in lists:
            words = f"“{name}” receives {mandates} mandates, and the table has nobody of that list"
            mistakes.append(error("V156", words, table.heading, remedy="Add its names in their order."))
    if mistakes:
        raise PoliteiaError(tuple(mistakes))


# -- what is told beside -------------------------------------------------------------------------------------------------


def _order(institutions: Institutions, subject: str) -> Iterator[str]:
    """What the law says of the order of names, which the table stands in for."""
    said = [
        f"{clause.word} {clause.written} [{clause.citation or norm.citation}]"
        for norm in institutions.norms
        if norm.kind == "candidacy" and norm.name == subject
        for clause in norm.clauses
        if clause.word == "order of names"
    ]
    law = f"; the law says: {'; '.join(said)}" if said else ""
    yield f"names are taken in the order of the table{law}"


def _notes(
    quotas: Sequence[Quota], categories: Sequence[str], table: Table, young_under: int | None, day: date
) -> Iterator[str]:
    if not quotas:
        yield f"no quota of mandates is in force on {day.isoformat()}, and nobody moves up"
    columns = {column.casefold() for column in table.columns}
    for category in categories:
        readable = [column for column in columns_for(category) if column in columns]
        if left_to_another_law(category) and readable and readable[0] in ("born", "age"):
            yield (
                f"who is young is left to another law: taken as under {young_under} on {day.isoformat()}"
                if young_under is not None
                else f"who is young is left to another law: --young-under gives the age, and without it nobody counts as {category}"
            )
        elif not readable:
            yield f"no column says who belongs to {category} ({' or '.join(columns_for(category))}), so that this is not known"
