"""What pages do in a real browser: the map, suggestions, light and dark, nothing against the content policy."""

from __future__ import annotations

import gzip
import re

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Response, expect
from tests.portal.world import World

pytestmark = [pytest.mark.browser]
FIRST_VIEW_LIMIT = 350 * 1024


@pytest.fixture
def complaints(page: Page) -> list[str]:
    """Errors of the page, among them whatever its content policy refused."""
    found: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type == "error":
            found.append(message.text)

    page.on("console", note)
    page.on("pageerror", lambda error: found.append(str(error)))
    return found


def test_the_first_view_of_home_is_light(site: tuple[str, World], page: Page) -> None:
    address, _world = site
    responses: list[Response] = []
    page.on("response", lambda response: responses.append(response))  # noqa: PLW0108 - Playwright marks the handler
    page.goto(f"{address}/zh-hans/")
    page.wait_for_load_state("load")
    named = [(response.url.rsplit("/", 1)[-1] or "home", response) for response in responses]
    before_map = {
        name: len(gzip.compress(response.body())) for name, response in named if not re.match(r"(map|land|ties)", name)
    }

    assert {"home", "site.css", "site.js"} <= set(before_map)
    assert sum(before_map.values()) < FIRST_VIEW_LIMIT


def test_the_map_draws_and_says_what_the_pointer_is_on(
    site: tuple[str, World], page: Page, complaints: list[str]
) -> None:
    address, world = site
    page.goto(f"{address}/en/tie/{world.tie}/")
    place = page.locator("[data-map]")
    place.scroll_into_view_if_needed()
    expect(place).to_have_attribute("data-ready", "true", timeout=30_000)
    box = page.locator("canvas").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2 - 40)
    for step in range(80):  # down across the arc between the two places
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2 - 40 + step)
        if page.locator(".map__note").is_visible():
            break

    expect(page.locator(".map__note a")).to_have_text("Exampleton – Sampleville")
    assert complaints == []


def test_without_the_map_the_page_says_so(site: tuple[str, World], page: Page) -> None:
    address, _world = site
    page.route("**/map/ties.json", lambda route: route.abort())
    page.goto(f"{address}/en/")
    page.locator("[data-map]").scroll_into_view_if_needed()

    expect(page.locator(".map__note")).to_have_text("The map cannot be shown here. The table has the same ties.")


def test_suggestions_by_keyboard(site: tuple[str, World], page: Page, complaints: list[str]) -> None:
    address, world = site
    page.goto(f"{address}/zh-hans/")
    field = page.get_by_role("combobox")
    field.press_sequentially("示例")
    expect(page.get_by_role("option").first).to_contain_text("示例市")
    field.press("ArrowDown")
    expect(field).to_have_attribute("aria-activedescendant", re.compile("suggestions-0$"))
    field.press("Enter")

    page.wait_for_url(f"**/zh-hans/place/{world.here}/")
    assert complaints == []


def test_night_is_chosen_at_once_and_remembered(site: tuple[str, World], page: Page, complaints: list[str]) -> None:
    address, _world = site
    page.goto(f"{address}/en/data/")
    paper = "getComputedStyle(document.documentElement).backgroundColor"
    day = page.evaluate(paper)
    page.get_by_role("link", name="Dark").click()
    page.wait_for_function(f"{paper} !== '{day}'")
    night = page.evaluate(paper)
    page.reload()

    assert page.url.endswith("/en/data/")
    assert page.evaluate(paper) == night
    assert complaints == []


def test_everything_works_without_scripts(site: tuple[str, World], browser: Browser) -> None:
    address, world = site
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/ja/")
    page.get_by_role("searchbox").fill("例示")
    page.get_by_role("button", name="検索").click()
    page.get_by_role("link", name="例示市").first.click()
    expect(page).to_have_url(f"{address}/ja/place/{world.here}/")
    page.get_by_role("link", name="ダーク").click()
    expect(page).to_have_url(f"{address}/ja/place/{world.here}/")
    assert page.locator("#night").get_attribute("media") == "screen"
    page.get_by_role("link", name="English").click()
    expect(page).to_have_url(f"{address}/en/place/{world.here}/")
    context.close()


def test_a_tie_prints_on_paper(site: tuple[str, World], page: Page) -> None:
    address, world = site
    page.emulate_media(media="print", color_scheme="dark")
    page.goto(f"{address}/en/tie/{world.tie}/")

    assert page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--ink')") == "#1d1b18"
    expect(page.locator(".masthead__nav")).to_be_hidden()
    expect(page.locator(".map")).to_be_hidden()
