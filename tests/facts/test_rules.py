"""Rules over rows: the logic of three values, one row and whole tables, and what real norms ask."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import ibis
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from politeia.amendment.opening import opened
from politeia.diagnostics.model import PoliteiaError
from politeia.facts.bulk import BROKEN, OPEN, counted, tallies, vetted
from politeia.facts.expressions import (
    AtLeast,
    AtMost,
    Cell,
    Column,
    Every,
    Expression,
    Not,
    NotAfter,
    Some,
    Yes,
    evaluate,
)
from politeia.facts.kinship import degrees_from, degrees_in
from politeia.facts.model import Outcome, Rule, RuleSet
from politeia.facts.requirements import cut_off, rules_for
from politeia.facts.single import vet_row
from politeia.facts.terms import Term, served_in_a_row, served_in_all, served_in_table
from politeia.facts.vetting import Asked, vet

DAY = date(2022, 11, 20)
LEAVES = st.one_of(
    st.builds(NotAfter, st.just(Column("born")), st.dates(date(1950, 1, 1), date(2005, 1, 1))),
    st.builds(AtLeast, st.just(Column("years")), st.integers(0, 20)),
    st.builds(AtMost, st.just(Column("years")), st.integers(0, 20)),
    st.builds(Yes, st.sampled_from([Column("citizen"), Column("party")])),
)
EXPRESSIONS: st.SearchStrategy[Expression] = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.builds(Not, inner),
        st.builds(lambda parts: Every(tuple(parts)), st.lists(inner, max_size=3)),
        st.builds(lambda parts: Some(tuple(parts)), st.lists(inner, max_size=3)),
    ),
    max_leaves=6,
)
ROWS: list[dict[str, Cell]] = [
    {"born": born, "years": years, "citizen": citizen, "party": party}
    for born in (None, date(1960, 5, 5), date(1999, 12, 31))
    for years in (None, 3, 15)
    for citizen in (None, True, False)
    for party in (None, True, False)
]
"""Every combination of known and missing values."""

SCHEMA = ibis.schema({"n": "int64", "born": "date", "years": "int64", "citizen": "boolean", "party": "boolean"})


@pytest.fixture(scope="module")
def table() -> ibis.Table:
    rows = ibis.memtable([{"n": n, **row} for n, row in enumerate(ROWS)], schema=SCHEMA)
    return ibis.duckdb.connect().create_table("rows", rows, temp=True)


def expected_bits(rules: RuleSet) -> list[tuple[int, int]]:
    """What the answers for one row say of every row, as bits."""
    found = []
    for row in ROWS:
        values = [evaluate(rule.holds, row) for rule in rules.rules]
        broken = sum(1 << n for n, value in enumerate(values) if value is False)
        found.append((broken, sum(1 << n for n, value in enumerate(values) if value is None)))
    return found


def in_bulk(rules: RuleSet, table: ibis.Table) -> list[tuple[int, int]]:
    found = vetted(rules, table).order_by("n")[[BROKEN, OPEN]].to_pandas()
    return [(int(broken), int(unclear)) for broken, unclear in found.itertuples(index=False)]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(EXPRESSIONS, min_size=1, max_size=5))
def test_one_row_and_the_whole_table_agree(table: ibis.Table, expressions: list[Expression]) -> None:
    rules = RuleSet("x", tuple(Rule(str(n), "1", holds) for n, holds in enumerate(expressions)), ())
    assert in_bulk(rules, table) == expected_bits(rules)
    assert counted(rules, table) == tallies(rules, vetted(rules, table))


def test_a_missing_value_is_never_no() -> None:
    rules = RuleSet("x", (Rule("citizen", "1", Yes(Column("citizen"))),), ())
    assert vet_row(rules, {}).outcome is Outcome.CANNOT_TELL
    assert vet_row(rules, {}).missing == ("citizen",)
    assert vet_row(rules, {"citizen": False}).outcome is Outcome.BROKEN


def test_a_person_is_old_enough_on_the_fortieth_birthday() -> None:
    assert cut_off(date(2022, 11, 20), 40) == date(1982, 11, 20)
    assert cut_off(date(2024, 2, 29), 21) == date(2003, 2, 28)


def test_the_president_must_meet_what_41_and_42_ask() -> None:
    rules = rules_for("President", opened("kazakhstan@2023-04-01").institutions, DAY)
    cited = {rule.words: rule.citation for rule in rules.rules}
    assert cited["age at least 40 years"] == "41(2)"
    assert cited["residence last 15 years in Kazakhstan"] == "41(2)"
    assert cited["at most 1 term in a lifetime"] == "42(5)"
    assert cited["may not be a member of a political party"] == "43(3)"


def test_before_june_2022_the_president_might_belong_to_a_party() -> None:
    rules = rules_for("President", opened("kazakhstan@2022-06-01").institutions, DAY)
    assert not any("party" in rule.words for rule in rules.rules)
    assert any(rule.words == "at most 2 terms in a row" for rule in rules.rules)


# The marriage code of Kazakhstan counts parents, children, siblings, grandparents and grandchildren as close relatives.
FAMILY = (
    ("grandmother", "mother"), ("mother", "holder"), ("father", "holder"), ("mother", "sister"), ("father", "sister"),
    ("holder", "daughter"), ("wife", "daughter"), ("daughter", "grandson"), ("grandmother", "uncle"), ("uncle", "cousin"),
    ("father", "half brother"), ("stranger", "half brother"),
)  # fmt: skip


def test_degrees_of_kinship_are_counted_as_in_roman_law() -> None:
    degrees = degrees_from("holder", FAMILY, most=4)
    assert {name: degrees[name] for name in ("mother", "sister", "half brother", "grandson", "uncle", "cousin")} == {
        "mother": 1, "sister": 2, "half brother": 2, "grandson": 2, "uncle": 3, "cousin": 4,
    }  # fmt: skip


def test_two_parents_of_a_child_are_not_kin_by_it() -> None:
    degrees = degrees_from("holder", FAMILY, most=6)
    assert "wife" not in degrees and "stranger" not in degrees


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda pair: pair[0] < pair[1]), max_size=12))
def test_kinship_is_mutual(pairs: list[tuple[int, int]]) -> None:
    descent = [(str(parent), str(child)) for parent, child in pairs]
    for one in range(8):
        for other, degree in degrees_from(str(one), descent, most=8).items():
            assert degrees_from(other, descent, most=8)[str(one)] == degree


# Presidents of Kazakhstan by the elections that began their terms (Central Election Commission).
TERMS = [Term("first", date(1991, 12, 10)), Term("first", date(1999, 1, 20)), Term("first", date(2006, 1, 11)),
         Term("first", date(2011, 4, 8)), Term("first", date(2015, 4, 29)), Term("second", date(2019, 6, 12)),
         Term("second", date(2022, 11, 26))]  # fmt: skip


def test_terms_in_all_and_terms_in_a_row_are_counted_apart() -> None:
    assert served_in_all(TERMS, date(2023, 1, 1)) == {"first": 5, "second": 2}
    assert served_in_a_row(TERMS, date(2023, 1, 1)) == {"first": 0, "second": 2}


def test_a_term_before_the_rule_does_not_count() -> None:
    """94-2: the single term binds those elected after it came into force on 17 September 2022."""
    assert served_in_all(TERMS, date(2023, 1, 1), counted_from=date(2022, 9, 17)) == {"second": 1}


@settings(deadline=None, max_examples=8)
@given(
    st.lists(st.tuples(st.sampled_from("abc"), st.integers(1, 9)), max_size=9),
    st.integers(1, 10),
    st.sampled_from([None, 3, 6]),
)
def test_terms_counted_inside_the_database_are_those_counted_one_by_one(
    drawn: list[tuple[str, int]], day: int, since: int | None
) -> None:
    terms = [Term(person, date(2000 + year, 1, 1)) for person, year in drawn]
    columns = {"row": "int64", "person": "string", "began": "date"}
    table = ibis.memtable([(number, term.person, term.began) for number, term in enumerate(terms)], schema=columns)
    counted_from = date(2000 + since, 1, 1) if since else None
    for in_a_row, single in ((False, served_in_all), (True, served_in_a_row)):
        rows = served_in_table(table, date(2000 + day, 1, 1), in_a_row=in_a_row, counted_from=counted_from)
        found = dict(rows.to_pandas().itertuples(index=False, name=None))
        expected = single(terms, date(2000 + day, 1, 1), counted_from=counted_from)
        assert found == {person: count for person, count in expected.items() if count}


@settings(deadline=None, max_examples=8)
@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=14), st.integers(1, 5))
def test_kin_found_inside_the_database_are_those_found_one_by_one(pairs: list[tuple[int, int]], most: int) -> None:
    descent = [(str(min(pair)), str(max(pair))) for pair in pairs if pair[0] != pair[1]]
    table = ibis.memtable(descent, schema={"parent": "string", "child": "string"})
    for person in ("0", "4", "9"):
        assert degrees_in(table, person, most=most) == degrees_from(person, descent, most=most)


def test_terms_beside_the_table_take_the_place_of_a_column(tmp_path: Path) -> None:
    """42(5): whoever was President once may not be elected again; the first President's terms began earlier."""
    people, terms = tmp_path / "people.csv", tmp_path / "terms.csv"
    people.write_text("person\nA\nB\n", encoding="utf-8")
    terms.write_text("person,began\nA,2022-11-26\n", encoding="utf-8")
    law = opened("kazakhstan@2023-04-01").institutions
    found = vet(law, "President", date(2029, 1, 1), Asked(people, terms=terms))
    broken = {row.who: [rule.citation for rule in row.broken] for row in found.first}
    assert broken == {"A": ["42(5)"], "B": []}
    assert all(row.missing and "terms_served" not in row.missing for row in found.first)


