"""Whose work it is: the office of a person, and what a person's offices have."""

from __future__ import annotations

from django.utils.translation import gettext as _

from youcheng.accounts.domain.organisations import home_of
from youcheng.accounts.domain.permissions import can_plan
from youcheng.accounts.models import Organisation, User
from youcheng.planning.domain.errors import NoOffice


def office_of(by: User) -> Organisation:
    """The organisation for which a person plans.

    Raises ``PermissionDenied`` with its reason, or :class:`NoOffice` for a person who belongs to none.
    """
    home = home_of(by)
    can_plan(by, within=home).enforce()
    if home is None:
        raise NoOffice(_("Your account belongs to no office, so there is none to keep this for."))
    return home
