"""Passkeys in a real browser, with an authenticator that the browser plays itself."""

from __future__ import annotations

import os

import pytest
from django.test import Client
from playwright.sync_api import BrowserContext, Page, expect
from tests.accounts.factories import make_organisation, make_user
from tests.intake.browser import needs_front_end

from youcheng.accounts.domain.closing import close_account
from youcheng.accounts.domain.invitations import invite
from youcheng.accounts.models import Role, User

# Playwright's synchronous fixtures keep an event loop on the thread that pytest-django's live server shares.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True), needs_front_end]


def authenticator(context: BrowserContext, page: Page) -> None:
    """A device with a fingerprint reader that always says yes."""
    session = context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def test_from_invitation_to_signing_in_without_a_password(
    live_server: object, context: BrowserContext, page: Page
) -> None:
    # A passkey belongs to a name; an address in numbers has none.
    site = str(live_server).replace("127.0.0.1", "localhost")
    office = make_organisation()
    administrator = make_user(role=Role.ADMINISTRATOR, organisation=office)
    _, token = invite(office, role=Role.OFFICER, language="zh-hans", by=administrator)
    authenticator(context, page)
    page.goto(f"{site}/zh-hans/account/invitation/{token}/")
    page.get_by_label("用户名").fill("example-officer")
    page.get_by_role("button", name="用通行密钥创建").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("添加通行密钥")
    page.wait_for_load_state()  # before its script ran the button would send the form without a key
    page.get_by_role("button", name="添加通行密钥").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("恢复码")
    assert not User.objects.get(username="example-officer").has_usable_password()
    page.goto(f"{site}/zh-hans/account/")
    with page.expect_navigation():
        page.get_by_role("button", name="退出登录").click()
    page.goto(f"{site}/ja/account/sign-in/")
    page.get_by_role("button", name="パスキーでサインイン").click()
    page.wait_for_url(lambda address: "sign-in" not in address)
    page.goto(f"{site}/en/desk/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Review desk")
    close_account(User.objects.get(username="example-officer"), by=administrator)
    page.goto(f"{site}/en/desk/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("This account is closed")


def test_without_a_key_the_page_says_so(live_server: object, context: BrowserContext, page: Page) -> None:
    site = str(live_server).replace("127.0.0.1", "localhost")
    session = context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True}
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    page.goto(f"{site}/en/account/sign-in/")
    page.evaluate("() => { navigator.credentials.get = () => Promise.reject(new Error('refused')) }")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_role("alert")).to_contain_text("The passkey was not used")


def test_before_scripts_arrive_the_password_is_there(client: Client, db: None) -> None:
    page = client.get("/en/account/sign-in/").content.decode()
    assert 'data-passkey="sign-in" hidden' in page
    assert 'autocomplete="username webauthn"' in page
    assert 'autocomplete="current-password"' in page
    assert "autofocus" in page
