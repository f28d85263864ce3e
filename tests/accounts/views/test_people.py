"""A person's account on the page of an administrator, and what a closed account can no longer do."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client
from django.utils import translation
from tests.accounts.factories import make_membership, make_organisation, make_session, make_user
from tests.accounts.provider import Provider, serving
from tests.accounts.views.test_second_step import PASSWORD, SECURITY, SIGN_IN, code_of, set_up
from tests.accounts.views.test_single_sign_on import go

from youcheng.accounts.domain.closing import close_account, reopen_account
from youcheng.accounts.domain.invitations import invite
from youcheng.accounts.models import Membership, Organisation, Role, User

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
def desk(administrator: User) -> Client:
    """The administrator's browser."""
    client = Client()
    client.force_login(administrator)
    return client


@pytest.fixture
def officer(office: Organisation) -> User:
    person = make_user(role=Role.OFFICER, organisation=office, name="Example Officer")
    person.set_password(PASSWORD)
    person.save()
    return person


def words(client: Client, person: User) -> str:
    return client.get(f"/en/account/organisations/people/{person.pk}/").content.decode()


def test_sessions_are_seen_and_ended(desk: Client, officer: User) -> None:
    first, second = make_session(officer), make_session(officer)
    page = words(desk, officer)
    assert page.count("192.0.2.7") == 2
    desk.post(f"/en/account/organisations/people/{officer.pk}/sessions/{first.pk}/end/")
    assert words(desk, officer).count("192.0.2.7") == 1
    desk.post(f"/en/account/organisations/people/{officer.pk}/sessions/end/")
    assert "Not signed in anywhere." in words(desk, officer)
    assert desk.post(f"/en/account/organisations/people/{officer.pk}/sessions/{second.pk}/end/").status_code == 404


def test_who_ends_the_session_that_asks_is_out(desk: Client, administrator: User) -> None:
    session = desk.session
    session["seen"] = 0  # long ago, so that this very request would be noted
    session.save()
    answer = desk.post(f"/en/account/organisations/people/{administrator.pk}/sessions/end/")
    assert (answer.status_code, answer["Location"]) == (302, "/en/account/sign-in/")
    assert desk.get("/en/desk/").status_code == 302
    administrator.refresh_from_db()
    desk.force_login(administrator)
    key = desk.session.session_key
    one = UserSession.objects.create(user=administrator, session_key=key, ip="192.0.2.7", user_agent="example")
    answer = desk.post(f"/en/account/organisations/people/{administrator.pk}/sessions/{one.pk}/end/")
    assert (answer.status_code, answer["Location"]) == (302, "/en/account/sign-in/")


def test_a_session_of_somebody_else_is_not_ended_by_this_address(desk: Client, officer: User) -> None:
    other = make_session(make_user(role=Role.OFFICER))
    assert desk.post(f"/en/account/organisations/people/{officer.pk}/sessions/{other.pk}/end/").status_code == 404


def test_closing_shows_on_the_page_of_the_office_and_reopening_takes_it_back(
    desk: Client, office: Organisation, officer: User
) -> None:
    answer = desk.post(f"/en/account/organisations/people/{officer.pk}/close/", follow=True)
    assert "The account of Example Officer is closed; its sessions were ended." in answer.content.decode()
    assert "Open it again" in answer.content.decode()
    listed = desk.get(f"/en/account/organisations/{office.pk}/").content.decode()
    assert '<span class="tag">closed</span>' in listed
    log = desk.get(f"/en/account/changes/?kind=accounts.user&object={officer.pk}").content.decode()
    assert "account closed" in log
    answer = desk.post(f"/en/account/organisations/people/{officer.pk}/reopen/", follow=True)
    assert "The account of Example Officer is open again." in answer.content.decode()


def test_closed_accounts_are_shown_to_administrators_alone(office: Organisation, officer: User) -> None:
    close_account(officer, by=make_user(is_superuser=True))
    viewer = Client()
    viewer.force_login(make_user(role=Role.VIEWER, organisation=office))
    assert "Example Officer" not in viewer.get(f"/en/account/organisations/{office.pk}/").content.decode()


