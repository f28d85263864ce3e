"""Place names on a page: where they stand, how they nest, what they may mean."""

from __future__ import annotations

from youcheng.engines.reading.facts.places.phrase import PlacePhrase, Unit
from youcheng.engines.reading.facts.places.resolve import PlaceNames

__all__ = ["PlaceNames", "PlacePhrase", "Unit"]
