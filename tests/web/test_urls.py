"""The root, the languages, the health answer."""

from __future__ import annotations

import pytest
from django.test import Client


@pytest.mark.parametrize(
    ("accepted", "target"),
    [("en-GB,en", "/en/"), ("ja", "/ja/"), ("zh-CN,zh;q=0.9", "/zh-hans/"), ("fr", "/zh-hans/"), ("", "/zh-hans/")],
)
def test_the_root_speaks_the_browsers_language(client: Client, accepted: str, target: str) -> None:
    answer = client.get("/", headers={"Accept-Language": accepted})
    assert (answer.status_code, answer["Location"]) == (302, target)
    assert "Accept-Language" in answer["Vary"]


@pytest.mark.django_db
def test_health_asks_the_database(client: Client, django_assert_num_queries: object) -> None:
    with django_assert_num_queries(1):  # type: ignore[operator]
        answer = client.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})
