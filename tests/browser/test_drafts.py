"""Drafting a reform in a real browser: by keyboard, without script, in two windows, with findings while one writes."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

Opener = Callable[..., Page]
LEBANON = "/drafts/index.html?charter=crises/lebanon-2014&day=1995-01-01"


def begun(opened: Opener, window: str = "desk-light", **options: object) -> Page:
    page = opened(LEBANON, window, **options)
    page.locator("input[name=title]").fill("No <b>quorum</b>")
    page.get_by_role("button", name="Begin").click()
    page.locator("select[name=article]").select_option("49(2)")
    page.get_by_role("button", name="Put in").click()
    expect(page.locator("textarea")).to_have_value(re.compile("replace 49\\(2\\)"))
    return page


def without_quorum(page: Page) -> str:
    lines = page.locator("textarea").input_value().splitlines()
    return "\n".join(line for line in lines if "quorum " not in line.lower() or not line.startswith("    "))


def test_findings_follow_the_writer_and_verdicts_the_save(opened: Opener) -> None:
    page = begun(opened)
    words = without_quorum(page)
    page.locator("textarea").fill(words.replace("Chamber of Deputies", "Chamber of Deputys", 1))
    expect(page.locator("#findings li").first).to_contain_text("Chamber of Deputys")
    expect(page.locator(".under .fault").first).to_be_attached()
    page.locator("#findings button.where").first.click()
    expect(page.locator("textarea")).to_be_focused()
    page.locator("textarea").fill(words)
    expect(page.locator("#findings")).to_contain_text("Nothing is wrong with it.")
    page.keyboard.press("Control+s")
    expect(page.locator("[data-notice]")).to_have_text("Saved.")
    expect(page.locator("#verdicts .moved").first).to_be_visible(timeout=60_000)
    expect(page.locator("#changes")).to_contain_text("presidential election")
    assert page.troubles == []  # type: ignore[attr-defined]
    assert page.locator("main b", has_text="quorum").count() == 0


def test_a_draft_is_written_and_saved_without_script(opened: Opener) -> None:
    page = begun(opened, java_script_enabled=False)
    page.locator("textarea").fill(without_quorum(page))
    page.get_by_role("button", name="Check without saving").click()
    expect(page.locator("#findings")).to_contain_text("Nothing is wrong with it.")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("[data-notice]")).to_have_text("Saved.")
    page.get_by_role("link", name="Work out the verdicts").click()
    expect(page.locator("#verdicts")).to_contain_text("Properties answered")


def test_the_later_of_two_windows_hears_of_the_conflict(opened: Opener) -> None:
    first = begun(opened)
    second = opened(first.url.removeprefix(first.url.split("/drafts")[0]))
    for page, words in ((first, "the first"), (second, "the second")):
        page.locator("textarea").fill(words)
        page.get_by_role("button", name="Save", exact=True).click()
    expect(second.locator("[role=alert]")).to_contain_text("not saved")
    expect(second.locator("textarea")).to_have_value("the second")
    expect(second.locator(".rows .old")).to_contain_text("the first")
    assert [line for line in second.troubles if "409" not in line] == []  # type: ignore[attr-defined]


@pytest.mark.parametrize("window", ("desk-light", "phone-dark"))
def test_the_desk_fits_its_window_and_axe_finds_nothing_serious(opened: Opener, window: str) -> None:
    page = begun(opened, window)
    page.locator("textarea").fill("```norm\noffice President\n  chosen by Nobody\n```\n")
    expect(page.locator("#findings li").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    found = Axe().run(page).response["violations"]
    serious = [item for item in found if item["impact"] in ("serious", "critical")]
    assert [(item["id"], item["nodes"][0]["html"][:200]) for item in serious] == []
