"""When a session was last used, noted now and then."""

from __future__ import annotations

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.accounts.factories import make_user

from youcheng.accounts.domain.sessions import SEEN
from youcheng.accounts.middleware import PRECISION
from youcheng.accounts.models import Role

pytestmark = pytest.mark.django_db
PAGE = "/en/account/rights/"


def test_reading_pages_writes_nothing_for_a_while(client: Client) -> None:
    client.force_login(make_user(role=Role.VIEWER))
    with CaptureQueriesContext(connection) as captured:
        client.get(PAGE)
    assert not [one["sql"] for one in captured if one["sql"].startswith(("UPDATE", "INSERT"))]


def test_after_ten_minutes_the_session_is_noted(client: Client) -> None:
    person = make_user(role=Role.VIEWER)
    client.force_login(person)
    UserSession.objects.create(
        user=person,
        session_key=client.session.session_key,
        ip="127.0.0.1",
        user_agent="example",
        last_seen_at=timezone.now() - timedelta(hours=1),
    )
    session = client.session
    session[SEEN] -= PRECISION
    session.save()
    client.get(PAGE)
    assert timezone.now() - UserSession.objects.get().last_seen_at < timedelta(minutes=1)


def test_a_page_for_everybody_does_not_depend_on_the_session(client: Client) -> None:
    assert "Cookie" not in client.get("/robots.txt").get("Vary", "")