def test_a_file_is_answered_row_by_row(tmp_path: Path) -> None:
    table = tmp_path / "people.csv"
    columns = "person,born,citizen_of_kazakhstan_by_birth,member_of_a_political_party"
    table.write_text(f"{columns}\nA,1960-01-01,yes,no\nB,1990-01-01,yes,no\nC,,no,\n", encoding="utf-8")
    found = vet(opened("kazakhstan@2023-04-01").institutions, "President", DAY, Asked(table))
    assert [(row.who, row.outcome) for row in found.first] == [
        ("A", Outcome.CANNOT_TELL), ("B", Outcome.BROKEN), ("C", Outcome.BROKEN),
    ]  # fmt: skip
    assert [rule.citation for rule in found.first[1].broken] == ["41(2)"]
    assert "years_in_kazakhstan" in found.first[0].missing
    assert not found.fulfilled


def test_columns_that_no_rule_reads_are_written_out_and_change_nothing(tmp_path: Path) -> None:
    law = opened("kazakhstan@2023-04-01").institutions
    table, out = tmp_path / "people.csv", tmp_path / "answers.csv"
    table.write_text("person,village,born\n A ,Aksu,1990-01-01\n", encoding="utf-8")
    without, written = vet(law, "President", DAY, Asked(table)), vet(law, "President", DAY, Asked(table, out=out))
    assert without == written
    assert without.first[0].who == "A"
    assert "Aksu" in out.read_text(encoding="utf-8")


