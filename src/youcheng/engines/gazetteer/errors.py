"""What can go wrong with the gazetteer's file, each with words that say what to do."""

from __future__ import annotations

from pathlib import Path

REBUILD = "run `youcheng gazetteer build`"


class GazetteerError(Exception):
    """Base of the gazetteer's errors."""


class GazetteerMissing(GazetteerError):
    """There is no compiled gazetteer at the path."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"no gazetteer at {path}: {REBUILD}")
        self.path = path


class GazetteerUnreadable(GazetteerError):
    """The file is not a gazetteer, was cut short or damaged, or was written by another version."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"the gazetteer at {path} cannot be read ({why}): {REBUILD}")
        self.path = path
        self.why = why


class SourceError(GazetteerError):
    """A source given to the build is not what the build expects."""
