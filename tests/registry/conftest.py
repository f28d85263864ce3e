"""Fixtures of the registry's tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils import translation
from pytest_django import Settings
from tests.registry import factories

from youcheng.accounts.models import User


@pytest.fixture(autouse=True)
def documents_in_a_folder_of_their_own(settings: Settings, tmp_path: Path) -> None:
    """No test writes into the documents of the installation."""
    default = {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(tmp_path / "documents")},
    }
    settings.STORAGES = {**settings.STORAGES, "default": default}


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    """Answers are compared in the language that the source is written in."""
    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def rebuild_finds_nothing(request: pytest.FixtureRequest) -> Iterator[None]:
    """After every test that used the database, a rebuild would change no row."""
    uses_database = "db" in request.fixturenames or request.node.get_closest_marker("django_db") is not None
    if uses_database:
        request.getfixturevalue("registry_unchanged")
    yield


@pytest.fixture
def reviewer(db: None) -> User:
    """A person who may review."""
    return factories.user(role="reviewer")
