"""How many acts a second a served body accepts, and how long each waits: 200 clients that vote, over HTTP, on a real store.

    python benchmarks/live_load.py                          a PostgreSQL server of its own, 200 clients, 20 seconds
    python benchmarks/live_load.py --rate 500               the same, 500 acts a second arriving whatever becomes of them
    python benchmarks/live_load.py --store sqlite --seconds 10

A society of 200 members has motions before it, by open ballot or by secret ballot. Each client is one member with a
connection of its own, and votes in one motion after another: as soon as the last vote is acknowledged, or with --rate at
fixed times. The service runs in one process, the clients in another, the database beside them. An act counts when its answer
has arrived with status 200; the service answers after the commit. Afterwards the ledger is asked whether every
acknowledged vote stands in it, once.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import shutil
import socket
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from argon2 import PasswordHasher
from tests.postgresql import running_server

from politeia.polity.charter import packed
from politeia.polity.ledger import flaws
from politeia.polity.model import Command
from politeia.polity.running import LiveBody, Request, found
from politeia.polity.storing import open_store
from politeia.service.accounts import Accounts
from politeia.service.model import Account, Proof, Role

STATUTE = """---
title: Statute of a society
identifier: society
in force: 2025-01-01
---

# Statute of a society

### Article 1. The assembly

1. The assembly has {members} members.

```norm
body Assembly
  part         members, {members} seats, elected by voters
```

2. It decides on a motion by more than half of its members{secretly}.

```norm
power decide on a motion
  held by      Assembly
  needs        majority of all members{note}
```
"""
FAST = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


@dataclass(slots=True)
class Measured:
    """What the clients saw: seconds of each accepted act, and the statuses of all answers."""

    waits: list[float] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)
    seconds: float = 0.0


def society(folder: Path, address: str, members: int, motions: int, *, secret: bool) -> list[str]:
    """Found a society with so many open ballots; returns the secret of each member's pass."""
    statute = folder / "statute.md"
    words = (" by secret ballot", "\n  note         by secret ballot") if secret else ("", "")
    statute.write_text(STATUTE.format(members=members, secretly=words[0], note=words[1]), encoding="utf-8")
    target, documents = packed(str(statute))
    store = open_store(address, new=True)
    body: LiveBody = found(
        store, "Society", zone="UTC", registrar="Clerk", documents=documents, day=target.day.isoformat()
    )
    names = [f"Member {number}" for number in range(members)]
    roster = {"rows": [{"person": name, "of": "members"} for name in names]}
    body.submit(Request(Command("roster", "Clerk", roster)))
    body.submit(Request(Command("open offices", "Clerk")))
    for _ in range(motions):
        body.submit(Request(Command("act", names[0], {"act": "decide on a motion"})))
    assert all(ballot.secret == secret for ballot in body.state.ballots.values())
    store.close()
    accounts = Accounts(folder / "accounts.db", FAST)
    secrets = []
    for number, name in enumerate(names):
        accounts.open(Account(f"member{number}", Role.MEMBER, name))
        secrets.append(accounts.give(f"member{number}", Proof.PROGRAM, ""))
    accounts.close()
    return secrets


def serve(address: str, accounts: str, port: int) -> None:
    """The service in a process of its own, as `politeia live serve` runs it but for the rates, which a load test exceeds."""

    import uvicorn

    from politeia.service.admitting import House
    from politeia.service.application import application
    from politeia.service.desk import Desk
    from politeia.service.limiting import Limiter, Rate, Rates
    from politeia.service.opening import spare_the_collector

    ample = Rates(*[Rate(10**9, 1)] * 5)
    house = House(Desk(address), Accounts(accounts), Limiter(ample), False)
    served = application(house)
    spare_the_collector()
    uvicorn.run(served, port=port, log_level="warning", ws="none", backlog=2048)


