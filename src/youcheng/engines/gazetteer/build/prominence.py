"""How prominent a place is (0..1): what a bare name most likely means, before any context."""

from __future__ import annotations

from collections import defaultdict
from math import log10

from youcheng.engines.gazetteer.build.draft import Atlas
from youcheng.engines.gazetteer.model import Level

_FULL = 7.5  # log10 of the population at which prominence is 1 (about 32 million)
_FLOOR = {Level.COUNTRY: 0.9, Level.PROVINCE: 0.72, Level.CITY: 0.3, Level.COUNTY: 0.3, Level.OTHER: 0.1}


def rate(atlas: Atlas) -> None:
    """Set every draft's prominence from its population, that of the places below it, and its level."""
    below: dict[str, int] = defaultdict(int)
    for place in atlas:
        if place.population and place.parent:
            below[place.parent] += place.population
    for place in atlas:
        people = max(place.population or 0, below[place.id])
        by_people = min(1.0, log10(people + 1) / _FULL)
        floor = _FLOOR[place.level]
        if place.id.startswith("cn:") and place.level is Level.CITY:
            floor = 0.75  # a prefecture-level city: GeoNames counts its urban core only
        if place.level is Level.COUNTRY:
            by_people = max(by_people, 0.9)
        if "functional_zone" in place.flags:
            floor = by_people = 0.2
        if place.level is Level.COUNTY and not place.id.startswith("cn:"):
            floor = 0.4
        place.prominence = max(floor, by_people)
