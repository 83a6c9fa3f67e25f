"""Reforms of one's own: kept safely, refused to strangers, compared and proved."""

from __future__ import annotations

import asyncio
import re
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from html import unescape
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.requests import Request
from starlette.testclient import TestClient

from politeia.diagnostics.model import PoliteiaError
from politeia.web.bookshelf import Bookshelf
from politeia.web.drafts.keeping import LARGEST, Drafts
from politeia.web.drafts.model import Outdated
from politeia.web.guarding import fields_of
from politeia.web.serving import application

HERE = "http://127.0.0.1"
SHELF = Bookshelf(today=date(2023, 4, 1), only=("debian", "crises/lebanon-2014"))
FORM = {"sec-fetch-site": "same-origin", "origin": HERE}


@pytest.fixture
def drafts(tmp_path: Path) -> Drafts:
    return Drafts(tmp_path / "drafts")


@pytest.fixture
def client(drafts: Drafts) -> TestClient:
    return TestClient(application(SHELF, drafts=drafts), base_url=HERE, headers=FORM)


def token_in(page: str) -> str:
    found = re.search(r'name="token" value="([^"]+)"', page)
    assert found is not None
    return found[1]


def begin(client: TestClient) -> tuple[str, str]:
    """The address of a new draft on the constitution of Lebanon, and the token of its page."""
    token = token_in(client.get("/drafts/index.html").text)
    answer = client.post(
        "/drafts/index.html",
        data={"token": token, "edition": "crises/lebanon-2014@1990-09-21", "title": "No quorum"},
        follow_redirects=False,
    )
    assert answer.status_code == 303
    return answer.headers["location"], token


# -- the folder ------------------------------------------------------------------------------------------------------------


def test_every_version_is_kept_and_the_same_words_make_no_new_one(drafts: Drafts) -> None:
    draft = drafts.start("debian", date(2022, 3, 26), "first")
    assert drafts.save(draft.identifier, 1, "second").version == 2
    assert drafts.save(draft.identifier, 2, "second").version == 2
    assert [item.number for item in drafts.versions(draft.identifier)] == [1, 2]
    assert drafts.read(draft.identifier, 1).source == "first"


def test_the_later_save_of_two_windows_hears_of_the_conflict_and_loses_nothing(drafts: Drafts) -> None:
    draft = drafts.start("debian", date(2022, 3, 26), "first")
    drafts.save(draft.identifier, 1, "mine")
    with pytest.raises(Outdated) as refused:
        drafts.save(draft.identifier, 1, "theirs")
    assert refused.value.latest.source == "mine"
    assert drafts.read(draft.identifier).source == "mine"


