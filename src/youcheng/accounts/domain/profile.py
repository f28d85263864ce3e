"""What a person changes about their own account."""

from __future__ import annotations

from django.db import transaction

from youcheng.accounts.domain.changes import record_change
from youcheng.accounts.models import User


@transaction.atomic
def change_profile(user: User, *, name: str, email: str, language: str) -> User:
    """Set how the person is shown and addressed; the log says that it changed, not from what to what."""
    user.name, user.email, user.language = name, email, language
    user.save(update_fields=["name", "email", "language"])
    record_change(by=user, obj=user, verb="edited")
    return user
