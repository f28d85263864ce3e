"""The tree of organisations."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.accounts.factories import make_membership, make_organisation, make_user

from youcheng.accounts.domain.changes import changes_of
from youcheng.accounts.domain.errors import AccountsError, CannotMove, LastAdministrator, NameTaken
from youcheng.accounts.domain.first_user import ensure_first_administrator
from youcheng.accounts.domain.organisations import (
    create_organisation,
    edit_organisation,
    home_of,
    move_organisation,
)
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
    with pytest.raises(NameTaken):
        make_organisation(name="Example city office", parent=province)
    make_organisation(name="Example city office", parent=make_organisation())


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


def test_renaming_is_logged() -> None:
    office = make_organisation(name="Example office")
    administrator = make_user(role=Role.ADMINISTRATOR, organisation=office)
    edit_organisation(office, name="Example city office", kind="mission", place="gn-1", by=administrator)
    change = changes_of(office)[0]
    assert (change.verb, change.by) == ("edited", administrator)
    assert change.fields == [
        ("kind", "office", "mission"),
        ("name", "Example office", "Example city office"),
        ("place", "", "gn-1"),
    ]


def test_only_an_administrator_of_the_subtree_creates_and_renames() -> None:
    province = make_organisation()
    city = make_organisation(parent=province)
    manager = make_user(role=Role.MANAGER, organisation=province)
    administrator = make_user(role=Role.ADMINISTRATOR, organisation=city)
    with pytest.raises(PermissionDenied):
        create_organisation(name="Example county", parent=city, by=manager)
    county = create_organisation(name="Example county", parent=city, by=administrator)
    assert county.path == f"{city.path}{county.pk}/"
    for parent in (province, None):
        with pytest.raises(PermissionDenied):
            create_organisation(name="Example beside", parent=parent, by=administrator)
    with pytest.raises(PermissionDenied):
        edit_organisation(province, name="Mine", kind="office", place="", by=administrator)


def test_a_move_takes_the_whole_subtree_along() -> None:
    root = make_organisation()
    administrator = make_user(role=Role.ADMINISTRATOR, organisation=root)
    east, west = make_organisation(parent=root), make_organisation(parent=root)
    city = make_organisation(parent=east)
    county = make_organisation(parent=city)
    move_organisation(city, parent=west, by=administrator)
    for one in (city, county):
        one.refresh_from_db()
    assert (city.parent, city.path) == (west, f"/{root.pk}/{west.pk}/{city.pk}/")
    assert county.path == f"{city.path}{county.pk}/"
    assert changes_of(city)[0].verb == "moved"


def test_nothing_moves_below_itself() -> None:
    root = make_organisation()
    city = make_organisation(parent=root)
    county = make_organisation(parent=city)
    administrator = make_user(role=Role.ADMINISTRATOR, organisation=root)
    for target in (city, county):
        with pytest.raises(CannotMove):
            move_organisation(city, parent=target, by=administrator)


def test_a_city_cannot_leave_its_province_by_itself() -> None:
    province, other = make_organisation(), make_organisation()
    city = make_organisation(parent=province)
    of_the_city = make_user(role=Role.ADMINISTRATOR, organisation=city)
    make_membership(user=of_the_city, organisation=other, role=Role.ADMINISTRATOR)
    with pytest.raises(PermissionDenied):
        move_organisation(city, parent=other, by=of_the_city)


def test_nothing_moves_to_where_nobody_could_manage_it() -> None:
    province = make_organisation()
    city = make_organisation(parent=province)
    administrator = make_user(role=Role.ADMINISTRATOR, organisation=province)
    with pytest.raises(LastAdministrator):
        move_organisation(city, parent=None, by=administrator)
    city.refresh_from_db()
    assert city.parent == province


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moves=st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=8))
def test_paths_follow_parents_whatever_moves(moves: list[tuple[int, int]]) -> None:
    """The law: an organisation's path is its parent's with its own id behind."""
    root = make_organisation()
    administrator = make_user(role=Role.ADMINISTRATOR, organisation=root)
    made = [root]
    for number in range(6):
        made.append(make_organisation(parent=made[number // 2]))
    for moved, target in moves:
        try:
            move_organisation(made[moved], parent=made[target], by=administrator)
        except AccountsError:
            continue
    for one in Organisation.objects.select_related("parent"):
        assert one.path == f"{one.parent.path if one.parent else '/'}{one.pk}/"
