"""WCAG 2.2 AA by axe-core on the pages of the accounts room, wide and narrow, in every language."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser
from tests.accounts.factories import make_membership, make_organisation, make_session, make_user
from tests.intake.browser import needs_front_end, session_cookie
from tests.web.test_accessibility import NARROW, WIDE, violations

from youcheng.accounts.domain.invitations import invite
from youcheng.accounts.models import Role

# Playwright's synchronous fixtures keep an event loop on the thread that pytest-django's live server shares.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True), needs_front_end]
ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize("language", ["zh-hans", "en", "ja"])
@pytest.mark.parametrize(("scheme", "size"), [("light", WIDE), ("dark", NARROW)])
def test_every_page_passes(live_server: Any, browser: Browser, language: str, scheme: Any, size: Any) -> None:
    office = make_organisation()
    administrator = make_user(role=Role.ADMINISTRATOR, organisation=office)
    make_membership(user=make_user(), organisation=make_organisation(parent=office), role=Role.VIEWER)
    _, token = invite(office, role=Role.OFFICER, language=language, by=administrator)
    closed = make_user(role=Role.VIEWER, organisation=office, is_active=False)
    make_session(officer := make_user(role=Role.OFFICER, organisation=office))
    people = [f"organisations/people/{one.pk}/" for one in (closed, officer)]
    axe = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
    found: dict[str, list[str]] = {}
    for signed_in, paths in (
        (False, ["sign-in/", f"invitation/{token}/", "invitation/gone/"]),
        (
            True,
            [
                "",
                f"organisations/{office.pk}/",
                "organisations/",
                "changes/",
                "rights/",
                "security/",
                "sessions/",
                *people,
            ],
        ),
    ):
        context = browser.new_context(viewport=size, color_scheme=scheme)
        if signed_in:
            context.add_cookies([session_cookie(administrator, live_server.url)])  # type: ignore[list-item]
        context.set_default_navigation_timeout(120_000)
        page = context.new_page()
        for path in paths:
            page.goto(f"{live_server.url}/{language}/account/{path}")
            for details in page.query_selector_all("details"):
                details.evaluate("element => { element.open = true }")
            faults = violations(page, axe)
            if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
                faults.append("wider than the window")
            if faults:
                found[path] = faults
        context.close()
    assert found == {}
