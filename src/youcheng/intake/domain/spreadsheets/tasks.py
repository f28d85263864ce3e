"""Background tasks of imports: each takes an id, fetches, and delegates to a verb."""

from __future__ import annotations

from django_tasks import task

from youcheng.intake.models import ImportDraft


@task()
def import_in_background(draft_id: int, language: str) -> str:
    """Import one queued draft; its status afterwards. Messages are in the language of the person who asked."""
    from django.utils import translation

    from youcheng.intake.domain.spreadsheets.run import import_now

    draft = ImportDraft.objects.get(pk=draft_id)
    with translation.override(language):
        import_now(draft)
    return str(draft.status)
