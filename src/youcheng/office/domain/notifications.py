"""Telling people what concerns them: verbs call :func:`notify`, pages read it in the reader's own language.

A room above names its own sentences with :func:`register_sentence`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Model
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from youcheng.accounts.models import User
from youcheng.office.domain.things import Thing, thing_of
from youcheng.office.models import Notification

_SENTENCES: dict[str, str | Promise] = {}


def register_sentence(kind: str, words: str | Promise) -> None:
    """Name the sentence of a kind; ``%(name)s`` in it is filled from what ``notify`` is given.

    ``%(about)s`` is the thing's name and ``%(by)s`` the person who caused it, both as they are when it is read.
    """
    _SENTENCES[kind] = words


def sentence(kind: str) -> str:
    """The words for a kind in the reader's language; a kind that is no longer known still says what it is about."""
    return str(_SENTENCES.get(kind, "%(about)s"))


def notify(
    people: Iterable[User | None],
    kind: str,
    *,
    about: Model | Thing | None = None,
    by: User | None = None,
    **params: Any,
) -> int:
    """Put a line into each person's list, once per person and never into that of the person who caused it.

    The number of lines. An unread line of the same kind about the same thing is not repeated. Runs in the verb's own
    transaction: what is rolled back was never told.
    """
    if kind not in _SENTENCES:
        raise KeyError(f"no sentence for notifications of the kind {kind!r}")
    thing = thing_of(about)
    wanted = {person.pk: person for person in people if person is not None and person.is_active and person != by}
    told = set(
        Notification.objects.filter(
            person__in=wanted, kind=kind, about_kind=thing.kind, about_id=thing.id, params=params, read_at=None
        ).values_list("person", flat=True)
    )
    lines = [
        Notification(person=person, kind=kind, params=params, about_kind=thing.kind, about_id=thing.id, by=by)
        for pk, person in wanted.items()
        if pk not in told
    ]
    Notification.objects.bulk_create(lines)
    return len(lines)


def mark_read(person: User, *, only: int | None = None) -> int:
    """Mark one line or all lines of a person read; the number that were unread."""
    lines = Notification.objects.filter(person=person, read_at=None)
    if only is not None:
        lines = lines.filter(pk=only)
    return lines.update(read_at=timezone.now())


def register_own_sentences() -> None:
    """The sentences of this room."""
    register_sentence("task_given", _("%(by)s gave you a task: %(about)s"))
    register_sentence("task_done", _("%(by)s has done: %(about)s"))
    register_sentence("task_taken_away", _("This task is no longer yours: %(about)s"))
    register_sentence("message_sent", _("Your letter has been sent: %(about)s"))
    register_sentence("message_failed", _("Your letter did not reach everybody: %(about)s"))
    register_sentence("import_finished", _("Your import is finished: %(file)s"))
    register_sentence("sessions_ended", _("%(by)s ended sessions of yours. If you do not know why, ask."))
    register_sentence("account_reopened", _("%(by)s opened your account again."))
    register_sentence("contacts_due", _("Contacts to keep or erase: %(number)s"))
