"""The same rules on a real PostgreSQL server, started for the test; skipped with a notice where none is installed."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import mkdtemp

import ibis
import pytest
from tests.facts.test_rules import ROWS, SCHEMA, expected_bits, in_bulk

from politeia.facts.bulk import tallies, vetted
from politeia.facts.expressions import AtLeast, Column, Every, Not, Yes
from politeia.facts.model import Rule, RuleSet

PROGRAMS = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"))


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def as_owner(*words: str) -> list[str]:
    """PostgreSQL refuses to run as root."""
    return ["runuser", "-u", "postgres", "--", *words] if os.geteuid() == 0 else list(words)


@pytest.fixture(scope="module")
def server() -> Iterator[ibis.BaseBackend]:
    if not PROGRAMS:
        pytest.skip("no PostgreSQL server is installed (Debian: apt-get install postgresql)")
    programs, folder, port = PROGRAMS[-1].parent, Path(mkdtemp(prefix="politeia-")), free_port()
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
    data = folder / "data"
    options = f"-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories={folder}"
    subprocess.run(
        as_owner(str(programs / "initdb"), "-D", str(data), "-A", "trust", "-U", "owner", "-E", "UTF8"),
        check=True, capture_output=True,
    )  # fmt: skip
    control = as_owner(str(programs / "pg_ctl"), "-D", str(data), "-w")
    log = str(folder / "log")
    subprocess.run([*control, "-o", options, "-l", log, "start"], check=True, stdout=subprocess.DEVNULL)
    backend = ibis.postgres.connect(host="127.0.0.1", port=port, user="owner", database="postgres")
    try:
        yield backend
    finally:
        backend.disconnect()
        subprocess.run([*control, "-m", "immediate", "stop"], check=True, stdout=subprocess.DEVNULL)
        shutil.rmtree(folder, ignore_errors=True)


def test_postgresql_gives_the_answers_of_one_row(server: ibis.BaseBackend) -> None:
    citizen, party, years = Yes(Column("citizen")), Yes(Column("party")), AtLeast(Column("years"), 10)
    holds = (citizen, Not(party), years, Not(Every((citizen, years))), Not(Not(party)))
    rules = RuleSet("x", tuple(Rule(str(n), "1", one) for n, one in enumerate(holds)), ())
    rows = ibis.memtable([{"n": n, **row} for n, row in enumerate(ROWS)], schema=SCHEMA)
    table = server.create_table("rows", rows)
    assert in_bulk(rules, table) == expected_bits(rules)
    assert sum(tally.rows for tally in tallies(rules, vetted(rules, table))) == len(ROWS)
