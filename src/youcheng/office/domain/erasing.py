"""Erasing a person: what is left says that somebody was known, and nothing about whom."""

from __future__ import annotations

from functools import partial
from typing import Any, cast

from django.db import transaction
from django.db.models import Field, Model
from django.utils import timezone

from youcheng.accounts.domain.changes import erase_values, record_change
from youcheng.accounts.domain.permissions import can_erase_personal_data
from youcheng.accounts.models import User
from youcheng.office.domain.files import drop_bytes
from youcheng.office.domain.queries.scope import about
from youcheng.office.domain.things import Thing, thing_of
from youcheng.office.domain.turns import files_turn
from youcheng.office.models import Contact, Delivery, File, Message, Note, Task
from youcheng.office.personal import fields_of

KEPT_ABOUT_CONTACTS: tuple[type[Model], ...] = (File, Note, Task)
"""Records that go with the person they are about."""


def erase_contact(contact: Contact, *, by: User) -> Contact:
    """Erase every personal value of a contact, also from the change log and from letters sent; it cannot be undone.

    The row stays as a tombstone with its organisation and dates. Files, notes and tasks about the person go. Erasing
    twice changes nothing.
    """
    with files_turn():
        current = Contact.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=contact.pk)
        can_erase_personal_data(by, current.organisation).enforce()
        if current.erased:
            return current
        _erase_what_is_about(thing_of(current))
        current.deliveries.update(name="", address="", subject="", body="", error="", gaps=[])
        current.deliveries.filter(message__state=Message.State.DRAFT).delete()
        current.deliveries.filter(state=Delivery.State.WAITING).update(state=Delivery.State.UNREACHABLE)
        current.posts.all().delete()
        current.reaches.all().delete()
        for field in fields_of(Contact):
            column = cast("Field[Any, Any]", Contact._meta.get_field(field.name))
            setattr(current, field.name, column.get_default())
        current.version += 1
        current.erased_at, current.erased_by = timezone.now(), by
        current.save()
        erase_values(current)
        record_change(by=by, obj=current, verb="erased")
    return current


def _erase_what_is_about(thing: Thing) -> None:
    for model in KEPT_ABOUT_CONTACTS:
        for record in about(model._default_manager.all(), thing):
            if isinstance(record, Task):
                _erase_what_is_about(thing_of(record))
            if isinstance(record, File):
                transaction.on_commit(partial(drop_bytes, record.sha256))
            erase_values(record)
            record.delete()
