"""Taking back an import that no spreadsheet of the desk began."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import get_language

from youcheng.accounts.domain.permissions import can_import
from youcheng.accounts.models import User
from youcheng.registry.domain.batches import undo_batch
from youcheng.registry.models import Batch

AT_ONCE_ROWS = 2_000
"""An import of at most this many rows is taken back within the request; larger ones take seconds."""


def undo_at_once_or_soon(batch: Batch, *, by: User) -> int | None:
    """Take the import back; the number of claims set aside, or None when the background does it.

    Raises ``NothingToUndo`` where it was taken back already.
    """
    from youcheng.intake.domain.tasks import undo_in_background

    draft = batch.drafts.select_related("organisation").first()
    can_import(by, within=draft.organisation if draft else None).enforce()
    if batch.undone_at is not None or batch.rows_read <= AT_ONCE_ROWS:
        return undo_batch(batch, by=by)
    language = get_language() or "en"
    transaction.on_commit(lambda: undo_in_background.enqueue(batch.pk, by.pk, language))
    return None
