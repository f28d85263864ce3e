"""People and organisations through the pages."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from tests.accounts.factories import make_membership, make_organisation, make_user

from youcheng.accounts.domain.permissions import role_of
from youcheng.accounts.models import Invitation, Membership, Organisation, Role, User

pytestmark = pytest.mark.django_db
LIST = "/en/account/organisations/"


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def province() -> Organisation:
    return make_organisation(name="Example province")


@pytest.fixture
def administrator(province: Organisation) -> User:
    return make_user(role=Role.ADMINISTRATOR, organisation=province)


def page_of(office: Organisation, act: str = "") -> str:
    return f"{LIST}{office.pk}/{act}"


def test_the_tree_shows_the_own_part(province: Organisation) -> None:
    city = make_organisation(name="Example city", parent=province)
    make_organisation(name="Example county", parent=city)
    make_organisation(name="Another city", parent=province)
    html = signed_in(make_user(role=Role.VIEWER, organisation=city)).get(LIST).content.decode()
    assert "Example city" in html
    assert "Example county" in html
    assert "Another city" not in html
    assert "Example province" not in html
    assert "New organisation at the top" not in html


def test_an_administrator_creates_renames_and_moves(province: Organisation, administrator: User) -> None:
    client = signed_in(administrator)
    for name in ("Example east", "Example west"):
        client.post(page_of(province, "new/"), {"new-name": name, "new-kind": "office", "new-place": ""})
    east, west = Organisation.objects.filter(parent=province).order_by("name")
    client.post(page_of(east, "edit/"), {"edit-name": "Example harbour", "edit-kind": "office", "edit-place": "gn-1"})
    client.post(page_of(east, "move/"), {"move-parent": str(west.pk)})
    east.refresh_from_db()
    assert (east.name, east.place, east.path) == ("Example harbour", "gn-1", f"{west.path}{east.pk}/")
    assert client.post(f"{LIST}new/", {"new-name": "Example second", "new-kind": "office"}).status_code == 302
    html = client.get(LIST).content.decode()
    assert "Example second" in html
    assert role_of(administrator, Organisation.objects.get(name="Example second")) == Role.ADMINISTRATOR


def test_a_form_that_does_not_pass_says_why(province: Organisation, administrator: User) -> None:
    answer = signed_in(administrator).post(page_of(province, "new/"), {"new-name": "", "new-kind": "office"})
    assert answer.status_code == 422
    assert "This field is required." in answer.content.decode()


def test_a_taken_name_is_said_in_words(province: Organisation, administrator: User) -> None:
    make_organisation(name="Example city", parent=province)
    client = signed_in(administrator)
    answer = client.post(page_of(province, "new/"), {"new-name": "Example city", "new-kind": "office"}, follow=True)
    assert "There is an organisation called “Example city” here already." in answer.content.decode()


def test_others_organisations_are_not_found_and_acts_are_refused(province: Organisation) -> None:
    city = make_organisation(parent=province)
    viewer = signed_in(make_user(role=Role.VIEWER, organisation=city))
    assert viewer.get(page_of(city)).status_code == 200
    assert viewer.get(page_of(province)).status_code == 404
    for act in ("new/", "edit/", "move/", "invite/"):
        assert viewer.post(page_of(city, act)).status_code == 403
        assert viewer.post(page_of(province, act)).status_code == 404
        assert viewer.get(page_of(city, act)).status_code == 405


def test_roles_change_and_members_go(province: Organisation, administrator: User) -> None:
    client, person = signed_in(administrator), make_user()
    member = make_membership(user=person, organisation=province, role=Role.VIEWER)
    client.post(f"/en/account/members/{member.pk}/role/", {"role": "reviewer"})
    assert role_of(person) == Role.REVIEWER
    client.post(f"/en/account/members/{member.pk}/remove/")
    assert role_of(person) is None


def test_the_last_administrator_is_told_why(province: Organisation, administrator: User) -> None:
    member = Membership.objects.get(user=administrator)
    client = signed_in(administrator)
    html = client.post(f"/en/account/members/{member.pk}/remove/", follow=True).content.decode()
    assert "Nobody would be left to manage Example province." in html
    assert Membership.objects.filter(pk=member.pk).exists()


def test_an_invitation_from_link_to_account(province: Organisation, administrator: User) -> None:
    form = {"invite-name": "Example Person", "invite-role": "officer", "invite-language": "ja", "invite-email": ""}
    made = signed_in(administrator).post(page_of(province, "invite/"), form)
    found = re.search(r"http://testserver(/ja/account/invitation/[\w-]+/)", made.content.decode())
    assert found
    assert "no-store" in made["Cache-Control"]
    visitor = Client()
    assert "Example province" in visitor.get(found[1]).content.decode()
    weak = visitor.post(found[1], {"username": "example-new", "password": "short"})
    assert weak.status_code == 422
    answer = visitor.post(found[1], {"username": "example-new", "name": "", "password": "a long phrase 1"})
    assert (answer.status_code, answer["Location"]) == (302, "/ja/account/")
    assert visitor.get(page_of(province)).status_code == 200
    assert Client().get(found[1]).status_code == 410


def test_with_a_passkey_no_password_is_asked(province: Organisation, administrator: User) -> None:
    form = {"invite-role": "officer", "invite-language": "en"}
    made = signed_in(administrator).post(page_of(province, "invite/"), form).content.decode()
    found = re.search(r"http://testserver(/en/account/invitation/[\w-]+/)", made)
    assert found
    visitor = Client()
    assert visitor.post(found[1], {"username": "example-key"}).status_code == 422
    assert visitor.post(found[1], {"username": "example-key", "with": "passkey"}).status_code == 302
    assert not User.objects.get(username="example-key").has_usable_password()


def test_a_withdrawn_invitation_is_gone(province: Organisation, administrator: User) -> None:
    client = signed_in(administrator)
    client.post(page_of(province, "invite/"), {"invite-role": "viewer", "invite-language": "en"})
    invitation = Invitation.objects.get()
    client.post(f"/en/account/invitations/{invitation.pk}/withdraw/")
    invitation.refresh_from_db()
    assert not invitation.is_open


@pytest.mark.parametrize("count", [1, 3])
def test_queries_do_not_grow_with_rows(
    province: Organisation, administrator: User, count: int, django_assert_max_num_queries: object
) -> None:
    for number in range(count):
        office = make_organisation(name=f"Example {number}", parent=province)
        make_membership(user=make_user(), organisation=office, role=Role.VIEWER)
        make_membership(user=make_user(), organisation=province, role=Role.VIEWER)
    client = signed_in(administrator)
    client.get(LIST)
    with django_assert_max_num_queries(9):  # type: ignore[operator]
        client.get(LIST)
    with django_assert_max_num_queries(16):  # type: ignore[operator]
        client.get(page_of(province))
    with django_assert_max_num_queries(19):  # type: ignore[operator]
        client.get("/en/account/changes/")
