"""Places of the gazetteer in words: name, what they are part of, where they lie."""

from __future__ import annotations

from dataclasses import dataclass

from youcheng.intake.domain.words import number_words
from youcheng.registry.domain.names import local_name
from youcheng.registry.domain.reference import gazetteer
from youcheng.web.languages import bcp47_tag, current


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """A place for a person to choose."""

    id: str
    name: str
    local: str
    """The name its own people write, where it differs."""
    local_lang: str
    where: str
    """What it is part of, nearest first."""
    coordinates: str
    population: str
    lat: float | None = None
    lon: float | None = None


LOCAL_TAGS = {"CN": "zh-Hans", "TW": "zh-Hant", "HK": "zh-Hant", "MO": "zh-Hant", "JP": "ja"}


def place_words(place_id: str) -> PlaceWords:
    """A place in the reader's language; an id that the gazetteer does not know stands for itself."""
    known = gazetteer()
    language = bcp47_tag(current())
    try:
        if known is None:
            raise KeyError(place_id)
        place = known.get(place_id)
    except KeyError:
        return PlaceWords(place_id, place_id, "", "", "", "", "")
    name, local = place.name(language), local_name(place)
    coordinates = ""
    if place.lat is not None and place.lon is not None:
        north, east = ("N" if place.lat >= 0 else "S"), ("E" if place.lon >= 0 else "W")
        coordinates = f"{abs(place.lat):.1f}° {north}, {abs(place.lon):.1f}° {east}"
    return PlaceWords(
        place_id,
        name,
        local if local != name else "",
        LOCAL_TAGS.get(place.country or "", ""),
        ", ".join(dict.fromkeys(above.name(language) for above in known.ancestors(place_id))),
        coordinates,
        number_words(place.population) if place.population else "",
        place.lat,
        place.lon,
    )
