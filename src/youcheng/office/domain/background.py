"""Background tasks: each takes ids, fetches, and delegates to a verb."""

from __future__ import annotations

from django_tasks import task

from youcheng.office.models import Message


@task()
def send_in_background(message_id: int) -> int:
    """Send what is waiting of one released letter; the number sent."""
    from youcheng.office.domain.sending import send_waiting

    return send_waiting(Message.objects.get(pk=message_id))
