"""Fixtures of the portal's tests: a small registry in which everything has a page."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from django.core.cache import caches
from pytest_django import Settings
from tests.portal.world import World, build

# Playwright's synchronous fixtures keep an event loop on the thread that the tests run on.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")


@pytest.fixture(autouse=True)
def documents_in_a_folder_of_their_own(settings: Settings, tmp_path: Path) -> None:
    """No test writes into the documents of the installation."""
    default = {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(tmp_path / "documents")},
    }
    settings.STORAGES = {**settings.STORAGES, "default": default}


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    """Every test starts from an empty registry, whose revisions begin anew: what was cached before is another's."""
    caches["process"].clear()


@pytest.fixture
def world(db: None) -> World:
    """The small registry."""
    return build()