UNREADABLE = {
    "a day that is none": ("person,born\nA,1960-13-01\n", "F104"),
    "a number in words": ("person,terms_served\nA,two\n", "F104"),
    "nothing at all": ("", "F105"),
    "no rows": ("person,born\n", "F105"),
    "not a text": ("\x00\x01", "F102"),
}


@pytest.mark.parametrize(("content", "code"), UNREADABLE.values(), ids=UNREADABLE)
def test_what_cannot_be_read_names_its_row(tmp_path: Path, content: str, code: str) -> None:
    table = tmp_path / "people.csv"
    table.write_text(content, encoding="utf-8")
    with pytest.raises(PoliteiaError) as told:
        vet(opened("kazakhstan@2023-04-01").institutions, "President", DAY, Asked(table))
    assert told.value.diagnostics[0].code == code


def test_the_ban_on_kin_binds_the_kin_and_nobody_else(tmp_path: Path) -> None:
    institutions = opened("kazakhstan@2023-04-01").institutions
    acts = [ban.act for ban in institutions.bans if ban.kin]
    assert acts, "43(4) forbids posts to close relatives"
    from politeia.facts.requirements import column_name

    people, kin = tmp_path / "people.csv", tmp_path / "kin.csv"
    header = ",".join(["person", *(column_name(act) for act in acts)])
    lines = [",".join([name, *("yes" for _ in acts)]) for name in ("sister", "cousin", "wife")]
    people.write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")
    kin.write_text("parent,child\n" + "\n".join(",".join(pair) for pair in FAMILY) + "\n", encoding="utf-8")
    found = vet(institutions, "President", DAY, Asked(people, kin=kin, kin_of="holder", degrees=2))
    assert [row.who for row in found.first] == ["sister"]
    assert {rule.citation for rule in found.first[0].broken} == {"43(4)"}
    with pytest.raises(PoliteiaError):
        vet(institutions, "President", DAY, Asked(people, kin_of="holder"))