def test_of_many_saves_at_once_exactly_one_is_kept_for_each_version(drafts: Drafts) -> None:
    draft = drafts.start("debian", date(2022, 3, 26), "first")
    kept: list[str] = []

    def save(words: str) -> None:
        try:
            drafts.save(draft.identifier, 1, words)
        except Outdated:
            return
        kept.append(words)

    threads = [threading.Thread(target=save, args=(f"words {number}",)) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert kept == [drafts.read(draft.identifier).source]
    assert [item.number for item in drafts.versions(draft.identifier)] == [1, 2]


def test_nothing_half_written_is_left_or_read(drafts: Drafts, monkeypatch: pytest.MonkeyPatch) -> None:
    draft = drafts.start("debian", date(2022, 3, 26), "first")

    def broken(*arguments: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr("os.link", broken)
    with pytest.raises(OSError):
        drafts.save(draft.identifier, 1, "second")
    assert drafts.read(draft.identifier).source == "first"
    assert sorted(path.name for path in (drafts.folder / draft.identifier).iterdir()) == ["0001.md", "draft.json"]


@pytest.mark.parametrize("name", ("..", "../..", "a/../b", "", ".", "discarded", "draft\x00", "~", "A", "x" * 5000))
def test_a_name_never_leaves_the_folder(drafts: Drafts, name: str) -> None:
    drafts.start("debian", date(2022, 3, 26), "first")
    with pytest.raises(PoliteiaError):
        drafts.read(name)


def test_a_damaged_draft_is_told_and_the_list_goes_on(client: TestClient, drafts: Drafts) -> None:
    broken = drafts.start("debian", date(2022, 3, 26), "first")
    (drafts.folder / broken.identifier / "draft.json").write_text("{")
    drafts.start("debian", date(2022, 3, 26), "title: Sound one")
    page = client.get("/drafts/index.html")
    assert page.status_code == 200 and "Sound one" in page.text
    assert client.get(f"/drafts/{broken.identifier}/index.html").status_code == 422


# -- forms -----------------------------------------------------------------------------------------------------------------


def test_a_draft_is_begun_saved_compared_and_proved(client: TestClient, drafts: Drafts) -> None:
    address, token = begin(client)
    identifier = address.split("/")[2]
    taken = client.post(
        address, data={"token": token, "source": drafts.read(identifier).source, "do": "take", "article": "49(2)"}
    )
    source = unescape(taken.text.partition("<textarea")[2].partition(">\n")[2].partition("</textarea>")[0])
    assert "replace 49(2)" in source and drafts.read(identifier).version == 1
    lines = [line for line in source.splitlines() if not line.startswith("    ") or "quorum" not in line]
    fields = {"token": token, "version": "1", "source": "\n".join(lines), "do": "save"}
    answer = client.post(address, data=fields)
    assert answer.status_code == 200 and "Saved." in answer.text
    assert "Nothing is wrong with it." in answer.text
    assert "presidential election" in answer.text.partition('id="changes"')[2]
    for _ in range(200):
        verdicts = client.get(address.replace("index.html", "verdicts/index.html")).text
        if "<progress" not in verdicts:
            break
    assert '<article class="property moved">' in verdicts
    brief = client.get(address.replace("index.html", "brief/index.html"))
    assert "with “No quorum”" in brief.text
    assert "sha256-" in brief.headers["content-security-policy"]


def test_a_form_without_the_token_saves_nothing_and_loses_no_words(client: TestClient, drafts: Drafts) -> None:
    address, _ = begin(client)
    for token in ("", "x" * 43, "ä"):
        answer = client.post(address, data={"token": token, "version": "1", "source": "my words", "do": "save"})
        assert answer.status_code == 403
        assert "my words" in answer.text
    assert client.post("/drafts/index.html", data={"edition": "debian@2022-03-26", "title": "x"}).status_code == 403
    assert len(drafts.all()) == 1 and drafts.all()[0].version == 1


@pytest.mark.parametrize(
    "headers",
    (
        {"sec-fetch-site": "cross-site", "origin": HERE},
        {"sec-fetch-site": "same-site", "origin": HERE},
        {"origin": "https://evil.example", "sec-fetch-site": "same-origin"},
        {"origin": "null", "sec-fetch-site": "same-origin"},
        {"origin": "http://127.0.0.1:9", "sec-fetch-site": "same-origin"},
    ),
)
def test_a_form_from_another_site_is_refused_even_with_the_token(client: TestClient, headers: dict[str, str]) -> None:
    address, token = begin(client)
    answer = client.post(address, data={"token": token, "version": "1", "source": "x"}, headers=headers)
    assert answer.status_code == 403 and "nothing was changed" in answer.text


@pytest.mark.parametrize("host", ("evil.example", "127.0.0.1.evil.example", "", "localhost.evil:8000"))
def test_another_name_for_this_machine_is_refused(client: TestClient, host: str) -> None:
    for path in ("/index.html", "/drafts/index.html", "/assets/explorer.js"):
        assert client.get(path, headers={"host": host}).status_code == 400


def test_two_windows_in_conflict_see_both_versions(client: TestClient, drafts: Drafts) -> None:
    address, token = begin(client)
    fields = {"token": token, "version": "1", "do": "save"}
    client.post(address, data={**fields, "source": "the first window"})
    answer = client.post(address, data={**fields, "source": "the second <b>window"})
    assert answer.status_code == 409
    assert "the first window" in answer.text and "the second &lt;b&gt;window" in answer.text
    assert drafts.all()[0].source == "the first window"
    saved = client.post(address, data={**fields, "version": "2", "source": "the second window"})
    assert saved.status_code == 200 and drafts.all()[0].version == 3


def test_a_draft_that_is_too_large_or_no_form_is_refused(client: TestClient, drafts: Drafts) -> None:
    address, token = begin(client)
    fields = {"token": token, "version": "1", "do": "save"}
    assert client.post(address, data={**fields, "source": "x" * (LARGEST + 1)}).status_code == 413
    assert client.post(address, data={**fields, "source": "x" * 2_000_000}).status_code == 413
    assert client.post(address, content=b"{}", headers={"content-type": "application/json"}).status_code == 400
    assert client.post(address, data={str(number): "" for number in range(300)}).status_code == 400
    bad = {"content-type": "application/x-www-form-urlencoded"}
    assert client.post(address, content=b"source=%ff%fe", headers=bad).status_code == 400
    assert client.post("/debian/index.html", data=fields).status_code == 404
    assert drafts.all()[0].version == 1


@pytest.mark.parametrize(
    "path",
    ("/drafts/../index.html", "/drafts/%2e%2e/index.html", "/drafts/~/index.html", "/drafts/%00/index.html",
     "/drafts/discarded/index.html", "/drafts/a/b/c/index.html", "/drafts/no-such/brief/index.html"),
)  # fmt: skip
def test_what_is_no_draft_is_a_clear_page(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code in (200, 404) and "Traceback" not in answer.text
    assert client.post(path, data={"token": "x"}).status_code in (403, 404)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=200), st.text(max_size=40))
def test_hostile_words_come_back_escaped(client: TestClient, drafts: Drafts, words: str, article: str) -> None:
    if not drafts.all():
        begin(client)
    address = f"/drafts/{drafts.all()[0].identifier}/index.html"
    token = token_in(client.get(address).text)
    for word in ("check", "take"):
        fields = {
            "token": token,
            "version": "1",
            "do": word,
            "source": f"</textarea><script>{words}",
            "article": article,
        }
        answer = client.post(address, data=fields)
        assert answer.status_code in (200, 422)
        assert "</textarea><script>" not in answer.text and "Traceback" not in answer.text


def test_a_draft_leaves_the_list_and_its_files_stay(client: TestClient, drafts: Drafts) -> None:
    address, token = begin(client)
    client.post(address, data={"token": token, "do": "discard"})
    assert drafts.all() == ()
    assert client.get(address).status_code == 404
    assert list((drafts.folder / "discarded").rglob("0001.md"))


def test_without_a_folder_there_are_no_drafts() -> None:
    client = TestClient(application(SHELF), base_url=HERE)
    assert client.get("/drafts/index.html").status_code == 404


def test_a_change_of_language_keeps_what_was_asked_and_lasts(client: TestClient) -> None:
    page = client.get("/debian/2022-03-26/search/index.html?q=" + quote("a&b=<c>") + "&language=ru")
    assert '<html lang="ru">' in page.text
    assert 'href="?q=a%26b%3D%3Cc%3E&amp;language=en"' in page.text
    assert '<html lang="ru">' in client.get("/debian/2022-03-26/text/index.html").text
    assert '<html lang="en">' in client.get("/index.html?language=en").text
    assert '<html lang="en">' in client.get("/index.html?language=xx").text


def test_a_client_that_never_sends_its_form_is_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("politeia.web.guarding.PATIENCE", 0.01)

    async def never() -> dict[str, object]:
        await asyncio.sleep(3600)
        return {}

    headers = [(b"content-type", b"application/x-www-form-urlencoded")]
    request = Request({"type": "http", "method": "POST", "headers": headers}, never)
    with ThreadPoolExecutor(1) as apart, pytest.raises(PoliteiaError, match="cannot be read"):
        # the tests in a browser leave a loop running in the thread of the tests
        apart.submit(lambda: asyncio.run(fields_of(request))).result()


def test_the_list_of_texts_begins_with_no_choice_and_tells_every_charter_apart(client: TestClient) -> None:
    page = client.get("/drafts/index.html").text
    groups = re.findall(r'<optgroup label="([^"]*)"', page)
    assert len(set(groups)) == len(groups)
    assert " selected" not in page
    days = re.findall(r'<option value="debian@([^"]*)"', page)
    assert days == sorted(days, reverse=True)


def test_a_draft_on_a_charter_begins_with_the_text_in_force(client: TestClient) -> None:
    page = client.get("/drafts/index.html?charter=debian").text
    assert len(re.findall(r"<option [^>]* selected>", page)) == 1
