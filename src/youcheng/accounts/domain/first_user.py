"""The first administrator of a fresh installation."""

from __future__ import annotations

from django.db import transaction

from youcheng.accounts.domain.organisations import create_organisation
from youcheng.accounts.models import Membership, Organisation, Role, User

FIRST_USERNAME = "administrator"


@transaction.atomic
def ensure_first_administrator(*, office: str = "Example foreign affairs office") -> User:
    """Return an active administrator, creating one without a password in a first office when there is none."""
    existing = User.objects.filter(is_active=True, memberships__role=Role.ADMINISTRATOR).order_by("pk").first()
    if existing is not None:
        return existing
    user, created = User.objects.get_or_create(username=FIRST_USERNAME)
    if created:
        user.set_unusable_password()
        user.save(update_fields=["password"])
    root = Organisation.objects.filter(parent=None).first() or create_organisation(name=office)
    Membership.objects.update_or_create(user=user, organisation=root, defaults={"role": Role.ADMINISTRATOR})
    return user
