"""Closing accounts and opening them again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth import authenticate
from django.core.exceptions import PermissionDenied
from django.utils import translation
from tests.accounts.factories import make_membership, make_organisation, make_session, make_user

from youcheng.accounts.domain.changes import changes_of
from youcheng.accounts.domain.closing import close_account, reopen_account
from youcheng.accounts.domain.errors import AccountClosed, LastAdministrator, OwnAccount
from youcheng.accounts.domain.invitations import accept_as, invitation_of, invite, open_invitations
from youcheng.accounts.domain.looking_after import may_look_after
from youcheng.accounts.domain.permissions import role_of
from youcheng.accounts.domain.sessions import sessions_of
from youcheng.accounts.domain.sign_in import create_sign_in_link, use_sign_in_link
from youcheng.accounts.models import Change, Organisation, Role, User

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def office() -> Organisation:
    return make_organisation()


@pytest.fixture
def administrator(office: Organisation) -> User:
    return make_user(role=Role.ADMINISTRATOR, organisation=office)


@pytest.fixture
def officer(office: Organisation) -> User:
    person = make_user(role=Role.OFFICER, organisation=office, email="officer@example.org", language="en")
    person.set_password("an example passphrase")
    person.save()
    return person


def test_a_closed_account_has_no_session_no_link_and_no_password(administrator: User, officer: User) -> None:
    make_session(officer)
    token = create_sign_in_link(officer)
    close_account(officer, by=administrator)
    officer.refresh_from_db()
    assert (officer.is_active, role_of(officer)) == (False, None)
    assert sessions_of(officer, by=administrator) == []
    assert authenticate(username=officer.username, password="an example passphrase") is None
    reopen_account(officer, by=administrator)
    officer.refresh_from_db()
    assert (officer.is_active, role_of(officer)) == (True, Role.OFFICER)
    assert use_sign_in_link(token) is None, "a link from before stays useless"
    assert sessions_of(officer, by=administrator) == []


def test_both_acts_stand_in_the_log_of_the_office(office: Organisation, administrator: User, officer: User) -> None:
    close_account(officer, by=administrator)
    close_account(officer, by=administrator)
    reopen_account(officer, by=administrator)
    reopen_account(officer, by=administrator)
    found = [(one.verb, one.by, one.organisation) for one in changes_of(officer)]
    assert found == [("account_reopened", administrator, office), ("account_closed", administrator, office)]


def test_nobody_closes_their_own_account(administrator: User) -> None:
    with pytest.raises(OwnAccount, match="Ask another administrator"):
        close_account(administrator, by=administrator)
    administrator.refresh_from_db()
    assert administrator.is_active


def test_the_last_administrator_stays(office: Organisation, administrator: User) -> None:
    superuser = make_user(is_superuser=True)
    with pytest.raises(LastAdministrator):
        close_account(administrator, by=superuser)
    assert User.objects.get(pk=administrator.pk).is_active
    make_user(role=Role.ADMINISTRATOR, organisation=office)
    close_account(administrator, by=superuser)
    assert not User.objects.get(pk=administrator.pk).is_active


def test_two_administrators_cannot_close_each_other(office: Organisation, administrator: User) -> None:
    other = make_user(role=Role.ADMINISTRATOR, organisation=office)
    close_account(other, by=administrator)
    with pytest.raises(LastAdministrator):
        close_account(administrator, by=other)  # as if both had asked at the same moment
    assert User.objects.get(pk=administrator.pk).is_active


@pytest.mark.parametrize("role", [Role.VIEWER, Role.OFFICER, Role.REVIEWER, Role.MANAGER])
def test_it_takes_an_administrator(office: Organisation, officer: User, role: Role) -> None:
    for act in (close_account, reopen_account):
        with pytest.raises(PermissionDenied):
            act(officer, by=make_user(role=role, organisation=office))


def test_only_within_the_subtree(office: Organisation, administrator: User) -> None:
    below = make_organisation(parent=office)
    person, below_administrator = (make_user(role=role, organisation=below) for role in (Role.VIEWER, "administrator"))
    with pytest.raises(PermissionDenied):
        close_account(person, by=make_user(role=Role.ADMINISTRATOR))
    with pytest.raises(PermissionDenied):
        close_account(administrator, by=below_administrator)
    close_account(person, by=administrator)
    assert not User.objects.get(pk=person.pk).is_active


def test_who_also_works_elsewhere_is_not_for_one_office_to_close(administrator: User, officer: User) -> None:
    make_membership(user=officer, organisation=make_organisation(), role=Role.VIEWER)
    answer = may_look_after(officer, by=administrator)
    assert not answer
    assert "also belongs to an organisation that you do not administer" in str(answer.reason)
    with pytest.raises(PermissionDenied):
        close_account(officer, by=administrator)


def test_an_account_without_organisation_is_for_the_top(office: Organisation, administrator: User) -> None:
    lost = make_user()
    below = make_user(role=Role.ADMINISTRATOR, organisation=make_organisation(parent=office))
    with pytest.raises(PermissionDenied):
        close_account(lost, by=below)
    close_account(lost, by=administrator)
    assert not User.objects.get(pk=lost.pk).is_active


def test_a_superuser_is_for_superusers(administrator: User, office: Organisation) -> None:
    superuser = make_user(role=Role.VIEWER, organisation=office, is_superuser=True)
    with pytest.raises(PermissionDenied):
        close_account(superuser, by=administrator)
    close_account(superuser, by=make_user(is_superuser=True))


def test_a_closed_account_takes_no_invitation(administrator: User, officer: User) -> None:
    _, token = invite(make_organisation(), role=Role.VIEWER, language="en", by=make_user(is_superuser=True))
    close_account(officer, by=administrator)
    with pytest.raises(AccountClosed):
        accept_as(token, user=officer)
    assert invitation_of(token) is not None


def test_what_a_closed_administrator_offered_is_offered_no_more(office: Organisation, administrator: User) -> None:
    other = make_user(role=Role.ADMINISTRATOR, organisation=office)
    invitation, token = invite(office, role=Role.ADMINISTRATOR, language="en", by=other)
    assert open_invitations(office) == [(invitation, True)]
    close_account(other, by=administrator)
    assert invitation_of(token) is None
    assert open_invitations(office) == [(invitation, False)]


def test_the_person_is_told(
    administrator: User, officer: User, settings: Any, mailoutbox: Any, django_capture_on_commit_callbacks: Any
) -> None:
    settings.EMAIL_HOST = "mail.example.org"
    for act in (close_account, reopen_account):
        with django_capture_on_commit_callbacks(execute=True):
            act(officer, by=administrator)
    assert [(one.to, one.subject.split(":")[0]) for one in mailoutbox] == [
        (["officer@example.org"], "Account closed"),
        (["officer@example.org"], "Account open again"),
    ]
    assert Change.objects.filter(kind="accounts.user").count() == 2
