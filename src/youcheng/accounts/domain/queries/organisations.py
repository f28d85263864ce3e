"""Which organisations a person sees, and who belongs to one."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from youcheng.accounts.models import Membership, Organisation, Role, User


def covered_by(paths: Iterable[str], *, field: str = "path") -> Q:
    """The condition that ``field`` lies in one of the subtrees; no subtree covers nothing."""
    condition = Q(pk__in=[])
    for path in paths:
        condition |= Q(**{f"{field}__startswith": path})
    return condition


def organisations_seen_by(user: User, *, at_least: Role = Role.VIEWER) -> QuerySet[Organisation]:
    """The subtrees in which the user holds a role of ``at_least`` that rank, root first; all for a superuser."""
    if not user.is_active:
        return Organisation.objects.none()
    if user.is_superuser:
        return Organisation.objects.all()
    roles = [role.value for role in Role if role.rank >= at_least.rank]
    paths = Membership.objects.filter(user=user, role__in=roles).values_list("organisation__path", flat=True)
    return Organisation.objects.filter(covered_by(paths))


def members_of(organisation: Organisation, *, below: bool = False, closed: bool = False) -> QuerySet[Membership]:
    """Memberships in the organisation (``below``: and under it), with user and organisation.

    Closed accounts are left out unless ``closed``; then they come last.
    """
    members = Membership.objects.select_related("user", "organisation")
    if not closed:
        members = members.filter(user__is_active=True)
    if below:
        members = members.filter(organisation__path__startswith=organisation.path)
    else:
        members = members.filter(organisation=organisation)
    return members.order_by("organisation__path", "-user__is_active", "user__name", "user__username")
