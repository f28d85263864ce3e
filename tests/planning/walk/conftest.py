"""What the walks of the planning room need."""

from __future__ import annotations

import os

from tests.walk.conftest import documents_in_a_folder_of_their_own

# Playwright's synchronous fixtures keep an event loop on the thread that pytest-django's live server shares.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")

__all__ = ["documents_in_a_folder_of_their_own"]
