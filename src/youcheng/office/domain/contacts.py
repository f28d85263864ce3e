"""Adding and changing contacts, and saying that they are still needed."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from youcheng.accounts.domain.changes import record_change, state_of
from youcheng.accounts.domain.permissions import can_see_personal_data, can_work_in_office
from youcheng.accounts.models import Organisation, User
from youcheng.office.domain.belonging import belongs_to
from youcheng.office.domain.contact_draft import ContactDraft, check, tidy
from youcheng.office.domain.errors import ChangedMeanwhile, OfficeError
from youcheng.office.models import Contact, ContactPost, Reach
from youcheng.web.config import config

LOGGED_ELSEWHERE = ("version", "changed_at", "created_at")


def kept_until_at_first(today: date | None = None) -> date:
    """How long a new contact is kept unless somebody says otherwise."""
    return add_months(today or timezone.localdate(), config().personal_data_months)


def add_months(day: date, months: int) -> date:
    """The same day so many months later, or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")


@transaction.atomic
def add_contact(draft: ContactDraft, *, by: User, organisation: Organisation | None = None) -> Contact:
    """Keep a new contact of ``organisation`` (the person's own without it).

    Raises ``InvalidContact`` with everything that is wrong, ``PermissionDenied`` with its reason.
    """
    home, _nothing = belongs_to(None, by=by, may=can_work_in_office, organisation=organisation)
    check(draft)
    contact = Contact(organisation=home, keep_until=draft.keep_until or kept_until_at_first())
    _write(contact, draft)
    record_change(by=by, obj=contact, verb="created", after=contact_state(contact))
    return contact


@transaction.atomic
def edit_contact(contact: Contact, draft: ContactDraft, *, by: User, version: int) -> Contact:
    """Replace what is kept about a contact by ``draft``.

    ``version`` is the one the person saw; raises ``ChangedMeanwhile`` where somebody else changed it since.
    """
    current = _locked(contact, by=by)
    if current.version != version:
        raise ChangedMeanwhile(
            _("Somebody else changed this contact meanwhile. Nothing was saved; look at it as it stands now.")
        )
    check(draft)
    before = contact_state(current)
    current.version += 1
    current.keep_until = draft.keep_until or current.keep_until
    _write(current, draft)
    record_change(by=by, obj=current, verb="edited", before=before, after=contact_state(current))
    return current


@transaction.atomic
def keep_longer(contact: Contact, *, by: User) -> Contact:
    """Say that the contact is still needed: it is kept for another term from today."""
    current = _locked(contact, by=by)
    before = {"keep_until": current.keep_until}
    current.keep_until = kept_until_at_first()
    current.version += 1
    current.save(update_fields=["keep_until", "version", "changed_at"])
    record_change(by=by, obj=current, verb="kept_longer", before=before, after={"keep_until": current.keep_until})
    return current


def contact_state(contact: Contact) -> dict[str, Any]:
    """The contact with posts and ways to reach, for the change log."""
    return {
        **state_of(contact, leave_out=LOGGED_ELSEWHERE),
        "posts": [state_of(post, leave_out=["contact"]) for post in ContactPost.objects.filter(contact=contact)],
        "reaches": [state_of(reach, leave_out=["contact"]) for reach in Reach.objects.filter(contact=contact)],
    }


def _locked(contact: Contact, *, by: User) -> Contact:
    current = Contact.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=contact.pk)
    can_work_in_office(by, current.organisation).enforce()
    can_see_personal_data(by, current.organisation).enforce()
    if current.erased:
        raise OfficeError(_("This contact was erased; nothing can be added to it."))
    return current


def _write(contact: Contact, draft: ContactDraft) -> None:
    for name in ("name", "name_language", "name_reading", "form_of_address", "remarks", "source"):
        setattr(contact, name, tidy(getattr(draft, name)))
    contact.languages = list(dict.fromkeys(draft.languages))
    contact.person_id = draft.person or None
    contact.save()
    contact.posts.all().delete()
    contact.reaches.all().delete()
    ContactPost.objects.bulk_create(
        ContactPost(
            contact=contact,
            title=tidy(post.title),
            body=tidy(post.body),
            language=post.language,
            place_id=post.place or None,
            since=post.since,
            until=post.until,
        )
        for post in draft.posts
    )
    Reach.objects.bulk_create(
        Reach(
            contact=contact,
            kind=reach.kind,
            value=tidy(reach.value),
            hint=tidy(reach.hint),
            preferred=reach.preferred,
        )
        for reach in draft.reaches
    )
