"""Nothing of an erased person is left but that there was one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from django.core import serializers
from django.core.exceptions import PermissionDenied
from tests.office.factories import contact_draft, make_contact, make_file
from tests.registry import factories as registry

from youcheng.accounts.domain.changes import changes_of
from youcheng.accounts.models import Change, User
from youcheng.office.domain.contact_draft import ReachDraft
from youcheng.office.domain.contacts import edit_contact
from youcheng.office.domain.erasing import erase_contact
from youcheng.office.domain.errors import OfficeError
from youcheng.office.models import Contact, ContactPost, File, Reach

pytestmark = pytest.mark.django_db
SECRET = "Zanzibar"
"""A word in every personal value of the person, to be looked for everywhere."""


def everything() -> str:
    """Every row of the rooms that could hold it, as text."""
    rows = [*Contact.objects.all(), *ContactPost.objects.all(), *Reach.objects.all(), *File.objects.all()]
    rows += list(Change.objects.all())
    return serializers.serialize("json", rows)


def test_a_tombstone_is_left(
    officer: User, manager: User, files_in_a_folder_of_their_own: Path, django_capture_on_commit_callbacks: Any
) -> None:
    person = registry.person()
    contact = make_contact(
        by=officer, name=f"{SECRET} A", name_reading=SECRET, remarks=SECRET, source=SECRET, form_of_address=SECRET,
        person=person.pk, reaches=(ReachDraft("email", f"{SECRET}@example.org", SECRET),),
    )  # fmt: skip
    edit_contact(contact, contact_draft(f"{SECRET} B", remarks=f"{SECRET} C"), by=officer, version=1)
    make_file(by=officer, about=contact, content=f"{SECRET}'s letter", name=f"{SECRET}.txt")
    other = make_file(by=officer)
    assert everything().count(SECRET) > 10
    with django_capture_on_commit_callbacks(execute=True):
        erased = erase_contact(contact, by=manager)
    assert SECRET.lower() not in everything().lower()
    assert (erased.name, erased.languages, erased.person, erased.erased_by) == ("", [], None, manager)
    assert str(erased) == f"erased contact {contact.pk}"
    assert [(change.verb, change.by) for change in changes_of(contact)] == [
        ("erased", manager), ("edited", officer), ("created", officer),
    ]  # fmt: skip
    assert json.loads(json.dumps(changes_of(contact)[1].after))["remarks"] == "…"
    kept = [path.name for path in (files_in_a_folder_of_their_own / "office").rglob("*") if path.is_file()]
    assert kept == [other.sha256]


def test_erasing_twice_changes_nothing(officer: User, manager: User) -> None:
    contact = make_contact(by=officer)
    first = erase_contact(contact, by=manager)
    again = erase_contact(contact, by=manager)
    assert (again.erased_at, again.version) == (first.erased_at, 2)
    with pytest.raises(OfficeError):
        edit_contact(contact, contact_draft(), by=officer, version=2)


def test_only_a_manager_erases(officer: User, stranger: User) -> None:
    contact = make_contact(by=officer)
    for person in (officer, stranger):
        with pytest.raises(PermissionDenied):
            erase_contact(contact, by=person)
    assert not Contact.objects.get().erased
