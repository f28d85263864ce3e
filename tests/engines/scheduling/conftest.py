"""What the scheduling tests share."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def solvers_ended() -> Iterator[None]:
    """Wait for a solver that outlived its test's clock (its first compilation takes a minute)."""
    yield
    for thread in threading.enumerate():
        if thread.name == "solver":
            thread.join()
