"""From what a person types to one place of the data: by id, by name, or through the gazetteer."""

from __future__ import annotations

import numpy as np

from youcheng.engines.matching import geography
from youcheng.engines.matching.errors import UnknownPlaceError
from youcheng.engines.matching.names import fold
from youcheng.engines.matching.places import Places

SAME_PLACE_KM = 30.0
"""A place of the data this near to the gazetteer's, and of one of its names, is the same."""


def find(text: str, places: Places) -> int:
    """The one place meant; raises :class:`UnknownPlaceError`, which lists the choices where several fit."""
    if text in places.index:
        return places.index[text]
    wanted = fold(text)
    named = [
        place
        for place in range(len(places))
        if wanted and wanted in (fold(places.names[place]), fold(places.names_en[place]))
    ]
    distinct = {int(places.twin[place]) for place in named}
    if len(distinct) == 1:
        return named[0]
    if len(named) > 1:
        listed = "; ".join(_describe(place, places) for place in named[:10])
        raise UnknownPlaceError(f"{text!r} can be {len(distinct)} places; give the id of one: {listed}")
    found = _through_gazetteer(text, places)
    if len(found) == 1:
        return found[0]
    if found:
        listed = "; ".join(_describe(place, places) for place in found[:10])
        raise UnknownPlaceError(f"{text!r} can be {len(found)} places; give the id of one: {listed}")
    raise UnknownPlaceError(f"{text!r} is not the id or name of any of the {len(places)} places")


def _describe(place: int, places: Places) -> str:
    return f"{places.ids[place]} = {places.label(place)} ({places.countries[place] or '?'})"


def _through_gazetteer(text: str, places: Places) -> list[int]:
    """Places of the data that are what the gazetteer takes the text for; none where no gazetteer is built."""
    from youcheng.engines.gazetteer import GazetteerError, open_gazetteer

    try:
        gazetteer = open_gazetteer()
    except GazetteerError:
        return []
    points = geography.unit_vectors(places)
    found: list[int] = []
    for candidate in gazetteer.resolve(text, limit=5):
        place = candidate.place
        if place.id in places.index:
            found.append(places.index[place.id])
            continue
        if place.lat is None or place.lon is None:
            continue
        lat, lon = np.radians(place.lat), np.radians(place.lon)
        here = np.array([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], dtype=np.float32)
        gaps = np.linalg.norm(points - here, axis=1)
        names = {fold(name.text) for name in place.names}
        near = np.flatnonzero((gaps <= geography.chord(SAME_PLACE_KM)) & places.has_position)
        found += [p for p in near.tolist() if {fold(places.names[p]), fold(places.names_en[p])} & names]
    seen: dict[int, int] = {}
    for position in found:
        seen.setdefault(int(places.twin[position]), position)
    return list(seen.values())
