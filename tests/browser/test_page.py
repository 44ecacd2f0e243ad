"""The page as a reader uses it: from a claim to its words, by mouse, by keys, without a script."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from crosscheck.tell.formats import write
from tests.tell import accounts

pytestmark = pytest.mark.browser

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
SIZES = {"phone": {"width": 390, "height": 844}, "desktop": {"width": 1440, "height": 1000}}
FINDING = "#finding-f10000000001"
LIT = "[...document.querySelectorAll('#pane .lit')].map(one => one.textContent).join('')"
Open = Callable[..., Page]


@pytest.fixture
def open_page(browser: Browser, account_page: Path) -> Iterator[Open]:
    """Return a function that opens the page; errors and requests fail the test at its end."""
    contexts, seen = [], list[str]()

    def opened(
        size: str = "desktop", path: Path = account_page, place: str = "", **more: Any
    ) -> Page:
        context = browser.new_context(viewport=SIZES[size], **more)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: seen.append(f"error: {error}"))
        page.on("console", lambda said: seen.append(said.text) if said.type == "error" else None)
        page.on("request", lambda asked: seen.append(asked.url))
        page.goto(path.as_uri() + place)
        seen.remove(path.as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()
    assert [one for one in seen if one != "data:,"] == []


@pytest.mark.parametrize("size", SIZES)
def test_mark_opens_its_words_in_place(open_page: Open, size: str) -> None:
    page = open_page(size)
    page.click(f"{FINDING} .context >> nth=1 >> .m")
    assert page.evaluate(LIT) == "138"
    assert page.locator("#pane").get_by_text("Meridian Post").is_visible()
    assert page.locator("#pane .lit").first.is_visible()


def test_every_mark_lights_exactly_its_span(open_page: Open) -> None:
    page = open_page()
    texts = {article.id: article.text for article in accounts.whole().articles}
    hrefs = page.eval_on_selector_all("main .m", "all => all.map(one => one.hash)")
    for href in sorted(set(hrefs)):
        _, article, start, end = href.split("-")
        page.evaluate("hash => document.querySelector(`main .m[href='${hash}']`).click()", href)
        assert page.evaluate(LIT) == texts[article][int(start) : int(end)].replace("\n", "")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("how", ["escape", "back", "button"])
def test_way_back_restores_focus(open_page: Open, size: str, how: str) -> None:
    page = open_page(size)
    mark = page.locator(f"{FINDING} .m").first
    mark.click()
    if how == "back":
        page.go_back()
    elif how == "escape":
        page.keyboard.press("Escape")
    else:
        page.click("#pane-close")
    page.wait_for_selector("#pane", state="hidden")
    assert mark.evaluate("one => one === document.activeElement")
    assert "#" not in page.url


@pytest.mark.parametrize("size", SIZES)
def test_keys_alone_reach_the_words_and_come_back(open_page: Open, size: str) -> None:
    page = open_page(size)
    page.locator(f"{FINDING} .kind").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "about 140"
    assert page.evaluate("document.activeElement.closest('#pane') !== null")
    page.keyboard.press("Escape")
    page.wait_for_selector("#pane", state="hidden")
    assert page.evaluate("document.activeElement.className").startswith("m")


def test_first_key_offers_to_skip_to_the_account(open_page: Open) -> None:
    page = open_page()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the account"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


@pytest.mark.parametrize("size", SIZES)
def test_link_to_words_opens_them(open_page: Open, size: str) -> None:
    span = accounts.ABOARD[4].span
    page = open_page(size, place=f"#w-{span.article}-{span.start}-{span.end}")
    assert page.evaluate(LIT) == "around 180"
    page.keyboard.press("Escape")
    page.wait_for_selector("#pane", state="hidden")


def test_other_source_of_a_claim_is_one_step_away_in_the_pane(open_page: Open) -> None:
    page = open_page()
    page.click(".told .m >> nth=0")
    page.click("#pane-claim .m >> nth=2")
    assert page.evaluate(LIT).startswith("Seven people died and 41 were hurt")
    page.go_back()
    page.wait_for_selector("#pane", state="hidden")


def test_without_a_script_marks_are_links_to_the_words(open_page: Open) -> None:
    page = open_page(java_script_enabled=False)
    page.click(f"{FINDING} .context >> nth=1 >> .m")
    target = page.locator("span:target")
    assert target.text_content() == "138"
    assert target.is_visible()


def test_reports_stand_side_by_side_and_can_be_chosen(open_page: Open) -> None:
    page = open_page()
    shown = page.locator("#reports-5e1fa90b3c21 .report:visible .outlet")
    assert shown.all_text_contents() == ["Coastal Wire", "Meridian Post"]
    page.select_option("#reports-5e1fa90b3c21 .right", label="5 Vale Courier")
    assert shown.all_text_contents() == ["Coastal Wire", "Vale Courier"]


def test_one_report_at_a_time_on_a_phone(open_page: Open) -> None:
    page = open_page("phone")
    shown = page.locator("#reports-5e1fa90b3c21 .report:visible .outlet")
    page.select_option("#reports-5e1fa90b3c21 .left", label="4 Elsin Star")
    assert shown.all_text_contents() == ["Elsin Star"]


def test_layers_can_be_shown_and_hidden(open_page: Open) -> None:
    page = open_page()
    name = page.locator("#reports-5e1fa90b3c21 .report:visible .n").first
    line = "one => getComputedStyle(one).textDecorationLine"
    assert name.evaluate(line) == "none"
    page.locator(".layers input[value=n]").first.check()
    assert name.evaluate(line) == "underline"


def test_colours_can_be_turned(open_page: Open) -> None:
    page = open_page(color_scheme="dark")
    ground = "getComputedStyle(document.body).backgroundColor"
    before = page.evaluate(ground)
    page.click("#theme")
    assert page.evaluate(ground) != before


@pytest.mark.parametrize("size", SIZES)
def test_page_is_no_wider_than_the_screen(open_page: Open, size: str) -> None:
    page = open_page(size)
    assert page.evaluate("document.documentElement.scrollWidth") <= SIZES[size]["width"]


def test_paper_has_every_report_and_reason(open_page: Open) -> None:
    page = open_page()
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".report:visible").count() == 7
    assert page.get_by_text("Photo: A. Berg").is_visible()
    assert page.locator(".chooser:visible, .rail:visible").count() == 0


def test_hostile_text_runs_nothing(open_page: Open, tmp_path: Path) -> None:
    page = open_page(path=write(accounts.hostile(), tmp_path / "hostile.html"))
    page.click(".told .m")
    assert page.evaluate(LIT) == "𝒬uoted"
    assert page.evaluate("window.hacked === undefined")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("pane", [False, True])
def test_page_is_accessible(open_page: Open, size: str, scheme: str, pane: bool) -> None:
    if not AXE.is_file():
        pytest.skip("axe-core is not here: npm install")
    page = open_page(size, color_scheme=scheme, reduced_motion="reduce")
    for box in page.locator(".layers input").all()[:5]:
        box.check()
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    if pane:
        page.click(f"{FINDING} .m >> nth=0")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    tags = "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']"
    found = page.evaluate(f"axe.run({{runOnly: {tags}}})")["violations"]
    assert [(one["id"], [n["html"] for n in one["nodes"]][:3]) for one in found] == []
