"""What the tests of pages in a browser need."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.conftest import ROOT, lacking
from tests.portal.conftest import documents_in_a_folder_of_their_own, nothing_remembered
from tests.portal.world import World, build

from youcheng import web

__all__ = ["documents_in_a_folder_of_their_own", "nothing_remembered"]

# Playwright's synchronous fixtures keep an event loop on the thread that the tests run on.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")


@pytest.fixture(scope="session")
def built() -> Path:
    """The folder of the built front end."""
    folder = Path(web.__file__).parent / "static" / "build"
    if not (folder / "map.js").exists():
        lacking("the built front end (run: python -m tools.frontend build)")
    return folder


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core."""
    path = ROOT / "node_modules" / "axe-core" / "axe.min.js"
    if not path.exists():
        lacking("axe-core (run: python -m tools.frontend build)")
    return path.read_text(encoding="utf-8")


@pytest.fixture
def site(transactional_db: None, live_server: object, built: Path) -> Iterator[tuple[str, World]]:
    """A served site over the small registry: its address and what is in it."""
    yield str(live_server), build()
