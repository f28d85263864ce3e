"""Whose work a new record is, and whether this person may do it."""

from __future__ import annotations

from collections.abc import Callable

from django.db import models
from django.utils.translation import gettext as _

from youcheng.accounts.domain.decision import Decision
from youcheng.accounts.domain.organisations import home_of
from youcheng.accounts.domain.permissions import can_see_personal_data
from youcheng.accounts.models import Organisation, User
from youcheng.office.domain.errors import OfficeError
from youcheng.office.domain.things import Thing, home_of_thing, kind_named, thing_of


def belongs_to(
    about: models.Model | Thing | None,
    *,
    by: User,
    may: Callable[[User, Organisation | None], Decision],
    organisation: Organisation | None = None,
) -> tuple[Organisation, Thing]:
    """The organisation of a new record (the given one, the thing's own, or the person's) and what it is about.

    Enforces ``may`` there, and leave to see personal data for what is about a person. Raises ``NoSuchThing``.
    """
    thing = thing_of(about)
    home = organisation or home_of_thing(thing) or home_of(by)
    if home is None:
        may(by, None).enforce()
        raise OfficeError(_("Your account belongs to no organisation, so there is none to keep this for."))
    may(by, home).enforce()
    if thing and kind_named(thing.kind).personal:
        can_see_personal_data(by, home).enforce()
    return home, thing
