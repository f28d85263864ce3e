"""One-time sign-in links: made in the terminal or by an administrator, used once."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from youcheng.accounts.models import SignInLink, User

LIFETIME = timedelta(hours=12)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def create_sign_in_link(user: User, *, lifetime: timedelta = LIFETIME) -> str:
    """Make a link for ``user`` and return its token; unused older links of the user stop working."""
    SignInLink.objects.filter(user=user, used_at=None).delete()
    token = secrets.token_urlsafe(32)
    SignInLink.objects.create(user=user, token_hash=_hash(token), expires_at=timezone.now() + lifetime)
    return token


def user_of_link(token: str) -> User | None:
    """The user whom an unused, unexpired link would sign in."""
    link = (
        SignInLink.objects.select_related("user")
        .filter(token_hash=_hash(token), used_at=None, expires_at__gt=timezone.now(), user__is_active=True)
        .first()
    )
    return link.user if link else None


def use_sign_in_link(token: str) -> User | None:
    """Use up a link; None when it was used, has expired or never was."""
    now = timezone.now()
    # One UPDATE decides, so two requests with the same token cannot both win.
    won = SignInLink.objects.filter(
        token_hash=_hash(token), used_at=None, expires_at__gt=now, user__is_active=True
    ).update(used_at=now)
    return SignInLink.objects.select_related("user").get(token_hash=_hash(token)).user if won else None
