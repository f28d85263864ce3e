"""Keeping the matching engine's tables fresh: asked for after every change, written once when the changes pause."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

PAUSE = timedelta(seconds=5)
"""How long changes may go on arriving before the tables are written: a review of twenty facts is one export."""


def refresh_soon(**_signal: object) -> None:
    """Have the background worker write the tables, unless it is to do so already. Receives ``registry_changed``."""
    from youcheng.planning.domain.tasks import refresh_tables

    waiting = DBTaskResult.objects.filter(task_path=refresh_tables.module_path, status=TaskResultStatus.READY)
    if not waiting.exists():
        refresh_tables.using(run_after=timezone.now() + PAUSE).enqueue()
