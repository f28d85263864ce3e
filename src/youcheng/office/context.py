"""What the masthead of every page may ask of this room."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from youcheng.accounts.models import User


def notifications(request: HttpRequest) -> dict[str, Any]:
    """``unread_notifications``: how many the person has not read; asked only where a page shows it, once."""
    return {"unread_notifications": SimpleLazyObject(lambda: _unread(request))}


def _unread(request: HttpRequest) -> int:
    from youcheng.office.domain.queries.notifications import unread_count

    return unread_count(request.user) if isinstance(request.user, User) else 0
