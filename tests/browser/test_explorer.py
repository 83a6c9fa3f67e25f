"""The explorer in a real browser: light and dark, at a desk and on a phone, by keyboard, without script, and on paper."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

Opener = Callable[..., Page]

MAP = "/kazakhstan/2023-04-01/institutions/index.html"
WITNESSES = "/crises~moldova-2009/2016-03-04/properties/index.html"
PAGES = (
    "/index.html",
    "/kazakhstan/2023-04-01/text/index.html",
    MAP,
    "/kazakhstan/2023-04-01/procedures/index.html",
    "/kazakhstan/2023-04-01/power/index.html",
    "/kazakhstan/2023-04-01/search/index.html?q=veto",
    "/kazakhstan/compare/index.html",
    "/kazakhstan/properties/index.html",
    "/kazakhstan/numbers/index.html",
    "/kazakhstan/claims/index.html",
    "/drafts/index.html?charter=debian&day=2022-03-26",
    "/kazakhstan/2023-04-01/play/index.html?with=parliament+of+March+2023",
    "/debian/2022-03-26/play/index.html?as=Project+Leader&others=person",
    "/crises~lebanon-2014/2023-01-01/play/index.html?as=President&others=best&goal=President+is+in+office"
    "&given=office+of+President+is+vacant",
    "/kazakhstan/2023-04-01/power/index.html?language=ru",
    "/systems/index.html?left=kazakhstan@2023-03-19&right=pakistan@2010-04-19",
    "/pakistan/2010-04-19/institutions/index.html",
    "/debian/2022-03-26/procedures/index.html",
    WITNESSES,
    "/nowhere/index.html",
)
SHORTER = {"/kazakhstan/2023-04-01/text/index.html": "/united-states/1993-01-03/text/index.html",
           "/kazakhstan/compare/index.html": "/debian/compare/index.html"}  # fmt: skip
EXAMINED = tuple(SHORTER.get(path, path) for path in PAGES)
"""Pages that axe examines: for the longest two, shorter ones of the same templates stand in."""


@pytest.mark.parametrize(
    ("path", "window"),
    (
        *((path, window) for path in PAGES for window in ("desk-dark", "phone-light")),
        *((path, window) for path in PAGES[:3] for window in ("desk-light", "phone-dark")),
    ),
)
def test_a_page_fits_its_window_reports_nothing_and_asks_no_other_host(opened: Opener, path: str, window: str) -> None:
    page = opened(path, window)
    expect(page.locator("h1")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    unknown = [line for line in page.troubles if not ("404" in line and path == "/nowhere/index.html")]  # type: ignore[attr-defined]
    assert unknown == []


@pytest.mark.parametrize(
    ("path", "window"), tuple((path, window) for path in EXAMINED for window in ("desk-light", "phone-dark"))
)
def test_axe_finds_nothing_serious(opened: Opener, path: str, window: str) -> None:
    found = Axe().run(opened(path, window)).response["violations"]
    serious = [item for item in found if item["impact"] in ("serious", "critical")]
    assert [(item["id"], item["nodes"][0]["html"][:200]) for item in serious] == []


def test_a_box_of_the_map_is_reached_and_chosen_by_keyboard(opened: Opener) -> None:
    page = opened(MAP)
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.dataset.name") == "Mazhilis":
            break
    assert page.evaluate("document.activeElement.dataset.name") == "Mazhilis"
    page.keyboard.press("Enter")
    rows = page.locator("[data-relations] tbody tr:not(.hidden)")
    shown = rows.evaluate_all("rows => rows.map(row => [row.dataset.source, row.dataset.target])")
    assert shown and all("Mazhilis" in pair for pair in shown)
    page.locator("[data-ties] a").click()
    assert page.url.endswith("/text/index.html#article-50")
    expect(page.locator("#article-50")).to_be_in_viewport()


def test_escape_shows_the_whole_map_again(opened: Opener) -> None:
    page = opened(MAP)
    box = page.locator(".box[data-name=President]")
    box.click()
    expect(box).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Escape")
    expect(box).to_have_attribute("aria-pressed", "false")
    assert page.locator("[data-relations] tr.hidden").count() == 0


def test_a_kind_of_tie_can_be_hidden(opened: Opener) -> None:
    page = opened(MAP)
    assert page.locator(".tie.appoints:not(.hidden)").count() > 0
    page.locator("[data-kind=appoints] >> nth=0").uncheck()
    assert page.locator(".tie.appoints:not(.hidden)").count() == 0
    assert page.locator("tr[data-kind=appoints]:not(.hidden)").count() == 0


def test_no_tie_of_the_map_crosses_a_box(opened: Opener) -> None:
    crossing = opened(MAP).evaluate(
        """() => {
          const boxes = [...document.querySelectorAll(".box")].map((box) => {
            const rect = box.querySelector("rect");
            const at = (name) => Number(rect.getAttribute(name));
            return { name: box.dataset.name, left: at("x") + 1, top: at("y") + 1,
                     right: at("x") + at("width") - 1, bottom: at("y") + at("height") - 1 };
          });
          const found = [];
          for (const tie of document.querySelectorAll(".tie")) {
            const length = tie.getTotalLength();
            for (let at = 0; at < length; at += 6) {
              const { x, y } = tie.getPointAtLength(at);
              const hit = boxes.find((box) => x > box.left && x < box.right && y > box.top && y < box.bottom);
              if (hit) { found.push([tie.dataset.source, tie.dataset.target, hit.name]); break; }
            }
          }
          return found;
        }"""
    )
    assert crossing == []


def test_no_words_of_a_chart_lie_on_other_words(opened: Opener) -> None:
    overlaps = opened("/kazakhstan/2023-04-01/procedures/index.html").evaluate(
        """() => [...document.querySelectorAll(".chart")].flatMap((chart) => {
          const words = [...chart.querySelectorAll("text")].map((text) => [text.textContent, text.getBoundingClientRect()]);
          return words.flatMap(([first, a], number) => words.slice(number + 1)
            .filter(([, b]) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 4 && b.top < a.bottom - 4)
            .map(([second]) => [chart.querySelector("title").textContent, first, second]));
        })"""
    )
    assert overlaps == []


def test_without_script_a_box_leads_to_its_article(opened: Opener) -> None:
    page = opened(MAP, java_script_enabled=False)
    page.locator(".box[data-name=President]").click()
    assert page.url.endswith("/text/index.html#article-41")


def test_search_narrows_while_a_word_is_typed(opened: Opener) -> None:
    page = opened("/kazakhstan/2023-04-01/search/index.html")
    before = page.locator("[data-hits] li:not(.hidden)").count()
    page.locator("[data-search]").press_sequentially("impeach")
    page.locator("[data-search]").fill("dissolve")
    left = page.locator("[data-hits] li:not(.hidden)")
    assert 0 < left.count() < before
    assert all("dissolve" in words for words in left.evaluate_all("hits => hits.map(hit => hit.dataset.words)"))


def test_on_paper_there_is_the_text_and_no_menu(opened: Opener) -> None:
    page = opened("/kazakhstan/2023-04-01/text/index.html")
    page.emulate_media(media="print")
    expect(page.locator(".menu").first).to_be_hidden()
    expect(page.locator("#article-44 h3")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


@pytest.mark.parametrize(
    "words", ("<img src=x onerror=alert(1)>", '"><svg onload=alert(1)>', "'; DROP TABLE", "\\u0000")
)
def test_hostile_words_in_the_form_of_the_search_do_nothing(opened: Opener, words: str) -> None:
    page = opened("/united-nations/1965-08-31/search/index.html")
    page.locator("[data-search]").fill(words)
    page.locator("[data-search]").press("Enter")
    page.wait_for_load_state()
    expect(page.locator("[data-search]")).to_have_value(words)
    assert page.troubles == []  # type: ignore[attr-defined]
    assert page.locator("main img, main svg").count() == 0


def test_a_witness_is_stepped_through_by_keyboard(opened: Opener) -> None:
    page = opened(WITNESSES)
    page.locator("details:has([data-witness]) > summary").first.click()
    steps = page.locator("[data-witness] >> nth=0").locator("xpath=./li")
    assert steps.count() > 1
    expect(steps.nth(0)).to_be_visible()
    expect(steps.nth(1)).to_be_hidden()
    onward = page.get_by_role("button", name="Next").first
    onward.focus()
    page.keyboard.press("Enter")
    expect(steps.nth(1)).to_be_visible()
    expect(steps.nth(1)).to_have_class("current")
    for _ in range(steps.count()):
        page.keyboard.press("Enter")
    expect(onward).to_be_disabled()


def test_without_script_a_witness_is_a_list(opened: Opener) -> None:
    page = opened(WITNESSES, java_script_enabled=False)
    page.locator("details:has([data-witness]) > summary").first.click()
    steps = page.locator("[data-witness] >> nth=0").locator("xpath=./li")
    assert all(steps.nth(number).is_visible() for number in range(steps.count()))


def test_two_charters_are_chosen_and_compared(opened: Opener) -> None:
    page = opened("/systems/index.html")
    page.locator("select[name=left]").select_option("kazakhstan@2023-03-19")
    page.locator("select[name=right]").select_option("pakistan@2010-04-19")
    page.get_by_role("button", name="Show").click()
    row = page.locator("tr", has_text="limit on terms").first
    expect(row).to_contain_text("1 term in a lifetime")
    expect(row).to_contain_text("2 terms in a row")
    row.locator("a").last.click()
    assert "/pakistan/2010-04-19/text/index.html#article-44" in page.url


def test_the_timeline_is_dragged_to_another_edition(opened: Opener) -> None:
    page = opened("/kazakhstan/2023-03-19/text/index.html")
    handle = page.locator(".drag")
    frame = handle.bounding_box()
    assert frame is not None
    middle = frame["y"] + frame["height"] / 2
    page.mouse.move(frame["x"] + frame["width"] * 6 / 7, middle)
    page.mouse.down()
    page.mouse.move(frame["x"] + 4, middle, steps=8)
    page.mouse.up()
    page.wait_for_url("**/kazakhstan/2011-02-02/text/index.html")


def test_the_timeline_is_moved_by_keyboard_and_opened_with_enter(opened: Opener) -> None:
    page = opened("/kazakhstan/2023-03-19/text/index.html")
    page.locator(".drag").focus()
    page.keyboard.press("ArrowLeft")
    assert page.url.endswith("/2023-03-19/text/index.html")
    page.keyboard.press("Enter")
    page.wait_for_url("**/kazakhstan/2023-01-01/text/index.html")
