"""One at a time where bytes and rows meet."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DEFAULT_DB_ALIAS, connections, transaction

LOCK = 0x59_4F_46  # any constant of our own


@contextmanager
def files_turn() -> Iterator[None]:
    """A transaction in which nobody else adds or sweeps files.

    SQLite's transactions begin immediate and so have one writer; PostgreSQL gets an advisory lock.
    """
    with transaction.atomic():
        connection = connections[DEFAULT_DB_ALIAS]
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        yield
