"""Importing a prepared list: in the background, all of it in one transaction or nothing; and taking it back."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from youcheng.accounts.domain.changes import record_change
from youcheng.accounts.domain.permissions import can_import
from youcheng.accounts.models import User
from youcheng.intake.domain.spreadsheets.drafts import open_draft, understand_anew
from youcheng.intake.domain.spreadsheets.errors import NotReady
from youcheng.intake.domain.spreadsheets.plan import plan_of
from youcheng.intake.domain.spreadsheets.problems import problem_words
from youcheng.intake.domain.spreadsheets.say import row_claims
from youcheng.intake.models import ColumnMapping, DraftRow, ImportDraft
from youcheng.registry.domain.batches import undo_batch
from youcheng.registry.domain.bulk import CREATED, UNCHANGED, UPDATED, RowClaim, SourceRow, accept_rows, ensure_entities
from youcheng.registry.domain.errors import RegistryError
from youcheng.registry.domain.projection import project
from youcheng.registry.domain.renewal import gone_since, renew_dated_values
from youcheng.registry.domain.turns import changes_registry
from youcheng.registry.models import Batch, Entity

logger = logging.getLogger("youcheng.intake")

STALE_AFTER = timedelta(minutes=2)
"""An import that has not moved this long died with its process; the database took nothing of it."""
MOST_GONE_SHOWN = 500


@transaction.atomic
def request_import(draft: ImportDraft, *, by: User, leave_out_bad: bool = False) -> ImportDraft:
    """Queue the import. Raises :class:`NotReady` while rows need an answer, unless they are to be left out."""
    current = open_draft(draft, by)
    _check_ready(current, leave_out_bad=leave_out_bad)
    current.status, current.error, current.by = ImportDraft.Status.QUEUED, "", by
    current.step, current.done, current.moved_at = "waiting", 0, timezone.now()
    current.total = current.rows.filter(state=DraftRow.State.READY).count()
    current.save()
    return current


def _check_ready(draft: ImportDraft, *, leave_out_bad: bool) -> None:
    if not plan_of(draft).has_sides:
        raise NotReady(_("Say in which columns both parties stand, or which place is our side of every row."))
    bad = draft.rows.filter(state=DraftRow.State.BAD).count()
    if bad and not leave_out_bad:
        raise NotReady(
            ngettext("%(n)d row still needs an answer.", "%(n)d rows still need an answer.", bad) % {"n": bad}
        )
    if not draft.rows.filter(state=DraftRow.State.READY).exists():
        raise NotReady(_("There is no row to import."))


def import_now(draft: ImportDraft) -> bool:
    """Import a queued draft; False when another process is at it, or it is imported already.

    Whatever stops it, the registry has all of the list or nothing of it. What went wrong stands in the draft.
    """
    claimed = ImportDraft.objects.filter(pk=draft.pk, status=ImportDraft.Status.QUEUED).update(
        status=ImportDraft.Status.RUNNING, step="writing", moved_at=timezone.now()
    )
    if not claimed:
        return False
    try:
        _import(draft.pk)
    except Exception as error:
        words = str(error) if isinstance(error, RegistryError) else _("The import stopped unexpectedly.")
        if not isinstance(error, RegistryError):
            logger.exception("import of draft %s failed", draft.pk)
        nothing = _("Nothing was imported.")
        ImportDraft.objects.filter(pk=draft.pk, status=ImportDraft.Status.RUNNING).update(
            status=ImportDraft.Status.FAILED, error=f"{words} {nothing}"
        )
    draft.refresh_from_db()
    return True


@transaction.atomic
def start_again(draft: ImportDraft, *, by: User) -> ImportDraft:
    """Queue an import anew that died with its process. Raises :class:`NotReady` while it may still be alive."""
    can_import(by, within=draft.organisation).enforce()
    current = ImportDraft.objects.select_for_update().get(pk=draft.pk)
    if not is_stuck(current):
        raise NotReady(_("This import is not stuck; it %(status)s.") % {"status": current.get_status_display()})
    current.status, current.moved_at = ImportDraft.Status.QUEUED, timezone.now()
    current.save(update_fields=["status", "moved_at"])
    return current


def is_stuck(draft: ImportDraft) -> bool:
    """Whether the process that ran the import seems to be gone."""
    underway = (ImportDraft.Status.RUNNING, ImportDraft.Status.QUEUED)
    quiet = draft.moved_at is None or timezone.now() - draft.moved_at > STALE_AFTER
    return draft.status in underway and quiet


@changes_registry
def take_back(draft: ImportDraft, *, by: User) -> int:
    """Undo the import of a draft; what people have reviewed since stays. The number of claims set aside."""
    can_import(by, within=draft.organisation).enforce()
    current = ImportDraft.objects.select_for_update().get(pk=draft.pk)
    if current.status != ImportDraft.Status.DONE or current.batch is None:
        raise NotReady(_("This list is not imported, so there is nothing to take back."))
    claims = undo_batch(current.batch, by=by)
    current.status = ImportDraft.Status.UNDONE
    current.save(update_fields=["status"])
    record_change(by=by, obj=current, verb="import_undone")
    return claims


@transaction.atomic
def reopen(draft: ImportDraft, *, by: User) -> ImportDraft:
    """Prepare a list again whose import was taken back; columns and answers are as they were."""
    can_import(by, within=draft.organisation).enforce()
    current = ImportDraft.objects.select_for_update().select_related("organisation").get(pk=draft.pk)
    if current.status != ImportDraft.Status.UNDONE:
        raise NotReady(_("Only a list whose import was taken back can be prepared again."))
    understand_anew(current)
    return current


def source_of(draft: ImportDraft) -> str:
    """What makes two imports the same list: the organisation and the columns."""
    return f"spreadsheet-{draft.organisation_id}-{draft.signature[:16]}"


@changes_registry
def _import(draft_id: int) -> None:
    draft = ImportDraft.objects.select_for_update().select_related("organisation", "by").get(pk=draft_id)
    if draft.status != ImportDraft.Status.RUNNING:
        return
    can_import(draft.by, within=draft.organisation).enforce()
    rows = list(draft.rows.exclude(state=DraftRow.State.NO_ROW))
    ready = [row for row in rows if row.state == DraftRow.State.READY]
    batch = Batch.objects.create(source=source_of(draft), file_name=draft.file_name, sha256=draft.sha256, by=draft.by)
    touched = _accept(batch, draft, ready, rows)
    draft.batch, draft.status, draft.step = batch, ImportDraft.Status.DONE, ""
    draft.done = draft.total = len(ready)
    draft.error = ""
    draft.save()
    ColumnMapping.objects.update_or_create(
        organisation=draft.organisation,
        signature=draft.signature,
        defaults={"columns": draft.columns, "defaults": draft.defaults, "by": draft.by},
    )
    record_change(by=draft.by, obj=draft, verb="imported", after={"batch": batch.pk, "rows": len(ready)})
    project(touched)


def _accept(batch: Batch, draft: ImportDraft, ready: Sequence[DraftRow], rows: Sequence[DraftRow]) -> set[str]:
    """Accept what the rows say, account for each of them, and note what the list does not mention any more."""
    places = [
        SourceRow(row.number, row.quote, place["id"], _own_place(place))
        for row in ready
        for place in row.said["places"]
    ]
    ties = [SourceRow(row.number, row.quote, row.tie, row_claims(row.said["tie"])) for row in ready]
    agreements = [
        SourceRow(row.number, row.quote, found["id"], row_claims(found["claims"]))
        for row in ready
        if (found := row.said.get("agreement"))
    ]
    public = draft.public
    touched = accept_rows(batch, places, kind=Entity.Kind.PLACE, public=public).touched if places else set()
    parties = {str(claim.value) for row in ties for claim in row.claims if claim.property == "party"}
    touched |= ensure_entities(parties, Entity.Kind.PLACE)
    account = accept_rows(batch, ties, kind=Entity.Kind.TIE, public=public)
    touched |= account.touched | renew_dated_values(batch, ties)
    further = accept_rows(batch, agreements, kind=Entity.Kind.AGREEMENT, public=public) if agreements else None
    more = 0
    if further is not None:
        touched |= further.touched
        with_news = {row.tie for row in ready if row.said.get("agreement", {}).get("id") in further.touched}
        more = min(len(with_news - account.touched), account.outcomes[UNCHANGED])
    batch.rows_read = len(rows)
    batch.rows_created = account.outcomes[CREATED]
    batch.rows_updated, batch.rows_unchanged = account.outcomes[UPDATED] + more, account.outcomes[UNCHANGED] - more
    batch.rows_rejected = len(rows) - len(ready)
    batch.rejections = [
        {"line": row.number, "reason": _reason(row)} for row in rows if row.state != DraftRow.State.READY
    ]
    batch.save()
    gone = gone_since(batch, ties)
    draft.gone = [{"tie": one.entity, "quote": one.quote} for one in gone[:MOST_GONE_SHOWN]]
    return touched


def _reason(row: DraftRow) -> str:
    if row.state == DraftRow.State.SKIPPED:
        return _("left out by the person who imported")
    return "; ".join(problem_words(problem) for problem in row.problems)


def _own_place(place: dict[str, Any]) -> tuple[RowClaim, ...]:
    said = [RowClaim("name", place["name"])]
    if place["country"]:
        said.append(RowClaim("country", place["country"]))
    return tuple(said)