def test_ones_own_account_is_refused_in_words(desk: Client, administrator: User) -> None:
    assert "Close the account" not in words(desk, administrator)
    answer = desk.post(f"/en/account/organisations/people/{administrator.pk}/close/", follow=True)
    assert "Nobody closes their own account. Ask another administrator." in answer.content.decode()
    assert User.objects.get(pk=administrator.pk).is_active


def test_who_works_elsewhere_too_is_shown_with_the_reason(desk: Client, officer: User) -> None:
    make_session(officer)
    make_membership(user=officer, organisation=make_organisation(name="Example elsewhere"), role=Role.VIEWER)
    page = words(desk, officer)
    assert "also belongs to an organisation that you do not administer" in page
    assert "192.0.2.7" not in page
    assert "Example elsewhere" not in page
    assert desk.post(f"/en/account/organisations/people/{officer.pk}/close/").status_code == 403


def test_an_account_that_lost_its_organisation_is_found_at_the_top(desk: Client, officer: User) -> None:
    Membership.objects.filter(user=officer).delete()
    assert f"/en/account/organisations/people/{officer.pk}/" in desk.get("/en/account/organisations/").content.decode()
    assert "Belongs to no organisation." in words(desk, officer)


def test_a_closed_account_is_out_at_once(desk: Client, officer: User) -> None:
    browser = Client()
    browser.post(SIGN_IN, {"login": officer.username, "password": PASSWORD})
    assert browser.get("/en/desk/").status_code == 200
    desk.post(f"/en/account/organisations/people/{officer.pk}/close/")
    assert browser.get("/en/desk/").status_code == 302
    desk.post(f"/en/account/organisations/people/{officer.pk}/reopen/")
    assert browser.get("/en/desk/").status_code == 302, "what was ended stays ended"


def test_the_password_no_longer_signs_in(desk: Client, officer: User) -> None:
    desk.post(f"/en/account/organisations/people/{officer.pk}/close/")
    browser = Client()
    browser.post(SIGN_IN, {"login": officer.username, "password": PASSWORD})
    assert browser.get("/en/desk/").status_code == 302


def test_closed_between_password_and_code_is_closed(administrator: User, officer: User) -> None:
    secret = set_up(Client(), officer)
    browser = Client()
    assert browser.post(SIGN_IN, {"login": officer.username, "password": PASSWORD})["Location"].startswith(SECURITY)
    close_account(officer, by=administrator)
    from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

    later = format_hotp_value(hotp_value(secret, int(time.time()) // 30 + 1))
    assert later != code_of(secret)
    answer = browser.post(f"{SECURITY}authenticate/", {"code": later}, follow=True)
    assert "This account is closed" in answer.content.decode()
    reopen_account(officer, by=administrator)
    assert browser.get("/en/desk/").status_code == 302


@pytest.fixture
def provider(settings: Any) -> Iterator[Provider]:
    from tests.accounts.provider import CLIENT_ID, SECRET

    from youcheng.web.config import Config

    with serving() as made:
        config = Config(oidc_server_url=made.address, oidc_client_id=CLIENT_ID, oidc_client_secret=SECRET)
        openid = {**settings.SOCIALACCOUNT_PROVIDERS["openid_connect"], "APPS": config.single_sign_on()}
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": openid}
        yield made


def test_single_sign_on_no_longer_signs_in(administrator: User, officer: User, provider: Provider) -> None:
    browser = Client()
    browser.force_login(officer)
    go(browser, provider, "connect")
    close_account(officer, by=administrator)
    fresh = Client()
    answer = go(fresh, provider, "login")
    assert answer["Location"].endswith("/account/closed/")
    assert fresh.get("/en/desk/").status_code == 302


def test_an_invitation_does_not_let_a_closed_account_in(
    office: Organisation, administrator: User, officer: User
) -> None:
    browser = Client()
    browser.post(SIGN_IN, {"login": officer.username, "password": PASSWORD})
    _, token = invite(make_organisation(parent=office), role=Role.VIEWER, language="en", by=administrator)
    close_account(officer, by=administrator)
    answer = browser.post(f"/en/account/invitation/{token}/", {"name": "Example Officer"})
    assert answer.status_code == 422, "they are a stranger now, who would make an account"
    assert Membership.objects.filter(user=officer).count() == 1
    taken = browser.post(f"/en/account/invitation/{token}/", {"username": officer.username, "password": PASSWORD})
    assert "is taken" in taken.content.decode()
