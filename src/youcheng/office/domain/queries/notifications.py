"""A person's notifications, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from youcheng.accounts.models import User
from youcheng.office.domain.notifications import sentence
from youcheng.office.domain.things import Thing, show
from youcheng.office.models import Notification


@dataclass(frozen=True, slots=True)
class Line:
    """A notification as it is read."""

    notification: Notification
    words: str
    url: str


def notifications_of(person: User) -> QuerySet[Notification]:
    """All of a person's notifications, the latest first, with who caused them."""
    return Notification.objects.filter(person=person).select_related("by")


def unread_count(person: User) -> int:
    """How many the person has not read; one query on a partial index."""
    return Notification.objects.filter(person=person, read_at=None).count()


def in_words(notifications: Iterable[Notification]) -> list[Line]:
    """The lines in the reader's language, with one query per kind of thing."""
    listed = list(notifications)
    shown = show(Thing(one.about_kind, one.about_id) for one in listed if one.about_kind)
    lines = []
    for one in listed:
        thing = shown.get(Thing(one.about_kind, one.about_id))
        values = {**one.params, "about": thing.title if thing else "…", "by": str(one.by or "…")}
        lines.append(Line(one, sentence(one.kind) % _Forgiving(values), thing.url if thing else ""))
    return lines


class _Forgiving(dict[str, str]):
    """A sentence whose values were never given still reads."""

    def __missing__(self, key: str) -> str:
        return "…"
