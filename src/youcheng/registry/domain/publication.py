"""Showing entities to the public and withdrawing them."""

from __future__ import annotations

from collections.abc import Iterable

from youcheng.accounts.domain.permissions import can_publish
from youcheng.accounts.models import User
from youcheng.registry.domain.entities import members
from youcheng.registry.domain.projection import project
from youcheng.registry.domain.turns import changes_registry
from youcheng.registry.models import Claim, Entity, Publication


@changes_registry
def publish(entities: Iterable[Entity], *, by: User, reason: str = "") -> None:
    """Show entities and all their accepted claims to the public."""
    can_publish(by).enforce()
    ids = members([entity.pk for entity in entities])
    Entity.objects.filter(pk__in=ids).update(withheld=False)
    Claim.objects.filter(entity__in=ids, status=Claim.Status.ACCEPTED).update(public=True)
    _log(ids, public=True, by=by, reason=reason)
    project(ids)


@changes_registry
def withdraw(entities: Iterable[Entity], *, by: User, reason: str = "") -> None:
    """Show entities to the public no more, whatever is accepted about them later, until they are published again."""
    can_publish(by).enforce()
    ids = members([entity.pk for entity in entities])
    Entity.objects.filter(pk__in=ids).update(withheld=True)
    _log(ids, public=False, by=by, reason=reason)
    project(ids)


def _log(ids: set[str], *, public: bool, by: User, reason: str) -> None:
    Publication.objects.bulk_create(
        [Publication(entity_id=pk, public=public, by=by, reason=reason) for pk in sorted(ids)]
    )
