"""The pages: signing in, my office, an act, a vote, the history, in both languages, with forms that only this site can send."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.service.houses import PASSWORD, Opened, club_house

from politeia.service.drawing import HERE
from politeia.web.catalogue import languages, texts

PAGES = ("/office", "/standing", "/ballots", "/history", "/history?check=yes", "/notices", "/act?name=fill%20Chair")


@pytest.fixture
def club(tmp_path: Path) -> Iterator[Opened]:
    with club_house(tmp_path) as opened:
        yield opened


def signed_in(club: Opened, name: str) -> TestClient:
    client = club.client()
    answer = client.post("/sign-in", data={"name": name, "password": PASSWORD})
    assert answer.status_code == 200, answer.text
    return client


def word_of(page: str) -> str:
    found = re.search(r'name="form_word" value="([0-9a-f]{64})"', page)
    assert found is not None
    return found.group(1)


def send(client: TestClient, page: str, address: str, **fields: str) -> str:
    answer = client.post(address, data={"form_word": word_of(client.get(page).text), **fields})
    assert answer.status_code == 200, answer.text
    return str(answer.text)


def test_a_member_moves_a_nominee_votes_and_finds_it_in_the_history(club: Opened) -> None:
    client = signed_in(club, "member1")
    assert "fill Chair" in client.get("/office").text
    told = send(client, "/act?name=fill%20Chair", "/do/act", act="fill Chair", nominee="Member 7")
    assert "Accepted" in told
    assert "Open: the record says how you have voted." in client.get("/ballots").text
    send(client, "/ballots", "/do/vote", ballot="B1", choice="yes")
    assert "You have voted." in client.get("/ballots").text
    assert "B1: Member 1 votes yes" in client.get("/history").text


def test_the_secretary_invites_a_member_who_sets_a_password_and_signs_in(club: Opened) -> None:
    told = send(signed_in(club, "clerk"), "/accounts", "/accounts", name="nine", role="member", person="Member 9")
    found = re.search(r"/invitation\?secret=([\w-]+)", told.replace("<wbr>", ""))
    assert found is not None
    client = club.client()
    assert client.post("/invitation", data={"secret": found.group(1), "new": PASSWORD}).status_code == 200
    again = club.client().post("/invitation", data={"secret": found.group(1), "new": PASSWORD})
    assert again.status_code == 401
    assert "Member 9" in signed_in(club, "nine").get("/office").text


def test_a_form_without_the_word_of_the_session_changes_nothing(club: Opened) -> None:
    client = signed_in(club, "member1")
    before = club.house.desk.seen.head
    for word in ("", "0" * 64):
        answer = client.post("/do/act", data={"form_word": word, "act": "fill Chair", "nominee": "Member 7"})
        assert answer.status_code == 403
    assert club.house.desk.seen.head == before


def test_a_form_that_another_site_sends_changes_nothing(club: Opened) -> None:
    client = signed_in(club, "member1")
    word = word_of(client.get("/office").text)
    for headers in ({"Origin": "https://elsewhere.example"}, {"Sec-Fetch-Site": "cross-site"}):
        data = {"form_word": word, "act": "fill Chair", "nominee": "Member 7"}
        assert client.post("/do/act", data=data, headers=headers).status_code == 403


def test_a_form_that_is_sent_twice_counts_once(club: Opened) -> None:
    client = signed_in(club, "member1")
    page = "/act?name=fill%20Chair"
    send(client, page, "/do/act", act="fill Chair", nominee="Member 7", key="once")
    told = send(client, page, "/do/act", act="fill Chair", nominee="Member 7", key="once")
    assert "it counts once" in told
    assert len(club.house.desk.seen.state.questions) == 1


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("account", ["clerk", "member1", "guest"])
def test_every_page_is_drawn_for_every_role_in_every_language(tmp_path: Path, account: str, language: str) -> None:
    with club_house(tmp_path) as club:
        club.do("member1", "act", act="fill Chair", nominee="Member 7")
        client = signed_in(club, account)
        client.get(f"/office?language={language}")
        more = ("/record", "/accounts") if account == "clerk" else ()
        for page in (*(PAGES if account != "guest" else PAGES[:-1]), *more):
            answer = client.get(page)
            assert answer.status_code == 200, (page, answer.text)
            assert f'<html lang="{language}">' in answer.text
            assert "script-src 'self'" in answer.headers["content-security-policy"]
            assert "<script" not in answer.text and "style=" not in answer.text


def test_who_has_not_signed_in_is_led_to_the_way_in(club: Opened) -> None:
    for page in PAGES:
        answer = club.client().get(page, follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in")


def test_the_texts_of_every_language_say_the_same_things() -> None:
    first = set(texts("en", HERE / "texts"))
    for language in languages():
        import tomllib

        found = tomllib.loads((HERE / "texts" / f"{language}.toml").read_text(encoding="utf-8"))
        assert set(found) == first
