"""Which organisations a person sees."""

from __future__ import annotations

import pytest
from tests.accounts.factories import make_membership, make_organisation, make_user

from youcheng.accounts.domain.queries.organisations import members_of, organisations_seen_by
from youcheng.accounts.models import Role, User

pytestmark = pytest.mark.django_db


def test_a_member_sees_the_own_subtree() -> None:
    province = make_organisation()
    city = make_organisation(parent=province)
    county = make_organisation(parent=city)
    make_organisation(parent=province)
    officer = make_user(role=Role.OFFICER, organisation=city)
    assert list(organisations_seen_by(officer)) == [city, county]
    assert list(organisations_seen_by(officer, at_least=Role.REVIEWER)) == []


def test_paths_are_compared_whole() -> None:
    """``/1/`` is no prefix of ``/12/``."""
    first = make_organisation()
    for _ in range(12):
        make_organisation()
    viewer = make_user(role=Role.VIEWER, organisation=first)
    assert list(organisations_seen_by(viewer)) == [first]


def test_who_belongs_nowhere_sees_nothing() -> None:
    office = make_organisation()
    assert list(organisations_seen_by(make_user())) == []
    assert list(organisations_seen_by(make_user(role=Role.OFFICER, organisation=office, is_active=False))) == []


def test_a_superuser_sees_all() -> None:
    office = make_organisation()
    assert list(organisations_seen_by(User.objects.create_superuser("example-root"))) == [office]


def test_members_of_one_office_or_of_all_below() -> None:
    province = make_organisation()
    city = make_organisation(parent=province)
    above, below = make_user(username="example-a"), make_user(username="example-b")
    first = make_membership(user=above, organisation=province, role=Role.MANAGER)
    second = make_membership(user=below, organisation=city, role=Role.VIEWER)
    make_user(role=Role.VIEWER, organisation=city, is_active=False)
    assert list(members_of(province)) == [first]
    assert list(members_of(province, below=True)) == [first, second]
