"""Making organisations and keeping their tree."""

from __future__ import annotations

from django.db import transaction

from youcheng.accounts.models import Membership, Organisation, Role, User


@transaction.atomic
def create_organisation(
    *, name: str, kind: Organisation.Kind = Organisation.Kind.OFFICE, parent: Organisation | None = None
) -> Organisation:
    """Create an organisation below ``parent`` (or a root) with its path."""
    organisation = Organisation.objects.create(name=name, kind=kind, parent=parent, path="")
    organisation.path = f"{parent.path if parent else '/'}{organisation.pk}/"
    organisation.save(update_fields=["path"])
    return organisation


def home_of(user: User) -> Organisation | None:
    """The organisation whose work the person does: where their highest role is (the first of the tree among equals)."""
    memberships = Membership.objects.filter(user=user).select_related("organisation").order_by("organisation__path")
    home = max(memberships, key=lambda one: Role(one.role).rank, default=None)
    return home.organisation if home else None
