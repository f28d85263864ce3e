"""A page costs the same number of queries whether it shows one thing or three, and never more than twelve."""

from __future__ import annotations

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.portal.world import World
from tests.registry import factories

pytestmark = pytest.mark.django_db
MOST = 12


def queries(client: Client, path: str) -> int:
    """How many queries a page costs with nothing remembered."""
    caches["process"].clear()
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(path).status_code == 200, path
    return len(captured)


def one_more(world: World) -> None:
    """One more of everything that lists show."""
    other = factories.place(by=world.officer, country="JP").pk
    tie = factories.tie(world.here, other, by=world.officer, kind="sister_city", signed_on="1999")
    agreement = factories.agreement("Another agreement", of_tie=world.tie)
    factories.agreement("Agreement of another tie", of_tie=tie.pk)
    signer = {"person": factories.person("Another example").pk, "party": world.there, "title": "mayor"}
    factories.accepted(agreement.entity, "signer", signer, by=world.officer)
    factories.figure(7, subject=world.event)
    factories.exchange(type(tie).objects.get(pk=world.tie))
    factories.accepted(factories.entity("tie", id=world.tie), "party", factories.place(by=world.officer).pk)


@pytest.mark.parametrize(
    "name",
    ["home", "ties", "tie", "place", "places", "countries", "event", "agreement", "document", "search", "figure"],
)
def test_the_number_of_queries_does_not_grow(world: World, client: Client, name: str) -> None:
    path = f"/en/{world.pages[name]}"
    client.get(path)  # what a process learns once, such as the gazetteer

    one_more(world)
    first = queries(client, path)
    one_more(world)
    one_more(world)

    assert queries(client, path) == first
    assert first <= MOST


def test_a_signed_in_reader_costs_four_more(world: World, client: Client) -> None:
    """The session, the person, the role for the bar of rooms, the number of notifications."""
    path = f"/en/{world.pages['place']}"
    anonymous = queries(client, path)
    client.force_login(world.officer)

    assert queries(client, path) <= anonymous + 4


def test_a_second_visit_to_home_costs_one_query(world: World, client: Client) -> None:
    client.get("/en/")

    with CaptureQueriesContext(connection) as captured:
        client.get("/en/")

    assert len(captured) == 1
