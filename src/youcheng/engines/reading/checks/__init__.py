"""Checks of what a page says against itself: do its parts make up its total?"""

from __future__ import annotations

from youcheng.engines.reading.checks.sums import find_checks

__all__ = ["find_checks"]
