"""The page of the import from Wikidata."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client

from youcheng.accounts.models import User
from youcheng.registry.interfaces.importing.wikidata import Report, note
from youcheng.registry.interfaces.importing.wikidata_pages import write_whole
from youcheng.web.config import config

pytestmark = pytest.mark.django_db
PAGE = "/en/desk/imports/wikidata/"


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("YOUCHENG_DATA_DIR", str(tmp_path))
    config.cache_clear()
    yield tmp_path
    config.cache_clear()


def test_nothing_ran_yet(client: Client, officer: User, viewer: User) -> None:
    client.force_login(officer)
    page = client.get(PAGE).content.decode()
    assert "Import from Wikidata" in page and "YOUCHENG_CONTACT" in page
    client.force_login(viewer)
    assert "Import from Wikidata" not in client.get(PAGE).content.decode()
    assert client.post(PAGE, {"country": "JP"}).status_code == 403


def test_starting_one_and_not_a_second_beside_it(client: Client, officer: User) -> None:
    client.force_login(officer)
    assert "Give a country code of two letters" in client.post(PAGE, {"country": "Japan"}).content.decode()
    assert client.post(PAGE, {"country": "jp"}).status_code == 302
    assert "Waiting for its turn." in client.get(PAGE).content.decode()
    assert "is under way" in client.post(PAGE, {"country": "CN"}, follow=True).content.decode()


@pytest.mark.parametrize(
    ("step", "words"),
    [("ties", "Fetching ties: 3 of 9 countries."), ("places", "Fetching places: 3 of 9."), ("writing", "Writing;")],
)
def test_how_far_it_is(step: str, words: str, client: Client, officer: User) -> None:
    note("", step, 3, 9)
    client.force_login(officer)
    assert words in client.get(PAGE).content.decode()


def test_what_went_wrong_and_what_to_do(client: Client, officer: User) -> None:
    note("JP", "failed", 0, 0, error="It answered with status 503.")
    client.force_login(officer)
    page = client.get(PAGE).content.decode()
    assert "It answered with status 503." in page and "starting again goes on from there" in page


def test_what_it_brought_and_what_is_gone(client: Client, officer: User, data_folder: Path) -> None:
    counted = {"read": 7, "created": 4, "updated": 2, "unchanged": 1, "rejected": 0}
    report = Report("JP", "https://example.org/sparql", (1, 2), dict(counted), counted, at="2026-11-21T04:00:00+00:00")
    report.gone, report.gone_count = [{"tie": "tie-example", "quote": "A (Q1) – P190 – B (Q2)"}], 1
    write_whole(data_folder / "wikidata" / "report.json", report.to_json())
    note("JP", "done", 0, 0)
    client.force_login(officer)
    page = client.get(PAGE).content.decode()
    assert "Not in Wikidata any more" in page and "A (Q1) – P190 – B (Q2)" in page
