"""Reading: bytes → decoded, repaired, cleaned text → facts with their evidence.

``clean`` and ``read`` are loaded on first use, so that the command line starts quickly.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from youcheng.engines.reading.model import Document, Fact, Reading

if TYPE_CHECKING:
    from youcheng.engines.reading.engine import clean, read

__all__ = ["Document", "Fact", "Reading", "clean", "read"]


def __getattr__(name: str) -> Any:
    if name in ("clean", "read"):
        from youcheng.engines.reading import engine

        return getattr(engine, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
