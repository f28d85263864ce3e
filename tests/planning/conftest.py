"""Fixtures of the planning tests."""

from __future__ import annotations

from tests.registry.conftest import small_gazetteer, small_gazetteer_path

__all__ = ["small_gazetteer", "small_gazetteer_path"]
