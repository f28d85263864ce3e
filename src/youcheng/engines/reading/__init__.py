"""Reading: bytes → decoded, repaired, cleaned text → facts with their evidence."""

from __future__ import annotations

from youcheng.engines.reading.engine import clean, read
from youcheng.engines.reading.model import Document, Fact, Reading

__all__ = ["Document", "Fact", "Reading", "clean", "read"]
