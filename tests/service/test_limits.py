"""How much and how often: requests that are too large or too many, ways in that fail, names that are not of this site."""

from __future__ import annotations

from pathlib import Path

from tests.service.houses import PASSWORD, club_house

from politeia.service.application import LARGEST
from politeia.service.limiting import Limiter, Rate, Rates
from politeia.web.rendering import HEADERS


def test_who_asks_too_often_waits_and_others_do_not(tmp_path: Path) -> None:
    with club_house(tmp_path, Rates(account=Rate(5, 60))) as club:
        client = club.client("member1")
        answers = [client.get("/api/me") for _ in range(6)]
        assert [answer.status_code for answer in answers] == [200] * 5 + [429]
        assert int(answers[-1].headers["retry-after"]) > 0
        assert club.client("member2").get("/api/me").status_code == 200


def test_so_many_are_let_through_at_once_and_later_as_many_as_the_rate_allows() -> None:
    now = [0.0]
    limiter = Limiter(Rates(account=Rate(6, 60)), lambda: now[0])
    assert [limiter.count("account", "ann") for _ in range(8)] == [0] * 6 + [10, 10]
    assert limiter.full("account", "ben") == 0
    now[0] = 10.0
    assert [limiter.count("account", "ann") for _ in range(2)] == [0, 10]
    now[0] = 1000.0
    assert [limiter.count("account", "ann") for _ in range(7)] == [0] * 6 + [10]


def test_who_fails_to_sign_in_too_often_waits_even_with_the_right_password(tmp_path: Path) -> None:
    with club_house(tmp_path, Rates(failures=Rate(3, 60))) as club:
        client = club.client()
        tried = [client.post("/api/session", json={"name": "member1", "password": f"wrong {n}"}) for n in range(3)]
        assert [answer.status_code for answer in tried] == [401] * 3
        right = client.post("/api/session", json={"name": "member1", "password": PASSWORD})
        assert right.status_code == 429
        other = client.post("/api/session", json={"name": "member2", "password": PASSWORD})
        assert other.status_code == 200


def test_a_request_that_is_too_large_is_turned_away_unread(tmp_path: Path) -> None:
    with club_house(tmp_path) as club:
        answer = club.client("member1").post("/api/do/act", content=b"x" * (LARGEST + 1))
        assert (answer.status_code, answer.json()["code"]) == (413, "X723")


def test_a_name_that_is_not_of_this_site_is_not_answered(tmp_path: Path) -> None:
    with club_house(tmp_path) as club:
        assert club.client("member1").get("/api/me", headers={"Host": "elsewhere.example"}).status_code == 400


def test_every_answer_has_its_security_headers(tmp_path: Path) -> None:
    with club_house(tmp_path) as club:
        for path in ("/sign-in", "/api/me", "/api/openapi.json", "/nothing", "/assets/explorer.css"):
            answer = club.client().get(path)
            assert {name: answer.headers[name] for name in HEADERS} == HEADERS, path


def test_a_fault_of_the_program_shows_nothing_of_its_inside(tmp_path: Path) -> None:
    with club_house(tmp_path) as club:

        def broken() -> None:
            raise RuntimeError("the inside of the program")

        club.app.add_api_route("/api/broken", broken)
        answer = club.client().get("/api/broken")
        assert answer.status_code == 500
        assert "inside" not in answer.text and "Traceback" not in answer.text


def test_the_audit_log_tells_ways_in_and_refusals_and_never_a_choice(tmp_path: Path) -> None:
    with club_house(tmp_path) as club:
        club.client().post("/api/session", json={"name": "member1", "password": "a wrong password"})
        club.client().post("/api/session", json={"name": "member1", "password": PASSWORD})
        club.do("member1", "vote", ballot="B77", choice="a choice nobody may see")
        club.do("guest", "vote", ballot="B1", choice="a choice nobody may see")
        found = club.client("clerk").get("/api/audit").json()
        told = [(item["account"], item["asked"], item["outcome"]) for item in found]
        assert ("member1", "sign in", "X708") in told and ("member1", "sign in", "done") in told
        assert ("member1", "vote", "A125") in told and ("guest", "POST /api/do/vote", "X703") in told
        assert "nobody may see" not in str(found)
