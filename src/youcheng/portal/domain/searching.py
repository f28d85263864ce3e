"""Search over the registry's places and the gazetteer's, and over the names of organisations, events and texts."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Model
from django.urls import reverse
from django.utils.functional import Promise

from youcheng.portal.domain.names import PAGES, Named, country_name, place_name, place_url
from youcheng.registry.domain.queries.places import search as search_places
from youcheng.registry.domain.reference import gazetteer
from youcheng.registry.models import Agreement, Body, Entity, Event, Initiative, Person, Place
from youcheng.registry.name_languages import tag_of
from youcheng.web.languages import bcp47_tag, current

LONGEST = 100
LEVELS = dict(Place.Level.choices)


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A place that a search found: its name, what it lies in, how many ties it has here."""

    name: Named
    where: str
    level: str | Promise
    ties: int


def find_places(text: str, *, limit: int) -> list[FoundPlace]:
    """Places whose name begins with or holds the text: those with ties first, then the gazetteer's."""
    tag = bcp47_tag(current())
    known = gazetteer()
    found: dict[str, FoundPlace] = {}
    for item in search_places(text, tag, limit):
        place = item.place
        where = _where(place.entity_id, tag) or country_name(place.country)
        found[place.entity_id] = FoundPlace(place_name(place), where, LEVELS.get(place.level, ""), place.ties_count)
    if known is not None and len(found) < limit:
        for candidate in known.suggest(text, language=tag, limit=limit):
            place_id = candidate.place.id
            if place_id not in found:
                name = Named(candidate.place.name(tag), tag, url=place_url(place_id))
                found[place_id] = FoundPlace(
                    name, _where(place_id, tag), LEVELS.get(candidate.place.level.value, ""), 0
                )
    return list(found.values())[:limit]


def _where(place_id: str, tag: str) -> str:
    """What a place lies in, the nearest first."""
    known = gazetteer()
    if known is None:
        return ""
    try:
        above = known.ancestors(place_id)
    except KeyError:
        return ""
    separator = "，" if tag == "zh-Hans" else "、" if tag == "ja" else ", "
    return separator.join(place.name(tag) for place in above)


def find_things(text: str, *, limit: int) -> list[tuple[str | Promise, list[Named]]]:
    """Organisations, events, agreements, initiatives and people whose name holds the text, by kind."""
    if len(text) < 2:
        return []
    kinds: list[tuple[Entity.Kind, type[Model], str, str]] = [
        (Entity.Kind.BODY, Body, "name", "name_language"),
        (Entity.Kind.EVENT, Event, "name", "name_language"),
        (Entity.Kind.AGREEMENT, Agreement, "title", "title_language"),
        (Entity.Kind.INITIATIVE, Initiative, "name", "name_language"),
        (Entity.Kind.PERSON, Person, "name", "name_language"),
    ]
    found: list[tuple[str | Promise, list[Named]]] = []
    for kind, model, column, language in kinds:
        rows = model._default_manager.filter(**{f"{column}__icontains": text}, public=True).order_by(column, "pk")
        names = [
            Named(name, tag_of(spoken), url=reverse(PAGES[kind], args=[pk]))
            for pk, name, spoken in rows.values_list("pk", column, language)[:limit]
        ]
        if names:
            found.append((kind.label, names))
    return found
