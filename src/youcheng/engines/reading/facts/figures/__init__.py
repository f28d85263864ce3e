"""Figures: what was counted, how many, and how exactly."""

from __future__ import annotations

from youcheng.engines.reading.facts.figures.reader import read_figures

__all__ = ["read_figures"]
