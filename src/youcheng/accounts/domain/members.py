"""Giving people roles and taking them back."""

from __future__ import annotations

from django.db import transaction

from youcheng.accounts.domain.administrators import keep_an_administrator
from youcheng.accounts.domain.changes import record_change, state_of
from youcheng.accounts.domain.permissions import can_manage_accounts
from youcheng.accounts.models import Membership, Organisation, Role, User


@transaction.atomic
def change_role(membership: Membership, *, role: str, by: User) -> Membership:
    """Give a member another role; raises PermissionDenied, or LastAdministrator when nobody could manage any more."""
    can_manage_accounts(by, within=membership.organisation).enforce()
    current, office = _locked(membership)
    if current.role == role:
        return current
    before = state_of(current)
    current.role = role
    current.save(update_fields=["role"])
    if before["role"] == Role.ADMINISTRATOR:
        keep_an_administrator(office)
    record_change(by=by, obj=current, verb="role_changed", before=before, after=state_of(current))
    return current


@transaction.atomic
def remove_member(membership: Membership, *, by: User) -> None:
    """End a membership; the account, and what the person did, stay. Anybody may leave by themselves.

    Raises PermissionDenied, or LastAdministrator when nobody could manage the organisation any more.
    """
    if membership.user_id != by.pk:
        can_manage_accounts(by, within=membership.organisation).enforce()
    current, office = _locked(membership)
    record_change(by=by, obj=current, verb="removed", before=state_of(current))
    was_administrator = current.role == Role.ADMINISTRATOR
    current.delete()
    if was_administrator:
        keep_an_administrator(office)


def _locked(membership: Membership) -> tuple[Membership, Organisation]:
    """The membership as it is now, its organisation locked so that two administrators cannot remove each other."""
    office = Organisation.objects.select_for_update().get(pk=membership.organisation_id)
    return Membership.objects.select_related("user", "organisation").get(pk=membership.pk), office
