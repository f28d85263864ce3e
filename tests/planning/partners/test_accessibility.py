"""The pages of partner search by axe (WCAG 2.2 AA) in a real browser, light and dark, wide and narrow."""

from __future__ import annotations

import os
from typing import Literal

import pytest
from playwright.sync_api import Browser
from tests.conftest import lacking
from tests.intake.browser import needs_front_end, session_cookie
from tests.intake.views.test_accessibility import AXE, faults
from tests.planning.partners import factories

from youcheng.planning.domain import partners
from youcheng.planning.domain.partner_choices import set_aside, shortlist_partner
from youcheng.planning.domain.partner_search import Question, answer, ask

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), needs_front_end]


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_the_pages_of_partner_search(
    browser: Browser, live_server: object, scheme: Literal["light", "dark"], width: int
) -> None:
    if not AXE.exists():
        lacking("axe-core (python -m tools.frontend build --keep)")
    officer = factories.officer()
    home = factories.located("Home", "CN", lat=47.7, lon=128.9, people=150_000, level="county").pk
    first, second, third = (
        factories.located(f"Away {n}", "JP", lat=35.0 + n, lon=135.0, people=100_000).pk for n in range(3)
    )
    set_aside(home, third, reason="declined", by=officer)
    shortlist = shortlist_partner(home, first, by=officer).shortlist
    prospect = factories.prospect(officer, stage="approved", place=home, partner=first)
    factories.document(prospect, by=officer)
    factories.wish(officer, place=home, contact="desk 3")
    partners.export()
    for question in (Question(), Question(other=first), Question(other=second)):
        assert answer(ask(home, question).pk).status == "ready"
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 844})
    context.set_default_timeout(20_000)
    context.add_cookies([session_cookie(officer, live_server.url)])  # type: ignore[attr-defined]
    page = context.new_page()
    found: dict[str, list[str]] = {}
    for path in (
        "",
        f"place/{home}/",
        f"place/{home}/with/{first}/",
        f"place/{home}/compare/?with={first}&with={second}",
        f"place/{home}/wish/",
        "shortlists/",
        f"shortlists/{shortlist.pk}/",
        "wishes/",
        "prospects/",
        f"prospects/{prospect.pk}/",
    ):
        page.goto(f"{live_server.url}/en/partners/{path}")  # type: ignore[attr-defined]
        if faulty := faults(page):
            found[path] = faulty
        wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wider <= 0, f"{path} is {wider} pixels wider than the window"
    context.close()
    assert not found
