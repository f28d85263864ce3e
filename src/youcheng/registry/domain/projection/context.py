"""What the rows of one entity need to know about others."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from youcheng.registry.domain.projection.tables import chunks
from youcheng.registry.models import Body, Entity, Exchange, Place

VERIFIED = ("reviewed", "confirmed")


@dataclass(frozen=True, slots=True)
class PlaceInfo:
    """What a party's row takes from its place."""

    country: str
    province: str | None
    level: str


@dataclass(slots=True)
class Context:
    """Rows of other entities, loaded for one chunk."""

    kinds: dict[str, str] = field(default_factory=dict)
    """Kind of each entity that was asked for."""
    places: dict[str, PlaceInfo] = field(default_factory=dict)
    seats: dict[str, str | None] = field(default_factory=dict)
    """Place of each body."""
    last_exchanges: dict[str, str] = field(default_factory=dict)
    """Date of the latest verified exchange of each tie."""


def load_kinds(ids: Collection[str]) -> dict[str, str]:
    """The kinds of entities."""
    found: dict[str, str] = {}
    for part in chunks(ids):
        found.update(Entity.objects.filter(pk__in=part).values_list("pk", "kind"))
    return found


def load_for_ties(ties: Collection[str], parties: Collection[str]) -> Context:
    """What the rows of ``ties`` between ``parties`` need."""
    context = Context(kinds=load_kinds(parties))
    for part in chunks(parties):
        context.seats.update(Body.objects.filter(pk__in=part).values_list("entity_id", "place_id"))
    wanted = {*parties, *(seat for seat in context.seats.values() if seat)}
    for part in chunks(wanted):
        for pk, country, province, level in Place.objects.filter(pk__in=part).values_list(
            "entity_id", "country", "province_id", "level"
        ):
            context.places[pk] = PlaceInfo(country, province, level)
    for part in chunks(ties):
        dates = Exchange.objects.filter(tie__in=part, verification__in=VERIFIED).exclude(on="")
        for tie, on in dates.values_list("tie_id", "on"):
            context.last_exchanges[tie] = max(on, context.last_exchanges.get(tie, ""))
    return context
