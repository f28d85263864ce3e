"""Imports of spreadsheets as a person may see them, and the rows of one."""

from __future__ import annotations

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When

from youcheng.accounts.domain.queries.organisations import organisations_seen_by
from youcheng.accounts.models import User
from youcheng.intake.models import DraftRow, ImportDraft
from youcheng.registry.models import Batch

SHOWN = {
    "bad": Q(state=DraftRow.State.BAD),
    "ready": Q(state=DraftRow.State.READY),
    "new": Q(state=DraftRow.State.READY, outcome=DraftRow.Outcome.NEW),
    "changed": Q(state=DraftRow.State.READY, outcome=DraftRow.Outcome.CHANGED),
    "same": Q(state=DraftRow.State.READY, outcome=DraftRow.Outcome.SAME),
    "skipped": Q(state=DraftRow.State.SKIPPED),
    "no_row": Q(state=DraftRow.State.NO_ROW),
}
"""What a page of rows may be narrowed to."""


def imports_seen_by(user: User) -> QuerySet[ImportDraft]:
    """Imports of the organisations that the person sees, the latest first."""
    seen = ImportDraft.objects.filter(organisation__in=organisations_seen_by(user))
    return seen.select_related("organisation", "by", "batch")


def other_imports() -> QuerySet[Batch]:
    """Imports that no spreadsheet of the desk began: from the shell, and from Wikidata; the latest first."""
    return Batch.objects.exclude(source__startswith="spreadsheet").select_related("by").order_by("-at", "-pk")


def row_counts(draft: ImportDraft) -> dict[str, int]:
    """How many rows of a draft there are of each kind in :data:`SHOWN`, and ``all`` that are rows of the list."""
    counts: dict[str, int] = draft.rows.aggregate(
        **{name: Count("pk", filter=condition) for name, condition in SHOWN.items()},
        all=Count("pk", filter=~Q(state=DraftRow.State.NO_ROW)),
    )
    return counts


def rows_to_show(draft: ImportDraft, *, show: str = "") -> QuerySet[DraftRow]:
    """The rows of a draft: those that need an answer first, then as they stand in the file."""
    rows = draft.rows.filter(SHOWN[show]) if show in SHOWN else draft.rows.exclude(state=DraftRow.State.NO_ROW)
    first = Case(When(state=DraftRow.State.BAD, then=Value(0)), default=Value(1), output_field=IntegerField())
    return rows.annotate(first=first).order_by("first", "sheet", "number")
