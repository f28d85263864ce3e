"""Seeing and ending sessions, one's own and others'."""

from __future__ import annotations

import pytest
from allauth.usersessions.models import UserSession
from django.core.exceptions import PermissionDenied
from django.test import Client
from tests.accounts.factories import make_membership, make_organisation, make_session, make_user

from youcheng.accounts.domain.changes import changes_of
from youcheng.accounts.domain.invitations import invite
from youcheng.accounts.domain.sessions import end_session, sessions_of, sign_out_everywhere
from youcheng.accounts.domain.sign_in import create_sign_in_link
from youcheng.accounts.models import Organisation, Role, User

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Organisation:
    return make_organisation()


@pytest.fixture
def administrator(office: Organisation) -> User:
    return make_user(role=Role.ADMINISTRATOR, organisation=office)


@pytest.fixture
def officer(office: Organisation) -> User:
    return make_user(role=Role.OFFICER, organisation=office)


def test_one_session_is_ended_and_the_other_goes_on(administrator: User, officer: User) -> None:
    first, second = make_session(officer), make_session(officer)
    end_session(first, by=administrator)
    assert sessions_of(officer, by=administrator) == [second]
    assert [(one.verb, one.by) for one in changes_of(officer)] == [("session_ended", administrator)]


def test_ending_all_ends_what_was_never_listed_too(administrator: User, officer: User) -> None:
    client = Client()
    client.force_login(officer)
    assert client.get("/en/desk/").status_code == 200
    make_session(officer)
    assert sign_out_everywhere(officer, by=administrator) == 1
    assert client.get("/en/desk/").status_code == 302


def test_they_are_for_administrators_of_all_the_persons_organisations(officer: User, office: Organisation) -> None:
    session = make_session(officer)
    manager = make_user(role=Role.MANAGER, organisation=office)
    half = make_user(role=Role.ADMINISTRATOR, organisation=office)
    make_membership(user=officer, organisation=make_organisation(), role=Role.VIEWER)
    for stranger in (manager, half, make_user(role=Role.ADMINISTRATOR)):
        for act in (sessions_of, sign_out_everywhere):
            with pytest.raises(PermissionDenied):
                act(officer, by=stranger)
        with pytest.raises(PermissionDenied):
            end_session(session, by=stranger)
    assert sessions_of(officer, by=officer) == [session]


def test_a_session_begun_by_a_link_is_listed_and_ended(client: Client, officer: User) -> None:
    client.post(f"/en/account/sign-in/{create_sign_in_link(officer)}/")
    assert UserSession.objects.get(user=officer).session_key == client.session.session_key
    sign_out_everywhere(officer, by=officer)
    assert client.get("/en/desk/").status_code == 302


def test_a_session_begun_by_an_invitation_is_listed(client: Client, office: Organisation, administrator: User) -> None:
    _, token = invite(office, role=Role.OFFICER, language="en", by=administrator)
    sent = {"username": "example-new", "password": "a long passphrase"}
    assert client.post(f"/en/account/invitation/{token}/", sent).status_code == 302
    assert [one.user.username for one in UserSession.objects.all()] == ["example-new"]
