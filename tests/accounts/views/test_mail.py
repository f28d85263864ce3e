"""Links by mail: only where mail is configured."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from tests.accounts.factories import make_organisation, make_user

from youcheng.accounts.models import Organisation, Role

pytestmark = pytest.mark.django_db
FORGOTTEN = "/en/account/password/forgotten/"


@pytest.fixture
def with_mail(settings: Any) -> None:
    settings.EMAIL_HOST = "mail.example.org"


def invite_by_page(office: Organisation) -> str:
    client = Client()
    client.force_login(make_user(role=Role.ADMINISTRATOR, organisation=office))
    form = {"invite-role": "officer", "invite-language": "ja", "invite-email": "new@example.org"}
    return client.post(f"/en/account/organisations/{office.pk}/invite/", form).content.decode()


def test_without_mail_nothing_is_offered(client: Client) -> None:
    assert client.get(FORGOTTEN).status_code == 404
    assert "Forgotten" not in client.get("/en/account/sign-in/").content.decode()
    assert "It was mailed" not in invite_by_page(make_organisation())
    assert mail.outbox == []


def test_an_invitation_goes_out_in_its_language(with_mail: None) -> None:
    page = invite_by_page(make_organisation(name="Example office"))
    assert "It was mailed to new@example.org." in page
    (letter,) = mail.outbox
    assert letter.to == ["new@example.org"]
    assert "Example office" in letter.body
    assert "招待" in letter.subject
    assert re.search(r"http://testserver/ja/account/invitation/[\w-]+/", letter.body)


def test_a_new_password_by_link(client: Client, with_mail: None) -> None:
    person = make_user(role=Role.OFFICER, username="example-officer", email="officer@example.org", language="en")
    person.set_password("an old example phrase")
    person.save()
    assert "Forgotten the password?" in client.get("/en/account/sign-in/").content.decode()
    assert client.post(FORGOTTEN, {"email": "officer@example.org"}).status_code == 302
    (letter,) = mail.outbox
    found = re.search(r"http://testserver(/\S+)", letter.body)
    assert found
    form_address = client.get(found[1])["Location"]
    new = "a new example phrase"
    assert client.post(form_address, {"password1": new, "password2": new}).status_code == 302
    fresh = Client()
    fresh.post("/en/account/sign-in/", {"login": "example-officer", "password": new})
    assert fresh.get("/en/desk/").status_code == 200
    again = Client().get(found[1], follow=True).content.decode()
    assert "This link was used before or has expired." in again


def test_an_unknown_address_is_answered_alike(client: Client, with_mail: None) -> None:
    answer = client.post(FORGOTTEN, {"email": "nobody@example.org"}, follow=True)
    assert "Look into your mailbox" in answer.content.decode()
    assert mail.outbox == []
