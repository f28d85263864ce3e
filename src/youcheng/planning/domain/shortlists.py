"""Querysets of shortlists."""

from __future__ import annotations

from django.db.models import Count, QuerySet

from youcheng.accounts.domain.queries.organisations import organisations_seen_by
from youcheng.accounts.models import User
from youcheng.planning.models import Shortlist


def shortlists_seen_by(user: User) -> QuerySet[Shortlist]:
    """The shortlists of the person's organisations and of those below them, each with its number of partners."""
    seen = Shortlist.objects.filter(organisation__in=organisations_seen_by(user))
    return seen.select_related("organisation", "owner").annotate(partner_count=Count("items"))
