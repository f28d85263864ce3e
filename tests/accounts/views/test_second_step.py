"""Authenticator app and recovery codes, from setting up to signing in."""

from __future__ import annotations

import re
import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client
from tests.accounts.factories import make_user

from youcheng.accounts.models import Change, Role, User

pytestmark = pytest.mark.django_db
PASSWORD = "an example passphrase"
SIGN_IN = "/en/account/sign-in/"
SECURITY = "/en/account/security/"


@pytest.fixture
def person() -> User:
    user = make_user(role=Role.OFFICER, username="example-officer")
    user.set_password(PASSWORD)
    user.save()
    return user


def code_of(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def set_up(client: Client, person: User) -> str:
    """Sign in, confirm the password, set the app up; the key."""
    client.post(SIGN_IN, {"login": person.username, "password": PASSWORD})
    answer = client.get(f"{SECURITY}totp/activate/")
    assert answer["Location"].startswith("/en/account/confirm/")
    client.post(answer["Location"], {"password": PASSWORD})
    html = client.get(f"{SECURITY}totp/activate/").content.decode()
    found = re.search(r'<code class="secret">(\w+)</code>', html)
    assert found
    assert 'src="data:image/svg+xml;base64,' in html
    done = client.post(f"{SECURITY}totp/activate/", {"code": code_of(found[1])})
    assert done["Location"] == f"{SECURITY}recovery-codes/"
    return found[1]


def test_after_the_password_a_code_is_asked_for(client: Client, person: User) -> None:
    secret = set_up(client, person)
    fresh = Client()
    answer = fresh.post(SIGN_IN, {"login": person.username, "password": PASSWORD})
    assert answer["Location"] == f"{SECURITY}authenticate/"
    assert fresh.get("/en/desk/").status_code == 302, "not signed in yet"
    page = fresh.get(answer["Location"]).content.decode()
    assert 'autocomplete="one-time-code"' in page
    wrong = fresh.post(answer["Location"], {"code": "000000"}).content.decode()
    assert "That code is wrong or too old." in wrong
    # A code works once; the one that set the app up is used.
    later = format_hotp_value(hotp_value(secret, int(time.time()) // 30 + 1))
    assert fresh.post(answer["Location"], {"code": later}).status_code == 302
    assert fresh.get("/en/desk/").status_code == 200


def test_a_recovery_code_works_once(client: Client, person: User) -> None:
    set_up(client, person)
    codes = re.findall(r"<li><code>(\d+)</code></li>", client.get(f"{SECURITY}recovery-codes/").content.decode())
    assert len(codes) == 10
    for expected in (200, 302):
        fresh = Client()
        fresh.post(SIGN_IN, {"login": person.username, "password": PASSWORD})
        fresh.post(f"{SECURITY}authenticate/", {"code": codes[0]})
        assert fresh.get("/en/desk/").status_code == expected


def test_changes_of_ways_to_sign_in_are_logged_without_secrets(
    client: Client, person: User, django_capture_on_commit_callbacks: object
) -> None:
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        secret = set_up(client, person)
    change = Change.objects.filter(kind="accounts.user", verb="way_to_sign_in_added").latest("pk")
    assert (change.by, change.fields) == (person, [])
    assert secret not in str(list(Change.objects.values_list()))


def test_changing_the_password_ends_other_sessions(client: Client, person: User) -> None:
    other = Client()
    for one in (client, other):
        one.post(SIGN_IN, {"login": person.username, "password": PASSWORD})
    new = "another example phrase"
    form = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    assert client.post("/en/account/password/change/", form).status_code == 302
    assert client.get("/en/desk/").status_code == 200
    assert other.get("/en/desk/").status_code == 302
    assert Change.objects.filter(verb="password_changed", by=person).count() == 1


def test_sessions_are_listed_and_ended(client: Client, person: User) -> None:
    firefox = {"User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"}
    other = Client(headers=firefox)
    for one in (client, other):
        one.post(SIGN_IN, {"login": person.username, "password": PASSWORD})
    page = client.get("/en/account/sessions/").content.decode()
    assert "Firefox on Linux" in page
    client.post("/en/account/sessions/")
    assert (client.get("/en/desk/").status_code, other.get("/en/desk/").status_code) == (200, 302)
    client.post("/en/account/sign-out-everywhere/")
    assert client.get("/en/desk/").status_code == 302


def test_nobody_signs_up(client: Client) -> None:
    for path in ("signup/", "sign-up/", "single-sign-on/signup/"):
        assert client.get(f"/en/account/{path}").status_code in {302, 404}
    assert User.objects.count() == 0
