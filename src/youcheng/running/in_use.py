"""Whether an installation is being served: a lock on a file of its data folder, which ends with its process."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NAME = "serving.lock"


class InUse(Exception):
    """Somebody serves the installation."""


@contextmanager
def serving(data: Path) -> Iterator[None]:
    """Serve: several may at once, but nobody may replace the data meanwhile. Raises :class:`InUse` during a restore."""
    with _locked(data, fcntl.LOCK_SH):
        yield


@contextmanager
def alone(data: Path) -> Iterator[None]:
    """Replace the data: nobody may serve. Raises :class:`InUse` where somebody does."""
    with _locked(data, fcntl.LOCK_EX):
        yield


@contextmanager
def _locked(data: Path, how: int) -> Iterator[None]:
    data.mkdir(parents=True, exist_ok=True)
    with (data / NAME).open("a") as file:
        try:
            fcntl.flock(file, how | fcntl.LOCK_NB)
        except OSError as error:
            raise InUse(str(data)) from error
        yield
