"""Taking personal data out is itself an act that is allowed, and logged."""

from __future__ import annotations

from django.db import transaction

from youcheng.accounts.domain.changes import record_change
from youcheng.accounts.domain.permissions import can_export_personal_data
from youcheng.accounts.domain.queries.organisations import organisations_seen_by
from youcheng.accounts.models import Organisation, Role, User
from youcheng.office.models import Contact

EXPORT_FROM = Role.REVIEWER
"""The role from which ``can_export_personal_data`` allows; a test holds the two together."""


@transaction.atomic
def allow_person_export(contact: Contact, *, by: User) -> None:
    """Enforce leave to take one person's data out, and note that it was."""
    can_export_personal_data(by, contact.organisation).enforce()
    record_change(by=by, obj=contact, verb="exported")


@transaction.atomic
def allow_list_export(*, by: User) -> list[Organisation]:
    """The organisations whose contacts this person may take out as a list; each notes that it was done.

    Raises ``PermissionDenied`` where there is none.
    """
    can_export_personal_data(by).enforce()
    organisations = list(organisations_seen_by(by, at_least=EXPORT_FROM))
    for organisation in organisations:
        if Contact.objects.filter(organisation=organisation).exists():
            record_change(by=by, obj=organisation, verb="contacts_exported", organisation=organisation)
    return organisations
