"""People with their posts and the bodies they serve."""

from __future__ import annotations

from youcheng.engines.reading.facts.people.reader import read_people

__all__ = ["read_people"]
