"""A served explorer and Debian's Chromium; without a browser every test here is skipped, and says so."""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

from politeia.web.bookshelf import Bookshelf
from politeia.web.drafts.keeping import Drafts
from politeia.web.serving import application

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync")  # fmt: skip
WINDOWS: dict[str, dict[str, Any]] = {
    "desk-light": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"},
    "desk-dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
    "phone-light": {"viewport": {"width": 400, "height": 800}, "color_scheme": "light", "has_touch": True},
    "phone-dark": {"viewport": {"width": 400, "height": 800}, "color_scheme": "dark", "has_touch": True},
}


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an explorer served on this machine on 1 April 2023, with a folder for drafts."""
    if CHROMIUM is None:
        pytest.skip("no chromium is installed: the pages are not tried in a browser")
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
    drafts = Drafts(tmp_path_factory.mktemp("drafts"))
    app = application(Bookshelf(today=date(2023, 4, 1)), drafts=drafts)
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="error", ws="none"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()


@pytest.fixture(scope="session")
def browser(site: str) -> Iterator[Browser]:
    """One Chromium for all tests."""
    with sync_playwright() as tools:
        found = tools.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield found
        found.close()


@pytest.fixture
def opened(browser: Browser, site: str) -> Iterator[Callable[..., Page]]:
    """Opens a page in a window of a name; what the page reports or asks of another host is kept in `troubles`."""
    contexts = []

    def open_page(path: str, window: str = "desk-light", **options: object) -> Page:
        context = browser.new_context(**WINDOWS[window], **options)
        context.set_default_timeout(120_000)  # a crowded machine is no mistake of a page
        contexts.append(context)
        page = context.new_page()
        page.troubles = []  # type: ignore[attr-defined]
        page.on("console", lambda message: page.troubles.append(f"console: {message.text}"))  # type: ignore[attr-defined]
        page.on("pageerror", lambda problem: page.troubles.append(f"script: {problem}"))  # type: ignore[attr-defined]
        page.on(
            "request",
            lambda asked: None if asked.url.startswith(site) else page.troubles.append(f"asked {asked.url}"),  # type: ignore[attr-defined]
        )
        page.goto(site + path)
        return page

    yield open_page
    for context in contexts:
        context.close()
