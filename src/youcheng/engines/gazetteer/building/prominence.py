"""How prominent a place is (0..1): what a bare name most likely means, before any context."""

from __future__ import annotations

from collections import defaultdict
from math import log10

from youcheng.engines.gazetteer.building.draft import Atlas, Draft
from youcheng.engines.gazetteer.model import Level

_FULL = 7.5  # log10 of the population at which prominence is 1 (about 32 million)
_PREFECTURE_LEVEL_CITY = 0.75  # GeoNames counts the urban core of a 地级市 only
_COUNTY = 0.3
_SECOND_ORDER = 0.4
_ZONE = 0.2
_TOWN = 0.45  # at most: a Chinese town or a city's quarter, whatever population GeoNames lends it
# The least prominence of a first-order division, by the population of the country's cities: a parish of Dominica is not
# a province of China.
_PROVINCE = ((20_000_000, 0.72), (5_000_000, 0.6), (1_000_000, 0.5), (0, 0.35))


def rate(atlas: Atlas) -> None:
    """Set every draft's prominence from its population, that of the places below it, and its level."""
    below: dict[str, int] = defaultdict(int)
    for place in atlas:
        people, above, seen = place.population or 0, place.parent, {place.id}
        while people and above and above not in seen:
            seen.add(above)
            below[above] += people
            parent = atlas.get(above)
            above = parent.parent if parent else None
    for place in atlas:
        place.prominence = round(_rate(place, below), 3)


def _rate(place: Draft, below: dict[str, int]) -> float:
    if "functional_zone" in place.flags:
        return _ZONE
    by_people = min(1.0, log10(max(place.population or 0, below[place.id]) + 1) / _FULL)
    if place.level is Level.COUNTRY:
        return max(by_people, 0.9)
    if place.level is Level.PROVINCE:
        country = below[f"iso:{place.country}"]
        return max(by_people, next(floor for people, floor in _PROVINCE if country >= people))
    if place.level is Level.OTHER:
        return min(_TOWN, by_people)
    if place.id.startswith("cn:"):
        return max(by_people, _PREFECTURE_LEVEL_CITY if place.level is Level.CITY else _COUNTY)
    return max(by_people, _SECOND_ORDER) if place.level is Level.COUNTY else by_people
