"""The tree of organisations."""

from __future__ import annotations

import pytest
from django.db import IntegrityError
from tests.accounts.factories import make_membership, make_organisation, make_user

from youcheng.accounts.domain.first_user import ensure_first_administrator
from youcheng.accounts.domain.organisations import create_organisation, home_of
from youcheng.accounts.domain.permissions import role_of
from youcheng.accounts.models import Organisation, Role, User

pytestmark = pytest.mark.django_db


def test_a_path_names_every_ancestor() -> None:
    province = make_organisation()
    city = make_organisation(parent=province)
    county = make_organisation(parent=city)
    assert county.path == f"/{province.pk}/{city.pk}/{county.pk}/"
    assert province.covers(county)
    assert county.covers(county)
    assert not county.covers(city)


def test_a_name_is_unique_below_its_parent() -> None:
    province = make_organisation()
    make_organisation(name="Example city office", parent=province)
    with pytest.raises(IntegrityError):
        make_organisation(name="Example city office", parent=province)


def test_the_first_administrator_is_made_once() -> None:
    first = ensure_first_administrator()
    assert role_of(first) == Role.ADMINISTRATOR
    assert not first.has_usable_password()
    assert ensure_first_administrator() == first
    assert (User.objects.count(), Organisation.objects.count()) == (1, 1)


def test_home_is_where_the_highest_role_is_held() -> None:
    province = create_organisation(name="Example province")
    city = create_organisation(name="Example city", parent=province)
    user = make_user(role=None)
    assert home_of(user) is None
    make_membership(user=user, organisation=province, role=Role.VIEWER)
    make_membership(user=user, organisation=city, role=Role.OFFICER)
    assert home_of(user) == city
