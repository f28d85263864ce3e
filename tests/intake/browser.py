"""Signing in and the pages of the desk, for tests in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from playwright.sync_api import Page

from youcheng.accounts.models import User

BUILD = Path(__file__).resolve().parents[2] / "src" / "youcheng" / "web" / "static" / "build" / "desk.js"
needs_front_end = pytest.mark.skipif(not BUILD.exists(), reason="not built: python -m tools.frontend build")


def session_cookie(user: User, url: str) -> dict[str, Any]:
    """A session of this user as a cookie."""
    session = SessionStore()
    session["_auth_user_id"] = str(user.pk)
    session["_auth_user_backend"] = "django.contrib.auth.backends.ModelBackend"
    session["_auth_user_hash"] = user.get_session_auth_hash()
    session.save()
    return {"name": settings.SESSION_COOKIE_NAME, "value": str(session.session_key), "url": url}


@contextmanager
def away(page: Page) -> Iterator[None]:
    """Off the page while the test does the background worker's work, and back on it.

    The page asks for its status every second, and the worker of a test shares its database connection.
    """
    address = page.url
    page.goto("about:blank")
    yield
    page.goto(address)
