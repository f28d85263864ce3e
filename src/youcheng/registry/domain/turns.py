"""One writer at a time: every verb runs as one transaction that waits for its turn.

Rows are computed from claims, so two verbs that change claims of one entity at once could each miss the other's. SQLite
has one writer anyway; PostgreSQL gets an advisory lock that ends with the transaction.
"""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial, wraps
from typing import ParamSpec, TypeVar

from django.db import DEFAULT_DB_ALIAS, OperationalError, connections, transaction
from django.db.models import F
from django.dispatch import Signal
from django.utils.translation import gettext as _

from youcheng.registry.domain.errors import DatabaseBusy, StorageFull
from youcheng.registry.models import Revision

P = ParamSpec("P")
R = TypeVar("R")

registry_changed = Signal()
"""Sent after a verb's changes are safe in the database, for rooms above that keep something computed from them."""

LOCK = 0x59_4F_55  # any constant of our own
PATIENCE_SECONDS = 20
FULL = ("database or disk is full", "disk i/o error", "no space left on device")
BUSY = ("database is locked", "database table is locked", "lock timeout", "could not obtain lock")
FULL_ERRORS = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


@contextmanager
def in_words() -> Iterator[None]:
    """Turn a full disk and a locked database into errors that say so."""
    try:
        yield
    except OperationalError as error:
        message = str(error).lower()
        if any(words in message for words in BUSY):
            raise DatabaseBusy(
                _("Another process is writing to the database and did not finish. Nothing was changed; try again.")
            ) from error
        if any(words in message for words in FULL):
            raise StorageFull(_("The disk is full. Nothing was changed; make room and try again.")) from error
        raise
    except OSError as error:
        if error.errno in FULL_ERRORS:
            raise StorageFull(_("The disk is full. Nothing was changed; make room and try again.")) from error
        raise


def changes_registry(verb: Callable[P, R]) -> Callable[P, R]:
    """Make a verb one transaction, all or nothing, that waits for its turn and fails in words."""

    @wraps(verb)
    def in_turn(*args: P.args, **kwargs: P.kwargs) -> R:
        with in_words(), transaction.atomic():
            _take_turn()
            answer = verb(*args, **kwargs)
            _count_change()
            transaction.on_commit(partial(registry_changed.send_robust, sender=None))
            return answer

    return in_turn


def _count_change() -> None:
    """Raise the registry's revision, in the verb's own transaction, so that caches know themselves stale."""
    if not Revision.objects.filter(pk=Revision.ONLY).update(number=F("number") + 1):
        Revision.objects.create(pk=Revision.ONLY, number=1)


def _take_turn() -> None:
    connection = connections[DEFAULT_DB_ALIAS]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL lock_timeout = '{PATIENCE_SECONDS}s'")
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
