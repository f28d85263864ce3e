"""Ties between places: who with whom, of what kind, what happened to it, when."""

from __future__ import annotations

from youcheng.engines.reading.facts.ties.reader import read_ties

__all__ = ["read_ties"]
