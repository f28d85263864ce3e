"""Which places may be proposed under the conditions of a search."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from youcheng.engines.gazetteer import Gazetteer
from youcheng.engines.matching.places import Places
from youcheng.planning.domain.partners import no_parties
from youcheng.registry.domain.reference import gazetteer
from youcheng.registry.models import Place


class Known(NamedTuple):
    """What the conditions ask of a place."""

    id: str
    level: str
    population: int | None
    above: frozenset[str]
    """Ids of the divisions it lies in, as far as the conditions need them."""


def candidates(
    places: Places, *, country: str, group: str, level: str, people_from: int | None, people_to: int | None
) -> set[str] | None:
    """Ids of the engine's places that meet the conditions and may conclude a tie; None where all do.

    A place of unknown population meets no condition on it.
    """
    barred = no_parties(places)
    if not (group or level or people_from is not None or people_to is not None):
        return set(places.ids) - barred if barred else None
    members = members_of(group)
    meeting = {
        one.id
        for one in _known(places, country, members)
        if (not group or one.id in members or one.above & members)
        and (not level or one.level == level)
        and (people_from is None or (one.population is not None and one.population >= people_from))
        and (people_to is None or (one.population is not None and one.population <= people_to))
    }
    return meeting - barred


def members_of(group: str) -> frozenset[str]:
    """The places that a group of the gazetteer names; none for a group it does not have."""
    known = gazetteer()
    if not group or known is None:
        return frozenset()
    try:
        return frozenset(known.group(group).members)
    except KeyError:
        return frozenset()


def _known(places: Places, country: str, members: frozenset[str]) -> Iterator[Known]:
    rows = Place.objects.exclude(country="")
    if country:
        rows = rows.filter(country=country)
    seen: set[str] = set()
    for pk, level, population, province in rows.values_list("pk", "level", "population", "province").iterator():
        seen.add(pk)
        yield Known(pk, level, population, frozenset({province} if province else ()))
    reference = gazetteer()
    if reference is None:
        return
    for pk, code in zip(places.ids, places.countries, strict=True):
        if pk not in seen and (not country or code == country):
            yield from _of_gazetteer(reference, pk, members)


def _of_gazetteer(reference: Gazetteer, place_id: str, members: frozenset[str]) -> Iterator[Known]:
    try:
        place = reference.get(place_id)
    except KeyError:
        return
    above = frozenset(one.id for one in reference.ancestors(place_id)) if members else frozenset()
    yield Known(place.id, place.level.value, place.population, above)
