"""Acts over HTTP: a person signs in, sees what is lawful, does it, and finds it in the history."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from icalendar import Calendar
from tests.polity.bodies import CLERK, STATUTE, Acting, noon
from tests.service.houses import PASSWORD, Opened, club_house, house_over

from politeia.polity.carrying import import_lines
from politeia.polity.model import Command
from politeia.polity.running import LiveBody, Request
from politeia.polity.storing import open_store
from politeia.service.model import Account, Role

SECRETLY = "elected by   Assembly: majority of all members\n  note         by secret ballot"
CHOICES = "(yes,no,abstain)"


@pytest.fixture(scope="module")
def club(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    with club_house(tmp_path_factory.mktemp("club")) as opened:
        yield opened


def test_a_member_signs_in_sees_what_is_lawful_does_it_and_finds_it_in_the_history(tmp_path: Path) -> None:
    with club_house(tmp_path) as club:
        client = club.client()
        signed = client.post("/api/session", json={"name": "member1", "password": PASSWORD})
        assert signed.status_code == 200, signed.text
        acts = client.get("/api/me/acts").json()
        assert "fill Chair" in [item["act"] for item in acts["lawful"]]
        assert all(item["against"] for item in acts["not_now"])
        word = {"X-Form-Word": signed.json()["form_word"]}
        done = client.post("/api/do/act", json={"act": "fill Chair", "nominee": "Member 7"}, headers=word)
        assert done.status_code == 200, done.text
        assert done.json()["number"] == acts["entries"] + 1
        found = client.get(f"/api/history?after={acts['entries']}").json()
        assert [entry["by"] for entry in found] == ["Member 1"]
        assert "Q1: fill Chair waits for others." in found[0]["sentences"]
        assert client.get("/api/verify").json()["whole"]


def test_a_refusal_names_the_article_and_what_would_make_it_lawful(club: Opened) -> None:
    answer = club.do("member1", "act", act="dismiss Treasurer")
    assert (answer.status_code, answer.json()["code"]) == (409, "A100")
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert any(reason["citations"] for reason in told["reasons"]), told


def test_of_a_secret_ballot_the_service_tells_who_voted_and_not_for_what(tmp_path: Path) -> None:
    statute = tmp_path / "secret.md"
    text = STATUTE.read_text(encoding="utf-8")
    statute.write_text(text.replace("elected by   Assembly: majority of all members", SECRETLY), encoding="utf-8")
    acting = Acting(open_store(str(tmp_path / "club.db"), new=True), str(statute), "2025-03-01", fill=False)
    acting.do(CLERK, "roster", rows=[{"person": f"Member {n}", "of": "members"} for n in range(1, 31)])
    acting.do(CLERK, "open offices")
    acting.store.close()
    with house_over(tmp_path, str(tmp_path / "club.db")) as club:
        for number in (1, 2):
            club.house.accounts.open(Account(f"member{number}", Role.MEMBER, f"Member {number}"))
        club.do("member1", "act", act="fill Chair", nominee="Member 7")
        assert club.do("member1", "vote", ballot="B1", choice="abstain").status_code == 200
        client = club.client("member2")
        ballot = client.get("/api/ballots/B1").json()
        assert ballot["secret"] and ballot["votes"] == {"Member 1": ""} and ballot["sums"] == {}
        for path in ("/api/history?after=4", "/api/export", "/api/state", "/api/me/acts"):
            told = client.get(path).text.replace(" ", "")
            assert "abstain" not in told.replace('"choices":["yes","no","abstain"]', "").replace(CHOICES, ""), path


def test_the_body_can_be_seen_as_it_was(club: Opened) -> None:
    before = club.house.desk.seen.head.number
    club.do("member1", "act", act="fill Chair", nominee="Member 7")
    client = club.client("guest")
    assert [item["act"] for item in client.get(f"/api/state/{before + 1}").json()["questions"]] == ["fill Chair"]
    assert client.get(f"/api/state/{before}").json()["questions"] == []
    assert client.get("/api/day/2025-03-01").json()["entries"] == before + 1
    assert client.get("/api/day/2024-12-31").status_code == 404
    assert client.get("/api/state/9999").status_code == 404


def test_an_export_of_the_service_is_a_ledger_that_can_be_taken_over(club: Opened, tmp_path: Path) -> None:
    lines = club.client("guest").get("/api/export").text.splitlines()
    store = open_store(str(tmp_path / "copy.db"), new=True)
    assert import_lines(store, lines) == club.house.desk.seen.head.number
    assert store.head() == club.house.desk.seen.head
    store.close()


def test_acts_of_the_command_line_are_seen_by_the_service_and_taken_into_account(tmp_path: Path) -> None:
    with club_house(tmp_path) as club:
        other = LiveBody(open_store(str(tmp_path / "club.db")))
        asked = Command("act", "Member 2", {"act": "fill Chair", "nominee": "Member 7"})
        other.submit(Request(asked), noon("2025-03-01"))
        assert club.do("member1", "vote", ballot="B1", choice="yes").status_code == 200
        assert list(club.house.desk.seen.state.ballots["B1"].votes) == ["Member 1"]
        other.store.close()


def test_the_calendar_of_a_member_has_the_deadlines_and_what_waits(tmp_path: Path) -> None:
    with club_house(tmp_path) as club:
        club.do("member2", "act", act="fill Chair", nominee="Member 7")
        secret = club.client("member1").post("/api/me/passes", json={"proof": "calendar"}).json()["secret"]
        found = Calendar.from_ical(club.client().get(f"/api/notices.ics?token={secret}").text)
        assert [str(item["summary"]) for item in found.walk("VTODO")] == ["vote: fill Chair (yes, no, abstain) (B1)"]
        club.do("clerk", "place", person="Member 7", of="Chair", until="2026-05-01")
        found = Calendar.from_ical(club.client().get(f"/api/notices.ics?token={secret}").text)
        days = {str(item["summary"]): item.decoded("dtstart").isoformat() for item in found.walk("VEVENT")}
        assert days["term of Chair (Statute of the Reading Society)"] == "2026-05-01"
