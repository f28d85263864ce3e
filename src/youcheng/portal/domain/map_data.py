"""Ties as compact data for the map."""

from __future__ import annotations

from collections.abc import Iterable

import orjson

from youcheng.portal.domain.names import place_name
from youcheng.registry.domain.queries.ties import filter_ties, public_ties
from youcheng.registry.models import Place, Tie, TieParty

STATUSES = [str(value) for value in Tie.LegalStatus.values]
DIGITS = 3
"""Digits of a degree: about a hundred metres, more than the map's largest scale shows."""
CHUNK = 900


def map_answer(conditions: dict[str, str], *, only: str = "") -> bytes:
    """JSON: ``places`` ``[id, name, language, lon, lat]``; ``ties`` flat triples ``a, b, status``; ``statuses``.

    ``only`` asks for a single tie. A tie of more than two parties gives every pair; parties without
    coordinates are left out.
    """
    ties = filter_ties(public_ties(), **conditions)
    if only:
        ties = ties.filter(pk=only)
    statuses = {value: number for number, value in enumerate(STATUSES)}
    rows = TieParty.objects.filter(place__isnull=False)
    # A join is quicker than asking for seventeen thousand ties one by one.
    rows = rows.filter(tie__in=ties.values("pk")) if conditions or only else rows.filter(tie__public=True)
    parties: dict[str, list[str]] = {}
    status_of: dict[str, int] = {}
    for tie, place, status in rows.order_by("tie_id", "position").values_list(
        "tie_id", "place_id", "tie__legal_status"
    ):
        if place is not None:
            parties.setdefault(tie, []).append(place)
            status_of[tie] = statuses[status]
    located = _located({place for places in parties.values() for place in places})
    index: dict[str, int] = {}
    listed: list[list[object]] = []
    flat: list[int] = []
    for tie, places in parties.items():
        known = [place for place in dict.fromkeys(places) if place in located]
        for place in known:
            if place not in index:
                index[place] = len(listed)
                listed.append(located[place])
        for i, a in enumerate(known):
            for b in known[i + 1 :]:
                flat += (index[a], index[b], status_of[tie])
    return orjson.dumps({"places": listed, "ties": flat, "statuses": STATUSES})


def _located(ids: set[str]) -> dict[str, list[object]]:
    found: dict[str, list[object]] = {}
    for place in _rows(ids):
        if place.latitude is None or place.longitude is None:
            continue
        name = place_name(place)
        lon, lat = round(place.longitude, DIGITS), round(place.latitude, DIGITS)
        found[place.entity_id] = [place.entity_id, name.text, name.language, lon, lat]
    return found


def _rows(ids: set[str]) -> Iterable[Place]:
    columns = ("entity_id", "latitude", "longitude", "country", "name_zh", "name_en", "name_ja", "name_local")
    if len(ids) > CHUNK:
        # Most of all places with ties: reading them all costs less than naming thousands.
        yield from (place for place in Place.objects.filter(latitude__isnull=False).only(*columns) if place.pk in ids)
        return
    yield from Place.objects.filter(pk__in=ids).only(*columns)
