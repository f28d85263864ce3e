"""Search and suggestions."""

from __future__ import annotations

import pytest
from django.test import Client
from tests.portal.views.test_pages import page, words
from tests.portal.world import World

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("text", ["示例", "例示", "exampl", "EXAMPLETON"])
def test_a_place_is_suggested_in_any_of_its_names(world: World, client: Client, text: str) -> None:
    results = client.get("/en/search/suggest/", {"q": text}).json()["results"]

    assert results[0]["name"] == "Exampleton"
    assert results[0]["url"] == f"/en/place/{world.here}/"
    assert results[0]["where"].endswith("1 tie")


def test_nothing_is_suggested_for_nothing(world: World, client: Client) -> None:
    assert client.get("/en/search/suggest/", {"q": "  "}).json() == {"results": []}


def test_the_page_finds_places_and_things(world: World, client: Client) -> None:
    text = words(page(client, "/en/search/?q=示例"))

    assert "Exampleton" in text
    assert "示例大会" in text
    assert "示例倡议" in text


def test_a_search_is_shown_as_words_never_as_html(world: World, client: Client) -> None:
    html = page(client, "/en/search/?q=<b>x</b>\0")

    assert "<b>x</b>" not in html
    assert "Nothing found" in html
