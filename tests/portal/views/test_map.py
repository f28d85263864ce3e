"""Data for the map."""

from __future__ import annotations

import pytest
from django.test import Client
from tests.portal.world import World
from tests.registry import factories

pytestmark = pytest.mark.django_db


def test_ties_are_pairs_of_places_with_their_status(world: World, client: Client) -> None:
    found = client.get("/ja/map/ties.json").json()

    assert found["places"] == [
        [world.here, "例示市", "ja", 117.0, 36.65],
        [world.there, "見本市", "ja", 135.5, 34.69],
    ]
    assert found["ties"] == [0, 1, found["statuses"].index("in_force")]


def test_the_lists_filters_hold(world: World, client: Client) -> None:
    assert client.get("/en/map/ties.json?year=unknown").json()["ties"] == []
    assert client.get(f"/en/map/ties.json?tie={world.tie}").json()["ties"] != []
    assert client.get("/en/map/ties.json?tie=other").json()["ties"] == []


def test_unchanged_data_is_not_sent_twice_and_changed_data_is(world: World, client: Client) -> None:
    first = client.get("/en/map/ties.json")
    again = client.get("/en/map/ties.json", headers={"If-None-Match": first["ETag"]})
    factories.tie(world.here, factories.place(by=world.officer, country="JP").pk, by=world.officer)
    changed = client.get("/en/map/ties.json", headers={"If-None-Match": first["ETag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert changed.status_code == 200
