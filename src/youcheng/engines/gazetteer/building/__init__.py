"""Compiles the gazetteer from the packages that hold its facts. Imported only when building."""

from __future__ import annotations

from youcheng.engines.gazetteer.building.pipeline import Report, build

__all__ = ["Report", "build"]
