"""Single sign-on with a provider that really answers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from tests.accounts.factories import make_user
from tests.accounts.provider import CLIENT_ID, SECRET, Provider, serving

from youcheng.accounts.models import Role, User
from youcheng.web.config import Config

pytestmark = pytest.mark.django_db
LOGIN, CALLBACK = "/account/oidc/office/login/", "/account/oidc/office/login/callback/"


@pytest.fixture
def provider(settings: Any) -> Iterator[Provider]:
    with serving() as provider:
        config = Config(
            oidc_server_url=provider.address,
            oidc_client_id=CLIENT_ID,
            oidc_client_secret=SECRET,
            oidc_name="Example sign-on",
        )
        openid = {**settings.SOCIALACCOUNT_PROVIDERS["openid_connect"], "APPS": config.single_sign_on()}
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": openid}
        yield provider


def go(client: Client, provider: Provider, process: str) -> Any:
    """To the provider and back."""
    there = client.post(f"{LOGIN}?process={process}")
    return client.get(f"{CALLBACK}?{provider.allow(there['Location'])}", headers={"Accept-Language": "en"})


def test_it_is_off_by_default(client: Client) -> None:
    assert client.post(LOGIN).status_code == 404
    assert "oidc" not in client.get("/en/account/sign-in/").content.decode()
    assert Config().single_sign_on() == []


def test_the_button_names_the_provider(client: Client, provider: Provider) -> None:
    page = client.get("/ja/account/sign-in/").content.decode()
    assert "Example sign-on でサインイン" in page
    assert 'action="/account/oidc/office/login/' in page


def test_somebody_unknown_gets_no_account(client: Client, provider: Provider) -> None:
    make_user(username="administrator", role=Role.ADMINISTRATOR, email="a@example.org")
    answer = go(client, provider, "login")
    assert "Accounts come by invitation" in answer.content.decode()
    assert User.objects.count() == 1
    assert client.get("/en/desk/").status_code == 302, "a like name or address is not enough"


def test_once_connected_it_signs_in(client: Client, provider: Provider) -> None:
    person = make_user(role=Role.OFFICER)
    client.force_login(person)
    assert "Example sign-on" in client.get("/en/account/single-sign-on/").content.decode()
    connected = go(client, provider, "connect")
    assert "example-subject" in client.get("/en/account/single-sign-on/").content.decode(), connected.content
    fresh = Client()
    assert go(fresh, provider, "login").status_code == 302
    assert fresh.get("/en/desk/").status_code == 200


def test_what_is_connected_elsewhere_is_refused(client: Client, provider: Provider) -> None:
    for person in (make_user(role=Role.OFFICER), make_user(role=Role.OFFICER)):
        client = Client()
        client.force_login(person)
        go(client, provider, "connect")
    assert "example-subject" not in client.get("/en/account/single-sign-on/").content.decode()


def test_an_answer_without_our_question_is_refused(client: Client, provider: Provider) -> None:
    answer = client.get(f"{CALLBACK}?code=a-code&state=invented")
    assert answer.status_code == 401
    assert provider.asked == []


def test_a_broken_provider_is_said_in_words(client: Client, provider: Provider) -> None:
    provider.broken = True
    answer = go(client, provider, "login")
    assert "Single sign-on did not work" in answer.content.decode()
    assert client.get("/en/desk/").status_code == 302


def test_the_policy_lets_the_browser_go_there(provider: Provider) -> None:
    assert Config(oidc_server_url=f"{provider.address}/realm").single_sign_on_origins() == [provider.address]
    assert Config().single_sign_on_origins() == []
