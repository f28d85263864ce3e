"""A place as the gazetteer and the registry know it together."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from youcheng.engines.gazetteer import Place as ReferencePlace
from youcheng.portal.domain.names import Named, country_name, place_url
from youcheng.registry.domain.names import local_name, name_in
from youcheng.registry.domain.reference import gazetteer, reference_place
from youcheng.registry.models import Place
from youcheng.registry.name_languages import tag_of
from youcheng.web.languages import bcp47_tag, current

KINDS_SHOWN = ("official", "short", "former")
MOST_NAMES = 12
MOST_INSIDE = 60
REMEMBERED = 4096


@dataclass(frozen=True, slots=True)
class NameLine:
    """One name with its language; ``inferred`` when no source states the language."""

    text: str
    language: str
    kind: str
    inferred: bool


def unregistered(place_id: str) -> Place | None:
    """A row, not stored, for a place that only the gazetteer knows."""
    reference = reference_place(place_id)
    if reference is None:
        return None
    return Place(
        entity_id=reference.id,
        level=reference.level.value,
        country=reference.country or "",
        latitude=reference.lat,
        longitude=reference.lon,
        population=reference.population,
        name_zh=name_in(reference, "zh"),
        name_en=name_in(reference, "en"),
        name_ja=name_in(reference, "ja"),
        name_local=local_name(reference),
        verification="",
        public=True,
        conflicts=[],
    )


def above(place: Place) -> tuple[Named, ...]:
    """What the place lies in, the country first."""
    for known_id in (place.entity_id, place.province_id):
        if known_id and reference_place(known_id) is not None:
            chain = _chain(known_id, bcp47_tag(current()), _version())
            return chain[:-1] if known_id == place.entity_id else chain
    name = country_name(place.country)
    return (Named(name, bcp47_tag(current()), url=place_url(f"iso:{place.country}")),) if name else ()


def below(place: Place) -> tuple[Named, ...]:
    """The most populous places directly inside."""
    return _inside(place.entity_id, bcp47_tag(current()), _version())


def other_names(place: Place) -> tuple[NameLine, ...]:
    """Names by which the place is known, official ones first."""
    if reference_place(place.entity_id) is not None:
        return _listed_names(place.entity_id, _version())
    rows = ((place.name_zh, "zh-Hans"), (place.name_ja, "ja"), (place.name_en, "en"))
    return tuple(NameLine(text, language, "official", False) for text, language in rows if text)


# The gazetteer never changes within a version, so what it says of a place is worked out once.


def _version() -> str:
    known = gazetteer()
    return known.version if known else ""


@lru_cache(maxsize=REMEMBERED)
def _chain(place_id: str, tag: str, _version: str) -> tuple[Named, ...]:
    known, reference = gazetteer(), reference_place(place_id)
    if known is None or reference is None:
        return ()
    return tuple(_named(found, tag) for found in (*reversed(known.ancestors(place_id)), reference))


@lru_cache(maxsize=REMEMBERED)
def _inside(place_id: str, tag: str, _version: str) -> tuple[Named, ...]:
    known = gazetteer()
    if known is None or reference_place(place_id) is None:
        return ()
    children = sorted(known.children(place_id), key=lambda child: (-(child.population or 0), child.id))
    return tuple(_named(child, tag) for child in children[:MOST_INSIDE])


@lru_cache(maxsize=REMEMBERED)
def _listed_names(place_id: str, _version: str) -> tuple[NameLine, ...]:
    reference = reference_place(place_id)
    order = {kind: number for number, kind in enumerate(KINDS_SHOWN)}
    names = reference.names if reference else ()
    shown = sorted((name for name in names if name.kind in order and name.language), key=lambda name: order[name.kind])
    lines = {
        (name.text, name.language): NameLine(name.text, tag_of(name.language or ""), name.kind, name.inferred)
        for name in reversed(shown)
    }
    return tuple(reversed(lines.values()))[:MOST_NAMES]


def _named(place: ReferencePlace, tag: str) -> Named:
    return Named(place.name(tag), tag, url=place_url(place.id))
