"""Facts from a clean document: ties, agreements, figures, people and the rest, each with the words it rests on."""

from __future__ import annotations

from youcheng.engines.reading.facts.extract import extract, read_facts

__all__ = ["extract", "read_facts"]
