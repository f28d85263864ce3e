"""WCAG 2.2 AA by axe-core in a real browser: every page, every language, day and night, wide and narrow."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from tests.portal.world import World

pytestmark = [pytest.mark.browser, pytest.mark.slow]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


def violations(page: Page, axe: str) -> list[str]:
    """What axe finds, one line each."""
    page.evaluate(axe)
    found: dict[str, Any] = page.evaluate(
        "rules => axe.run(document, {runOnly: {type: 'tag', values: rules}, resultTypes: ['violations']})", RULES
    )
    return [
        f"{item['id']}: {node['target']} {node.get('failureSummary', '')}"
        for item in found["violations"]
        for node in item["nodes"]
    ]


@pytest.mark.parametrize("language", ["zh-hans", "en", "ja"])
@pytest.mark.parametrize(("scheme", "size"), [("light", WIDE), ("dark", NARROW)])
def test_every_page_passes(
    site: tuple[str, World], browser: Browser, axe: str, language: str, scheme: Any, size: Any
) -> None:
    address, world = site
    context = browser.new_context(viewport=size, color_scheme=scheme)
    page = context.new_page()
    found: dict[str, list[str]] = {}
    for name, path in {**world.pages, "sign in": "account/sign-in/", "missing": "nothing/"}.items():
        page.goto(f"{address}/{language}/{path}")
        for details in page.query_selector_all("details"):
            details.evaluate("element => { element.open = true }")
        faults = violations(page, axe)
        if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            faults.append("wider than the window")
        if faults:
            found[name] = faults
    context.close()

    assert found == {}
