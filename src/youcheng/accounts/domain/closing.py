"""Closing accounts and opening them again; what the person did, and their memberships, stay."""

from __future__ import annotations

from functools import partial

from django.db import transaction
from django.utils.translation import gettext as _

from youcheng.accounts.domain.administrators import keep_an_administrator
from youcheng.accounts.domain.changes import record_change
from youcheng.accounts.domain.errors import OwnAccount
from youcheng.accounts.domain.looking_after import may_look_after
from youcheng.accounts.domain.mail import send_account_closed, send_account_reopened
from youcheng.accounts.domain.organisations import home_of
from youcheng.accounts.domain.sessions import void_sessions
from youcheng.accounts.models import Organisation, Role, SignInLink, User


@transaction.atomic
def close_account(person: User, *, by: User) -> User:
    """Close an account: its sessions end at once, and no way of signing in is open to it until it is reopened.

    Raises PermissionDenied, OwnAccount, or LastAdministrator when an organisation would have nobody to manage it.
    """
    may_look_after(person, by=by).enforce()
    if person.pk == by.pk:
        raise OwnAccount(_("Nobody closes their own account. Ask another administrator."))
    # Locked as for a change of role, so that two administrators cannot close each other.
    managed = Organisation.objects.filter(memberships__user=person, memberships__role=Role.ADMINISTRATOR)
    offices = list(Organisation.objects.select_for_update().filter(pk__in=managed.values("pk")).order_by("pk"))
    current = User.objects.select_for_update().get(pk=person.pk)
    if not current.is_active:
        return current
    current.is_active = False
    current.save(update_fields=["is_active"])
    for office in offices:
        keep_an_administrator(office)
    SignInLink.objects.filter(user=current, used_at=None).delete()
    void_sessions(current)
    record_change(by=by, obj=current, verb="account_closed", organisation=home_of(current))
    transaction.on_commit(partial(send_account_closed, current), robust=True)
    return current


@transaction.atomic
def reopen_account(person: User, *, by: User) -> User:
    """Open a closed account again, with the memberships and ways to sign in that it had; raises PermissionDenied."""
    may_look_after(person, by=by).enforce()
    current = User.objects.select_for_update().get(pk=person.pk)
    if current.is_active:
        return current
    current.is_active = True
    current.save(update_fields=["is_active"])
    record_change(by=by, obj=current, verb="account_reopened", organisation=home_of(current))
    transaction.on_commit(partial(send_account_reopened, current), robust=True)
    return current
