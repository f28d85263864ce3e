"""Telling those who can decide that contacts have passed their day."""

from __future__ import annotations

from collections import Counter
from datetime import date

from django.db import transaction

from youcheng.accounts.domain.permissions import can_erase_personal_data
from youcheng.accounts.models import Organisation, User
from youcheng.office.domain.notifications import notify
from youcheng.office.domain.queries.contacts import due_contacts


@transaction.atomic
def tell_what_is_due(*, on: date | None = None) -> int:
    """Tell everybody who may erase in an organisation how many of its contacts are due; the number of people told.

    Run daily, it says the same number once until it is read.
    """
    due = Counter(due_contacts(on=on).order_by().values_list("organisation", flat=True))
    organisations = {one.pk: one for one in Organisation.objects.filter(pk__in=due)}
    people = list(User.objects.filter(is_active=True, memberships__isnull=False).distinct())
    told = 0
    for person in people:
        number = sum(due[pk] for pk, one in organisations.items() if can_erase_personal_data(person, one))
        if number:
            told += notify([person], "contacts_due", number=number)
    return told
