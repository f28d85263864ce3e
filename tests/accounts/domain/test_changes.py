"""The change log of working records."""

from __future__ import annotations

import pytest
from tests.accounts.factories import make_membership, make_organisation, make_user

from youcheng.accounts.domain.changes import ERASED, changes_of, erase_values, kind_of, record_change, state_of
from youcheng.accounts.models import Change, Organisation, Role

pytestmark = pytest.mark.django_db


def test_only_what_differs_is_kept() -> None:
    office, person = make_organisation(name="Example office"), make_user(username="example-zhang")
    before = state_of(office)
    office.name = "Example city office"
    office.save()
    change = record_change(by=person, obj=office, verb="renamed", before=before, after=state_of(office))
    change.refresh_from_db()
    assert (change.before, change.after) == ({"name": "Example office"}, {"name": "Example city office"})
    assert change.fields == [("name", "Example office", "Example city office")]
    assert (change.kind, change.object_id, change.label) == (
        "accounts.organisation",
        str(office.pk),
        "Example city office",
    )
    assert (change.by, change.by_name, change.organisation) == (person, "example-zhang", office)


def test_a_creation_has_no_before_and_a_removal_no_after() -> None:
    office = make_organisation()
    member = make_membership(user=make_user(), organisation=office, role=Role.VIEWER)
    created = record_change(by=None, obj=member, verb="created", after=state_of(member))
    removed = record_change(by=None, obj=member, verb="removed", before=state_of(member))
    assert created.before == {} == removed.after
    assert created.after["role"] == "viewer" == removed.before["role"]
    assert created.organisation == office
    assert [change.verb for change in changes_of(member)] == ["removed", "created"]


def test_a_null_is_told_from_an_absent_field() -> None:
    office = make_organisation()
    change = record_change(by=None, obj=office, verb="created", after={"parent_id": None})
    assert change.after == {"parent_id": None}


def test_secrets_are_left_out() -> None:
    user = make_user()
    assert "password" in state_of(user)
    assert "password" not in state_of(user, leave_out=["password"])


def test_dates_compare_as_the_log_keeps_them() -> None:
    user = make_user()
    change = record_change(by=None, obj=user, verb="seen", before=state_of(user), after=state_of(user))
    assert change.fields == []


def test_the_name_stays_when_the_account_goes() -> None:
    person, office = make_user(username="example-li"), make_organisation()
    record_change(by=person, obj=office, verb="seen", after=state_of(office))
    person.delete()
    change = Change.objects.get(verb="seen")
    assert (change.by, change.by_name) == (None, "example-li")


def test_erasing_leaves_the_act_and_takes_the_values() -> None:
    office, other = make_organisation(name="Example A"), make_organisation(name="Example B")
    for one in (office, other):
        record_change(by=None, obj=one, verb="renamed", before={"name": "Example"}, after={"name": one.name})
    assert erase_values(office) == 2
    erased, kept = changes_of(office)[0], changes_of(other)[0]
    assert (erased.verb, erased.label, erased.after) == ("renamed", ERASED, {"name": ERASED})
    assert kept.after == {"name": "Example B"}


def test_kind_is_the_models_label() -> None:
    assert kind_of(Organisation) == "accounts.organisation"
