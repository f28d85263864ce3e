"""Changes to how a person signs in go into the change log, which the sign-in library does not know."""

from __future__ import annotations

import time
from typing import Any

from allauth.account.signals import password_changed, password_reset, password_set
from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_reset
from allauth.socialaccount.signals import social_account_added, social_account_removed
from django.contrib.auth.signals import user_logged_in
from django.http import HttpRequest

from youcheng.accounts.domain.changes import record_change
from youcheng.accounts.domain.sessions import SEEN
from youcheng.accounts.models import User

VERBS = {
    password_changed: "password_changed",
    password_reset: "password_changed",
    password_set: "password_changed",
    authenticator_added: "way_to_sign_in_added",
    authenticator_removed: "way_to_sign_in_removed",
    authenticator_reset: "recovery_codes_made",
    social_account_added: "way_to_sign_in_added",
    social_account_removed: "way_to_sign_in_removed",
}


def _log(signal: Any, user: User | None) -> None:
    if user is not None and user.pk:
        record_change(by=user, obj=user, verb=VERBS[signal])


def note(
    *, signal: Any, user: User | None = None, sociallogin: Any = None, socialaccount: Any = None, **rest: Any
) -> None:
    """That it happened, and to whom; never a secret."""
    owner = sociallogin or socialaccount
    _log(signal, user or (owner.user if owner else None))


def seen_now(*, request: HttpRequest | None, **rest: Any) -> None:
    """A session that begins is listed, and was seen now: the middleware has nothing to note for a while.

    The library lists only those that begin by its own pages, not by an invitation or a sign-in link.
    """
    if request is None:
        return
    request.session[SEEN] = int(time.time())
    if hasattr(request, "user") and "REMOTE_ADDR" in request.META:
        from allauth.usersessions.models import UserSession

        UserSession.objects.create_from_request(request)


def connect() -> None:
    """Listen to the library."""
    user_logged_in.connect(seen_now, dispatch_uid="accounts-seen")
    for signal in VERBS:
        signal.connect(note, dispatch_uid=f"accounts-{id(signal)}")
