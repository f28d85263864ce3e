"""The matrix of who may do what, whole."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.utils import translation
from tests.accounts.factories import make_user

from youcheng.accounts.domain import permissions
from youcheng.accounts.models import Role

pytestmark = pytest.mark.django_db

NOBODY, VIEWER, OFFICER, REVIEWER, MANAGER, ADMINISTRATOR = None, *Role

MATRIX = {
    "can_view_desk": {VIEWER, OFFICER, REVIEWER, MANAGER, ADMINISTRATOR},
    "can_add_documents": {OFFICER, REVIEWER, MANAGER, ADMINISTRATOR},
    "can_review_claims": {REVIEWER, MANAGER, ADMINISTRATOR},
    "can_import": {OFFICER, REVIEWER, MANAGER, ADMINISTRATOR},
    "can_publish": {REVIEWER, MANAGER, ADMINISTRATOR},
    "can_merge": {REVIEWER, MANAGER, ADMINISTRATOR},
    "can_plan": {OFFICER, REVIEWER, MANAGER, ADMINISTRATOR},
    "can_approve_prospects": {REVIEWER, MANAGER, ADMINISTRATOR},
    "can_view_office": {VIEWER, OFFICER, REVIEWER, MANAGER, ADMINISTRATOR},
    "can_work_in_office": {OFFICER, REVIEWER, MANAGER, ADMINISTRATOR},
    "can_see_personal_data": {OFFICER, REVIEWER, MANAGER, ADMINISTRATOR},
    "can_send_messages": {OFFICER, REVIEWER, MANAGER, ADMINISTRATOR},
    "can_export_personal_data": {REVIEWER, MANAGER, ADMINISTRATOR},
    "can_erase_personal_data": {MANAGER, ADMINISTRATOR},
    "can_view_changes": {MANAGER, ADMINISTRATOR},
    "can_manage_accounts": {ADMINISTRATOR},
    "can_look_after_people": {ADMINISTRATOR},
    "can_manage_roots": {ADMINISTRATOR},
}


def test_the_matrix_names_every_predicate() -> None:
    assert set(MATRIX) == {predicate.__name__ for predicate in permissions.PREDICATES}


@pytest.mark.parametrize("role", [NOBODY, *Role])
@pytest.mark.parametrize("name", sorted(MATRIX))
def test_role_and_action(name: str, role: Role | None) -> None:
    decision = getattr(permissions, name)(make_user(role=role))
    assert decision.allowed is (role in MATRIX[name])
    assert str(decision.reason)


@pytest.mark.parametrize("name", sorted(MATRIX))
def test_a_stranger_may_do_nothing(name: str) -> None:
    assert not getattr(permissions, name)(AnonymousUser())


def test_an_inactive_administrator_may_do_nothing() -> None:
    user = make_user(role=Role.ADMINISTRATOR, is_active=False)
    assert not permissions.can_view_desk(user)


def test_the_highest_role_counts() -> None:
    user = make_user(role=Role.VIEWER)
    assert not permissions.can_review_claims(user)
    from tests.accounts.factories import make_membership, make_organisation

    make_membership(user=user, organisation=make_organisation(), role=Role.REVIEWER)
    assert permissions.can_review_claims(user)


def test_enforce_raises_with_the_reason() -> None:
    with translation.override("en"), pytest.raises(PermissionDenied) as refusal:
        permissions.can_review_claims(make_user(role=Role.OFFICER)).enforce()
    assert str(refusal.value) == "This needs the role “reviewer”; yours is “officer”."


def test_a_role_reaches_down_the_tree_and_nowhere_else() -> None:
    from tests.accounts.factories import make_membership

    from youcheng.accounts.domain.organisations import create_organisation

    province = create_organisation(name="Example province")
    city = create_organisation(name="Example city", parent=province)
    county = create_organisation(name="Example county", parent=city)
    other = create_organisation(name="Another city", parent=province)
    user = make_user(role=None)
    make_membership(user=user, organisation=city, role=Role.OFFICER)
    with translation.override("en"):
        asked = {name: permissions.can_import(user, within=name) for name in (province, city, county, other)}
    assert {str(name): decision.allowed for name, decision in asked.items()} == {
        "Example province": False, "Example city": True, "Example county": True, "Another city": False,
    }  # fmt: skip
    assert str(asked[other].reason) == "You have no role in Another city."
