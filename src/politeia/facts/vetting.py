"""Vetting a file: which rules apply to what it is asked about, the tables read beside it, and the answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from politeia.diagnostics.model import failure
from politeia.diagnostics.nearest import nearest
from politeia.facts.bulk import BROKEN, OPEN, named, outcome_of, vetted
from politeia.facts.columns import counted
from politeia.facts.counted_lists import count_lists, ordered
from politeia.facts.expressions import columns_of
from politeia.facts.kinship import IS_KIN, degrees_in, kin_rules
from politeia.facts.lists import Named, categories_of, moves, vet_counts
from politeia.facts.model import Field, GroupAnswer, GroupCheck, Kind, Outcome, RowAnswer, RuleSet, Tally
from politeia.facts.parties import vet_party
from politeia.facts.requirements import column_name, rules_for, subjects
from politeia.facts.tables import ROW, open_table, typed
from politeia.facts.terms import served_in_table
from politeia.norms.model import Institutions
from politeia.norms.persons import Candidacy, Quota
from politeia.norms.standing import of_mandates

if TYPE_CHECKING:
    from ibis.expr.types import Table

SHOWN_ROWS = 20
WITHOUT_MANDATES = "The quota of mandates is asked when --mandates says how many each list receives."
PERSON = Field("person", Kind.NAME, "who the row is about")
PARTY_FIELDS = (
    Field("party", Kind.NAME, "the party that asks to be registered"),
    Field("unit", Kind.NAME, "the region or city"),
    Field("members", Kind.NUMBER, "members there; without this column every row is one member"),
    Field("founders", Kind.NUMBER, "members of the initiative group from there, where known"),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked beside the table: files of terms, kin and mandates, and numbers that the text leaves to statutes."""

    table: Path | None = None
    terms: Path | None = None
    counted_from: date | None = None
    kin: Path | None = None
    kin_of: str = ""
    degrees: int | None = None
    seats: int | None = None
    mandates: Path | None = None
    units: int | None = None
    out: Path | None = None


@dataclass(frozen=True, slots=True)
class Vetted:
    """All answers: tallies and the first rows for tables of people, one answer a group for lists and parties."""

    rows: int
    tallies: tuple[Tally, ...] = ()
    first: tuple[RowAnswer, ...] = ()
    groups: tuple[GroupAnswer, ...] = ()
    not_asked: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def fulfilled(self) -> bool:
        """Whether nothing is broken and nothing left open."""
        people = all(tally.outcome is Outcome.FULFILLED for tally in self.tallies)
        return people and all(group.outcome is Outcome.FULFILLED for group in self.groups)


def vet(institutions: Institutions, subject: str, day: date, asked: Asked) -> Vetted:
    """The answers on a file; raises errors of exit status 2 for files and names that do not work."""
    import ibis

    if asked.table is None:
        raise failure("F100", "no table to vet", None, remedy="Name a CSV or Parquet file, or ask for --columns.")
    _refuse_no_table(asked.out)
    connection = ibis.duckdb.connect()
    table = open_table(asked.table, connection)
    grouped = asks_of_lists(institutions, subject) or asks_of_parties(institutions, subject)
    if grouped and asked.out is not None:
        raise failure(
            "F131",
            "--out writes the answers of people, row by row",
            None,
            remedy="Take the answers of lists and parties as JSON: leave --out away, and add --json.",
        )
    if asks_of_lists(institutions, subject):
        return _lists(institutions, subject, table, asked, connection)
    if asks_of_parties(institutions, subject):
        return _parties(institutions, subject, table, asked, connection)
    return _people(institutions, subject, day, table, asked, connection)


def asks_of_lists(institutions: Institutions, subject: str) -> bool:
    """Whether some norm in force speaks of lists for these seats; a candidacy for an office alone is asked of people."""
    return any(subject == item.name or subject in item.of for item in _on_lists(institutions))


def _on_lists(institutions: Institutions) -> tuple[Candidacy | Quota, ...]:
    candidacies = (item for item in institutions.candidacies if item.list_length is not None)
    return (*candidacies, *institutions.quotas)


def asks_of_parties(institutions: Institutions, subject: str) -> bool:
    """Whether some norm in force says what it takes to register this kind of party."""
    return any(subject == item.name for item in institutions.registrations)


