"""Who looks after a document."""

from __future__ import annotations

from youcheng.accounts.domain.permissions import can_review_claims
from youcheng.accounts.models import User
from youcheng.intake.models import Reading


def assign(reading: Reading, *, to: User | None, by: User) -> None:
    """Give a document to ``to``, or to nobody; whoever is given one must be able to review it."""
    can_review_claims(by).enforce()
    if to is not None and to != by:
        can_review_claims(to).enforce()
    Reading.objects.filter(pk=reading.pk).update(assignee=to)
    reading.assignee = to


def set_priority(reading: Reading, *, priority: Reading.Priority, by: User) -> None:
    """Put a document before or behind others."""
    can_review_claims(by).enforce()
    Reading.objects.filter(pk=reading.pk).update(priority=priority)
    reading.priority = priority
