"""Ending sessions."""

from __future__ import annotations

from django.db import transaction

from youcheng.accounts.domain.changes import record_change
from youcheng.accounts.models import User

SEEN = "seen"
"""Key in a session of when it was last noted as used, in seconds of the epoch."""


@transaction.atomic
def sign_out_everywhere(user: User, *, by: User) -> int:
    """End every session of the user, this one too; the number ended."""
    from allauth.usersessions.models import UserSession

    sessions = UserSession.objects.purge_and_list(user)
    for session in sessions:
        session.end()
    record_change(by=by, obj=user, verb="signed_out_everywhere")
    return len(sessions)
