"""The health answer: database, disk, worker; and what it keeps to itself."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from youcheng.web import health
from youcheng.web.config import config


@pytest.fixture(autouse=True)
def no_worker() -> Any:
    health.heartbeat_path().unlink(missing_ok=True)
    yield
    health.heartbeat_path().unlink(missing_ok=True)


@pytest.mark.django_db
def test_health_asks_the_database_once(client: Client, django_assert_num_queries: Any) -> None:
    health.beat()
    with django_assert_num_queries(1):
        answer = client.get("/healthz")
    assert answer.status_code == 200
    assert answer.json() == {"status": "ok", "checks": {"database": "ok", "disk": "ok", "worker": "ok"}}
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.django_db
def test_a_missing_worker_is_said_but_pages_are_served(client: Client) -> None:
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()["status"]) == (200, "degraded")
    assert answer.json()["checks"]["worker"] == "failing"


@pytest.mark.django_db
def test_a_worker_that_fell_silent_counts_as_missing() -> None:
    words = json.dumps({"pid": 1, "at": time.time() - health.MISSED_SECONDS - 1})
    health.heartbeat_path().write_text(words, encoding="utf-8")
    assert not health.worker_lives()
    health.heartbeat_path().write_text("cut o", encoding="utf-8")
    assert health.seconds_since_beat() is None


@pytest.mark.django_db
def test_a_full_disk_fails(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "LEAST_FREE_BYTES", 2**62)
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()["status"]) == (503, "failing")
    assert answer.json()["checks"] == {"database": "ok", "disk": "failing", "worker": "failing"}


@pytest.mark.django_db
def test_room_of_a_folder_that_is_not_there_is_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(config(), "data_dir", tmp_path / "gone")
    assert health.free_bytes() == 0


@pytest.mark.django_db
def test_a_load_balancer_asks_by_address_and_without_https(client: Client, settings: Any) -> None:
    settings.ALLOWED_HOSTS, settings.SECURE_SSL_REDIRECT = ["ties.example.org"], True
    assert client.get("/healthz", headers={"host": "10.0.0.7:8000"}).status_code == 200
    assert client.get("/en/", headers={"host": "10.0.0.7:8000"}).status_code == 400
    assert client.get("/en/", headers={"host": "ties.example.org"}).status_code == 301
