"""Notes: written, changed, removed, with their words in the change log."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from tests.office.factories import make_contact, make_note
from tests.registry import factories as registry

from youcheng.accounts.models import Change, User
from youcheng.office.domain.errors import OfficeError
from youcheng.office.domain.notes import edit_note, remove_note
from youcheng.office.domain.queries.tasks import notes_about
from youcheng.office.domain.things import thing_of
from youcheng.office.models import Note

pytestmark = pytest.mark.django_db


def test_a_note_stands_with_its_thing_and_its_history_in_the_log(officer: User) -> None:
    tie = registry.tie()
    note = make_note(by=officer, about=tie, text="  They prefer May.\n")
    assert (note.text, note.edited_at) == ("They prefer May.", None)
    edited = edit_note(note, "They prefer June.", by=officer)
    assert edited.edited_at is not None
    assert list(notes_about(thing_of(tie), seen_by=officer)) == [note]
    remove_note(note, by=officer)
    assert Note.objects.count() == 0
    log = Change.objects.filter(kind="office.note")
    assert [(change.verb, change.before.get("text"), change.after.get("text")) for change in log] == [
        ("removed", "They prefer June.", None),
        ("edited", "They prefer May.", "They prefer June."),
        ("created", None, "They prefer May."),
    ]


def test_an_empty_note_is_refused(officer: User) -> None:
    with pytest.raises(OfficeError) as refusal:
        make_note(by=officer, about=registry.tie(), text=" \n\u200b")
    assert str(refusal.value) == "The note is empty."


def test_who_may(officer: User, viewer: User, stranger: User) -> None:
    tie, contact = registry.tie(), make_contact(by=officer)
    note, personal = make_note(by=officer, about=tie), make_note(by=officer, about=contact)
    for person in (viewer, stranger):
        for one in (note, personal):
            with pytest.raises(PermissionDenied):
                edit_note(one, "x", by=person)
            with pytest.raises(PermissionDenied):
                remove_note(one, by=person)
    assert list(notes_about(thing_of(tie), seen_by=viewer)) == [note]
    assert list(notes_about(thing_of(contact), seen_by=viewer)) == []
    assert list(notes_about(thing_of(tie), seen_by=stranger)) == []
