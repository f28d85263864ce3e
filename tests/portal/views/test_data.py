"""The page of sources, terms and definitions."""

from __future__ import annotations

import pytest
from django.test import Client
from tests.registry import factories

pytestmark = pytest.mark.django_db


def test_a_file_that_was_read_again_is_listed_once(client: Client) -> None:
    for sha256 in ("a" * 64, "a" * 64, "b" * 64):
        factories.batch(source="starter", sha256=sha256)
    answer = client.get("/en/data/")
    assert len(answer.context["batches"]) == 2
