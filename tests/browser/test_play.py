"""Playing in a real browser: by keyboard, with undo, and without script; and the comparison that works out power."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

Opener = Callable[..., Page]
PLAY = "/kazakhstan/2023-04-01/play/index.html"


def test_an_act_is_done_by_keyboard_and_taken_back(opened: Opener) -> None:
    page = opened(PLAY)
    page.get_by_label("President", exact=True).focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Begin").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="dissolve Mazhilis", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.locator(".log")).to_contain_text("63(1)")
    expect(page.locator(".standing")).to_contain_text("dissolved")
    page.locator(".barred summary", has_text="dissolve Mazhilis").first.click()
    expect(page.locator(".barred details[open]")).to_contain_text("63(2)")
    page.get_by_role("link", name="Take the last turn back").click()
    expect(page.locator(".log")).to_contain_text("Nothing has happened yet.")
    assert page.troubles == []  # type: ignore[attr-defined]


def test_without_script_a_game_goes_on_and_russian_stays(opened: Opener) -> None:
    page = opened(f"{PLAY}?as=President&others=chance&seed=2&language=ru", java_script_enabled=False)
    page.get_by_role("button", name="begin ordinary law", exact=True).click()
    expect(page.locator("html")).to_have_attribute("lang", "ru")
    expect(page.locator("h1")).to_have_text("Игра")
    assert page.locator(".log b").first.get_attribute("lang") == "en"


def test_a_comparison_brings_power_and_coalitions_by_itself(opened: Opener) -> None:
    page = opened("/debian/compare/index.html")
    expect(page.locator("#forces table").first).to_be_visible(timeout=60_000)
    assert page.troubles == []  # type: ignore[attr-defined]


def test_a_verdict_of_the_matrix_opens_its_witness_on_the_map(opened: Opener) -> None:
    page = opened("/crises~moldova-2009/2016-03-04/properties/index.html")
    anchor = page.locator(".property:has([data-witness])").first.get_attribute("id")
    page.goto(f"{page.url}#{anchor}")
    onward = page.locator(f"#{anchor} .stepper button").last
    expect(onward).to_be_visible()
    onward.click()
    expect(page.locator(f"#{anchor} [data-followed] .box.acting")).to_be_visible()
