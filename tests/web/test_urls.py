"""The root and the languages."""

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
