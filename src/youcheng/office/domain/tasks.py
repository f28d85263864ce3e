"""Giving, changing and finishing tasks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from youcheng.accounts.domain.changes import record_change, state_of
from youcheng.accounts.domain.permissions import can_see_personal_data, can_work_in_office
from youcheng.accounts.models import Organisation, User
from youcheng.office.domain.belonging import belongs_to
from youcheng.office.domain.contact_draft import tidy
from youcheng.office.domain.errors import ChangedMeanwhile, OfficeError
from youcheng.office.domain.notifications import notify
from youcheng.office.domain.things import Thing, personal_kinds
from youcheng.office.models import Task

LOGGED_ELSEWHERE = ("version", "given_at")


@dataclass(frozen=True, slots=True)
class TaskDraft:
    """What a person enters about a task."""

    what: str
    details: str = ""
    given_to: User | None = None
    due: date | None = None


@transaction.atomic
def give_task(
    draft: TaskDraft,
    *,
    by: User,
    about: models.Model | Thing | None = None,
    organisation: Organisation | None = None,
) -> Task:
    """Note something to be done; whoever is to do it is told.

    Raises ``OfficeError`` where the person it is given to may not see it, ``PermissionDenied`` with its reason.
    """
    home, thing = belongs_to(about, by=by, may=can_work_in_office, organisation=organisation)
    _check(draft, home)
    task = Task.objects.create(
        organisation=home,
        about_kind=thing.kind,
        about_id=thing.id,
        what=tidy(draft.what),
        details=tidy(draft.details),
        given_to=draft.given_to,
        given_by=by,
        due=draft.due,
    )
    record_change(by=by, obj=task, verb="created", after=state_of(task, leave_out=LOGGED_ELSEWHERE))
    notify([draft.given_to], "task_given", about=task, by=by)
    return task


@transaction.atomic
def change_task(task: Task, draft: TaskDraft, *, by: User, version: int) -> Task:
    """Say something else about a task, or give it to somebody else; both people are told."""
    current = _locked(task, by=by)
    if current.version != version:
        raise ChangedMeanwhile(
            _("Somebody else changed this task meanwhile. Nothing was saved; look at it as it stands now.")
        )
    _check(draft, current.organisation)
    before, gave = state_of(current, leave_out=LOGGED_ELSEWHERE), current.given_to
    current.what, current.details, current.due = tidy(draft.what), tidy(draft.details), draft.due
    current.given_to = draft.given_to
    current.version += 1
    current.save()
    record_change(by=by, obj=current, verb="edited", before=before, after=state_of(current, leave_out=LOGGED_ELSEWHERE))
    if gave != draft.given_to:
        notify([gave], "task_taken_away", about=current, by=by)
        notify([draft.given_to], "task_given", about=current, by=by)
    return current


@transaction.atomic
def finish_task(task: Task, *, by: User) -> Task:
    """Say that it is done; whoever gave it is told. Done twice is done once."""
    current = _locked(task, by=by)
    if current.done_at is None:
        current.done_at, current.done_by = timezone.now(), by
        _save_standing(current, by=by, verb="done")
        notify([current.given_by], "task_done", about=current, by=by)
    return current


@transaction.atomic
def reopen_task(task: Task, *, by: User) -> Task:
    """Say that it is not done after all."""
    current = _locked(task, by=by)
    if current.done_at is not None:
        current.done_at = current.done_by = None
        _save_standing(current, by=by, verb="reopened")
    return current


def _save_standing(task: Task, *, by: User, verb: str) -> None:
    task.version += 1
    task.save(update_fields=["done_at", "done_by", "version"])
    record_change(by=by, obj=task, verb=verb)


def _check(draft: TaskDraft, organisation: Organisation) -> None:
    if not tidy(draft.what):
        raise OfficeError(_("Say what is to be done."))
    if draft.given_to is not None and not can_work_in_office(draft.given_to, organisation):
        raise OfficeError(
            _("%(person)s does not work in %(organisation)s.")
            % {"person": draft.given_to, "organisation": organisation}
        )


def _locked(task: Task, *, by: User) -> Task:
    current = Task.objects.select_for_update(of=("self",)).select_related("organisation", "given_by").get(pk=task.pk)
    can_work_in_office(by, current.organisation).enforce()
    if current.about_kind in personal_kinds():
        can_see_personal_data(by, current.organisation).enforce()
    return current
