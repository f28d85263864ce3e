"""Background tasks: each takes ids, fetches, and delegates to a verb."""

from __future__ import annotations

from django_tasks import task

from youcheng.intake.models import DuplicateSearch, Reading


@task()
def read_in_background(reading_id: int) -> str:
    """Read one queued document; its status afterwards."""
    from youcheng.intake.domain.reading import read_now, release_stale

    release_stale()
    reading = Reading.objects.select_related("document").get(pk=reading_id)
    read_now(reading)
    return str(reading.status)


@task()
def search_in_background(search_id: int) -> str:
    """Search the registry for duplicates; the search's status afterwards."""
    from youcheng.intake.domain.duplicates import release_stale, search_now

    release_stale()
    search = DuplicateSearch.objects.get(pk=search_id)
    search_now(search)
    return str(search.status)


@task()
def undo_in_background(batch_id: int, user_id: int, language: str) -> int:
    """Take an import back, in the words of the person who asked; the number of claims set aside."""
    from django.utils import translation

    from youcheng.accounts.models import User
    from youcheng.registry.domain.batches import undo_batch
    from youcheng.registry.domain.errors import NothingToUndo
    from youcheng.registry.models import Batch

    with translation.override(language):
        try:
            return undo_batch(Batch.objects.get(pk=batch_id), by=User.objects.get(pk=user_id))
        except NothingToUndo:
            return 0
