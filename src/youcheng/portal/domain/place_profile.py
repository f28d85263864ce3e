"""A place as the gazetteer and the registry know it together."""

from __future__ import annotations

from dataclasses import dataclass

from youcheng.engines.gazetteer import Place as ReferencePlace
from youcheng.portal.domain.languages_of_names import tag_of
from youcheng.portal.domain.names import Named, country_name, place_url
from youcheng.registry.domain.names import local_name, name_in
from youcheng.registry.domain.reference import gazetteer, reference_place
from youcheng.registry.models import Place
from youcheng.web.languages import bcp47_tag, current

KINDS_SHOWN = ("official", "short", "former")
MOST_NAMES = 12


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


def above(place: Place) -> list[Named]:
    """What the place lies in, the country first."""
    known = gazetteer()
    reference = reference_place(place.entity_id) or (reference_place(place.province_id) if place.province_id else None)
    tag = bcp47_tag(current())
    if known is None or reference is None:
        name = country_name(place.country)
        return [Named(name, tag, url=place_url(f"iso:{place.country}"))] if name else []
    chain = [*reversed(known.ancestors(reference.id))]
    if reference.id != place.entity_id:
        chain.append(reference)
    return [_named(found, tag) for found in chain]


def below(place: Place, limit: int = 60) -> list[Named]:
    """The places directly inside, by name."""
    known = gazetteer()
    if known is None or reference_place(place.entity_id) is None:
        return []
    tag = bcp47_tag(current())
    children = sorted(known.children(place.entity_id), key=lambda child: (-(child.population or 0), child.id))
    return [_named(child, tag) for child in children[:limit]]


def _named(place: ReferencePlace, tag: str) -> Named:
    return Named(place.name(tag), tag, url=place_url(place.id))


def other_names(place: Place) -> list[NameLine]:
    """Names by which the place is known, official ones first, the one in the heading left out."""
    reference = reference_place(place.entity_id)
    if reference is None:
        rows = ((place.name_zh, "zh-Hans"), (place.name_ja, "ja"), (place.name_en, "en"))
        return [NameLine(text, language, "official", False) for text, language in rows if text]
    order = {kind: number for number, kind in enumerate(KINDS_SHOWN)}
    shown = [name for name in reference.names if name.kind in order and name.language]
    shown.sort(key=lambda name: order[name.kind])
    seen: set[tuple[str, str]] = set()
    lines = []
    for name in shown:
        key = (name.text, name.language or "")
        if key not in seen:
            seen.add(key)
            lines.append(NameLine(name.text, tag_of(name.language or ""), name.kind, name.inferred))
    return lines[:MOST_NAMES]
