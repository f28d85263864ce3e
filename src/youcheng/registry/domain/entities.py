"""Entities: making them, finding them, following merges."""

from __future__ import annotations

from collections.abc import Collection

from django.utils.translation import gettext as _

from youcheng.registry.domain.errors import RegistryError, UnknownPlace
from youcheng.registry.domain.ids import random_id
from youcheng.registry.domain.projection import project
from youcheng.registry.domain.reference import gazetteer, is_reference_id, reference_place
from youcheng.registry.domain.turns import changes_registry
from youcheng.registry.models import Entity, Place


def new_entity(kind: str, *, id: str | None = None) -> Entity:
    """An entity of a kind: a new one, or the one that has ``id`` already.

    Raises :class:`RegistryError` where ``id`` belongs to an entity of another kind.
    """
    entity, _created = Entity.objects.get_or_create(pk=id or random_id(kind), defaults={"kind": Entity.Kind(kind)})
    if entity.kind != kind:
        raise RegistryError(
            _("“%(id)s” is a %(kind)s, not a %(wanted)s.")
            % {"id": entity.pk, "kind": entity.get_kind_display(), "wanted": Entity.Kind(kind).label}
        )
    return entity


def place_entity(place_id: str) -> Entity:
    """The entity of a place of the gazetteer (or of a place the registry already has), with its row.

    Raises :class:`UnknownPlace` where neither knows the id.
    """
    entity = Entity.objects.filter(pk=place_id, kind=Entity.Kind.PLACE).first()
    if entity is not None and (entity.canonical_of_id or Place.objects.filter(pk=place_id).exists()):
        return entity
    return _make_place(place_id)


@changes_registry
def _make_place(place_id: str) -> Entity:
    if not Entity.objects.filter(pk=place_id, kind=Entity.Kind.PLACE).exists():
        known = is_reference_id(place_id) and (gazetteer() is None or reference_place(place_id) is not None)
        if not known:
            raise UnknownPlace(_("The gazetteer has no place “%(id)s”.") % {"id": place_id})
    entity = new_entity(Entity.Kind.PLACE, id=place_id)
    project([entity.pk])
    return entity


def canonical(entity_id: str) -> str:
    """The id of the entity that this one was judged to be, or its own."""
    into = Entity.objects.filter(pk=entity_id).values_list("canonical_of", flat=True).first()
    return str(into) if into else entity_id


def members(entity_ids: Collection[str]) -> set[str]:
    """The canonical ids of entities together with all ids judged to be them."""
    heads = {canonical(entity_id) for entity_id in entity_ids}
    return heads | set(Entity.objects.filter(canonical_of__in=heads).values_list("pk", flat=True))