def columns_for(institutions: Institutions, subject: str, day: date) -> tuple[Field, ...]:
    """The columns that a table for the subject has; raises an error of exit status 2 when no norm in force speaks of it."""
    if asks_of_lists(institutions, subject):
        return list_fields(institutions, subject)
    if asks_of_parties(institutions, subject):
        return PARTY_FIELDS
    return (PERSON, *people_rules(institutions, subject, day).fields)


def list_fields(institutions: Institutions, subject: str) -> tuple[Field, ...]:
    """The columns of a table of lists: the names and places, and one column for every category of a quota."""
    categories = dict.fromkeys(name for quota in _quotas(institutions, subject) for name in categories_of(quota))
    return (
        Field("list", Kind.NAME, "the list on which the person stands"),
        PERSON,
        Field("place", Kind.NUMBER, "the place on the list; the order of the rows where it is empty"),
        *(Field(column_name(name), Kind.YES, f"whether the person belongs to: {name}") for name in categories),
    )


def _quotas(institutions: Institutions, subject: str) -> list[Quota]:
    return [item for item in institutions.quotas if subject == item.name or subject in item.of]


def people_rules(institutions: Institutions, subject: str, day: date, *, kin: bool = False) -> RuleSet:
    """The rules on people for a subject; raises an error of exit status 2 when no norm in force speaks of it."""
    rules = kin_rules(subject, institutions) if kin else rules_for(subject, institutions, day)
    if rules.rules:
        return rules
    known = (
        *subjects(institutions),
        *(name for item in _on_lists(institutions) for name in (item.name, *item.of)),
        *(item.name for item in institutions.registrations),
    )
    near = nearest(subject, known)
    raise failure(
        "F110",
        f"no rule in force asks anything of “{subject}”",
        None,
        expectation=f"There are rules for: {', '.join(dict.fromkeys(known)) or 'nobody'}.",
        remedy=f"Did you mean “{near}”?" if near else "",
    )


# -- people --------------------------------------------------------------------------------------------------------------


def _people(institutions: Institutions, subject: str, day: date, table: Table, asked: Asked, connection: Any) -> Vetted:
    rules = people_rules(institutions, subject, day, kin=bool(asked.kin_of))
    needed = (PERSON.name,) if asked.terms or asked.kin_of else ()
    assert asked.table is not None
    read = (PERSON, *rules.fields) if PERSON.name in table.columns else rules.fields
    facts = typed(table, read, asked.table, connection, required=needed, others=asked.out is not None)
    if asked.kin_of:
        facts = _with_kin(facts, asked, connection)
    if asked.terms is not None:
        facts = _with_terms(facts, institutions, subject, day, asked, connection)
    answered = vetted(rules, facts)
    if asked.out is not None:
        _write(rules, answered, asked.out)
    present = set(facts.columns) & set(table.columns)
    missing = tuple(field.name for field in rules.fields if field.name not in present and not asked.terms)
    tallies = counted(rules, facts.select(_read(rules, facts) or [ROW]).to_pyarrow_batches())
    return Vetted(sum(tally.rows for tally in tallies), tallies, _first(rules, answered), (), missing)


def _with_kin(facts: Table, asked: Asked, connection: Any) -> Table:
    import ibis

    if asked.kin is None or asked.degrees is None:
        raise failure(
            "F120",
            "who is close kin is not said by the text in force",
            None,
            expectation="A statute defines it, and kinship is counted in a table of descent.",
            remedy="Give the table and the degree: --kin kin.csv --degrees 2 (parents, children, siblings, grandparents).",
        )
    descent = (Field("parent", Kind.NAME, ""), Field("child", Kind.NAME, ""))
    pairs = typed(open_table(asked.kin, connection), descent, asked.kin, connection, required=("parent", "child"))
    found = degrees_in(pairs, asked.kin_of, most=asked.degrees)
    if not found:
        raise failure(
            "F121",
            f"{asked.kin} names no kin of “{asked.kin_of}”",
            None,
            remedy="Write the name as it stands in the columns “parent” and “child”.",
        )
    return facts.mutate(**{IS_KIN: facts.person.isin(sorted(found)) if found else ibis.literal(False)})


