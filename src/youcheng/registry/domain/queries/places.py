"""Querysets of places."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Length

from youcheng.registry.domain.projection.tables import chunks
from youcheng.registry.domain.search_key import search_key
from youcheng.registry.models import Entity, Place, PlaceName


@dataclass(frozen=True, slots=True)
class Found:
    """A place that a search found, and the name by which it was found."""

    place: Place
    matched: str


def public_places() -> QuerySet[Place]:
    """Places that the public may see."""
    return Place.objects.filter(public=True)


def by_entity(entity_ids: Collection[str]) -> dict[str, Place]:
    """The rows of places by the ids asked for; a merged id gets the row of what it stands for."""
    found: dict[str, Place] = {}
    for part in chunks(set(entity_ids)):
        found.update((row.pk, row) for row in Place.objects.filter(pk__in=part))
        merged = Entity.objects.filter(pk__in=part, canonical_of__isnull=False)
        for entity in merged.select_related("canonical_of__place_row"):
            row = getattr(entity.canonical_of, "place_row", None)
            if row is not None:
                found[entity.pk] = row
    return found


def search(text: str, language: str = "", limit: int = 10, *, hidden: bool = False) -> list[Found]:
    """Public places with a name that begins with ``text`` or holds it, in any language and spelling, best first.

    With ``hidden`` those that the public does not see are among them.
    Whole names come before beginnings, these before the middle of a name; among equals the reader's ``language`` and
    the number of ties decide.
    """
    key = search_key(text)
    if not key:
        return []
    names = PlaceName.objects.filter(place__place_row__isnull=False)
    if not hidden:
        names = names.filter(place__place_row__public=True)
    begins = names.filter(folded__gte=key, folded__lt=_after(key))
    found = _ranked(begins, key, language, limit)
    if len(found) < limit and _worth_looking_inside(key):
        # Spaces are folded away, and "osa" must not find Buenos Aires: letters are looked for in the name as written.
        held = Q(text__icontains=text.strip()) if key.isascii() else Q(folded__contains=key)
        inside = names.filter(held).exclude(folded__gte=key, folded__lt=_after(key))
        known = {item.place.pk for item in found}
        found += [item for item in _ranked(inside, key, language, limit) if item.place.pk not in known]
    return found[:limit]


def _ranked(names: QuerySet[PlaceName], key: str, language: str, limit: int) -> list[Found]:
    base = language.split("-", maxsplit=1)[0].lower()
    ranked = names.annotate(
        exact=Case(When(folded=key, then=Value(0)), default=Value(1), output_field=IntegerField()),
        foreign=Case(
            When(Q(language__startswith=base) if base else Q(), then=Value(0)),
            default=Value(1),
            output_field=IntegerField(),
        )
        if base
        else Value(0, output_field=IntegerField()),
    ).order_by("exact", F("place__place_row__ties_count").desc(), "foreign", Length("folded"), "folded", "pk")
    found: dict[str, Found] = {}
    # One place has several names: read ahead far enough to fill the list.
    for name in ranked.select_related("place__place_row")[: limit * 4]:
        found.setdefault(name.place_id, Found(name.place.place_row, name.text))
    return list(found.values())[:limit]


def _after(key: str) -> str:
    """The first string behind all that begin with ``key``."""
    return key[:-1] + chr(ord(key[-1]) + 1)


def _worth_looking_inside(key: str) -> bool:
    return not key.isascii() or len(key) >= 3
