"""Making organisations and keeping their tree."""

from __future__ import annotations

from django.db import transaction

from youcheng.accounts.models import Organisation


@transaction.atomic
def create_organisation(
    *, name: str, kind: Organisation.Kind = Organisation.Kind.OFFICE, parent: Organisation | None = None
) -> Organisation:
    """Create an organisation below ``parent`` (or a root) with its path."""
    organisation = Organisation.objects.create(name=name, kind=kind, parent=parent, path="")
    organisation.path = f"{parent.path if parent else '/'}{organisation.pk}/"
    organisation.save(update_fields=["path"])
    return organisation
