"""Querysets of letters."""

from __future__ import annotations

from django.db.models import Count, Q, QuerySet

from youcheng.accounts.domain.queries.organisations import organisations_seen_by
from youcheng.accounts.models import User
from youcheng.office.domain.queries.scope import PERSONAL_FROM
from youcheng.office.models import Delivery, Message

State = Delivery.State


def messages_seen_by(user: User) -> QuerySet[Message]:
    """Letters of organisations where the person may see personal data, with counts by what became of them.

    ``recipients`` (all), ``sent_count``, ``waiting_count``, ``missed_count`` (failed, not certain, no address).
    """
    return (
        Message.objects.filter(organisation__in=organisations_seen_by(user, at_least=PERSONAL_FROM))
        .select_related("organisation", "written_by", "released_by")
        .annotate(
            recipients=Count("deliveries"),
            sent_count=Count("deliveries", filter=Q(deliveries__state=State.SENT)),
            waiting_count=Count("deliveries", filter=Q(deliveries__state__in=[State.WAITING, State.SENDING])),
            missed_count=Count(
                "deliveries",
                filter=Q(deliveries__state__in=[State.FAILED, State.UNCERTAIN, State.UNREACHABLE]),
            ),
        )
        .order_by("-written_at", "-pk")  # with counts a model's own order is left out
    )
