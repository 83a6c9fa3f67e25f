"""The explorer's pages: all of them, for every edition of a charter, and nothing for what is not there."""

from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from politeia.diagnostics.model import PoliteiaError
from politeia.web.bookshelf import Bookshelf
from politeia.web.catalogue import languages, texts
from politeia.web.model import Address
from politeia.web.serving import application
from politeia.web.site import write_site

TODAY = date(2023, 4, 1)
SHELF = Bookshelf(today=TODAY)
CLIENT = TestClient(application(SHELF), base_url="http://127.0.0.1")
PAGES = ("text", "institutions", "procedures", "power", "search")


class Outline(HTMLParser):
    """Links and ids of a page, and whether every element that opens is closed."""

    VOID = frozenset({"meta", "link", "input", "br", "path", "rect", "hr", "img"})

    def __init__(self, page: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "a" and found.get("href"):
            self.links.append(found["href"] or "")
        if found.get("id"):
            self.ids.append(found["id"] or "")
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.VOID:
            assert self.open.pop() == tag


@pytest.mark.parametrize("page", PAGES)
def test_every_page_of_an_edition_is_drawn_whole(page: str) -> None:
    answer = CLIENT.get(f"/kazakhstan/2023-04-01/{page}/index.html")
    assert answer.status_code == 200
    outline = Outline(answer.text)
    assert outline.open == []
    assert len(outline.ids) == len(set(outline.ids))
    assert len(answer.content) < 1_000_000
    assert "style=" not in answer.text and not re.search(r"<script[^>]*>[^<]", answer.text)


def test_claims_show_the_verdict_that_their_checks_come_to() -> None:
    page = CLIENT.get("/kazakhstan/claims/index.html").text
    assert "borne out" in page and "partly" in page
    assert CLIENT.get("/united-nations/claims/index.html").status_code == 404


def test_a_verdict_stands_in_the_matrix_once_its_edition_has_been_proved() -> None:
    shelf = Bookshelf(today=TODAY, only=("debian",))
    client = TestClient(application(shelf), base_url="http://127.0.0.1")
    assert "badge" not in client.get("/debian/properties/index.html").text
    shelf.prove("debian", shelf.editions("debian")[-1].day)
    assert "badge holds" in client.get("/debian/properties/index.html").text


def test_links_to_articles_lead_to_articles_of_the_same_edition() -> None:
    text = Outline(CLIENT.get("/kazakhstan/2023-04-01/text/index.html").text)
    ties = Outline(CLIENT.get("/kazakhstan/2023-04-01/institutions/index.html").text)
    cited = {link.partition("#")[2] for link in ties.links if "#article-" in link}
    assert cited and cited <= set(text.ids)


def test_a_short_address_leads_to_the_page() -> None:
    answer = CLIENT.get("/kazakhstan", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (308, "/kazakhstan/index.html")


@pytest.mark.parametrize(
    "path",
    ("/nowhere/index.html", "/kazakhstan/2023-13-01/text/index.html", "/kazakhstan/2023-04-01/nothing/index.html",
     "/../../etc/passwd/index.html", "/%2e%2e/%2e%2e/etc/passwd/index.html", "/assets/../rendering.py", "/" + "a" * 5000),
)  # fmt: skip
def test_what_is_not_there_is_a_clear_page(path: str) -> None:
    answer = CLIENT.get(path)
    assert answer.status_code == 404
    assert "Traceback" not in answer.text


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_hostile_words_are_escaped_or_refused(path: str, query: str) -> None:
    for address in ("/kazakhstan/2023-04-01/search/index.html", "/kazakhstan/compare/index.html"):
        answer = CLIENT.get(address, params={"q": f"<script>{query}", "before": query})
        assert answer.status_code in (200, 404, 422)
        assert "<script>" not in answer.text.replace('<script src="', "")
    assert CLIENT.get("/" + quote(path, safe="/.~%")).status_code in (200, 404, 422)


def test_every_answer_forbids_what_comes_from_elsewhere() -> None:
    policy = CLIENT.get("/index.html").headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "http" not in policy


def test_all_texts_of_the_interface_are_there_in_russian() -> None:
    assert "ru" in languages()
    assert set(texts("ru")) == set(texts("en"))
    assert all(texts("ru")[key] != texts("en")[key] for key in texts("en"))


def test_a_written_site_has_no_dead_links(tmp_path: Path) -> None:
    shelf = Bookshelf(today=TODAY, only=("united-nations",))
    count = write_site(shelf, tmp_path, proofs=False)
    pages = list(tmp_path.rglob("*.html"))
    assert len(pages) == count
    for page in pages:
        for link in Outline(page.read_text(encoding="utf-8")).links:
            target, _, anchor = link.partition("#")
            if "/properties/" in target or link.startswith("http"):
                continue
            found = (page.parent / target).resolve() if target else page
            assert found.is_file(), f"{page}: {link}"
            assert not anchor or anchor in Outline(found.read_text(encoding="utf-8")).ids or anchor == "content"


@pytest.mark.parametrize(
    ("path", "status"),
    (
        ("/crises~..~..~pyproject/index.html", 404),
        ("/~~/2023-04-01/text/index.html", 404),
        ("/%00/index.html", 404),
        ("/systems/2023-04-01/text/index.html", 404),
        ("/kazakhstan/numbers/numbers/index.html", 404),
        ("/kazakhstan/compare-2023-04-01-2023-13-01/index.html", 404),
        ("/kazakhstan/compare-0001-01-01-9999-12-31/index.html", 422),
        ("/kazakhstan/0001-01-01/text/index.html", 422),
        ("/kazakhstan/9999-12-31/institutions/index.html", 200),
        ("/kazakhstan/2023-04-01/search/index.html?q=" + "%3Cb%3E" * 8000, 200),
        ("/kazakhstan/compare/index.html?before=%00&after=%ff", 404),
        ("/index.html?language=..%2F..%2Fen", 200),
        ("/systems/index.html?left=~/.ssh@2023-04-01&right=/etc@2023-04-01", 404),
    ),
)
def test_hostile_addresses_get_a_page_and_no_traceback(path: str, status: int) -> None:
    answer = CLIENT.get(path)
    assert answer.status_code == status
    assert "Traceback" not in answer.text and "<b>" not in answer.text.replace("<b>{", "")


def test_a_short_address_keeps_its_hashes_and_question_marks() -> None:
    answer = CLIENT.get("/a%23b%3Fc", follow_redirects=False)
    assert answer.headers["location"] == "/a%23b%3Fc/index.html"


def test_a_charter_does_not_take_the_place_of_a_page() -> None:
    with pytest.raises(PoliteiaError, match="stand at “drafts” already"):
        Bookshelf(("drafts",), today=TODAY)


def test_a_written_site_says_what_only_the_server_can_do(tmp_path: Path) -> None:
    write_site(Bookshelf(today=TODAY, only=("united-nations",)), tmp_path, proofs=False)
    page = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert "needs politeia serve" in page and "drafts/index.html" not in page
    assert "needs politeia serve" not in CLIENT.get("/index.html").text


def test_a_comparison_has_power_and_coalitions_before_and_after_when_asked() -> None:
    days = [link.day for link in SHELF.editions("debian")]
    asked = f"/debian/compare/index.html?before={days[0]}&after={days[-1]}"
    page = CLIENT.get(asked).text
    assert "Smallest coalitions" not in page and 'data-later="' in page and "forces=1" in page
    worked_out = CLIENT.get(f"{asked}&forces=1").text.partition('id="forces"')[2]
    assert "Smallest coalitions" in worked_out and "data-later" not in worked_out


def test_every_step_of_a_witness_names_its_boxes_on_the_map() -> None:
    page = CLIENT.get("/crises~moldova-2009/2016-03-04/properties/index.html").text
    boxes = set(re.findall(r'data-name="([^"]+)"', page))
    named = {name for found in re.findall(r'data-(?:actors|touched)="([^"]+)"', page) for name in found.split("|")}
    assert "Parliament" in named and named <= boxes


def test_two_charters_of_one_title_are_told_apart_by_their_names() -> None:
    titles = {name: SHELF.title(name) for name in SHELF.groups["crises"]}
    assert titles["crises/united-states-1800"] == "Constitution of the United States (united-states-1800)"
    assert titles["crises/united-states-inability"] == "Constitution of the United States (united-states-inability)"
    assert titles["crises/lebanon-2014"] == "Constitution of Lebanon"
    assert len(set(titles.values())) == len(titles)


@pytest.mark.parametrize("language", languages())
def test_a_charter_without_properties_says_so_instead_of_an_empty_table(language: str) -> None:
    for address in ("/armenia/properties/index.html", "/armenia/2007-07-01/properties/index.html"):
        page = CLIENT.get(address, headers={"cookie": f"language={language}"}).text
        assert texts("en")["no_properties"].split(".")[0] in page or texts("ru")["no_properties"].split(".")[0] in page
        assert '<table class="matrix">' not in page


CLUB = """---
title: Club
identifier: club
in force: 2020-01-01
---

# Club

### Article 1. Council

1. The chair names the six of the council.

```norm
office Chair

body Council
  part         councillors, 6 seats, appointed by Chair
```

```property
property the council can sit
  claim        no single actor can keep Council below its quorum
  read with    statutes
```
"""
RULES = """---
title: Rules
identifier: club-rules
cited as: Rules
under: {charter}
in force: 2020-01-01
---

# Rules

### Article 2. Sittings

1. Two thirds of the council must be there.

```norm
quorum Council
  needs        at least 2/3 of all members
```
"""


def test_a_page_of_verdicts_says_which_statute_was_read_with_the_charter(tmp_path: Path) -> None:
    rules = tmp_path / "club" / "statutes" / "rules"
    rules.mkdir(parents=True)
    (tmp_path / "club" / "charter.md").write_text(CLUB, encoding="utf-8")
    (rules / "statute.md").write_text(RULES.format(charter=tmp_path / "club"), encoding="utf-8")
    shelf = Bookshelf((str(tmp_path / "club"),), today=TODAY)
    (name,) = shelf.groups["own"]
    shelf.prove(name, date(2020, 1, 1))
    client = TestClient(application(shelf), base_url="http://127.0.0.1")
    page = client.get(f"/{Address(name, '2020-01-01', 'properties').path}").text
    assert "badge fails" in page and "read together with Rules" in page


def test_a_charter_of_ones_own_with_a_mistake_stands_in_the_library_and_leads_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("club").mkdir()
    law = "# Statute of the Club\n\n### Article 1. Board\n\n1. x\n\n```norm\npower close the club\n  held by      Bord\n```\n"
    Path("club/statute.md").write_text(law, encoding="utf-8")
    client = TestClient(application(Bookshelf(("club",), today=TODAY, only=("debian",))), base_url="http://127.0.0.1")
    page = client.get("/").text
    assert texts("en")["has_mistakes"] in page
    link = next(link for link in Outline(page).links if "club" in link)
    answer = client.get(f"/{link}")
    assert answer.status_code == 422
    assert "club/statute.md, line 9" in answer.text and "N101" in answer.text
