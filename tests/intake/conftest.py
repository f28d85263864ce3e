"""Fixtures of the intake room's tests."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.registry import factories as registry

from youcheng.accounts.models import User

# Playwright's synchronous fixtures keep an event loop on the thread that pytest-django's live server shares.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")


@pytest.fixture(autouse=True)
def documents_in_a_folder_of_their_own(settings: Any, tmp_path: Path) -> None:
    """No test writes into the documents of the installation."""
    default = {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(tmp_path / "documents")},
    }
    settings.STORAGES = {**settings.STORAGES, "default": default}


@pytest.fixture(autouse=True)
def rebuild_finds_nothing(request: pytest.FixtureRequest) -> Iterator[None]:
    """After every test that used the database, a rebuild would change no row."""
    if "db" in request.fixturenames or request.node.get_closest_marker("django_db") is not None:
        request.getfixturevalue("registry_unchanged")
    yield


@pytest.fixture
def reviewer(db: None) -> User:
    """A person who may review."""
    return registry.user(role="reviewer", name="Example reviewer")


@pytest.fixture
def officer(db: None) -> User:
    """A person who may add documents but not decide."""
    return registry.user(role="officer")


@pytest.fixture
def viewer(db: None) -> User:
    """A person who may only look."""
    return registry.user(role="viewer")


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    """Messages are asserted in English unless a test says otherwise."""
    from django.utils import translation

    with translation.override("en"):
        yield
