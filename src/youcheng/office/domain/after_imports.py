"""Telling whoever ran an import that it is finished; the rooms that import know nothing of this one."""

from __future__ import annotations

from typing import Any

from youcheng.office.domain.notifications import notify
from youcheng.office.models import Notification
from youcheng.registry.models import Batch


def tell_after_import(sender: type[Batch], instance: Batch, raw: bool = False, **kwargs: Any) -> None:
    """Tell the person once per import, in its own transaction; several saves of one import are one import."""
    if raw or instance.by is None or not instance.rows_read or instance.undone_at:
        return
    given: dict[str, Any] = {"file": instance.file_name or instance.source, "import": instance.pk}
    if not Notification.objects.filter(person=instance.by, kind="import_finished", params=given).exists():
        notify([instance.by], "import_finished", **given)
