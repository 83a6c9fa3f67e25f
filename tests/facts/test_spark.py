"""The same rules on Spark, inside this process; skipped where pyspark or a Java runtime is not installed."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Iterator
from typing import Any

import ibis
import pytest
from tests.facts.test_rules import ROWS, expected_bits, in_bulk

from politeia.amendment.opening import opened
from politeia.facts.bulk import counted, tallies, vetted
from politeia.facts.expressions import AtLeast, Column, Every, Not, NotAfter, Some, Yes
from politeia.facts.model import Kind, Rule, RuleSet
from politeia.facts.requirements import cut_off, rules_for
from politeia.facts.single import vet_row

HERE = "local[1]"
pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:The copy keyword is deprecated"),  # pyspark calls a name that pandas will drop
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]


@pytest.fixture(scope="module")
def session() -> Iterator[Any]:
    sql = pytest.importorskip("pyspark.sql", reason="pyspark is not installed (pip install pyspark)")
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        pytest.skip("no Java runtime is installed (Debian: apt-get install default-jre-headless)")
    settings = {
        "spark.ui.enabled": "false",
        "spark.sql.shuffle.partitions": "1",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
    }
    building = sql.SparkSession.builder.master(HERE).appName("politeia")
    for name, value in settings.items():
        building = building.config(name, value)
    started = building.getOrCreate()
    started.sparkContext.setLogLevel("ERROR")
    yield started
    started.stop()


def table_of(session: Any, rows: list[dict[str, Any]], columns: dict[str, str]) -> ibis.Table:
    """A table that lives in Spark, seen by Ibis."""
    frame = session.createDataFrame(
        [tuple(row.get(name) for name in columns) for row in rows],
        schema=", ".join(f"{name} {kind}" for name, kind in columns.items()),
    )
    frame.createOrReplaceTempView("vetted_rows")
    found: ibis.Table = ibis.pyspark.connect(session).table("vetted_rows")
    return found


def test_spark_gives_the_answers_of_one_row(session: Any) -> None:
    columns = {"n": "bigint", "born": "date", "years": "bigint", "citizen": "boolean", "party": "boolean"}
    table = table_of(session, [{"n": number, **row} for number, row in enumerate(ROWS)], columns)
    expressions = (
        NotAfter(Column("born"), cut_off(next(row["born"] for row in ROWS if row["born"]), 0)),  # type: ignore[arg-type]
        Every((Yes(Column("citizen")), Not(Yes(Column("party"))))),
        Some((AtLeast(Column("years"), 15), Not(Every((Yes(Column("citizen")), Yes(Column("party"))))))),
        Not(Not(Yes(Column("party")))),
    )
    rules = RuleSet("x", tuple(Rule(str(number), "1", holds) for number, holds in enumerate(expressions)), ())
    assert in_bulk(rules, table) == expected_bits(rules)
    assert counted(rules, table) == tallies(rules, vetted(rules, table))


def test_spark_vets_candidates_for_president_as_one_by_one(session: Any) -> None:
    law = opened("kazakhstan@2023-04-01")
    rules = rules_for("President", law.institutions, law.day)
    kinds = {Kind.DAY: "date", Kind.NUMBER: "bigint", Kind.YES: "boolean"}
    columns = {field.name: kinds[field.kind] for field in rules.fields}
    fit: dict[str, Any] = {field.name: field.kind is Kind.YES for field in rules.fields}
    fit |= {field.name: 40 for field in rules.fields if field.kind is Kind.NUMBER}
    fit |= {field.name: cut_off(law.day, 50) for field in rules.fields if field.kind is Kind.DAY}
    rows = [fit, *({**fit, name: None} for name in columns), {**fit, "born": cut_off(law.day, 39)}]
    one_by_one = [vet_row(rules, row) for row in rows]
    tallied = counted(rules, table_of(session, rows, columns))
    found = [(tally.broken, tally.open) for tally in tallied for _ in range(tally.rows)]
    assert Counter(found) == Counter((one.broken, one.open) for one in one_by_one)
