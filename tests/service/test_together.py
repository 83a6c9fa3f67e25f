"""Many at once: conflicting acts, requests twice and in another order, two hundred voters, a restart in the middle of a count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from tests.polity.bodies import CLERK, STATUTE, Acting
from tests.postgresql import PROGRAMS, running_server
from tests.service.houses import Opened, club_house, house_over

from politeia.polity.ledger import signed_content
from politeia.polity.signing import new_key, sign
from politeia.polity.storing import open_store
from politeia.service.model import Account, Role

VOTERS = 200


@pytest.fixture
def club(tmp_path: Path) -> Iterator[Opened]:
    with club_house(tmp_path) as opened:
        yield opened


def at_once(*asks: Callable[[], Any]) -> list[Any]:
    """All of them at the same moment, each from a thread of its own."""
    gate = Barrier(len(asks))

    def asked(ask: Callable[[], Any]) -> Any:
        gate.wait()
        return ask()

    with ThreadPoolExecutor(len(asks)) as pool:
        return list(pool.map(asked, asks))


def test_of_two_who_act_on_what_they_have_seen_one_wins_and_the_other_hears_what_happened(club: Opened) -> None:
    clients = [club.client("member1"), club.client("member2")]
    seen = club.house.desk.seen.head.number
    headers = {"Expected-Entry": str(seen)}

    def ask(client: Any, nominee: str) -> Callable[[], Any]:
        return lambda: client.post("/api/do/act", json={"act": "fill Chair", "nominee": nominee}, headers=headers)

    answers = at_once(ask(clients[0], "Member 7"), ask(clients[1], "Member 8"))
    assert sorted(answer.status_code for answer in answers) == [200, 409]
    loser = next(answer.json() for answer in answers if answer.status_code == 409)
    assert loser["code"] == "A154"
    assert f"(entry {seen + 1})" in loser["reasons"][0]["words"]
    assert club.house.desk.seen.head.number == seen + 1


def test_a_ballot_that_two_count_at_once_is_counted_once(club: Opened) -> None:
    club.do("member1", "act", act="fill Chair", nominee="Member 7")
    clients = [club.client("clerk") for _ in range(4)]
    answers = at_once(
        *(lambda client=client: client.post("/api/do/close", json={"ballot": "B1"}) for client in clients)
    )
    assert Counter(answer.status_code for answer in answers) == {200: 1, 409: 3}
    assert {answer.json()["code"] for answer in answers if answer.status_code == 409} == {"A125"}


def test_a_request_that_arrives_ten_times_at_once_counts_once(club: Opened) -> None:
    client = club.client("member1", **{"Idempotency-Key": "one-request"})
    act = {"act": "fill Chair", "nominee": "Member 7"}
    answers = at_once(*[lambda: client.post("/api/do/act", json=act)] * 10)
    assert {answer.status_code for answer in answers} == {200}
    assert Counter(answer.json()["repeated"] for answer in answers) == {True: 9, False: 1}
    assert len({answer.json()["number"] for answer in answers}) == 1
    assert len(club.house.desk.seen.state.questions) == 1


def test_a_vote_that_overtakes_the_opening_is_refused_and_counts_when_it_is_sent_again(club: Opened) -> None:
    headers = {"Idempotency-Key": "vote-of-member-1"}
    early = club.do("member1", "vote", ballot="B1", choice="yes", headers=headers)
    assert (early.status_code, early.json()["code"]) == (409, "A125")
    club.do("member2", "act", act="fill Chair", nominee="Member 7")
    assert club.do("member1", "vote", ballot="B1", choice="yes", headers=headers).status_code == 200
    late = club.do("member1", "vote", ballot="B1", choice="no")
    assert (late.status_code, late.json()["code"]) == (409, "A122")


def test_a_key_that_was_used_for_something_else_is_refused(club: Opened) -> None:
    headers = {"Idempotency-Key": "k"}
    club.do("member1", "act", act="fill Chair", nominee="Member 7", headers=headers)
    other = club.do("member2", "act", act="fill Chair", nominee="Member 8", headers=headers)
    assert (other.status_code, other.json()["code"]) == (409, "A153")


@contextmanager
def large_club(folder: Path, address: str) -> Iterator[Opened]:
    """A society of two hundred members, each with an account."""
    statute = folder / "statute.md"
    statute.write_text(STATUTE.read_text(encoding="utf-8").replace("30 seats", f"{VOTERS} seats"), encoding="utf-8")
    acting = Acting(open_store(address, new=True), str(statute), "2025-03-01", fill=False)
    acting.do(CLERK, "roster", rows=[{"person": f"Member {n}", "of": "members"} for n in range(VOTERS)])
    acting.do(CLERK, "open offices")
    acting.store.close()
    with house_over(folder, address) as opened:
        opened.house.accounts.open(Account("clerk", Role.SECRETARY, CLERK))
        for number in range(VOTERS):
            opened.house.accounts.open(Account(f"member{number}", Role.MEMBER, f"Member {number}"))
        yield opened


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "sqlite":
        yield str(tmp_path / "club.db")
        return
    if not PROGRAMS:
        pytest.skip("no PostgreSQL server is installed (Debian: apt-get install postgresql)")
    with running_server() as port:
        yield f"postgresql://owner@127.0.0.1:{port}/postgres"


def test_two_hundred_vote_at_once_with_a_restart_in_the_middle_and_each_counts_once(
    tmp_path: Path, address: str
) -> None:
    with large_club(tmp_path, address) as club:
        assert club.do("member0", "act", act="fill Chair", nominee="Member 7").status_code == 200
        first = _all_vote(club, range(VOTERS // 2))
    assert first == {200: VOTERS // 2}
    with house_over(tmp_path, address) as club:
        assert len(club.house.desk.seen.state.ballots["B1"].votes) == VOTERS // 2
        assert _all_vote(club, range(VOTERS)) == {200: VOTERS}
        ballot = club.client("clerk").get("/api/ballots/B1").json()
        assert (ballot["result"], sum(ballot["sums"].values())) == ("passed", VOTERS)
        assert len(ballot["votes"]) == VOTERS
        told = club.client("clerk").get("/api/verify").json()
        assert told["whole"] and told["urns_compared"]


def _all_vote(club: Opened, numbers: range) -> Counter[int]:
    """Everybody votes, in two requests with one key: an impatient network."""

    def vote(number: int) -> int:
        client = club.client(f"member{number}", **{"Idempotency-Key": f"vote-{number}"})
        choice = {"ballot": "B1", "choice": "yes" if number % 3 else "no"}
        answers = [client.post("/api/do/vote", json=choice) for _ in range(2)]
        assert {answer.status_code for answer in answers} == {200}, answers[0].text
        assert answers[1].json()["repeated"]
        return answers[0].status_code

    with ThreadPoolExecutor(20) as pool:
        return Counter(pool.map(vote, numbers))


def test_after_a_lost_connection_the_next_request_reaches_the_ledger_again(tmp_path: Path, address: str) -> None:
    with large_club(tmp_path, address) as club:
        act = {"act": "fill Chair", "nominee": "Member 7", "headers": {"Idempotency-Key": "k"}}
        club.house.desk._body.store.close()
        club.house.desk._reading.close()
        lost = club.do("member0", "act", **act)
        assert lost.status_code == 503 and "Idempotency-Key" in lost.json()["title"]
        assert club.do("member0", "act", **act).status_code == 200
        assert club.client("clerk").get("/api/history").status_code == 503
        assert club.client("clerk").get("/api/verify").json()["whole"]


def test_who_has_a_key_signs_and_an_act_without_the_signature_is_refused(club: Opened) -> None:
    private, public = new_key()
    assert club.do("member1", "enrol", person="Member 1", key=public).status_code == 200
    act = {"act": "fill Chair", "nominee": "Member 7"}
    unsigned = club.do("member1", "act", **act)
    assert (unsigned.status_code, unsigned.json()["code"]) == (403, "A155")
    genesis = club.client("member1").get("/api/body").json()["genesis"]
    content = signed_content(genesis, {"kind": "act", "by": "Member 1", "what": act}, "k1")
    headers = {"Idempotency-Key": "k1", "Act-Signature": sign(private, content)}
    assert club.do("member1", "act", headers=headers, **act).status_code == 200
    assert club.client("member1").get("/api/verify").json()["whole"]
