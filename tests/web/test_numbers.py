"""The pages of numbers and of two countries side by side, and the drawings on them."""

from __future__ import annotations

from datetime import date
from itertools import combinations
from math import dist
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from politeia.amendment.opening import opened
from politeia.elections.collection import votes_beside
from politeia.elections.files import count_file
from politeia.elections.model import ElectionCount
from politeia.web.bookshelf import Bookshelf
from politeia.web.hemicycle import OUTER, WIDTH, seat_places
from politeia.web.serving import application
from politeia.web.site import write_site

SHELF = Bookshelf(today=date(2023, 4, 1))
CLIENT = TestClient(application(SHELF), base_url="http://127.0.0.1")


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 300))
def test_every_seat_has_a_place_of_its_own_inside_the_drawing(seats: int) -> None:
    places = seat_places(seats)
    assert len(places) == seats
    assert all(0 < x < WIDTH and 0 < y <= OUTER + 10 for x, y in places)
    assert all(dist(one, other) > 3 for one, other in combinations(places, 2))


def test_the_votes_that_ship_come_out_as_announced() -> None:
    # The official results, with their sources, in library/kazakhstan/data/README.md.
    votes = votes_beside("kazakhstan")
    assert [str(vote.day) for vote in votes] == [
        "2026-03-15", "2024-10-06", "2023-03-19", "2022-11-20", "2022-06-05", "2021-01-10", "2019-06-09", "2016-03-20", "2012-01-15"
    ]  # fmt: skip
    for vote in votes:
        count = count_file(vote.file, opened(f"{vote.under}@{vote.day}").institutions, vote.day, vote.request)
        assert count.decided and not count.differences
        assert not isinstance(count, ElectionCount) or count.compared


def test_the_page_of_numbers_draws_a_dot_for_each_seat_and_a_bar_for_each_region() -> None:
    page = CLIENT.get("/kazakhstan/numbers/index.html").text
    assert page.count('r="5"/></svg>') == 6 + 3 + 3 + 3  # lists with seats in 2023, 2021, 2016 and 2012
    assert page.count('<circle class="list-') - page.count('r="5"/></svg>') == 69 + 98 + 98 + 98
    assert page.count('<rect class="turnout"') == 17 + 1  # and one in the key
    assert "✗" not in page


def test_a_charter_without_votes_has_no_page_of_numbers() -> None:
    assert CLIENT.get("/pakistan/numbers/index.html").status_code == 404
    assert "numbers/index.html" not in CLIENT.get("/pakistan/2010-04-19/text/index.html").text


def test_two_countries_stand_side_by_side_with_links_to_the_articles_of_each() -> None:
    asked = {"left": "kazakhstan@2023-04-01", "right": "pakistan@2010-04-19"}
    page = CLIENT.get("/systems/index.html", params=asked).text
    assert "1 term in a lifetime" in page and "2 terms in a row" in page
    assert "../kazakhstan/2023-04-01/text/index.html#article-42" in page
    assert "../pakistan/2010-04-19/text/index.html#article-44" in page


@pytest.mark.parametrize(
    "left", ("nowhere@2023-01-01", "kazakhstan@never", "../../etc/passwd", "@", "kazakhstan@", "<script>@1", "a" * 3000)
)
def test_what_cannot_be_compared_is_a_clear_page(left: str) -> None:
    answer = CLIENT.get("/systems/index.html", params={"left": left, "right": "pakistan@2010-04-19"})
    assert answer.status_code in ((200,) if left == "kazakhstan@" else (404, 422))
    assert "Traceback" not in answer.text and "<script>" not in answer.text


def test_a_written_site_has_a_page_for_each_pair_of_countries(tmp_path: Path) -> None:
    shelf = Bookshelf(today=date(2023, 4, 1), only=("united-states", "crises/lebanon-2014"))
    write_site(shelf, tmp_path, proofs=False)
    pair = tmp_path / "systems-united-states+crises~lebanon-2014" / "index.html"
    assert "Roles that both have" in pair.read_text(encoding="utf-8")
    assert f"{pair.parent.name}/index.html" in (tmp_path / "systems" / "index.html").read_text(encoding="utf-8")
