"""Querysets of prospects."""

from __future__ import annotations

from django.db.models import Count, QuerySet

from youcheng.accounts.domain.queries.organisations import organisations_seen_by
from youcheng.accounts.models import User
from youcheng.planning.models import Prospect


def prospects_seen_by(user: User) -> QuerySet[Prospect]:
    """The prospects of the person's organisations and of those below them."""
    return Prospect.objects.filter(organisation__in=organisations_seen_by(user)).select_related("organisation", "owner")


def board(user: User) -> QuerySet[Prospect]:
    """The same with the number of documents of each, those that have waited longest first."""
    return prospects_seen_by(user).annotate(document_count=Count("documents")).order_by("waiting_since", "pk")