def _with_terms(
    facts: Table, institutions: Institutions, subject: str, day: date, asked: Asked, connection: Any
) -> Table:
    import ibis

    assert asked.terms is not None
    columns = (PERSON, Field("began", Kind.DAY, ""))
    read = typed(open_table(asked.terms, connection), columns, asked.terms, connection, required=("person", "began"))
    office = institutions.office(subject)
    in_a_row = office is not None and office.limit is not None and office.limit.value.in_a_row
    served = served_in_table(read, day, in_a_row=in_a_row, counted_from=asked.counted_from)
    held = served.select(served.person.name("holder"), served.served)
    name = "terms_in_a_row" if in_a_row else "terms_served"
    joined = facts.drop(name).left_join(held, facts.person == held.holder)
    return joined.mutate(**{name: ibis.coalesce(joined.served, 0)}).drop("holder", "served")


def _first(rules: RuleSet, answered: Table) -> tuple[RowAnswer, ...]:
    """The first rows that are not fulfilled, with everything that stands in the way."""
    unfulfilled = answered.filter((answered[BROKEN] > 0) | (answered[OPEN] > 0)).order_by(ROW).limit(SHOWN_ROWS)
    who = [PERSON.name] if PERSON.name in answered.columns else []
    rows = unfulfilled.select(ROW, BROKEN, OPEN, *who, *_read(rules, answered)).to_pandas()
    found: list[RowAnswer] = []
    for row in rows.to_dict("records"):
        broken, unclear = int(row[BROKEN]), int(row[OPEN])
        missing = tuple(
            dict.fromkeys(
                name for rule in named(rules, unclear) for name in columns_of(rule.holds) if _absent(row.get(name))
            )
        )
        found.append(
            RowAnswer(
                int(row[ROW]),
                str(row.get(PERSON.name, "") or ""),
                outcome_of(broken, unclear),
                named(rules, broken),
                named(rules, unclear),
                missing,
            )
        )
    return tuple(found)


def _read(rules: RuleSet, answered: Table) -> list[str]:
    names = dict.fromkeys(name for rule in rules.rules for name in columns_of(rule.holds))
    return [name for name in names if name in answered.columns]


def _absent(value: object) -> bool:
    return value is None or value != value or str(value) in ("NaT", "<NA>")


def _write(rules: RuleSet, answered: Table, path: Path) -> None:
    """Every row with its answer and the articles behind it; the file appears whole or not at all."""
    import ibis

    combinations = answered.select(BROKEN, OPEN).distinct().to_pandas()
    spoken = [
        (int(b), int(o), outcome_of(int(b), int(o)).value, _words(rules, int(b)), _words(rules, int(o)))
        for b, o in combinations.itertuples(index=False)
    ]

    def case(position: int) -> Any:
        return ibis.cases(
            *(((answered[BROKEN] == item[0]) & (answered[OPEN] == item[1]), item[position]) for item in spoken),
            else_="",
        )

    complete = answered.mutate(answer=case(2), broken=case(3), cannot_tell=case(4)).drop(BROKEN, OPEN).order_by(ROW)
    beside = path.with_name(f".{path.name}.part")
    try:
        (complete.to_csv if path.suffix == ".csv" else complete.to_parquet)(beside)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _refuse_no_table(path: Path | None) -> None:
    if path is not None and path.suffix not in (".csv", ".parquet"):
        raise failure("F130", f"“{path.name}” is no table", None, remedy=f"Write {path.with_suffix('.csv').name}.")


def _words(rules: RuleSet, bits: int) -> str:
    return "; ".join(f"{rule.words} [{rule.citation}]" for rule in named(rules, bits))


# -- lists and parties ----------------------------------------------------------------------------------------------------


def _lists(institutions: Institutions, subject: str, table: Table, asked: Asked, connection: Any) -> Vetted:
    candidacies = [item for item in institutions.candidacies if subject == item.name or subject in item.of]
    quotas = _quotas(institutions, subject)
    columns = {name: column_name(name) for quota in quotas for name in categories_of(quota)}
    fields = list_fields(institutions, subject)
    assert asked.table is not None
    facts = typed(table, fields, asked.table, connection, required=("list", "person"))
    mandates = _mandates(asked, connection)
    seats = asked.seats or _seats(institutions, subject)
    counted = count_lists(facts, quotas, mandates)
    if mandates is not None:
        _refuse_strangers(set(_received(mandates)), {counts.name for counts in counted}, asked)
    checked = {
        counts.name: vet_counts(counts, candidacies=candidacies, quotas=quotas, seats=seats) for counts in counted
    }
    notes = _moves(facts, quotas, columns, mandates, [name for name, checks in checked.items() if _short(checks)])
    groups = tuple(GroupAnswer(name, checks, notes.get(name, ())) for name, checks in checked.items())
    absent = tuple(column for column in columns.values() if column not in table.columns)
    waiting = (WITHOUT_MANDATES,) if mandates is None and any(map(of_mandates, quotas)) else ()
    return Vetted(sum(counts.names for counts in counted), groups=groups, not_asked=absent, notes=waiting)


