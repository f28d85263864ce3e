"""Ending sessions."""

from __future__ import annotations

from allauth.usersessions.models import UserSession
from django.db import transaction

from youcheng.accounts.domain.changes import record_change
from youcheng.accounts.models import User


@transaction.atomic
def sign_out_everywhere(user: User, *, by: User) -> int:
    """End every session of the user, this one too; the number ended."""
    sessions = UserSession.objects.purge_and_list(user)
    for session in sessions:
        session.end()
    record_change(by=by, obj=user, verb="signed_out_everywhere")
    return len(sessions)
