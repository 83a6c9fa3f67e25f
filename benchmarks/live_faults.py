"""Killing writers of a ledger at random moments, and asking afterwards whether an accepted act was lost or half of one kept.

    python benchmarks/live_faults.py --runs 1000                                  on SQLite
    python benchmarks/live_faults.py --runs 1000 --store postgresql://...         on a server, in schemas of its own

A run forks a writer that votes in secret ballots, one act after another, and tells of each that it was accepted. SIGKILL comes
at a random moment. Then a new process of the same ledger is asked: is every act that was told there, once; is the chain whole;
does every urn hold as many votes as people have voted.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

from politeia.polity.charter import packed
from politeia.polity.ledger import flaws
from politeia.polity.model import BY_HAND, Command
from politeia.polity.running import LiveBody, Request, found
from politeia.polity.storing import Store, open_store

NOW = datetime(2025, 3, 1, 12, tzinfo=UTC)
MEMBERS = 30
RUNS_A_LEDGER = 25
"""A new ledger is begun after so many runs, so that reading it stays quick."""
LONGEST = 0.08
"""Seconds after which a writer is killed at the latest."""
STATUTE = """---
title: Statute of a society
identifier: society
in force: 2025-01-01
---

# Statute of a society

### Article 1. The assembly

1. The assembly has 30 members.

```norm
body Assembly
  part         members, 30 seats, elected by voters
```

2. It decides on a motion by more than half of its members, by secret ballot.

```norm
power decide on a motion
  held by      Assembly
  needs        majority of all members
  note         by secret ballot
```
"""


@dataclass(frozen=True, slots=True)
class Found:
    """What a kill left behind: acts that were told as accepted, those missing, and everything that is not whole."""

    told: int
    lost: tuple[str, ...]
    flaws: tuple[str, ...]


def new_body(address: str, folder: Path, members: int = MEMBERS) -> None:
    """Found the society in an empty store."""
    charter = folder / "statute.md"
    charter.write_text(STATUTE.replace("30", str(members)), encoding="utf-8")
    _, documents = packed(f"{charter}@2025-03-01")
    store = open_store(address, new=True)
    body = found(
        store,
        "Society",
        zone="UTC",
        registrar="Clerk",
        documents=documents,
        day="2025-03-01",
        clock=BY_HAND,
        now=NOW,
    )
    rows = [{"person": f"Member {number}", "of": "members"} for number in range(1, members + 1)]
    body.submit(Request(Command("roster", "Clerk", {"rows": rows})), NOW)
    body.submit(Request(Command("open offices", "Clerk")), NOW)
    store.close()


def write(body: LiveBody, prefix: str) -> Iterator[str]:
    """Vote and open new ballots without end; the key of each act once it has been accepted."""
    number = 0
    while True:
        number += 1
        key = f"{prefix}/{number}"
        waiting = [ballot for ballot in body.state.ballots.values() if not ballot.result]
        if waiting:
            voter = next(name for name in body.state.members("Assembly") if name not in waiting[0].votes)
            choice = random.choice(waiting[0].choices)
            command = Command("vote", voter, {"ballot": waiting[0].number, "choice": choice})
        else:
            command = Command("act", "Member 1", {"act": "decide on a motion"})
        body.submit(Request(command, key), NOW)
        yield key


def killed_run(address: str, prefix: str, after: float) -> list[str]:
    """Fork a writer, kill it after so many seconds from its first act, and return the keys that it told as accepted."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            random.seed(prefix)
            for key in write(LiveBody(open_store(address)), prefix):
                os.write(writing, f"{key}\n".encode())
        finally:
            os._exit(70)
    os.close(writing)
    told = os.read(reading, 1)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    while piece := os.read(reading, 65536):
        told += piece
    os.close(reading)
    _, status = os.waitpid(child, 0)
    if not os.WIFSIGNALED(status):
        raise RuntimeError(f"the writer ended by itself with status {status}")
    return told.decode().splitlines()


def examined(store: Store, told: list[str]) -> Found:
    """What is wrong with a ledger after a kill."""
    lines = list(store.lines())
    keys = [line.entry["key"] for line in lines]
    lost = tuple(key for key in told if keys.count(key) != 1)
    wrong = [f"entry {flaw.number}: {flaw.words}" for flaw in flaws(lines, store.urns())]
    state = LiveBody(store).state
    open_ballots = [ballot for ballot in state.ballots.values() if not ballot.result]
    for ballot in open_ballots:
        if sum(store.urns().get(ballot.number, {}).values()) != len(ballot.votes):
            wrong.append(f"{ballot.number}: half of a vote is kept")
    return Found(len(told), lost, tuple(wrong))


def kill_runs(address_of: Iterator[str], folder: Path, runs: int, seed: int) -> Iterator[Found]:
    """Kill writers, and examine the ledger after each."""
    chance = random.Random(seed)
    address = ""
    for run in range(runs):
        if run % RUNS_A_LEDGER == 0:
            address = next(address_of)
            new_body(address, folder)
        told = killed_run(address, f"run {run}", chance.uniform(0, LONGEST))
        store = open_store(address)
        yield examined(store, told)
        store.close()


def files(folder: Path) -> Iterator[str]:
    """Addresses of new SQLite files."""
    number = 0
    while True:
        number += 1
        yield str(folder / f"{number}.db")


def schemas(server: str) -> Iterator[str]:
    """Addresses of new schemas on a PostgreSQL server."""
    import psycopg

    while True:
        name = f"faults_{uuid4().hex}"
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f"CREATE SCHEMA {name}")
        joint = "&" if "?" in server else "?"
        yield f"{server}{joint}options=-csearch_path%3D{name}"


def main() -> int:
    """Run, and tell what was found; status 1 when anything was lost or broken."""
    asked = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    asked.add_argument("--runs", type=int, default=1000)
    asked.add_argument("--store", default="", help="postgresql://... ; SQLite files without it")
    asked.add_argument("--seed", type=int, default=1)
    options = asked.parse_args()
    with TemporaryDirectory() as place:
        folder = Path(place)
        addresses = schemas(options.store) if options.store else files(folder)
        begun, told, bad = time.monotonic(), 0, 0
        for number, result in enumerate(kill_runs(addresses, folder, options.runs, options.seed), start=1):
            told += result.told
            if result.lost or result.flaws:
                bad += 1
                print(f"run {number}: lost {result.lost}, broken {result.flaws}")
            if number % 100 == 0:
                print(f"{number} writers killed, {told} acts accepted, {bad} with a fault", file=sys.stderr)
        seconds = time.monotonic() - begun
    print(f"{options.runs} writers killed, {told} acts told as accepted, {bad} with a fault, {seconds:.0f} s")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
