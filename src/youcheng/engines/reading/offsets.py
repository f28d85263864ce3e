"""Where the clean text stands in the raw file."""

from __future__ import annotations

from typing import Protocol


class RawMap(Protocol):
    """Maps spans of ``Document.text`` to byte spans of the raw file."""

    def spans(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """The byte spans behind ``text[start:end]``, in order."""
        ...
