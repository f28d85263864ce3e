"""Contacts: kept, changed, found, and due."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from tests.accounts.factories import make_membership, make_organisation, make_user
from tests.office.factories import contact_draft, make_contact, make_file
from tests.registry import factories as registry

from youcheng.accounts.domain.changes import changes_of
from youcheng.accounts.models import Organisation, Role, User
from youcheng.office.domain import contacts
from youcheng.office.domain.contact_draft import InvalidContact, PostDraft, ReachDraft
from youcheng.office.domain.errors import ChangedMeanwhile
from youcheng.office.domain.queries.contacts import (
    ContactFilter,
    contacts_seen_by,
    countries_met,
    due_contacts,
    email_of,
    filter_contacts,
    personal_in,
)
from youcheng.office.domain.queries.files import files_seen_by
from youcheng.office.models import Contact, ContactPost, Reach

pytestmark = pytest.mark.django_db


def test_a_contact_is_a_person_with_posts_and_ways_to_reach(officer: User) -> None:
    town = registry.place("Example town", country="JP")
    contact = make_contact(
        by=officer,
        name="  例示 花子\u200b ",
        name_reading="れいじ はなこ",
        languages=("ja", "zh-Hans", "ja"),
        posts=(
            PostDraft("国際課長", "例示市国際課", place=town.pk, since="2024-04"),
            PostDraft("Example clerk", since="2019", until="2024-03"),
        ),
        reaches=(
            ReachDraft("phone", "+81 00 0000 0000", "mornings"),
            ReachDraft("email", "office@example.org"),
            ReachDraft("email", "hanako@example.org", preferred=True),
        ),
    )
    contact.refresh_from_db()
    assert (contact.name, contact.languages, contact.version) == ("例示 花子", ["ja", "zh-Hans"], 1)
    assert [(post.title, post.held_on(date(2026, 5, 1))) for post in contact.posts.all()] == [
        ("国際課長", True), ("Example clerk", False),
    ]  # fmt: skip
    assert email_of(contact) == "hanako@example.org"
    assert contact.keep_until == contacts.kept_until_at_first()


@pytest.mark.parametrize(
    ("since", "until", "day", "held"),
    [
        ("", "", date(2026, 1, 1), True),
        ("2026", "", date(2026, 1, 1), True),
        ("2026-02", "", date(2026, 1, 31), False),
        ("", "2026", date(2026, 12, 31), True),
        ("", "2026", date(2027, 1, 1), False),
        ("", "2026-05", date(2026, 5, 31), True),
        ("2025-05-02", "2026-05-03", date(2026, 5, 4), False),
    ],
)
def test_a_partial_date_counts_to_its_last_day(since: str, until: str, day: date, held: bool) -> None:
    assert ContactPost(since=since, until=until).held_on(day) is held


def test_everything_that_is_wrong_is_said_at_once(officer: User) -> None:
    draft = contact_draft(
        name=" x",
        person="per-nobody",
        posts=(PostDraft(" ", since="2024-13"), PostDraft("Mayor", since="2024", until="2023-05", place="wd:Q0")),
        reaches=(ReachDraft("email", "no address"), ReachDraft("pigeon", "x"), ReachDraft("phone", " ")),
    )
    with pytest.raises(InvalidContact) as refusal:
        contacts.add_contact(draft, by=officer)
    assert set(refusal.value.errors) == {
        "person", "posts.0.title", "posts.0.since", "posts.1.until", "posts.1.place", "reaches.0.value",
        "reaches.1.value", "reaches.2.value",
    }  # fmt: skip
    assert refusal.value.errors["posts.1.until"] == "The post ends before it begins."
    with pytest.raises(InvalidContact) as nameless:
        contacts.add_contact(contact_draft(name="\u200b \n"), by=officer)
    assert nameless.value.errors == {"name": "Give the person's name as the person writes it."}
    assert Contact.objects.count() == 0


def test_two_people_may_share_an_address(officer: User) -> None:
    reaches = (ReachDraft("email", "office@example.org"),)
    one, other = make_contact(by=officer, reaches=reaches), make_contact(by=officer, reaches=reaches)
    assert one != other
    assert Reach.objects.filter(value="office@example.org").count() == 2


def test_a_change_is_logged_with_before_and_after(officer: User) -> None:
    contact = make_contact(by=officer, name="Example Hanako")
    edited = contacts.edit_contact(
        contact, contact_draft("Example Hanako", remarks="Prefers letters", posts=(), reaches=()), by=officer, version=1
    )
    assert edited.version == 2
    change = changes_of(contact)[0]
    assert (change.verb, change.label, change.organisation) == ("edited", "Example Hanako", contact.organisation)
    assert (change.before["remarks"], change.after["remarks"]) == ("", "Prefers letters")
    assert change.before["posts"][0]["title"] == "Example director"
    assert (change.after["posts"], change.after["reaches"]) == ([], [])
    assert "name" not in change.after


def test_nobody_overwrites_what_they_have_not_seen(officer: User) -> None:
    contact = make_contact(by=officer, name="First")
    contacts.edit_contact(contact, contact_draft("Second"), by=officer, version=1)
    with pytest.raises(ChangedMeanwhile):
        contacts.edit_contact(contact, contact_draft("Third"), by=officer, version=1)
    assert Contact.objects.get().name == "Second"


def test_who_may(officer: User, viewer: User, stranger: User) -> None:
    for person in (viewer, make_user()):
        with pytest.raises(PermissionDenied):
            contacts.add_contact(contact_draft(), by=person)
    contact = make_contact(by=officer)
    for person in (viewer, stranger):
        with pytest.raises(PermissionDenied):
            contacts.edit_contact(contact, contact_draft(), by=person, version=1)
        with pytest.raises(PermissionDenied):
            contacts.keep_longer(contact, by=person)
    with pytest.raises(PermissionDenied):
        contacts.add_contact(contact_draft(), by=officer, organisation=stranger.memberships.get().organisation)
    assert list(contacts_seen_by(viewer)) == [contact]
    assert list(personal_in(contacts_seen_by(viewer), viewer)) == []
    assert list(personal_in(contacts_seen_by(officer), officer)) == [contact]
    assert list(contacts_seen_by(stranger)) == []


def test_a_province_sees_its_cities_and_not_the_other_way(officer: User, office: Organisation) -> None:
    county = make_organisation(name="Example county office", parent=office)
    clerk = make_user(role=None)
    make_membership(user=clerk, organisation=county, role=Role.OFFICER)
    above, below = make_contact(by=officer), make_contact(by=clerk)
    assert set(contacts_seen_by(officer)) == {above, below}
    assert set(contacts_seen_by(clerk)) == {below}


def test_files_about_a_person_are_personal(officer: User, viewer: User) -> None:
    file = make_file(by=officer, about=make_contact(by=officer))
    other = make_file(by=officer)
    assert set(files_seen_by(officer)) == {file, other}
    assert set(files_seen_by(viewer)) == {other}


def test_contacts_are_found_by_name_post_office_and_place(officer: User) -> None:
    town = registry.place("Example town", country="JP")
    mayor = make_contact(
        by=officer, name="例示 太郎", name_reading="Reiji Taro", languages=("ja",),
        posts=(PostDraft("市長", "例示市", place=town.pk, until="2020"),),
    )  # fmt: skip
    clerk = make_contact(by=officer, name="Example Ann", languages=("en", "zh-Hans"))
    nobody = make_contact(by=officer, name="Example Bob", posts=(), languages=())

    def found(**wanted: str) -> list[Contact]:
        return list(filter_contacts(contacts_seen_by(officer), ContactFilter(**wanted)))

    assert found() == [clerk, nobody, mayor]
    assert found(text="taro") == found(text="市長") == found(text="例示市") == found(text="example town") == [mayor]
    assert found(text="例示 市長") == [mayor]
    assert found(text="ann director") == [clerk]
    assert found(country="JP") == [mayor]
    assert found(language="zh-Hans") == [clerk]
    assert found(language="zh") == []
    assert found(posts="current") == [clerk]
    assert found(posts="former") == [mayor]
    assert found(organisation=str(officer.memberships.get().organisation_id)) == [clerk, nobody, mayor]
    assert found(organisation="0") == []
    assert countries_met(officer) == ["JP"]


def test_what_is_due_and_kept_longer(officer: User, stranger: User) -> None:
    old = make_contact(by=officer, keep_until=date(2025, 1, 31))
    make_contact(by=officer, keep_until=date(2025, 2, 1))
    make_contact(by=officer)
    assert [contact.keep_until for contact in due_contacts(on=date(2025, 2, 1))] == [date(2025, 1, 31)]
    assert due_contacts(on=date(2026, 1, 1), seen_by=officer).count() == 2
    assert due_contacts(on=date(2026, 1, 1), seen_by=stranger).count() == 0
    kept = contacts.keep_longer(old, by=officer)
    assert kept.keep_until == contacts.kept_until_at_first()
    assert changes_of(old)[0].before == {"keep_until": "2025-01-31"}


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2027, 12, 31), 2, date(2028, 2, 29)),
        (date(2026, 11, 21), 36, date(2029, 11, 21)),
        (date(2026, 8, 31), 1, date(2026, 9, 30)),
    ],
)
def test_months_end_where_months_end(day: date, months: int, expected: date) -> None:
    assert contacts.add_months(day, months) == expected
