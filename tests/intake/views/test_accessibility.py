"""The desk's pages by axe (WCAG 2.2 AA) in a real browser, light and dark, wide and narrow."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser
from tests.conftest import ROOT, lacking
from tests.intake import factories
from tests.intake.browser import needs_front_end, session_cookie
from tests.registry import factories as registry

from youcheng.accounts.models import User
from youcheng.intake.domain.decide import accept_finding, reject_finding
from youcheng.intake.domain.duplicates import judge_one, judge_two, search_at_once_or_soon
from youcheng.intake.domain.queries.duplicates import candidates
from youcheng.intake.models import DuplicateCandidate

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), needs_front_end]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}


def faults(page: Any) -> list[str]:
    """What axe finds, one line each."""
    page.evaluate(Path(AXE).read_text(encoding="utf-8"))
    found = page.evaluate(f"axe.run(document, {json.dumps(RULES)})")
    return [f"{fault['id']}: {node['html'][:160]}" for fault in found["violations"] for node in fault["nodes"]]


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_the_pages_of_the_desk(
    browser: Browser, live_server: object, scheme: Literal["light", "dark"], width: int
) -> None:
    if not AXE.exists():
        lacking("axe-core (python -m tools.frontend build --keep)")
    reviewer = registry.user(role="reviewer")
    unclear = factories.place("伊春", "subject", (factories.YICHUN, 0.8), ("cn:360900", 0.79))
    accept_finding(factories.finding(date="1998-07-01"), by=reviewer)
    reading = factories.reading(
        factories.tie_fact(),
        factories.figure_fact(),
        {**factories.profile_fact(), "places": [unclear]},
        factories.tie_fact("2019"),
    )
    reject_finding(reading.findings.order_by("position")[1], by=reviewer)
    accept_finding(reading.findings.order_by("position")[3], by=reviewer)
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 844})
    context.set_default_timeout(20_000)
    context.add_cookies([session_cookie(reviewer, live_server.url)])  # type: ignore[attr-defined]
    page = context.new_page()
    tie = reading.findings.order_by("position")[0]
    profile = reading.findings.order_by("position")[2]
    paths = (
        "",
        "add/",
        "conflicts/",
        f"documents/{reading.pk}/",
        f"facts/{tie.pk}/correct/",
        f"facts/{profile.pk}/place/0/",
    )
    for path in paths:
        page.goto(f"{live_server.url}/en/desk/{path}")  # type: ignore[attr-defined]
        assert faults(page) == [], path
    context.close()


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_duplicates_merges_conflicts_lists_and_history(
    browser: Browser, live_server: object, scheme: Literal["light", "dark"], width: int
) -> None:
    if not AXE.exists():
        lacking("axe-core (python -m tools.frontend build --keep)")
    reviewer = registry.user(role="reviewer")
    for name in ("Example", "Sample", "Specimen"):
        for _ in range(2):
            registry.place(name, by=reviewer, country="SE")
    merge = judge_one(_pair(reviewer), keep=_pair(reviewer).left_id, by=reviewer, reason="one town")
    judge_two(_pair(reviewer), by=reviewer)
    tie = registry.tie(by=reviewer, signed_on="1985")
    evidence = registry.row(registry.batch(source="partner"))
    registry.accepted(tie.entity, "signed_on", "1986", by=reviewer, evidence=evidence)
    for party in tie.parties.all():
        registry.accepted(tie.entity, "party", party.party_id, by=reviewer, evidence=evidence)
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 844})
    context.set_default_timeout(20_000)
    context.add_cookies([session_cookie(reviewer, live_server.url)])  # type: ignore[attr-defined]
    page = context.new_page()
    batch = registry.batch(source="wikidata-ties", by=reviewer, rows_read=1, rows_rejected=1)
    one, other = _pair(reviewer).left_id, _pair(reviewer).right_id
    paths = (
        "duplicates/",
        "duplicates/compare/?left_q=example",
        f"duplicates/compare/?kind=place&left={one}&right={other}",
        f"duplicates/compare/?kind=tie&left={tie.pk}",
        "merges/",
        "conflicts/",
        "lists/",
        f"history/{tie.pk}/",
        f"history/{merge.left_id}/",
        "imports/",
        f"imports/other/{batch.pk}/",
        "imports/wikidata/",
    )
    for path in paths:
        page.goto(f"{live_server.url}/en/desk/{path}")  # type: ignore[attr-defined]
        assert faults(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    context.close()


def _pair(by: User) -> DuplicateCandidate:
    search_at_once_or_soon(by=by)
    found = candidates().first()
    assert found is not None
    return found