def _short(checks: tuple[GroupCheck, ...]) -> bool:
    return any(check.fulfilled is not True for check in checks)


def _moves(
    facts: Table, quotas: Sequence[Quota], columns: Mapping[str, str], mandates: Table | None, lists: Sequence[str]
) -> dict[str, tuple[str, ...]]:
    """Who moves up on the lists that may be short of a quota, name by name."""
    if mandates is None or not lists:
        return {}
    received = _received(mandates)
    names: dict[str, list[Named]] = {}
    placed = ordered(facts)
    for row in placed.filter(placed["list"].isin(lists)).order_by(ROW).to_pandas().to_dict("records"):
        belongs = {name: _yes(row[column]) for name, column in columns.items()}
        names.setdefault(str(row["list"]), []).append(Named(str(row["person"]), int(row["place"]), belongs))
    return {
        name: moves(sorted(own, key=lambda one: one.place), quotas, received[name])
        for name, own in names.items()
        if name in received
    }


def _yes(value: object) -> bool | None:
    return None if _absent(value) else bool(value)


def _seats(institutions: Institutions, subject: str) -> int | None:
    part = institutions.part(subject)
    return part[1].seats if part is not None else None


def _mandates(asked: Asked, connection: Any) -> Table | None:
    """The mandates that lists receive; None when nobody says."""
    if asked.mandates is None:
        return None
    fields = (Field("list", Kind.NAME, ""), Field("mandates", Kind.NUMBER, ""))
    read = typed(
        open_table(asked.mandates, connection), fields, asked.mandates, connection, required=("list", "mandates")
    )
    return read.filter(read.mandates.notnull()).group_by("list").agg(mandates=lambda table: table.mandates.max())


def _refuse_strangers(received: set[str], lists: set[str], asked: Asked) -> None:
    """Raise an error of exit status 2 when mandates are given to a list that is not in the table."""
    for name in sorted(received - lists):
        near = nearest(name, tuple(sorted(lists)))
        raise failure(
            "F122",
            f"{asked.mandates} gives mandates to “{name}”, and {asked.table} has no such list",
            None,
            expectation=f"Its lists: {', '.join(sorted(lists)[:20])}.",
            remedy=f"Did you mean “{near}”?" if near else "Write the name as it stands in the column “list”.",
        )


def _received(mandates: Table) -> dict[str, int]:
    found = mandates.select("list", "mandates").to_pandas().itertuples(index=False)
    return {str(name): int(count) for name, count in found}


def _parties(institutions: Institutions, subject: str, table: Table, asked: Asked, connection: Any) -> Vetted:
    registration = next(item for item in institutions.registrations if item.name == subject)
    fields = PARTY_FIELDS
    assert asked.table is not None
    facts = typed(table, fields, asked.table, connection, required=("party", "unit"))
    each = facts.members.fill_null(0) if "members" in table.columns else facts[ROW] * 0 + 1
    counted = facts.mutate(members=each).group_by(["party", "unit"])
    rows = counted.agg(members=lambda t: t.members.sum(), founders=lambda t: t.founders.sum()).to_pandas()
    parties: dict[str, tuple[dict[str, int], dict[str, int]]] = {}
    for party, unit, members, founders in rows[["party", "unit", "members", "founders"]].itertuples(index=False):
        own = parties.setdefault(str(party), ({}, {}))
        own[0][str(unit)] = int(members)
        own[1][str(unit)] = 0 if _absent(founders) else int(founders)
    has_founders = "founders" in table.columns
    groups = tuple(
        vet_party(name, members, registration, units=asked.units, founders=founders if has_founders else None)
        for name, (members, founders) in sorted(parties.items())
    )
    return Vetted(int(facts.count().to_pandas()), groups=groups)
