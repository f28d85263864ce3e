"""Nobody's organisation: every one keeps somebody who can manage it."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext as _

from youcheng.accounts.domain.errors import LastAdministrator
from youcheng.accounts.models import Membership, Organisation, Role


def ancestors_and_self(organisation: Organisation) -> list[int]:
    """Ids from the root down to the organisation itself, as its path has them."""
    return [int(part) for part in organisation.path.strip("/").split("/")]


def keep_an_administrator(organisation: Organisation) -> None:
    """Raise LastAdministrator unless an active person administers the organisation or one above it.

    Verbs call it after their change, inside their transaction. Who administers it administers all below.
    """
    above = Q(organisation__in=ancestors_and_self(organisation))
    if not Membership.objects.filter(above, role=Role.ADMINISTRATOR, user__is_active=True).exists():
        raise LastAdministrator(
            _("Nobody would be left to manage %(name)s. Make somebody else administrator first.")
            % {"name": organisation}
        )
