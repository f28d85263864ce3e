"""Pages need the same number of queries for one thing and for three."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.intake import factories

from youcheng.accounts.models import User
from youcheng.intake.domain.decide import accept_finding
from youcheng.registry.models import Claim

pytestmark = pytest.mark.django_db
MOST = {"queue": 12, "desk": 30}


def queries(client: Client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as found:
        assert client.get(path).status_code == 200
    return len(found)


def test_the_queue(client: Client, reviewer: User) -> None:
    client.force_login(reviewer)
    factories.reading(factories.tie_fact())
    one = queries(client, "/en/desk/")
    factories.reading(factories.profile_fact(), factories.figure_fact())
    factories.reading(factories.tie_fact(), factories.figure_fact())
    assert queries(client, "/en/desk/") == one <= MOST["queue"]


def test_the_desk(client: Client, reviewer: User) -> None:
    client.force_login(reviewer)
    few = factories.reading(factories.tie_fact())
    many = factories.reading(factories.tie_fact(), factories.tie_fact("2019"), factories.tie_fact("1999-01"))
    one = queries(client, f"/en/desk/documents/{few.pk}/")
    assert queries(client, f"/en/desk/documents/{many.pk}/") == one <= MOST["desk"]


def test_the_desk_of_facts_of_many_kinds_stays_below_a_bound(client: Client, reviewer: User) -> None:
    client.force_login(reviewer)
    facts: list[dict[str, Any]] = [factories.tie_fact(), factories.figure_fact(), factories.profile_fact()]
    reading = factories.reading(*facts)
    assert queries(client, f"/en/desk/documents/{reading.pk}/") <= MOST["desk"]


def test_conflicts(client: Client, reviewer: User) -> None:
    client.force_login(reviewer)
    for date in ("2019-05-20", "1998-07-01"):
        accept_finding(factories.finding(date=date), by=reviewer)
    assert "2019" in client.get("/en/desk/conflicts/").content.decode()
    one = queries(client, "/en/desk/conflicts/")
    accept_finding(factories.finding(date="1997-01-01"), by=reviewer)
    assert Claim.objects.filter(property="signed_on", status="accepted").count() == 3
    assert queries(client, "/en/desk/conflicts/") == one
