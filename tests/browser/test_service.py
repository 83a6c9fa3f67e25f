"""The pages of a served body in Chromium: signing in and voting by keyboard alone, nothing wider than a phone, axe content."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from tests.browser.conftest import WINDOWS
from tests.service.houses import PASSWORD, club_house

PAGES = ("/office", "/act?name=fill%20Chair", "/standing", "/ballots", "/history?check=yes", "/notices")
SERIOUS = ("serious", "critical")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the reading society, with a vote open."""
    with club_house(tmp_path_factory.mktemp("club")) as club, socket.socket() as listener:
        club.do("member2", "act", act="fill Chair", nominee="Member 7")
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        server = uvicorn.Server(uvicorn.Config(club.app, log_level="error", ws="none"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.02)
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        server.should_exit = True
        thread.join()


def signed_in(browser: Browser, served: str, window: str, name: str) -> Page:
    page = browser.new_context(**WINDOWS[window], java_script_enabled=True).new_page()
    page.goto(f"{served}/sign-in")
    page.get_by_label("Name of the account").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/office")
    return page


@pytest.mark.parametrize("window", ["desk-light", "desk-dark", "phone-light", "phone-dark"])
def test_the_pages_fit_their_window_and_axe_finds_nothing_serious(browser: Browser, served: str, window: str) -> None:
    page = signed_in(browser, served, window, "clerk")
    for path in (*PAGES, "/record", "/accounts", "/sign-in"):
        for language in ("en", "ru"):
            page.goto(f"{served}{path}{'&' if '?' in path else '?'}language={language}")
            wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert wide <= 0, (path, language, wide)
        found = [item for item in Axe().run(page).response["violations"] if item["impact"] in SERIOUS]
        assert found == [], (path, [(item["id"], item["nodes"][0]["html"]) for item in found])
    page.context.close()


def test_a_member_votes_by_keyboard_alone(browser: Browser, served: str) -> None:
    page = signed_in(browser, served, "desk-light", "member1")
    page.goto(f"{served}/ballots")
    page.get_by_label("yes").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.get_by_text("B1: Member 1 votes yes").wait_for()
    page.goto(f"{served}/ballots")
    assert page.get_by_text("You have voted.").is_visible()
    page.context.close()
