"""Authorisation as a matrix: every role, and whoever has not signed in, at every address and with every command."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.service.houses import PASSWORD, Opened, club_house

from politeia.polity.commands import COMMANDS
from politeia.service.model import Role

NOBODY, GUEST, MEMBER, CLERK = "", "guest", "member1", "clerk"
EVERYBODY = {NOBODY, GUEST, MEMBER, CLERK}
SIGNED_IN = {GUEST, MEMBER, CLERK}
ACTING = {MEMBER, CLERK}
ADDRESSES: dict[tuple[str, str], set[str]] = {
    ("GET", "/api/body"): SIGNED_IN,
    ("GET", "/api/state"): SIGNED_IN,
    ("GET", "/api/state/{moment}"): SIGNED_IN,
    ("GET", "/api/day/{day}"): SIGNED_IN,
    ("GET", "/api/offices"): SIGNED_IN,
    ("GET", "/api/ballots"): SIGNED_IN,
    ("GET", "/api/ballots/{number}"): SIGNED_IN,
    ("GET", "/api/matters/{number}"): SIGNED_IN,
    ("GET", "/api/me"): SIGNED_IN,
    ("GET", "/api/me/acts"): SIGNED_IN,
    ("GET", "/api/history"): SIGNED_IN,
    ("GET", "/api/verify"): SIGNED_IN,
    ("GET", "/api/export"): SIGNED_IN,
    ("GET", "/api/notices.ics"): set(),  # only with the secret of a calendar, which no other pass replaces
    ("POST", "/api/session"): EVERYBODY,
    ("DELETE", "/api/session"): SIGNED_IN,
    ("POST", "/api/invitation"): set(),  # only with an invitation
    ("POST", "/api/me/password"): SIGNED_IN,
    ("GET", "/api/me/passes"): SIGNED_IN,
    ("POST", "/api/me/passes"): SIGNED_IN,
    ("DELETE", "/api/me/passes/{number}"): SIGNED_IN,
    ("GET", "/api/accounts"): {CLERK},
    ("POST", "/api/accounts"): {CLERK},
    ("PATCH", "/api/accounts/{name}"): {CLERK},
    ("POST", "/api/accounts/{name}/invitation"): {CLERK},
    ("GET", "/api/audit"): {CLERK},
    ("POST", "/api/clock"): {CLERK},
    **{("POST", f"/api/do/{kind.replace(' ', '-')}"): ACTING for kind in COMMANDS},
}
"""Who is let in where: written down here by hand, and not taken from the code that decides it."""

BODIES: dict[str, dict[str, object]] = {
    "/api/session": {"name": "member1", "password": PASSWORD},
    "/api/invitation": {"invitation": "x", "password": PASSWORD},
    "/api/me/password": {"old": PASSWORD, "new": PASSWORD},
    "/api/me/passes": {"proof": "program"},
    "/api/accounts": {"name": "ann", "role": "observer"},
    "/api/accounts/{name}": {"closed": False},
    "/api/clock": {"day": "2025-03-02"},
}
PARTS = {"moment": "1", "day": "2025-03-01", "number": "999", "name": "member3"}
ACTS: dict[str, dict[str, object]] = {
    "act": {"act": "fill Chair", "nominee": "Member 7"},
    "agree": {"question": "Q1"},
    "refuse": {"question": "Q1"},
    "vote": {"ballot": "B1", "choice": "yes"},
    "attend": {"ballot": "B1"},
    "close": {"ballot": "B1"},
    "vote again": {"question": "Q1"},
    "open election": {"of": "Chair"},
    "stand": {"ballot": "B1", "list": "Member 1"},
    "complete": {"gap": "G1", "choice": "x", "because": "y"},
    "enrol": {"person": "Somebody"},
    "place": {"person": "Member 1", "of": "Chair"},
    "roster": {"rows": [{"person": "Somebody Else"}]},
    "open offices": {},
    "resign": {"of": "Assembly"},
}

TURNED_AWAY = ("X701", "X702", "X703", "X708", "X709")
"""Codes of the service; those that begin with A are of the law, to which the request came."""


@pytest.fixture
def club(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    with club_house(tmp_path_factory.mktemp("club")) as opened:
        yield opened


def test_the_matrix_names_every_address_of_the_service(club: Opened) -> None:
    document = club.app.openapi()["paths"]
    found = {(method.upper(), path) for path, methods in document.items() for method in methods}
    assert found == set(ADDRESSES)
    assert {role.value for role in Role} == {"secretary", "member", "observer"}


@pytest.mark.parametrize("who", [NOBODY, GUEST, MEMBER, CLERK])
def test_each_role_is_let_in_where_the_matrix_says_and_nowhere_else(club: Opened, who: str) -> None:
    for (method, path), allowed in ADDRESSES.items():
        kind = path.removeprefix("/api/do/").replace("-", " ")
        body = ACTS[kind] if path.startswith("/api/do/") else BODIES.get(path)
        before = club.house.desk.seen.head
        answer = club.client(who).request(method, path.format(**PARTS), json=body)
        code = answer.json().get("code", "") if answer.headers["content-type"] == "application/problem+json" else ""
        let_in = code.startswith("A") or (answer.status_code not in (401, 422) and code not in TURNED_AWAY)
        if who in allowed:
            assert let_in, (who, method, path, answer.text)
        else:
            expected = {401, 422} if path in ("/api/notices.ics", "/api/invitation") else {403 if who else 401}
            assert answer.status_code in expected, (who, method, path, answer.text)
            assert club.house.desk.seen.head == before, (who, path)


OTHERS = {"open election", "place", "roster", "enrol", "complete", "vote again", "close"}
"""Commands that are for whoever keeps the record; with the charter's own refusals a member is never let through."""


