"""The page of the change log."""

from __future__ import annotations

import pytest
from django.test import Client
from tests.accounts.factories import make_organisation, make_user

from youcheng.accounts.domain.changes import changes_of
from youcheng.accounts.domain.organisations import edit_organisation
from youcheng.accounts.domain.queries.changes import ChangeFilter, changes_seen_by
from youcheng.accounts.models import Role

pytestmark = pytest.mark.django_db


def test_before_and_after_stand_side_by_side(client: Client) -> None:
    office = make_organisation(name="Example office")
    administrator = make_user(role=Role.ADMINISTRATOR, organisation=office)
    edit_organisation(office, name="Example bureau", kind="office", place="", by=administrator)
    client.force_login(administrator)
    html = client.get(f"/en/account/changes/?kind=accounts.organisation&object={office.pk}").content.decode()
    assert "<del>Example office</del>" in html
    assert "<ins>Example bureau</ins>" in html
    assert "No change matches." in client.get("/en/account/changes/?object=999").content.decode()


def test_each_sees_the_own_subtree() -> None:
    province = make_organisation()
    city, other = make_organisation(parent=province), make_organisation(parent=province)
    manager = make_user(role=Role.MANAGER, organisation=city)
    assert list(changes_seen_by(manager)) == list(changes_of(city))
    assert not changes_seen_by(make_user(role=Role.REVIEWER, organisation=city))
    above = make_user(role=Role.MANAGER, organisation=province)
    assert set(changes_seen_by(above, ChangeFilter(organisation=other))) == set(changes_of(other))


def test_below_manager_the_page_is_refused(client: Client) -> None:
    client.force_login(make_user(role=Role.REVIEWER))
    assert client.get("/en/account/changes/").status_code == 403
