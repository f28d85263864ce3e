"""Fixtures that every room's tests share."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from youcheng.web.config import config

ROOT = Path(__file__).resolve().parent.parent
MUST_NOT_SKIP = os.environ.get("YOUCHENG_TEST_STRICT") == "1"


def lacking(what: str) -> None:
    """Skip, loudly, because the machine lacks something; under YOUCHENG_TEST_STRICT=1 that is a failure."""
    if MUST_NOT_SKIP:
        pytest.fail(f"not on this machine, and this run allows no skip: {what}")
    pytest.skip(f"not on this machine: {what}")


@pytest.fixture(autouse=True)
def configuration_read_anew() -> Iterator[None]:
    """First set up, last torn down: whatever environment a test made up, the next one reads the true one."""
    yield
    config.cache_clear()


@pytest.fixture(scope="session")
def shared_dir() -> Path:
    """The folder of real data that lies beside the checkout (or where YOUCHENG_SHARED says)."""
    path = Path(os.environ.get("YOUCHENG_SHARED", ROOT.parent / "shared"))
    if not path.is_dir():
        lacking(f"the folder of real data, {path.name}/ beside the checkout")
    return path


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, object]) -> dict[str, object]:
    """Drive the system's Chromium: its path from YOUCHENG_CHROMIUM, else the first found on PATH."""
    path = os.environ.get("YOUCHENG_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        lacking("Chromium (set YOUCHENG_CHROMIUM or install it)")
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    return {**browser_type_launch_args, "executable_path": path, "args": quiet}


@pytest.fixture
def registry_unchanged(db: None) -> Iterator[None]:
    """After the test, every row of the registry is what its accepted claims say: a rebuild changes nothing."""
    yield
    from youcheng.registry.domain.projection import rebuild

    changes = rebuild(check=True)
    assert not changes, changes.to_json()
