"""What the walk through the whole product needs."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

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
