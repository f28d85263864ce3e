"""Things of this room that other records of this room may be about."""

from __future__ import annotations

from collections.abc import Collection

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from youcheng.office.domain.things import Kind, Shown, register
from youcheng.office.models import Contact, Message, Task


def register_own() -> None:
    """Let records be about contacts, tasks and letters."""
    register(Kind("contact", Contact, pgettext_lazy("person", "contact"), show=shown_contacts, personal=True))
    register(Kind("task", Task, _("task"), show=shown_tasks))
    register(Kind("message", Message, _("letter"), show=shown_messages))


def shown_contacts(ids: Collection[str]) -> dict[str, Shown]:
    """Contacts by name; whether a reader may open the page is the page's question."""
    return {
        str(contact.pk): Shown(str(contact), reverse("office:contact", args=[contact.pk]))
        for contact in Contact.objects.filter(pk__in=ids)
    }


def shown_tasks(ids: Collection[str]) -> dict[str, Shown]:
    """Tasks by what is to be done."""
    return {
        str(task.pk): Shown(str(task), reverse("office:task", args=[task.pk]))
        for task in Task.objects.filter(pk__in=ids)
    }


def shown_messages(ids: Collection[str]) -> dict[str, Shown]:
    """Letters by title."""
    return {
        str(message.pk): Shown(str(message), reverse("office:letter", args=[message.pk]))
        for message in Message.objects.filter(pk__in=ids)
    }
