"""Writing, changing and removing notes."""

from __future__ import annotations

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from youcheng.accounts.domain.changes import record_change, state_of
from youcheng.accounts.domain.permissions import can_see_personal_data, can_work_in_office
from youcheng.accounts.models import Organisation, User
from youcheng.office.domain.belonging import belongs_to
from youcheng.office.domain.contact_draft import tidy
from youcheng.office.domain.errors import OfficeError
from youcheng.office.domain.things import Thing, personal_kinds
from youcheng.office.models import Note


@transaction.atomic
def write_note(text: str, *, about: models.Model | Thing, by: User, organisation: Organisation | None = None) -> Note:
    """Note something about a thing. Raises ``OfficeError`` for an empty note, ``PermissionDenied`` with its reason."""
    home, thing = belongs_to(about, by=by, may=can_work_in_office, organisation=organisation)
    note = Note.objects.create(organisation=home, about_kind=thing.kind, about_id=thing.id, text=_checked(text), by=by)
    record_change(by=by, obj=note, verb="created", after=state_of(note))
    return note


@transaction.atomic
def edit_note(note: Note, text: str, *, by: User) -> Note:
    """Write it anew; what stood there before stays in the change log."""
    current = _locked(note, by=by)
    before = state_of(current)
    current.text, current.edited_at = _checked(text), timezone.now()
    current.save(update_fields=["text", "edited_at"])
    record_change(by=by, obj=current, verb="edited", before=before, after=state_of(current))
    return current


@transaction.atomic
def remove_note(note: Note, *, by: User) -> None:
    """Take a note away; the change log keeps its words."""
    current = _locked(note, by=by)
    record_change(by=by, obj=current, verb="removed", before=state_of(current))
    current.delete()


def _checked(text: str) -> str:
    words = tidy(text)
    if not words:
        raise OfficeError(_("The note is empty."))
    return words


def _locked(note: Note, *, by: User) -> Note:
    current = Note.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=note.pk)
    can_work_in_office(by, current.organisation).enforce()
    if current.about_kind in personal_kinds():
        can_see_personal_data(by, current.organisation).enforce()
    return current
