"""The country that most names of a column lie in: a list of one office's ties has its own side in one country."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from youcheng.intake.domain.spreadsheets.places import Hints, PlaceFinder

ENOUGH = 3
SHARE = 0.8
LOOKED_AT = 200


def usual_country(names: Collection[str], finder: PlaceFinder) -> str:
    """The country of at least four in five of the names that are clear by themselves; empty where there is none."""
    places = (finder.find(name, Hints()).place for name in sorted(names)[:LOOKED_AT])
    countries = Counter(country for place in places if place and (country := finder.country_of(place)))
    if countries.total() < ENOUGH:
        return ""
    country, count = countries.most_common(1)[0]
    return country if count >= SHARE * countries.total() else ""
