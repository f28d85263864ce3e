"""Giving people roles and taking them back."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from tests.accounts.factories import make_membership, make_organisation, make_user

from youcheng.accounts.domain.changes import changes_of
from youcheng.accounts.domain.errors import LastAdministrator
from youcheng.accounts.domain.members import change_role, remove_member
from youcheng.accounts.models import Change, Membership, Organisation, Role, User

pytestmark = pytest.mark.django_db


def _administrator(organisation: Organisation) -> tuple[User, Membership]:
    user = make_user()
    return user, make_membership(user=user, organisation=organisation, role=Role.ADMINISTRATOR)


def test_a_role_changes_and_is_logged() -> None:
    office = make_organisation()
    administrator, _ = _administrator(office)
    member = make_membership(user=make_user(), organisation=office, role=Role.VIEWER)
    change_role(member, role=Role.REVIEWER, by=administrator)
    member.refresh_from_db()
    assert member.role == Role.REVIEWER
    change = changes_of(member)[0]
    assert (change.verb, change.fields, change.organisation) == (
        "role_changed",
        [("role", "viewer", "reviewer")],
        office,
    )


def test_the_same_role_again_is_no_change() -> None:
    office = make_organisation()
    administrator, membership = _administrator(office)
    change_role(membership, role=Role.ADMINISTRATOR, by=administrator)
    assert not changes_of(membership)


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMINISTRATOR])
def test_nobody_below_administrator_gives_roles(role: Role) -> None:
    office = make_organisation()
    member = make_membership(user=make_user(), organisation=office, role=Role.VIEWER)
    with pytest.raises(PermissionDenied):
        change_role(member, role=Role.MANAGER, by=make_user(role=role, organisation=office))


def test_an_administrator_of_a_city_does_not_reach_the_province() -> None:
    province = make_organisation()
    city = make_organisation(parent=province)
    of_the_city, _ = _administrator(city)
    member = make_membership(user=make_user(), organisation=province, role=Role.ADMINISTRATOR)
    with pytest.raises(PermissionDenied):
        remove_member(member, by=of_the_city)


def test_the_last_administrator_stays() -> None:
    office = make_organisation()
    administrator, membership = _administrator(office)
    with pytest.raises(LastAdministrator):
        change_role(membership, role=Role.MANAGER, by=administrator)
    with pytest.raises(LastAdministrator):
        remove_member(membership, by=administrator)
    membership.refresh_from_db()
    assert membership.role == Role.ADMINISTRATOR
    assert not Change.objects.filter(kind="accounts.membership").exists()


def test_an_inactive_administrator_does_not_count() -> None:
    office = make_organisation()
    administrator, membership = _administrator(office)
    make_membership(user=make_user(is_active=False), organisation=office, role=Role.ADMINISTRATOR)
    with pytest.raises(LastAdministrator):
        remove_member(membership, by=administrator)


def test_an_administrator_above_is_enough() -> None:
    province = make_organisation()
    _administrator(province)
    of_the_city, membership = _administrator(make_organisation(parent=province))
    remove_member(membership, by=of_the_city)
    assert not Membership.objects.filter(user=of_the_city).exists()


def test_anybody_may_leave() -> None:
    office = make_organisation()
    viewer = make_user()
    member = make_membership(user=viewer, organisation=office, role=Role.VIEWER)
    remove_member(member, by=viewer)
    change = Change.objects.get(kind="accounts.membership")
    assert (change.verb, change.before["role"], change.after) == ("removed", "viewer", {})
    assert User.objects.filter(pk=viewer.pk).exists()