async def client(
    line: tuple[asyncio.StreamReader, asyncio.StreamWriter],
    secret: str,
    ballots: int,
    until: float,
    seen: Measured,
    pause: float,
    wait: float,
) -> None:
    """One member: votes in one ballot after another over one connection, until the time is up.

    With a `pause` it votes at fixed times, the first after `wait`, and an act waits from the time at which it was due, so that a
    service that falls behind shows it. Without one it votes as soon as the last vote is acknowledged.
    """
    reader, writer = line
    due = time.perf_counter() + wait
    for number in range(1, ballots + 1):
        if time.perf_counter() > until:
            break
        if pause:
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
        body = json.dumps({"ballot": f"B{number}", "choice": "yes" if number % 3 else "no"}).encode()
        head = (
            f"POST /api/do/vote HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {secret}\r\n"
            f"Content-Type: application/json\r\nIdempotency-Key: {secret[:12]}-{number}\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        begun = due if pause else time.perf_counter()
        due += pause
        writer.write(head.encode() + body)
        status = await answered(reader)
        seen.statuses[status] += 1
        if status == 200:
            seen.waits.append(time.perf_counter() - begun)
    writer.close()


async def greet(port: int, secret: str) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """A connection of one client, over which it has asked once who it is: the clock starts when all have."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"GET /api/me HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {secret}\r\n\r\n".encode())
    assert await answered(reader) == 200
    return reader, writer


async def answered(reader: asyncio.StreamReader) -> int:
    """Read one answer; its status."""
    lines = (await reader.readuntil(b"\r\n\r\n")).lower().split(b"\r\n")
    length = next(int(line.split(b":")[1]) for line in lines if line.startswith(b"content-length"))
    await reader.readexactly(length)
    return int(lines[0].split(b" ")[1])


async def measure(port: int, secrets: list[str], ballots: int, seconds: float, rate: float) -> Measured:
    """All clients at once, together at so many acts a second, or as many as there come to be."""
    lines = [await greet(port, secret) for secret in secrets]
    seen, begun = Measured(), time.perf_counter()
    pause = len(secrets) / rate if rate else 0.0
    turns = [pause * number / len(secrets) for number in range(len(secrets))]
    await asyncio.gather(
        *(
            client(line, secret, ballots, begun + seconds, seen, pause, wait)
            for line, secret, wait in zip(lines, secrets, turns, strict=True)
        )
    )
    seen.seconds = time.perf_counter() - begun
    return seen


def wait_for(port: int) -> None:
    """Wait until the service answers."""
    for _ in range(300):
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise SystemExit("the service does not come up")


def processor_seconds(process: int | None) -> float:
    """The time of the processor that a process has used, where Linux tells it; else 0."""
    stat = Path(f"/proc/{process}/stat")
    if not stat.exists():
        return 0.0
    fields = stat.read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def store_at(kind: str, folder: Path) -> Iterator[str]:
    """The address of an empty store."""
    if kind == "sqlite":
        yield str(folder / "society.db")
    elif kind == "postgresql":
        with running_server() as port:
            yield f"postgresql://owner@127.0.0.1:{port}/postgres"
    else:
        yield kind


def main() -> None:
    """Measure, check, and print a line of a table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--store", default="postgresql", help="postgresql, sqlite, or the address of an empty database")
    parser.add_argument("--clients", type=int, default=200)
    parser.add_argument(
        "--motions", type=int, default=120, help="open ballots; a client stops when it has voted in all"
    )
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--rate", type=float, default=0, help="acts a second that arrive in all; 0: as many as can be")
    parser.add_argument("--secret", action="store_true", help="the ballots are secret")
    parser.add_argument("--port", type=int, default=8190)
    asked = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="politeia-load-"))
    try:
        with store_at(asked.store, folder) as address:
            secrets = society(folder, address, asked.clients, asked.motions, secret=asked.secret)
            process = get_context("spawn").Process(
                target=serve, args=(address, str(folder / "accounts.db"), asked.port)
            )
            process.start()
            try:
                wait_for(asked.port)
                before, worked = os.getloadavg()[0], processor_seconds(process.pid)
                seen = asyncio.run(measure(asked.port, secrets, asked.motions, asked.seconds, asked.rate))
                worked = processor_seconds(process.pid) - worked
            finally:
                process.terminate()
                process.join()
            report(seen, address, before, worked)
    finally:
        shutil.rmtree(folder)


def report(seen: Measured, address: str, load_before: float, worked: float) -> None:
    """Print what was measured, after asking the ledger whether it holds what was acknowledged."""
    store = open_store(address)
    lines = tuple(store.lines())
    votes = sum(1 for line in lines if line.entry["command"].get("kind") == "vote")
    wrong = list(flaws(lines, store.urns()))
    store.close()
    waits = sorted(seen.waits)
    quantile = lambda share: 1000 * waits[min(len(waits) - 1, int(share * len(waits)))]  # noqa: E731
    print(
        f"{len(waits) / seen.seconds:.0f} accepted acts a second ({len(waits)} in {seen.seconds:.1f} s), "
        f"p50 {quantile(0.5):.0f} ms, p99 {quantile(0.99):.0f} ms, longest {1000 * waits[-1]:.0f} ms; "
        f"{1000 * worked / len(waits):.2f} ms of processor an act in the service; "
        f"answers {dict(seen.statuses)}; load before {load_before:.1f}, after {os.getloadavg()[0]:.1f}, "
        f"{os.cpu_count()} processors, {datetime.now(UTC):%Y-%m-%d}"
    )
    assert votes == len(waits), f"{votes} votes in the ledger, {len(waits)} acknowledged"
    assert not wrong, wrong[:3]
    print(f"the ledger holds each of them once, and is as it was written ({len(lines)} entries)")


if __name__ == "__main__":
    main()
