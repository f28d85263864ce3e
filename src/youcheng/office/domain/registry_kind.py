"""Entities of the registry as things that records may be about."""

from __future__ import annotations

from collections.abc import Collection

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from youcheng.office.domain.things import Kind, Shown, register
from youcheng.registry.domain.queries.ties import with_parties
from youcheng.registry.models import Body, Entity, Event, Person, Place, Tie
from youcheng.registry.models.projected import ProjectedRow
from youcheng.web.languages import current

HAVE_PAGES = {"place", "tie", "body", "person", "event", "agreement", "initiative", "figure", "record"}


def register_entities() -> None:
    """Let records be about places, ties and whatever else the registry knows."""
    register(Kind("entity", Entity, _("entry of the registry"), show=shown_entities, rows=(ProjectedRow,)))


def shown_entities(ids: Collection[str]) -> dict[str, Shown]:
    """Names of entities for the reader; a kind without a name of its own shows its id."""
    kinds = dict(Entity.objects.filter(pk__in=ids).values_list("pk", "kind"))
    titles = _titles(kinds)
    labels = dict(Entity.Kind.choices)
    return {
        id: Shown(
            titles.get(id) or id,
            reverse(f"portal:{kind}", args=[id]) if kind in HAVE_PAGES else "",
            labels.get(kind, kind),
        )
        for id, kind in kinds.items()
    }


def _titles(kinds: dict[str, str]) -> dict[str, str]:
    """Names by id, with one query for each kind that occurs."""
    language = current()[:2]
    by_kind: dict[str, list[str]] = {}
    for id, kind in kinds.items():
        by_kind.setdefault(kind, []).append(id)
    titles: dict[str, str] = {}
    if "place" in by_kind:
        titles.update({row.pk: row.name(language) for row in Place.objects.filter(pk__in=by_kind["place"])})
    if "tie" in by_kind:
        for tie in with_parties(Tie.objects.filter(pk__in=by_kind["tie"])):
            titles[tie.pk] = " – ".join(_party_name(party.party, language) for party in tie.parties.all())
    for kind, model in (("body", Body), ("event", Event), ("person", Person)):
        if kind in by_kind:
            titles.update({row.pk: str(row) for row in model._default_manager.filter(pk__in=by_kind[kind])})
    return titles


def _party_name(entity: Entity, language: str) -> str:
    place = getattr(entity, "place_row", None)
    if place is not None:
        return str(place.name(language))
    return str(getattr(entity, "body_row", None) or entity.pk)