@pytest.mark.parametrize("kind", list(COMMANDS))
def test_an_act_is_always_that_of_the_person_of_the_account(club: Opened, kind: str) -> None:
    before = club.house.desk.seen.head.number
    answer = club.do("member1", kind, **ACTS[kind])
    entries = club.house.desk.entries(before)
    if answer.status_code == 200:
        assert kind not in OTHERS
        assert [line.entry["by"] for line in entries] == ["Member 1"]
    else:
        assert entries == ()
        assert answer.headers["content-type"] == "application/problem+json"
    smuggled = club.do("member1", kind, **{**ACTS[kind], "by": "Clerk"})
    assert smuggled.status_code == 422


def test_a_closed_account_and_a_pass_that_was_taken_back_are_let_in_no_more(club: Opened) -> None:
    client, clerk = club.client("member1"), club.client("clerk")
    number = client.get("/api/me/passes").json()[-1]["number"]
    assert client.delete(f"/api/me/passes/{number}").status_code == 200
    assert client.get("/api/body").status_code == 401
    again = club.client("member1")
    assert clerk.patch("/api/accounts/member1", json={"closed": True}).status_code == 200
    assert again.get("/api/body").status_code == 401
    signing = club.client().post("/api/session", json={"name": "member1", "password": PASSWORD})
    assert signing.status_code == 401


def test_a_program_cannot_take_the_pass_of_a_calendar_and_a_calendar_not_that_of_a_program(club: Opened) -> None:
    client = club.client("member1")
    secret = client.post("/api/me/passes", json={"proof": "calendar"}).json()["secret"]
    assert club.client().get("/api/body", headers={"Authorization": f"Bearer {secret}"}).status_code == 401
    feed = club.client().get(f"/api/notices.ics?token={secret}")
    assert feed.status_code == 200 and feed.text.startswith("BEGIN:VCALENDAR")
    program = client.headers["Authorization"].removeprefix("Bearer ")
    assert club.client().get(f"/api/notices.ics?token={program}").status_code == 401


def test_the_body_keeps_one_secretary(club: Opened) -> None:
    clerk = club.client("clerk")
    assert clerk.patch("/api/accounts/clerk", json={"closed": True}).status_code == 409
    assert clerk.patch("/api/accounts/member1", json={"role": "secretary"}).status_code == 422


def test_a_browser_that_signed_in_changes_nothing_without_the_word_of_its_session(club: Opened) -> None:
    client = club.client()
    word = client.post("/api/session", json={"name": "member1", "password": PASSWORD}).json()["form_word"]
    act = {"act": "fill Chair", "nominee": "Member 7"}
    assert client.post("/api/do/act", json=act).status_code == 403
    assert client.post("/api/do/act", json=act, headers={"X-Form-Word": "0" * 64}).status_code == 403
    elsewhere = {"X-Form-Word": word, "Origin": "https://elsewhere.example"}
    assert client.post("/api/do/act", json=act, headers=elsewhere).status_code == 403
    assert client.post("/api/do/act", json=act, headers={"X-Form-Word": word}).status_code == 200


def test_the_session_cookie_is_out_of_reach_of_scripts_and_other_sites(club: Opened) -> None:
    answer = club.client().post("/api/session", json={"name": "member1", "password": PASSWORD})
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie and "samesite=strict" in cookie
