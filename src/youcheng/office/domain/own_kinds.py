"""Things of this room that other records of this room may be about."""

from __future__ import annotations

from collections.abc import Collection

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from youcheng.office.domain.things import Kind, Shown, register
from youcheng.office.models import Contact


def register_own() -> None:
    """Let records be about contacts."""
    register(Kind("contact", Contact, _("contact"), show=shown_contacts, personal=True))


def shown_contacts(ids: Collection[str]) -> dict[str, Shown]:
    """Contacts by name; whether a reader may open the page is the page's question."""
    return {
        str(contact.pk): Shown(str(contact), reverse("office:contact", args=[contact.pk]))
        for contact in Contact.objects.filter(pk__in=ids)
    }
