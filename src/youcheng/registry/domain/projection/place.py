"""Rows of places: the gazetteer's data with accepted claims laid over it."""

from __future__ import annotations

from collections.abc import Iterator

from youcheng.engines.gazetteer import Place as ReferencePlace
from youcheng.registry.domain.names import LANGUAGES, local_name, name_in
from youcheng.registry.domain.projection.facts import EntityFacts, pick
from youcheng.registry.domain.projection.tables import PLACE, PLACE_NAME, PROFILE_ENTRY, Table, Values
from youcheng.registry.domain.reference import gazetteer, is_reference_id, reference_place
from youcheng.registry.domain.search_key import search_key
from youcheng.registry.models import Place as PlaceRow
from youcheng.registry.models import ProfileEntry


def rows(facts: EntityFacts) -> Iterator[tuple[Table, Values]]:
    """The place, its names, and what it says of itself."""
    reference = reference_place(facts.value("gazetteer_id", facts.entity))
    if not facts and reference is None and not is_reference_id(facts.entity):
        return
    names = _names(facts, reference)
    where = facts.value("coordinates", None) or {}
    population = facts.value("population", None)
    row = {
        **facts.row(),
        "level": facts.value("level") or (reference.level.value if reference else ""),
        "country": facts.value("country") or ((reference.country or "") if reference else ""),
        "province_id": province_of(facts, reference),
        "latitude": where.get("lat", reference.lat if reference else None),
        "longitude": where.get("lon", reference.lon if reference else None),
        "population": population if population is not None else (reference.population if reference else None),
        "wikidata": min((fact.value for fact in facts.many("wikidata_id")), default=""),
        "name_zh": names["zh"],
        "name_en": names["en"],
        "name_ja": names["ja"],
        "name_local": names["local"],
    }
    if is_reference_id(facts.entity):
        # Reference data stands without claims and is nobody's secret.
        row["public"] = not facts.withheld
        row["verification"] = facts.verification if facts else "imported"
    yield PLACE, row
    yield from _searchable(facts, names)
    yield from _profile(facts)


def province_of(facts: EntityFacts, reference: ReferencePlace | None) -> str | None:
    """The first-order division that the place lies in, by a claimed parent or else by the gazetteer."""
    parent: str | None = facts.value("parent", None)
    start = reference_place(parent) if parent else reference
    if start is None:
        return parent
    if parent and start.level.value == PlaceRow.Level.PROVINCE:
        return parent
    known = gazetteer()
    if known is None:
        return None
    above = known.ancestors(start.id)
    return next((place.id for place in above if place.level.value == PlaceRow.Level.PROVINCE), None)


def _names(facts: EntityFacts, reference: ReferencePlace | None) -> dict[str, str]:
    """One name per language of the interface, and the local one: a preferred claim, the gazetteer's, any claim."""
    claimed = facts.many("name")
    names: dict[str, str] = {}
    for language in LANGUAGES:
        own = [fact for fact in claimed if fact.language.split("-")[0] == language]
        preferred = [fact for fact in own if fact.preferred]
        known = name_in(reference, language) if reference else ""
        chosen = pick(preferred) or (None if known else pick(own))
        names[language] = chosen.value if chosen else known
    others = [fact for fact in claimed if fact.language.split("-")[0] not in LANGUAGES]
    chosen = pick([fact for fact in others if fact.preferred]) or (None if reference else pick(others))
    names["local"] = chosen.value if chosen else (local_name(reference) if reference else "")
    return names


def _searchable(facts: EntityFacts, names: dict[str, str]) -> Iterator[tuple[Table, Values]]:
    found = {(text, "" if language == "local" else language) for language, text in names.items() if text}
    for name in ("name", "former_name"):
        found |= {(fact.value, fact.language) for fact in facts.many(name)}
    for text, language in sorted(found):
        yield (
            PLACE_NAME,
            {"place_id": facts.entity, "text": text, "folded": search_key(text), "language": language},
        )


def _profile(facts: EntityFacts) -> Iterator[tuple[Table, Values]]:
    for kind in ProfileEntry.Kind.values:
        entries: dict[str, tuple[str, bool]] = {}
        for fact in facts.many(kind):
            language, public = entries.get(fact.value, ("", False))
            entries[fact.value] = (language or fact.language, public or (fact.public and not facts.withheld))
        for text, (language, public) in entries.items():
            yield (
                PROFILE_ENTRY,
                {"place_id": facts.entity, "kind": kind, "text": text, "language": language, "public": public},
            )
