"""Saying how far the ties of a place are known."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet

from youcheng.accounts.domain.permissions import can_plan
from youcheng.accounts.models import User
from youcheng.planning.domain.units import region_with
from youcheng.planning.models import Completeness
from youcheng.registry.domain.entities import place_entity
from youcheng.registry.values import PartialDate


@transaction.atomic
def confirm_completeness(
    place_id: str, *, status: Completeness.Status, as_of: str, by: User, note: str = ""
) -> Completeness:
    """State that a place's ties are known completely, in part, or not, as of a partial date; earlier words stay.

    "None" is said by ``complete`` for a place of which no tie is known.
    """
    can_plan(by).enforce()
    as_of = PartialDate().clean(as_of)
    return Completeness.objects.create(
        place=place_entity(place_id), status=Completeness.Status(status), as_of=as_of, by=by, note=note
    )


@transaction.atomic
def confirm_units(
    place_ids: Collection[str], *, status: Completeness.Status, as_of: str, by: User, note: str = ""
) -> list[Completeness]:
    """State the same about several places at once: all of them or, when one cannot be, none."""
    return [confirm_completeness(place, status=status, as_of=as_of, by=by, note=note) for place in place_ids]


def words_about(place_id: str) -> QuerySet[Completeness]:
    """Everything that was ever said about a place's list of ties, the latest first."""
    return Completeness.objects.filter(place=place_id).select_related("by").order_by("-at", "-pk")


def standing(place_ids: Collection[str]) -> dict[str, Completeness]:
    """The standing statement for each place that has one, in one query."""
    found: dict[str, Completeness] = {}
    for one in Completeness.objects.filter(place__in=place_ids).select_related("by").order_by("at", "pk"):
        found[one.place_id] = one
    return found


@dataclass(frozen=True, slots=True)
class Known:
    """How far the list of a unit's ties is known: the standing statement, None where nobody has said anything."""

    unit: str
    region: str
    said: Completeness | None


def known_of(place_id: str) -> Known | None:
    """How far the ties of one place are known; None for a place that is no unit of a region."""
    region = region_with(place_id)
    return Known(place_id, region.id, words_about(place_id).first()) if region is not None else None
