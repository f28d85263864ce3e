"""Marks seats and capitals, and lends a position to the divisions that no source locates."""

from __future__ import annotations

from collections import defaultdict

from youcheng.engines.gazetteer.building.cities import Fold, geonames
from youcheng.engines.gazetteer.building.draft import Atlas, Draft
from youcheng.engines.gazetteer.model import Level

ESTIMATED = "position_estimated"
NAMESAKE = "namesake_of_parent"


def mark_seats(atlas: Atlas, fold: Fold) -> None:
    """``capital`` on countries' capitals; ``namesake_of_parent`` on a city that bears its province's bare name.

    Outside China the bare name of such a pair (大阪, New York, São Paulo) means the city first.
    """
    children: dict[str, list[Draft]] = defaultdict(list)
    for place in atlas:
        if place.parent:
            children[place.parent].append(place)
    for code, country in geonames().get_countries().items():
        capital = fold(country["capital"])
        inside = [place for place in atlas_of(children, atlas, code) if capital and _bears(place, capital, fold)]
        if inside:
            max(inside, key=lambda place: place.population or 0).flags.add("capital")
    for province in atlas:
        if province.level is Level.PROVINCE and province.country not in {"CN", None}:
            bare = {fold(name.text) for name in province.names if name.kind in {"official", "short"}}
            cities = [place for place in children[province.id] if place.level is Level.CITY]
            bearing = [city for city in cities if any(_bears(city, key, fold) for key in bare)]
            if bearing:
                max(bearing, key=lambda place: place.population or 0).flags.add(NAMESAKE)
    for place in atlas:
        if place.lat is None and place.level in {Level.COUNTRY, Level.PROVINCE, Level.CITY}:
            _locate_by_seat(place, children)
    for place in atlas:
        above = atlas.get(place.parent) if place.parent else None
        if place.lat is None and above is not None and above.lat is not None and above.level is not Level.COUNTRY:
            place.lat, place.lon = above.lat, above.lon
            place.flags.add(ESTIMATED)


def atlas_of(children: dict[str, list[Draft]], atlas: Atlas, country: str) -> list[Draft]:
    """The cities and city-states of a country."""
    top = atlas.by_code("iso3166-1", country)
    if top is None:
        return []
    first = children[top.id]
    return [place for place in (*first, *(low for high in first for low in children[high.id])) if place.population]


def _bears(place: Draft, key: str, fold: Fold) -> bool:
    return any(fold(name.text) == key for name in place.names if name.kind in {"official", "short"})


def _seat_rank(place: Draft) -> tuple[bool, bool, int]:
    """Capitals first (a Chinese province's has the statistical code XX0100), then namesakes, then the largest."""
    capital = "capital" in place.flags or place.codes.get("gb2260", "").endswith("0100")
    return capital, NAMESAKE in place.flags, place.population or 0


def _locate_by_seat(place: Draft, children: dict[str, list[Draft]]) -> None:
    """The position of its capital, else of the city that bears its name, else of its largest city."""
    inside, seen = list(children[place.id]), {place.id}
    for child in list(inside):
        if child.id not in seen:
            seen.add(child.id)
            inside += children[child.id]
    located = [child for child in inside if child.lat is not None and ESTIMATED not in child.flags]
    if located:
        seat = max(located, key=_seat_rank)
        place.lat, place.lon = seat.lat, seat.lon
        place.flags.add(ESTIMATED)
