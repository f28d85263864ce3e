"""A person's answers to rows that the machine could not settle."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from youcheng.accounts.models import User
from youcheng.intake.domain.spreadsheets.drafts import open_draft, raw_rows, row_values, with_outcomes
from youcheng.intake.domain.spreadsheets.errors import NotReady
from youcheng.intake.domain.spreadsheets.fields import DATES, PLACES
from youcheng.intake.domain.spreadsheets.grid import plain
from youcheng.intake.domain.spreadsheets.places import PlaceFinder
from youcheng.intake.domain.spreadsheets.plan import plan_of
from youcheng.intake.domain.spreadsheets.understand import OWN_PLACE, RawRow, understand_row
from youcheng.intake.models import DraftRow, ImportDraft
from youcheng.registry.domain.reference import reference_place
from youcheng.registry.models import Entity, Tie, TieKind
from youcheng.registry.values import InvalidValue, PartialDate

CHANGED = ("cells", "answers", "problems", "state", "tie", "quote", "said", "outcome")


@transaction.atomic
def answer_row(row: DraftRow, *, by: User, field: str, value: str, everywhere: bool = False) -> DraftRow:
    """Say what a field of a row is: a place, a partial date (empty: none), a kind, a standing.

    ``everywhere`` gives the same place to every row of the list with the same name. Raises :class:`NotReady`.
    """
    draft = open_draft(row.draft, by)
    current = draft.rows.get(pk=row.pk)
    value = _checked(field, value.strip())
    name = next((plain(one["text"]) for one in current.problems if one["field"] == field and one.get("text")), "")
    if everywhere and field in PLACES and name and value != OWN_PLACE:
        draft.defaults = {**draft.defaults, "places": {**draft.defaults.get("places", {}), name: value}}
        draft.save(update_fields=["defaults"])
        same = [
            one.pk
            for one in draft.rows.filter(state=DraftRow.State.BAD)
            if any(plain(problem.get("text", "")) == name for problem in one.problems)
        ]
        _refresh(draft, draft.rows.filter(pk__in=same))
    else:
        current.answers = {**current.answers, field: value}
        current.save(update_fields=["answers"])
        _refresh(draft, draft.rows.filter(pk=current.pk))
    return draft.rows.get(pk=row.pk)


@transaction.atomic
def skip_rows(rows: Iterable[DraftRow], *, by: User) -> None:
    """Leave rows out of the import."""
    _set(rows, by=by, change={"skip": True})


@transaction.atomic
def take_rows_back_in(rows: Iterable[DraftRow], *, by: User) -> None:
    """Take rows in again that were left out, with nothing answered."""
    _set(rows, by=by, change=None)


@transaction.atomic
def keep_twice(row: DraftRow, *, by: User) -> None:
    """Say that a row is right although its two places stand in another row too."""
    _set([row], by=by, change={"twice": True})


def _set(rows: Iterable[DraftRow], *, by: User, change: dict[str, Any] | None) -> None:
    listed = list(rows)
    if not listed:
        return
    draft = open_draft(listed[0].draft, by)
    for row in listed:
        row.answers = {} if change is None else {**row.answers, **change}
        row.save(update_fields=["answers"])
    _refresh(draft, draft.rows.filter(pk__in=[row.pk for row in listed]))


def _refresh(draft: ImportDraft, rows: Any) -> None:
    """Understand these rows anew, against the others as they stand."""
    plan = plan_of(draft)
    raw, names = raw_rows(draft)
    wanted = {(row.sheet, row.number): row for row in rows}
    finder = PlaceFinder(plan.places, usual=draft.defaults.get("usual", ""))
    several = len(names) > 1
    values = []
    for one in raw:
        row = wanted.get((one.sheet, one.number))
        if row is None:
            continue
        found = understand_row(plan, RawRow(one.sheet, one.number, one.cells, row.answers), finder)
        if found.tie and found.state != DraftRow.State.SKIPPED and "twice" not in row.answers:
            other = draft.rows.filter(tie=found.tie).exclude(pk=row.pk).exclude(state=DraftRow.State.SKIPPED).first()
            if other is not None and not any(problem["code"] == "twice" for problem in other.problems):
                found.problem("twice", "row", row=other.number, sheet=other.sheet)
                found.state = DraftRow.State.BAD.value
        values.append(row_values(found, plan, names[one.sheet] if several else ""))
    changed = []
    for made in with_outcomes(values):
        row = wanted[made["sheet"], made["number"]]
        for name in CHANGED:
            setattr(row, name, made[name])
        changed.append(row)
    DraftRow.objects.bulk_update(changed, CHANGED, batch_size=200)


def _checked(field: str, value: str) -> str:
    """The value of an answer; raises :class:`NotReady` with what was expected."""
    if field in PLACES:
        known = value == OWN_PLACE or reference_place(value) is not None
        if not known and not Entity.objects.filter(pk=value, kind=Entity.Kind.PLACE).exists():
            raise NotReady(_("Choose one of the places."))
    elif field in DATES:
        if value:
            try:
                PartialDate().clean(value)
            except InvalidValue as error:
                raise NotReady(str(error)) from error
    elif field == "kind":
        if value not in TieKind.values:
            raise NotReady(_("Choose one of the kinds of tie."))
    elif field == "status":
        if value and value not in Tie.LegalStatus.values:
            raise NotReady(_("Choose one of the standings."))
    else:
        raise NotReady(_("This cell needs no answer."))
    return value
