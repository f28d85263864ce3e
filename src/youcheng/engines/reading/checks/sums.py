"""Sum relations between the figures of a page, stated by it or derived by us."""

from __future__ import annotations

from youcheng.engines.reading.facts.view import View
from youcheng.engines.reading.model import Check, Fact


def find_checks(view: View, facts: list[Fact]) -> list[Check]:
    """The sum relations of a page."""
    return []
