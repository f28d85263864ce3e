"""Attempts are limited, and what is said when they are."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.utils import translation
from tests.accounts.factories import make_user

from youcheng.accounts.models import Role, User
from youcheng.accounts.views.limits import limited

pytestmark = pytest.mark.django_db
SIGN_IN = "/en/account/sign-in/"


@pytest.fixture
def person() -> User:
    user = make_user(role=Role.OFFICER, username="example-officer")
    user.set_password("an example passphrase")
    user.save()
    return user


def test_five_wrong_passwords_close_the_door_for_a_while(client: Client, person: User) -> None:
    for _ in range(5):
        page = client.post(SIGN_IN, {"login": person.username, "password": "wrong"}).content.decode()
        assert "User name or password is wrong." in page
    right = client.post(SIGN_IN, {"login": person.username, "password": "an example passphrase"})
    assert "Too many attempts with a wrong password. Try again in 5 minutes." in right.content.decode()
    assert right.status_code == 429
    assert 290 <= int(right["Retry-After"]) <= 300
    other = make_user(role=Role.VIEWER, username="example-other")
    other.set_password("an example passphrase")
    other.save()
    answer = client.post(SIGN_IN, {"login": other.username, "password": "an example passphrase"})
    assert answer.status_code == 302, "another person is not shut out"


def test_one_address_cannot_try_for_ever(client: Client, settings: Any) -> None:
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "login": "3/m/ip"}
    statuses = [client.post(SIGN_IN, {"login": f"example-{n}", "password": "wrong"}).status_code for n in range(4)]
    assert statuses == [200, 200, 200, 429]
    answer = client.post("/ja/account/sign-in/", {"login": "example", "password": "wrong"})
    assert "回数が多すぎます" in answer.content.decode()
    assert 50 <= int(answer["Retry-After"]) <= 60
    assert f"{answer['Retry-After']}秒" in answer.content.decode()


def test_uploads_of_one_person_are_limited(settings: Any, rf: RequestFactory, person: User) -> None:
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "upload": "2/h/user"}

    @limited("upload")
    def upload(request: HttpRequest) -> HttpResponse:
        return HttpResponse("kept")

    def ask(user: User, method: str = "post") -> HttpResponse:
        request = getattr(rf, method)("/en/somewhere/")
        request.user, request.session = user, {}
        with translation.override("en"):
            return upload(request)

    def send(user: User, method: str = "post") -> int:
        return ask(user, method).status_code

    assert [send(person) for _ in range(3)] == [200, 200, 429]
    refused = ask(person)
    assert 3590 <= int(refused["Retry-After"]) <= 3600
    assert "try again in 60 minutes" in refused.content.decode()
    assert send(person, "get") == 200, "looking at the form costs nothing"
    assert send(make_user()) == 200
