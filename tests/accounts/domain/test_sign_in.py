"""One-time links."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.accounts.factories import make_user

from youcheng.accounts.domain.sign_in import create_sign_in_link, use_sign_in_link, user_of_link
from youcheng.accounts.models import SignInLink

pytestmark = pytest.mark.django_db


def test_a_link_works_once() -> None:
    user = make_user()
    token = create_sign_in_link(user)
    assert user_of_link(token) == user
    assert use_sign_in_link(token) == user
    assert user_of_link(token) is None
    assert use_sign_in_link(token) is None


def test_a_newer_link_replaces_an_unused_one() -> None:
    user = make_user()
    first, second = create_sign_in_link(user), create_sign_in_link(user)
    assert use_sign_in_link(first) is None
    assert use_sign_in_link(second) == user


def test_an_expired_link_does_not_work() -> None:
    token = create_sign_in_link(make_user(), lifetime=timedelta(seconds=-1))
    assert user_of_link(token) is None
    assert use_sign_in_link(token) is None


def test_a_link_of_an_inactive_user_does_not_work() -> None:
    token = create_sign_in_link(make_user(is_active=False))
    assert use_sign_in_link(token) is None


def test_the_token_itself_is_not_kept() -> None:
    token = create_sign_in_link(make_user())
    assert token not in str(SignInLink.objects.values_list().get())
