"""Accounts that an administrator looks after."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from youcheng.accounts.domain.permissions import can_manage_roots
from youcheng.accounts.domain.queries.organisations import organisations_seen_by
from youcheng.accounts.models import Membership, Role, User


def people_managed_by(user: User) -> QuerySet[User]:
    """Members of the organisations that the user administers, closed accounts too; with those who belong nowhere,
    for administrators at the top."""
    offices = organisations_seen_by(user, at_least=Role.ADMINISTRATOR)
    reach = Q(pk__in=Membership.objects.filter(organisation__in=offices).values("user"))
    if can_manage_roots(user):
        reach |= ~Q(pk__in=Membership.objects.values("user"))
    return User.objects.filter(reach)


def people_without_organisation() -> QuerySet[User]:
    """Accounts that belong to no organisation, by name."""
    return User.objects.filter(memberships=None, is_superuser=False).order_by("name", "username")
