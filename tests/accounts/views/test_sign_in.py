"""Signing in through the pages."""

from __future__ import annotations

import pytest
from django.test import Client
from tests.accounts.factories import make_user

from youcheng.accounts.domain.sign_in import create_sign_in_link
from youcheng.accounts.models import Role

pytestmark = pytest.mark.django_db


def test_looking_at_a_link_does_not_use_it_up(client: Client) -> None:
    user = make_user(role=Role.ADMINISTRATOR)
    address = f"/en/account/sign-in/{create_sign_in_link(user)}/"
    for _ in range(2):
        assert f"Sign in as {user}" in client.get(address).content.decode()
    answer = client.post(address)
    assert (answer.status_code, answer["Location"]) == (302, "/en/desk/")
    assert client.get("/en/desk/").status_code == 200
    assert Client().post(address).status_code == 410


def test_an_unknown_link_says_what_to_do(client: Client) -> None:
    answer = client.get("/en/account/sign-in/never-was/")
    assert answer.status_code == 410
    assert "youcheng sign-in-link" in answer.content.decode()


def test_a_stranger_is_sent_to_sign_in(client: Client) -> None:
    answer = client.get("/ja/desk/")
    assert (answer.status_code, answer["Location"]) == (302, "/ja/account/sign-in/?next=/ja/desk/")


def test_a_password_signs_in(client: Client) -> None:
    user = make_user(role=Role.VIEWER)
    user.set_password("an example passphrase")
    user.save()
    answer = client.post("/en/account/sign-in/", {"login": user.username, "password": "an example passphrase"})
    assert answer.status_code == 302
    wrong = Client().post("/en/account/sign-in/", {"login": user.username, "password": "wrong"})
    assert wrong.status_code == 200
