"""Figures: reported ones about a subject, and those computed over the registry by a named definition."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from youcheng.registry.domain.entities import canonical
from youcheng.registry.domain.queries.places import public_places
from youcheng.registry.domain.queries.ties import public_ties
from youcheng.registry.models import Batch, Figure, Place, Tie


@dataclass(frozen=True, slots=True)
class ComputedFigure:
    """A number, what it counts, and as of when; ``rows`` are exactly the rows counted."""

    key: str
    label: str | Promise
    definition: str | Promise
    value: int
    as_of: date
    rows: Callable[[], QuerySet[Place] | QuerySet[Tie]]


def of_subject(entity_id: str, *, public_only: bool = True) -> QuerySet[Figure]:
    """Reported figures about an entity, by measure and scope, latest first."""
    figures = Figure.objects.filter(subject=canonical(entity_id))
    if public_only:
        figures = figures.filter(public=True)
    return figures.select_related("entity", "part_of").order_by("measure", "scope", "-as_of", "pk")


def places_with_ties() -> QuerySet[Place]:
    """Public places that are a party (or the seat of a party) of a public tie."""
    return public_places().filter(ties_count__gt=0)


def computed() -> list[ComputedFigure]:
    """The headline numbers of this registry, in two queries, as of today."""
    today = timezone.localdate()
    places = places_with_ties()
    counted = places.aggregate(places=Count("pk"), countries=Count("country", distinct=True, filter=~Q(country="")))
    return [
        ComputedFigure(
            "ties",
            _("ties"),
            _("Ties of every kind and status that this registry shows to the public, imported ones among them."),
            public_ties().count(),
            today,
            public_ties,
        ),
        ComputedFigure(
            "countries",
            _("countries and regions"),
            _("Distinct country codes (ISO 3166-1) of the places that have at least one such tie."),
            counted["countries"],
            today,
            lambda: places_with_ties().exclude(country=""),
        ),
        ComputedFigure(
            "places",
            _("places with ties"),
            _("Places of every level that are a party, or the seat of a party, of at least one such tie."),
            counted["places"],
            today,
            places_with_ties,
        ),
    ]


def latest_import() -> Batch | None:
    """The batch imported last: how fresh the imported part of the registry is."""
    return Batch.objects.filter(undone_at=None).order_by("-at", "-pk").first()
