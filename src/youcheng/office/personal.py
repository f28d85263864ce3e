"""Personal data in one place: which columns hold it, what for, and for how long.

Showing, exporting, erasing and the list of what is due all read this table, and a test refuses a column of these models
that is neither here nor in :data:`NOT_PERSONAL`. A person's name and public posts are shown to everybody in the
organisation; the rest needs leave (``can_see_personal_data``).
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from youcheng.office.models import Contact, ContactPost, Reach
from youcheng.web.config import config


@dataclass(frozen=True, slots=True)
class PersonalField:
    """A column with personal data."""

    model: type[models.Model]
    name: str
    purpose: str | Promise
    restricted: bool = True
    """Shown only with leave to see personal data."""

    @property
    def months(self) -> int:
        """How long it may be kept without somebody saying that it is still needed."""
        return config().personal_data_months


TO_ADDRESS = _("to address the person correctly")
TO_KNOW_OFFICE = _("to know who holds which office")
TO_REACH = _("to reach the person about the office's work")
TO_PREPARE = _("to prepare meetings and letters")
TO_ACCOUNT = _("to say where the data came from")

PERSONAL_FIELDS: tuple[PersonalField, ...] = (
    PersonalField(Contact, "name", TO_ADDRESS, restricted=False),
    PersonalField(Contact, "name_reading", TO_ADDRESS, restricted=False),
    PersonalField(Contact, "name_language", TO_ADDRESS, restricted=False),
    PersonalField(Contact, "person", TO_KNOW_OFFICE, restricted=False),
    PersonalField(Contact, "form_of_address", TO_ADDRESS),
    PersonalField(Contact, "languages", TO_ADDRESS),
    PersonalField(Contact, "remarks", TO_PREPARE),
    PersonalField(Contact, "source", TO_ACCOUNT),
    PersonalField(ContactPost, "title", TO_KNOW_OFFICE, restricted=False),
    PersonalField(ContactPost, "body", TO_KNOW_OFFICE, restricted=False),
    PersonalField(ContactPost, "language", TO_KNOW_OFFICE, restricted=False),
    PersonalField(ContactPost, "place", TO_KNOW_OFFICE, restricted=False),
    PersonalField(ContactPost, "since", TO_KNOW_OFFICE, restricted=False),
    PersonalField(ContactPost, "until", TO_KNOW_OFFICE, restricted=False),
    PersonalField(Reach, "kind", TO_REACH),
    PersonalField(Reach, "value", TO_REACH),
    PersonalField(Reach, "hint", TO_REACH),
    PersonalField(Reach, "preferred", TO_REACH),
)

NOT_PERSONAL: dict[type[models.Model], frozenset[str]] = {
    Contact: frozenset(
        {"id", "organisation", "keep_until", "created_at", "changed_at", "version", "erased_at", "erased_by"}
    ),
    ContactPost: frozenset({"id", "contact"}),
    Reach: frozenset({"id", "contact"}),
}
"""What remains of an erased person: that somebody was known, when, and who erased it."""


def fields_of(model: type[models.Model]) -> list[PersonalField]:
    """The personal fields of one model, in the order of the table."""
    return [field for field in PERSONAL_FIELDS if field.model is model]
