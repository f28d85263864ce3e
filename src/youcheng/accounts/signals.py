"""Changes to how a person signs in go into the change log, which the sign-in library does not know."""

from __future__ import annotations

from typing import Any

from allauth.account.signals import password_changed, password_reset, password_set
from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_reset
from allauth.socialaccount.signals import social_account_added, social_account_removed

from youcheng.accounts.domain.changes import record_change
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


def connect() -> None:
    """Listen to the library."""
    for signal in VERBS:
        signal.connect(note, dispatch_uid=f"accounts-{id(signal)}")
