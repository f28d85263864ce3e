"""What follows an import or its undoing, once it is committed."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from youcheng.intake.domain.duplicates import search_soon
from youcheng.registry.models import Batch


def search_after_import(sender: type[Batch], instance: Batch, raw: bool = False, **kwargs: Any) -> None:
    """Queue a search for duplicates; several saves of one import make one search."""
    if raw or not (instance.rows_created or instance.rows_updated or instance.undone_at):
        return
    transaction.on_commit(lambda: search_soon() and None)
