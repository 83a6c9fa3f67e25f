"""Acts over HTTP: a person signs in, sees what is lawful, does it, and finds it in the history."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.service.houses import PASSWORD, Opened, club_house


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
    assert answer.status_code == 403 or answer.status_code == 409
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert any(reason["citations"] for reason in told["reasons"]), told
