"""Fixtures of the office room's tests."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation
from tests.accounts.factories import make_organisation, make_user

from youcheng.accounts.models import Organisation, Role, User

# Playwright's synchronous fixtures keep an event loop on the thread that pytest-django's live server shares.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")


@pytest.fixture(autouse=True)
def files_in_a_folder_of_their_own(settings: Any, tmp_path: Path) -> Path:
    """No test writes into the files of the installation."""
    folder = tmp_path / "documents"
    default = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(folder)}}
    settings.STORAGES = {**settings.STORAGES, "default": default}
    return folder


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    """Messages are asserted in English unless a test says otherwise."""
    with translation.override("en"):
        yield


@pytest.fixture
def office(db: None) -> Organisation:
    """An example office of a city."""
    return make_organisation(name="Example city office")


@pytest.fixture
def officer(office: Organisation) -> User:
    """A person who works there."""
    return make_user(role=Role.OFFICER, organisation=office, name="Example officer")


@pytest.fixture
def viewer(office: Organisation) -> User:
    """A person who may only look."""
    return make_user(role=Role.VIEWER, organisation=office, name="Example viewer")


@pytest.fixture
def manager(office: Organisation) -> User:
    """A person who may erase."""
    return make_user(role=Role.MANAGER, organisation=office, name="Example manager")


@pytest.fixture
def stranger(db: None) -> User:
    """A manager of another office."""
    return make_user(role=Role.MANAGER, organisation=make_organisation(name="Another office"), name="Example stranger")
