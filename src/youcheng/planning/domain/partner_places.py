"""Places as partner search shows them: names, where they lie, how large they are; of the registry or the gazetteer."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from babel import Locale

from youcheng.engines.gazetteer import Gazetteer
from youcheng.engines.gazetteer import Place as ReferencePlace
from youcheng.registry.domain.names import local_name
from youcheng.registry.domain.queries.places import by_entity
from youcheng.registry.domain.reference import gazetteer, reference_place
from youcheng.registry.models import Place
from youcheng.registry.name_languages import local_tag
from youcheng.registry.naming import HAN_COUNTRIES
from youcheng.web.languages import bcp47_tag, current


@dataclass(frozen=True, slots=True)
class PlaceCard:
    """A place for a reader: ``beside`` is its own name where that differs and can be read as such."""

    id: str
    name: str
    language: str
    country: str = ""
    country_name: str = ""
    level: str = ""
    province: str = ""
    province_name: str = ""
    population: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    beside: str = ""
    beside_language: str = ""
    ties: int | None = None
    """Public ties of the registry; None for a place that the registry does not have."""

    @property
    def level_label(self) -> str:
        """The level in words; empty when not known."""
        return str(Place.Level(self.level).label) if self.level in Place.Level.values else ""

    def __str__(self) -> str:
        return self.name


def place_cards(place_ids: Collection[str]) -> dict[str, PlaceCard]:
    """The places by the ids asked for, in two queries; an id that nobody knows stands for itself."""
    wanted = {place_id for place_id in place_ids if place_id}
    rows = by_entity(wanted)
    provinces = by_entity({row.province_id for row in rows.values() if row.province_id})
    found: dict[str, PlaceCard] = {}
    for place_id in wanted:
        row = rows.get(place_id)
        reference = None if row else reference_place(place_id)
        if row is not None:
            province = provinces.get(row.province_id or "")
            found[place_id] = _of_row(row, province.name(current()) if province else "")
        elif reference is not None:
            found[place_id] = _of_reference(reference)
        else:
            found[place_id] = PlaceCard(place_id, place_id, "und")
    return found


def place_card(place_id: str) -> PlaceCard | None:
    """One place, or None where neither the registry nor the gazetteer has it."""
    card = place_cards([place_id]).get(place_id)
    return None if card is None or (card.language == "und" and card.name == place_id and not card.country) else card


def country_name(code: str) -> str:
    """A country's name by the installation's gazetteer; empty for an empty code."""
    if not code:
        return ""
    tag = bcp47_tag(current())
    known = gazetteer()
    country = known.by_code("iso3166-1", code) if known else None
    return country.name(tag) if country else str(Locale.parse(tag, sep="-").territories.get(code, code))


def _of_row(row: Place, province: str) -> PlaceCard:
    name, language = row.shown(current())
    # Lists give labels in a language they do not name, so theirs are not shown as the place's own.
    local = "" if row.entity_id.startswith("wd:") else row.name_local
    beside = local if local and local != name and row.country in HAN_COUNTRIES else ""
    return PlaceCard(
        id=row.entity_id,
        name=name,
        language=language,
        country=row.country,
        country_name=country_name(row.country),
        level=row.level,
        province=row.province_id or "",
        province_name=province,
        population=row.population,
        latitude=row.latitude,
        longitude=row.longitude,
        beside=beside,
        beside_language=local_tag(row.country) if beside else "",
        ties=row.ties_count,
    )


def _of_reference(place: ReferencePlace) -> PlaceCard:
    tag = bcp47_tag(current())
    name = place.name(tag)
    language = next((one.language or "und" for one in place.names if one.text == name), "und")
    local = local_name(place)
    province = _province(place, gazetteer())
    beside = local if local and local != name and place.country in HAN_COUNTRIES else ""
    return PlaceCard(
        id=place.id,
        name=name,
        language=language,
        country=place.country or "",
        country_name=country_name(place.country or ""),
        level=place.level.value,
        province=province.id if province else "",
        province_name=province.name(tag) if province else "",
        population=place.population,
        latitude=place.lat,
        longitude=place.lon,
        beside=beside,
        beside_language=local_tag(place.country or "") if beside else "",
    )


def _province(place: ReferencePlace, known: Gazetteer | None) -> ReferencePlace | None:
    above = known.ancestors(place.id) if known else []
    return next((one for one in above if one.level.value == Place.Level.PROVINCE), None)
