"""The pages of coverage and plans by axe (WCAG 2.2 AA) in a real browser, light and dark, wide and narrow."""

from __future__ import annotations

import os
from typing import Literal

import pytest
from playwright.sync_api import Browser
from tests.conftest import lacking
from tests.intake.browser import needs_front_end, session_cookie
from tests.intake.views.test_accessibility import AXE, faults
from tests.planning.structure.conftest import JINING, OSAKA, QINGDAO, SHANDONG, YANTAI, suggest, tie
from tests.registry import factories

from youcheng.engines.layout import Policy
from youcheng.planning.domain.completeness import confirm_completeness
from youcheng.planning.domain.plans import save_plan, solve_plan
from youcheng.planning.domain.support import MeasureTerms, keep_measure
from youcheng.planning.models import Completeness

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("small_gazetteer"),
    needs_front_end,
]


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_the_pages_of_coverage_and_plans(
    browser: Browser, live_server: object, scheme: Literal["light", "dark"], width: int
) -> None:
    if not AXE.exists():
        lacking("axe-core (python -m tools.frontend build --keep)")
    officer = factories.user(role="officer")
    for place in (YANTAI, JINING):
        confirm_completeness(place, status=Completeness.Status.COMPLETE, as_of="2026", by=officer)
    tie(QINGDAO, OSAKA)
    keep_measure(SHANDONG, MeasureTerms("Travel grants", "county", "", (), 1, "2026"), by=officer)
    for most in (1, 2):
        plan = save_plan(SHANDONG, policy=Policy(new_ties=3, most_per_unit=most), by=officer, title="Example")
        assert solve_plan(plan.pk, suggest=suggest).status == "ready"
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 844})
    context.set_default_timeout(20_000)
    context.add_cookies([session_cookie(officer, live_server.url)])  # type: ignore[attr-defined]
    page = context.new_page()
    found: dict[str, list[str]] = {}
    for path in (
        "",
        "district/consular-district-osaka/",
        f"{SHANDONG}/",
        f"{SHANDONG}/units/",
        f"{SHANDONG}/unit/{QINGDAO}/",
        f"{SHANDONG}/unit/{YANTAI}/",
        f"{SHANDONG}/ties/",
        f"{SHANDONG}/measures/",
        f"{SHANDONG}/plan/",
        f"{SHANDONG}/plan/2/",
        f"{SHANDONG}/plan/compare/?a=1&b=2",
    ):
        page.goto(f"{live_server.url}/en/structure/{path}")  # type: ignore[attr-defined]
        if faulty := faults(page):
            found[path] = faulty
        wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wider <= 0, f"{path} is {wider} pixels wider than the window"
    context.close()
    assert not found
