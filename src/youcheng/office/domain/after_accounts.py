"""Telling people what an administrator did to their account; the accounts know nothing of this room."""

from __future__ import annotations

from typing import Any

from youcheng.accounts.models import Change, User
from youcheng.office.domain.notifications import notify

KINDS = {
    "session_ended": "sessions_ended",
    "signed_out_everywhere": "sessions_ended",
    "account_reopened": "account_reopened",
}
"""The act in the change log → the sentence."""


def tell_after_account_change(sender: type[Change], instance: Change, created: bool, raw: bool, **kwargs: Any) -> None:
    """Tell the person in the act's own transaction; nobody is told what they did themselves."""
    if raw or not created or instance.kind != "accounts.user" or instance.verb not in KINDS:
        return
    notify(User.objects.filter(pk=instance.object_id), KINDS[instance.verb], by=instance.by)
