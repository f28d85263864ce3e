"""Names of places for lists: from the registry's rows, else from the gazetteer."""

from __future__ import annotations

from collections.abc import Collection

from youcheng.registry.domain.reference import reference_place
from youcheng.registry.models import Place


def names(place_ids: Collection[str], language: str) -> dict[str, str]:
    """The name of each place for a reader of ``language``, in one query; a place that nobody knows keeps its id."""
    found = {row.entity_id: row.name(language) for row in Place.objects.filter(pk__in=place_ids)}
    for place_id in set(place_ids) - set(found):
        place = reference_place(place_id)
        found[place_id] = place.name(language) if place else place_id
    return {place_id: name or place_id for place_id, name in found.items()}
