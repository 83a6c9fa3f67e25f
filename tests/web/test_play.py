"""Playing in the explorer: the link holds the game, and hostile links get a page."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from politeia.web.bookshelf import Bookshelf
from politeia.web.serving import application

SHELF = Bookshelf(today=date(2023, 4, 1), only=("debian", "kazakhstan"))
CLIENT = TestClient(application(SHELF), base_url="http://127.0.0.1")
PLAY = "/kazakhstan/2023-04-01/play/index.html"


def test_a_game_begins_with_seats_and_scenarios() -> None:
    page = CLIENT.get(PLAY, params={"with": "parliament of March 2023"}).text
    assert 'name="as" value="Amanat"' in page and "62 of Mazhilis" in page
    assert 'name="as" value="Mazhilis"' not in page


def test_an_act_leads_to_a_link_that_shows_the_same_game_again() -> None:
    asked = {"as": "President", "others": "person", "next": "me:dissolve Mazhilis"}
    moved = CLIENT.get(PLAY, params=asked, follow_redirects=False)
    assert moved.status_code == 303 and "do=me%3Adissolve+Mazhilis" in moved.headers["location"]
    page = CLIENT.get(moved.headers["location"])
    other = TestClient(application(SHELF), base_url="http://127.0.0.1").get(moved.headers["location"])
    assert page.text == other.text
    assert "deadline of election of Mazhilis" in page.text
    assert "“dissolve Mazhilis”" not in page.text.partition('class="acts"')[0]
    assert "Take the last turn back" in page.text


def test_the_log_is_a_block_of_tests() -> None:
    asked = {"as": "President", "do": "me:dissolve Mazhilis", "as-tests": "1"}
    answer = CLIENT.get(PLAY, params=asked)
    assert answer.headers["content-type"].startswith("text/plain")
    assert answer.text.startswith("```test\n") and "per 63(1)" in answer.text


def test_the_best_strategy_says_which_part_is_played() -> None:
    asked = {"as": "President", "others": "best", "goal": "ordinary law ended in force"}
    page = CLIENT.get(PLAY, params=asked).text
    assert "The others can hold you here." in page and "situations bear on the goal" in page


@pytest.mark.parametrize(
    ("query", "status"),
    (
        ("?as=President&do=me:abolish", 422),
        ("?as=%3Cb%3E&others=person", 422),
        ("?others=nobody", 404),
        ("?others=chance&seed=-1", 404),
        ("?others=chance&seed=" + "9" * 5000, 404),
        ("?as=President&do=%00", 404),
        ("?as=President&next=me:x&next=me:y", 404),
        ("?as=President&do=" + "me:" + "x" * 5000, 404),
        ("?as=President" + "&do=time:2023-04-02" * 500, 404),
        ("?as=President&do=time:9999-12-31", 422),
        ("?with=../../etc/passwd&as=President", 404),
        ("?with=/etc/hostname.md&as=President", 404),
        ("?others=best&as=President&goal=%3Cscript%3E", 422),
        ("?others=best&goal=ordinary law succeeded", 422),
        ("?as=President&given=" + "(" * 2000, 422),
    ),
)
def test_a_hostile_link_gets_a_page_and_no_traceback(query: str, status: int) -> None:
    answer = CLIENT.get(PLAY + query)
    assert answer.status_code == status
    assert "Traceback" not in answer.text and "<b>" not in answer.text.partition('id="content"')[2].replace("<b>{", "")
    assert "<script>" not in answer.text


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(("as", "do", "next", "goal", "given", "with", "others")), st.text(max_size=30)))
)
def test_no_link_breaks_the_page(asked: list[tuple[str, str]]) -> None:
    answer = CLIENT.get("/debian/2022-03-26/play/index.html", params=asked)
    assert answer.status_code in (200, 404, 422)
