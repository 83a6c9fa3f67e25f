"""Faults: writers killed in the middle, a full disk, requests twice and in another order, and two hundred voters at once."""

from __future__ import annotations

import importlib.util
import os
import random
import resource
import signal
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from types import ModuleType

import pytest
from tests.polity.bodies import club_of, noon
from tests.postgresql import PROGRAMS, running_server

from politeia.diagnostics.model import PoliteiaError
from politeia.polity.ledger import flaws, replay
from politeia.polity.model import Command, Refused
from politeia.polity.running import LiveBody, Request
from politeia.polity.storing import open_store

KILLS = int(os.environ.get("POLITEIA_KILLS", "6"))
"""How many writers are killed on each store; benchmarks/live_faults.py kills a thousand."""


def _script() -> ModuleType:
    path = Path(__file__).parents[2] / "benchmarks" / "live_faults.py"
    spec = importlib.util.spec_from_file_location("live_faults", path)
    assert spec is not None and spec.loader is not None
    module = sys.modules["live_faults"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


FAULTS = _script()


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    if not PROGRAMS:
        pytest.skip("no PostgreSQL server is installed (Debian: apt-get install postgresql)")
    with running_server() as port:
        yield f"postgresql://owner@127.0.0.1:{port}/postgres"


@pytest.fixture(params=["sqlite", "postgresql"])
def addresses(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "sqlite":
        return FAULTS.files(tmp_path)  # type: ignore[no-any-return]
    return FAULTS.schemas(request.getfixturevalue("server"))  # type: ignore[no-any-return]


def test_no_accepted_act_is_lost_when_writers_are_killed(addresses: Iterator[str], tmp_path: Path) -> None:
    found = list(FAULTS.kill_runs(addresses, tmp_path, KILLS, 7))
    assert all(result.told for result in found)
    assert [(result.lost, result.flaws) for result in found if result.lost or result.flaws] == []


def test_two_hundred_voters_at_once_are_all_counted_once(addresses: Iterator[str], tmp_path: Path) -> None:
    address = next(addresses)
    FAULTS.new_body(address, tmp_path, 200)
    body = LiveBody(open_store(address))
    body.submit(Request(Command("act", "Member 1", {"act": "decide on a motion"})), FAULTS.NOW)
    people = list(body.state.members("Assembly"))
    together = Barrier(200)

    servers = [LiveBody(open_store(address)) for _ in range(4)]

    def vote(person: str) -> str:
        own = servers[people.index(person) % 4]
        together.wait()
        try:
            request = Request(Command("vote", person, {"ballot": "B1", "choice": "yes"}), key=person)
            own.submit(request, FAULTS.NOW)
            own.submit(request, FAULTS.NOW)  # sent twice
            return "accepted"
        except Refused as refused:
            return refused.code

    with ThreadPoolExecutor(200) as pool:
        answers = dict(zip(people, pool.map(vote, people), strict=True))
    body.refresh()
    ballot = body.state.ballots["B1"]
    assert set(answers.values()) == {"accepted"}
    assert (ballot.result, dict(ballot.sums), len(ballot.votes)) == ("passed", {"yes": 200}, 200)
    assert not list(flaws(body.store.lines(), body.store.urns()))


def test_of_twenty_who_do_the_same_at_once_one_wins_and_nineteen_hear_why(tmp_path: Path) -> None:
    acting = club_of(tmp_path)
    acting.act("Member 1", "fill Chair", nominee="Member 7")
    acting.vote(acting.members("Assembly", 16))
    acting.act("Member 7", "fill Treasurer", nominee="Member 3")
    acting.vote(acting.members("Assembly", 16))
    together = Barrier(20)

    def dismiss(number: int) -> str:
        own = LiveBody(open_store(str(tmp_path / "club.db")))
        together.wait()
        try:
            own.submit(Request(Command("act", "Member 7", {"act": "dismiss Treasurer"})), acting.now)
            return "accepted"
        except Refused as refused:
            return f"{refused.code} {refused.reasons[0].words}"

    with ThreadPoolExecutor(20) as pool:
        answers = sorted(pool.map(dismiss, range(20)))
    assert answers == ["A100 office of Treasurer is now: vacant"] * 19 + ["accepted"]


def test_requests_that_come_twice_and_in_another_order_count_once(tmp_path: Path) -> None:
    acting = club_of(tmp_path)
    acting.act("Member 1", "fill Chair", nominee="Member 7")
    chance = random.Random(3)
    wanted = {f"Member {n}": chance.choice(["yes", "no", "abstain"]) for n in range(1, 30)}
    requests = [
        Request(Command("vote", who, {"ballot": "B1", "choice": what}), who) for who, what in wanted.items()
    ] * 3
    chance.shuffle(requests)
    for request in requests:
        acting.body.submit(request, acting.now)
    assert dict(acting.state.ballots["B1"].votes) == wanted


def test_a_full_disk_accepts_nothing_and_loses_nothing(tmp_path: Path) -> None:
    address = str(tmp_path / "small.db")
    FAULTS.new_body(address, tmp_path)
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        size = Path(address).stat().st_size + 150_000
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        body = LiveBody(open_store(address))
        try:
            for key in FAULTS.write(body, "full"):
                os.write(writing, f"{key}\n".encode())
        except PoliteiaError as failed:
            os.write(writing, f"refused {failed.diagnostics[0].code}\n".encode())
        finally:
            os._exit(0)
    os.close(writing)
    said = b""
    while piece := os.read(reading, 65536):
        said += piece
    os.waitpid(child, 0)
    *told, last = said.decode().splitlines()
    assert last == "refused A173" and told
    store = open_store(address)
    result = FAULTS.examined(store, told)
    assert (result.lost, result.flaws) == ((), ())
    keys = {line.entry["key"] for line in store.lines() if line.entry["key"]}
    assert keys == set(told)  # nothing was kept that was not told
    next(FAULTS.write(LiveBody(store), "with room again"))


def test_a_ledger_on_a_server_is_the_same_as_in_a_file(server: str, tmp_path: Path) -> None:
    on_server = club_of(tmp_path, open_store(next(FAULTS.schemas(server)), new=True))
    in_file = club_of(tmp_path)
    for acting in (on_server, in_file):
        acting.act("Member 1", "fill Chair", nominee="Member 7")
        acting.vote(acting.members("Assembly", 16))
    assert on_server.store.head() == in_file.store.head()
    assert replay(on_server.store.lines()) == in_file.state
    with pytest.raises(PoliteiaError, match="never changed"), on_server.store.writing() as writing:
        writing.connection.execute("DELETE FROM politeia_entries")  # type: ignore[attr-defined]


def test_a_server_without_a_body_and_no_server_are_told(server: str) -> None:
    with pytest.raises(PoliteiaError) as nothing:
        open_store(next(FAULTS.schemas(server)))
    assert nothing.value.diagnostics[0].code == "A172"
    with pytest.raises(PoliteiaError) as nowhere:
        open_store("postgresql://owner@127.0.0.1:9/postgres")
    assert nowhere.value.diagnostics[0].code == "A177"


def test_a_clock_that_goes_back_over_midnight_brings_no_day_twice(tmp_path: Path) -> None:
    acting = club_of(tmp_path)
    days = ["2025-03-05", "2025-03-04", "2025-02-01", "2025-03-06", "2025-03-05"]
    for number, day in enumerate(days):
        acting.now = noon(day)
        acting.do("Clerk", "enrol", person=f"Guest {number}")
    recorded = [
        event["day"] for line in acting.store.lines() for event in line.entry["events"] if event["event"] == "day"
    ]
    assert recorded == ["2025-03-05", "2025-03-06"]
    instants = [line.entry["at"] for line in acting.store.lines()]
    assert instants == sorted(instants)
