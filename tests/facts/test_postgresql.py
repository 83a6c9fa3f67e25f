"""The same rules on a real PostgreSQL server, started for the test; skipped with a notice where none is installed."""

from __future__ import annotations

from collections.abc import Iterator

import ibis
import pytest
from tests.facts.test_rules import ROWS, SCHEMA, expected_bits, in_bulk
from tests.postgresql import PROGRAMS, running_server

from politeia.facts.bulk import tallies, vetted
from politeia.facts.expressions import AtLeast, Column, Every, Not, Yes
from politeia.facts.model import Rule, RuleSet


@pytest.fixture(scope="module")
def server() -> Iterator[ibis.BaseBackend]:
    if not PROGRAMS:
        pytest.skip("no PostgreSQL server is installed (Debian: apt-get install postgresql)")
    with running_server() as port:
        backend = ibis.postgres.connect(host="127.0.0.1", port=port, user="owner", database="postgres")
        try:
            yield backend
        finally:
            backend.disconnect()


def test_postgresql_gives_the_answers_of_one_row(server: ibis.BaseBackend) -> None:
    citizen, party, years = Yes(Column("citizen")), Yes(Column("party")), AtLeast(Column("years"), 10)
    holds = (citizen, Not(party), years, Not(Every((citizen, years))), Not(Not(party)))
    rules = RuleSet("x", tuple(Rule(str(n), "1", one) for n, one in enumerate(holds)), ())
    rows = ibis.memtable([{"n": n, **row} for n, row in enumerate(ROWS)], schema=SCHEMA)
    table = server.create_table("rows", rows)
    assert in_bulk(rules, table) == expected_bits(rules)
    assert sum(tally.rows for tally in tallies(rules, vetted(rules, table))) == len(ROWS)
