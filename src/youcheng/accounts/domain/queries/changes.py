"""The change log as a person may read it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from youcheng.accounts.domain.permissions import can_manage_roots
from youcheng.accounts.domain.queries.organisations import organisations_seen_by
from youcheng.accounts.models import Change, Organisation, Role, User


@dataclass(frozen=True, slots=True)
class ChangeFilter:
    """What to show; an empty part filters nothing. ``since`` and ``until`` are days, both included."""

    organisation: Organisation | None = None
    kind: str = ""
    object_id: str = ""
    by: str = ""
    since: date | None = None
    until: date | None = None


def changes_seen_by(user: User, wanted: ChangeFilter | None = None) -> QuerySet[Change]:
    """Changes in the work of the organisations where the user is at least manager, the latest first.

    What belongs to no organisation is for those who administer the top of the tree.
    """
    wanted = wanted or ChangeFilter()
    reach = Q(organisation__in=organisations_seen_by(user, at_least=Role.MANAGER))
    if can_manage_roots(user):
        reach |= Q(organisation=None)
    changes = Change.objects.filter(reach).select_related("by", "organisation")
    if wanted.organisation is not None:
        changes = changes.filter(organisation__path__startswith=wanted.organisation.path)
    for field, value in (("kind", wanted.kind), ("object_id", wanted.object_id), ("by_name", wanted.by)):
        if value:
            changes = changes.filter(**{field: value})
    if wanted.since:
        changes = changes.filter(at__date__gte=wanted.since)
    if wanted.until:
        changes = changes.filter(at__date__lte=wanted.until)
    return changes


def kinds_met(user: User) -> list[str]:
    """Kinds of record that the changes the user may read are about, in alphabetical order."""
    return sorted(set(changes_seen_by(user).order_by().values_list("kind", flat=True).distinct()))
