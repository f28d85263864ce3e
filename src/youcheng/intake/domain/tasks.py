"""Background tasks: each takes ids, fetches, and delegates to a verb."""

from __future__ import annotations

from django_tasks import task

from youcheng.intake.models import Reading


@task()
def read_in_background(reading_id: int) -> str:
    """Read one queued document; its status afterwards."""
    from youcheng.intake.domain.reading import read_now, release_stale

    release_stale()
    reading = Reading.objects.select_related("document").get(pk=reading_id)
    read_now(reading)
    return str(reading.status)
