"""Fixtures of the planning tests."""

from __future__ import annotations

from tests.registry.conftest import no_gazetteer, small_gazetteer, small_gazetteer_path

__all__ = ["no_gazetteer", "small_gazetteer", "small_gazetteer_path"]
