"""What search engines are told."""

from __future__ import annotations

import pytest
from django.test import Client
from tests.portal.world import World

pytestmark = pytest.mark.django_db


def test_robots_are_kept_from_the_desk_and_led_to_the_sitemap(client: Client) -> None:
    text = client.get("/robots.txt").content.decode()

    assert "Disallow: /zh-hans/desk/" in text
    assert text.endswith("Sitemap: http://testserver/sitemap.xml\n")


def test_the_sitemap_lists_every_tie_in_every_language(world: World, client: Client) -> None:
    index = client.get("/sitemap.xml").content.decode()
    ties = b"".join(client.get("/sitemap-tie-1.xml").streaming_content).decode()  # type: ignore[attr-defined]

    assert "<loc>http://testserver/sitemap-tie-1.xml</loc>" in index
    assert ties.count("<url>") == 3
    assert f'hreflang="zh-Hans" href="http://testserver/zh-hans/tie/{world.tie}/"' in ties
    assert client.get("/sitemap-nothing-1.xml").status_code == 404
