"""Invitations by link."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from tests.accounts.factories import make_organisation, make_user

from youcheng.accounts.domain.errors import AlreadyMember, InvitationGone, NameTaken
from youcheng.accounts.domain.invitations import (
    accept_as,
    accept_as_new_user,
    invitation_of,
    invite,
    revoke_invitation,
)
from youcheng.accounts.domain.permissions import role_of
from youcheng.accounts.models import Change, Invitation, Organisation, Role, User

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Organisation:
    return make_organisation()


@pytest.fixture
def administrator(office: Organisation) -> User:
    return make_user(role=Role.ADMINISTRATOR, organisation=office)


def test_a_new_person_gets_the_role_once(office: Organisation, administrator: User) -> None:
    invitation, token = invite(office, role=Role.OFFICER, language="ja", by=administrator, email="a@example.org")
    assert invitation_of(token) == invitation
    user = accept_as_new_user(token, username="example-officer", name="Example Person", password="a long passphrase")
    assert (role_of(user, office), user.language, user.email) == (Role.OFFICER, "ja", "a@example.org")
    assert user.check_password("a long passphrase")
    assert invitation_of(token) is None
    with pytest.raises(InvitationGone):
        accept_as_new_user(token, username="example-second", password="a long passphrase")
    with pytest.raises(InvitationGone):
        accept_as(token, user=make_user())


def test_without_a_password_none_is_set(office: Organisation, administrator: User) -> None:
    _, token = invite(office, role=Role.VIEWER, language="en", by=administrator)
    assert not accept_as_new_user(token, username="example-key", password=None).has_usable_password()


def test_a_taken_user_name_leaves_the_invitation_open(office: Organisation, administrator: User) -> None:
    make_user(username="Example-Wang")
    _, token = invite(office, role=Role.VIEWER, language="en", by=administrator)
    with pytest.raises(NameTaken):
        accept_as_new_user(token, username="example-wang", password="a long passphrase")
    assert invitation_of(token) is not None


def test_somebody_with_an_account_joins_with_it(office: Organisation, administrator: User) -> None:
    other = make_user(role=Role.VIEWER)
    _, token = invite(office, role=Role.REVIEWER, language="en", by=administrator)
    assert accept_as(token, user=other).role == Role.REVIEWER
    _, again = invite(office, role=Role.MANAGER, language="en", by=administrator)
    with pytest.raises(AlreadyMember):
        accept_as(again, user=other)
    assert role_of(other, office) == Role.REVIEWER


def test_revoked_and_expired_links_do_not_work(office: Organisation, administrator: User) -> None:
    invitation, token = invite(office, role=Role.VIEWER, language="en", by=administrator)
    revoke_invitation(invitation, by=administrator)
    _, late = invite(office, role=Role.VIEWER, language="en", by=administrator, lifetime=timedelta(seconds=-1))
    for gone in (token, late, "never-was"):
        assert invitation_of(gone) is None
        with pytest.raises(InvitationGone):
            accept_as_new_user(gone, username="example-x", password="a long passphrase")
    with pytest.raises(InvitationGone):
        revoke_invitation(invitation, by=administrator)


def test_only_administrators_there_invite_and_revoke(office: Organisation, administrator: User) -> None:
    invitation, _ = invite(office, role=Role.VIEWER, language="en", by=administrator)
    for stranger in (make_user(role=Role.MANAGER, organisation=office), make_user(role=Role.ADMINISTRATOR)):
        with pytest.raises(PermissionDenied):
            invite(office, role=Role.VIEWER, language="en", by=stranger)
        with pytest.raises(PermissionDenied):
            revoke_invitation(invitation, by=stranger)


def test_neither_the_table_nor_the_log_knows_the_token(office: Organisation, administrator: User) -> None:
    invitation, token = invite(office, role=Role.VIEWER, language="en", by=administrator)
    kept = str(Invitation.objects.values_list().get()) + str(list(Change.objects.values_list("before", "after")))
    assert token not in kept
    assert invitation.token_hash not in str(list(Change.objects.values_list("before", "after")))