def test_a_candidacy_for_an_office_alone_is_asked_of_people(tmp_path: Path) -> None:
    """The Election Law says how to stand for President; that is no list, and people are vetted under both texts."""
    table = tmp_path / "people.csv"
    table.write_text("person,born\nA,1990-01-01\n", encoding="utf-8")
    law = opened("kazakhstan+election-law@2023-04-01").institutions
    found = vet(law, "President", DAY, Asked(table))
    assert [rule.citation for rule in found.first[0].broken] == ["41(2)"]


def test_words_days_and_numbers_are_read_whatever_surrounds_them(tmp_path: Path) -> None:
    law = opened("kazakhstan@2023-04-01").institutions
    table = tmp_path / "people.csv"
    fields = [field.name for field in rules_for("President", law, DAY).fields]
    rows = (("1960-01-01", "15", "yes"), (" 1960-01-01 ", "\t15 ", " YES "), ("1960-1-1", "15.0", "1"), (" ", "", ""))
    asked = {"born": 0, "years_in_kazakhstan": 1, "citizen_of_kazakhstan_by_birth": 2}
    lines = [",".join(row[asked[name]] if name in asked else "" for name in fields) for row in rows]
    table.write_text("\n".join([",".join(fields), *lines]) + "\n", encoding="utf-8")
    found = vet(law, "President", DAY, Asked(table))
    missing = [asked.keys() & set(row.missing) for row in found.first]
    assert [row.row for row in found.first] == [1, 2, 3, 4]
    assert missing == [set(), set(), set(), asked.keys()]
    assert not any(row.broken for row in found.first)


@pytest.mark.parametrize("suffix", [".csv", ".parquet"])
def test_a_part_of_a_year_is_not_rounded_to_fifteen_years(tmp_path: Path, suffix: str) -> None:
    """41(2) asks for the last fifteen years; the database would round fourteen and a half up."""
    import pyarrow.csv
    import pyarrow.parquet

    table, rows = tmp_path / f"people{suffix}", pyarrow.table({"person": ["A"], "years_in_kazakhstan": [14.5]})
    (pyarrow.csv.write_csv if suffix == ".csv" else pyarrow.parquet.write_table)(rows, table)
    with pytest.raises(PoliteiaError, match=r"“14.5” is not a whole number"):
        vet(opened("kazakhstan@2023-04-01").institutions, "President", DAY, Asked(table))
