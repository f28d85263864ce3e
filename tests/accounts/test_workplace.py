"""The bar of rooms."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from django.utils import translation
from pytest_django import DjangoAssertNumQueries
from tests.accounts.factories import make_user

from youcheng.accounts.models import Role
from youcheng.accounts.workplace import Workplace, workplace_of

pytestmark = pytest.mark.django_db


def bar(path: str, role: Role | None) -> Workplace:
    request = RequestFactory().get(path)
    request.user = AnonymousUser() if role is None else make_user(role=role)
    with translation.override("en"):
        return workplace_of(request)


def test_a_visitor_sees_no_bar() -> None:
    assert bar("/en/", None) == Workplace()


def test_the_room_and_the_page_one_is_in_are_marked() -> None:
    shown = bar("/en/desk/conflicts/", Role.VIEWER)
    assert [room.url for room in shown.rooms if room.current] == ["/en/desk/"]
    assert [(page.url, page.current) for page in shown.pages if page.current] == [("/en/desk/conflicts/", "page")]


def test_a_page_below_an_entry_belongs_to_it() -> None:
    shown = bar("/en/desk/documents/7/", Role.VIEWER)
    assert [(page.url, page.current) for page in shown.pages if page.current] == [("/en/desk/", "true")]


def test_outside_the_rooms_nothing_is_marked() -> None:
    shown = bar("/en/ties/", Role.OFFICER)
    assert (shown.pages, [room for room in shown.rooms if room.current]) == ((), [])


@pytest.mark.parametrize(("role", "seen"), [(Role.REVIEWER, False), (Role.MANAGER, True), (Role.ADMINISTRATOR, True)])
def test_what_a_role_may_not_open_is_not_shown(role: Role, seen: bool) -> None:
    assert ("/en/account/changes/" in [page.url for page in bar("/en/account/changes/", role).pages]) is seen


def test_it_takes_one_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    request = RequestFactory().get("/en/desk/")
    request.user = make_user(role=Role.OFFICER)
    with django_assert_num_queries(1):
        workplace_of(request)
