"""Drafts of imports: made from a file, their columns set, their rows understood. The registry is not touched."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePath
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from youcheng.accounts.domain.organisations import home_of
from youcheng.accounts.domain.permissions import can_import
from youcheng.accounts.models import Organisation, User
from youcheng.intake.domain.spreadsheets.errors import BadSpreadsheet, NotReady
from youcheng.intake.domain.spreadsheets.fields import FIELDS, is_known
from youcheng.intake.domain.spreadsheets.files import keep_file
from youcheng.intake.domain.spreadsheets.grid import Sheet, Workbook, text_of
from youcheng.intake.domain.spreadsheets.headers import Header, find_header, guess_columns, header_at
from youcheng.intake.domain.spreadsheets.places import Hints, PlaceFinder
from youcheng.intake.domain.spreadsheets.plan import Plan, plan_of
from youcheng.intake.domain.spreadsheets.presets import preset_columns, preset_for, preset_named
from youcheng.intake.domain.spreadsheets.say import outcomes, quote_of, said_by
from youcheng.intake.domain.spreadsheets.understand import RawRow, Understood, understand_rows
from youcheng.intake.models import ColumnMapping, DraftRow, DraftSheet, ImportDraft

FILE_NAME_LIMIT = 255


def organisation_for(user: User) -> Organisation:
    """The organisation whose import it is. Raises :class:`NotReady` where the person belongs to none."""
    found = home_of(user) or (Organisation.objects.filter(parent=None).first() if user.is_superuser else None)
    if found is None:
        raise NotReady(_("You belong to no organisation yet. Ask an administrator to invite you to one."))
    return found


def start_draft(
    workbook: Workbook, data: bytes, *, file_name: str, by: User, organisation: Organisation | None = None
) -> ImportDraft:
    """Keep an uploaded list and understand it as far as the machine can. Raises :class:`BadSpreadsheet`."""
    home = organisation or organisation_for(by)
    can_import(by, within=home).enforce()
    name = PurePath(file_name.replace("\\", "/")).name[-FILE_NAME_LIMIT:]
    if not any(sheet.rows for sheet in workbook.sheets):
        raise BadSpreadsheet(
            _("“%(file)s” has no filled rows. Choose a file with a header row and rows below it.") % {"file": name}
        )
    sha256 = keep_file(data)
    with transaction.atomic():
        draft = ImportDraft.objects.create(
            organisation=home,
            by=by,
            file_name=name,
            sha256=sha256,
            size=len(data),
            format=workbook.format,
            encoding=workbook.encoding,
            epoch=workbook.epoch,
            sheet=best_sheet(workbook.sheets),
        )
        _keep_sheets(draft, workbook.sheets)
        _read_header(draft)
        understand_anew(draft)
    return draft


@transaction.atomic
def replace_sheets(draft: ImportDraft, workbook: Workbook, *, by: User) -> ImportDraft:
    """Read the same file anew, as text in another encoding."""
    current = open_draft(draft, by)
    current.sheets.all().delete()
    current.encoding, current.sheet = workbook.encoding, best_sheet(workbook.sheets)
    _keep_sheets(current, workbook.sheets)
    current.rows.all().delete()
    _read_header(current)
    understand_anew(current)
    return current


@transaction.atomic
def choose_sheet(draft: ImportDraft, *, by: User, sheet: int, header_row: int | None = None) -> ImportDraft:
    """Say on which sheet the list stands, and in which row (from 1) its header; the columns are guessed anew."""
    current = open_draft(draft, by)
    if not current.sheets.filter(position=sheet).exists():
        raise NotReady(_("There is no such sheet in “%(file)s”.") % {"file": current.file_name})
    current.sheet = sheet
    current.rows.all().delete()
    _read_header(current, row=None if header_row is None else header_row - 1)
    understand_anew(current)
    return current


@transaction.atomic
def set_columns(
    draft: ImportDraft,
    *,
    by: User,
    columns: Mapping[str, str],
    home: str = "",
    kind: str = "",
    alike: bool = True,
    public: bool = True,
) -> ImportDraft:
    """Say how the columns are read and what no column says; every row is understood anew, answers are kept."""
    current = open_draft(draft, by)
    unknown = set(columns.values()) - set(FIELDS)
    if unknown:
        raise NotReady(_("There is no such reading of a column: %(names)s.") % {"names": ", ".join(sorted(unknown))})
    current.columns = dict(columns)
    current.defaults = {**current.defaults, "home": home, "kind": kind}
    current.alike, current.public = alike, public
    current.remembered = False
    understand_anew(current)
    return current


@transaction.atomic
def use_preset(draft: ImportDraft, *, by: User, preset: str) -> ImportDraft:
    """Read the columns as a preset says. Raises :class:`NotReady` where there is none of that name."""
    current = open_draft(draft, by)
    chosen = preset_named(preset)
    if chosen is None:
        raise NotReady(_("There is no preset “%(name)s”.") % {"name": preset})
    current.preset, current.remembered = chosen.name, False
    current.columns = preset_columns(chosen, current.headers)
    current.defaults = {**current.defaults, **_preset_defaults(chosen.home, chosen.kind)}
    understand_anew(current)
    return current


@transaction.atomic
def discard_draft(draft: ImportDraft, *, by: User) -> None:
    """Throw a draft away that was not imported; the file as received stays."""
    open_draft(draft, by).delete()


def best_sheet(sheets: list[Sheet]) -> int:
    """The visible sheet whose first rows hold the most known headers; among equals the one with the most rows."""

    def worth(position: int) -> tuple[bool, int, int]:
        sheet = sheets[position]
        known = max((sum(is_known(text_of(cell)) for cell in row) for row in sheet.rows[:30]), default=0)
        return (not sheet.hidden, known, len(sheet.rows))

    return max(range(len(sheets)), key=worth)


def raw_rows(draft: ImportDraft) -> tuple[list[RawRow], dict[int, str]]:
    """The rows of the list below its header, on every sheet that belongs to it; and the names of these sheets."""
    answers = {(sheet, number): said for sheet, number, said in draft.rows.values_list("sheet", "number", "answers")}
    raw: list[RawRow] = []
    names: dict[int, str] = {}
    for sheet in draft.sheets.all():
        start = _start_on(draft, sheet)
        if start is None:
            continue
        names[sheet.position] = sheet.name
        for number, cells in enumerate(sheet.rows[start:], start + 1):
            raw.append(RawRow(sheet.position, number, cells, answers.get((sheet.position, number), {})))
    return raw, names


def _start_on(draft: ImportDraft, sheet: DraftSheet) -> int | None:
    """Where the list's rows begin on a sheet; None where the sheet is not part of the list."""
    if sheet.position == draft.sheet:
        return draft.header_row + draft.header_depth
    if not draft.alike or sheet.hidden or not sheet.rows:
        return None
    header = find_header(sheet.rows, sheet.merged)
    return header.row + header.depth if header.signature == draft.signature else None


def row_values(understood: Understood, plan: Plan, sheet: str) -> dict[str, Any]:
    """The columns of a draft's row."""
    ready = understood.state == DraftRow.State.READY
    return {
        "sheet": understood.raw.sheet,
        "number": understood.raw.number,
        "cells": understood.cells,
        "answers": dict(understood.raw.answers),
        "problems": understood.problems,
        "state": understood.state,
        "tie": understood.tie,
        "quote": quote_of(plan.headers, understood.raw.cells, sheet),
        "said": said_by(understood) if ready else {},
    }


def with_outcomes(values: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The same rows, each ready one with what importing it would change."""
    listed = list(values)
    ready = [row for row in listed if row["state"] == DraftRow.State.READY]
    for row, outcome in zip(ready, outcomes([(row["tie"], row["said"]) for row in ready]), strict=True):
        row["outcome"] = outcome
    for row in listed:
        row.setdefault("outcome", "")
    return listed


def _keep_sheets(draft: ImportDraft, sheets: list[Sheet]) -> None:
    DraftSheet.objects.bulk_create(
        DraftSheet(
            draft=draft,
            position=position,
            name=sheet.name[:255],
            rows=sheet.rows,
            merged=sheet.merged,
            hidden=sheet.hidden,
            row_count=len(sheet.rows),
        )
        for position, sheet in enumerate(sheets)
    )


def _read_header(draft: ImportDraft, *, row: int | None = None) -> None:
    """Find the header of the chosen sheet and how its columns are read: as before, by a preset, by their names."""
    sheet = draft.sheets.get(position=draft.sheet)
    header: Header = find_header(sheet.rows, sheet.merged) if row is None else header_at(sheet.rows, row, sheet.merged)
    draft.header_row, draft.header_depth = header.row, header.depth
    draft.headers, draft.signature = header.labels, header.signature
    before = ColumnMapping.objects.filter(organisation=draft.organisation, signature=header.signature).first()
    preset = preset_for(header.labels)
    draft.remembered, draft.preset = before is not None, ""
    draft.defaults = _preset_defaults(str(draft.organisation.place or ""), "")
    if before is not None:
        draft.columns, draft.defaults = before.columns, before.defaults
    elif preset is not None:
        draft.preset, draft.columns = preset.name, preset_columns(preset, header.labels)
        draft.defaults |= _preset_defaults(preset.home, preset.kind)
    else:
        draft.columns = guess_columns(header.labels)


def _preset_defaults(home: str, kind: str) -> dict[str, str]:
    """Defaults that say something; a home given by name becomes its place."""
    found = home
    if home and ":" not in home:
        found = PlaceFinder().find(home, Hints()).place
    return {name: value for name, value in (("home", found), ("kind", kind)) if value}


def understand_anew(draft: ImportDraft) -> None:
    """Understand every row of the list and keep what was understood in place of what was there."""
    plan = plan_of(draft)
    raw, names = raw_rows(draft)
    finder = PlaceFinder(plan.places)
    understood = understand_rows(plan, raw, finder)
    draft.defaults = {**draft.defaults, "usual": finder.usual}
    several = len(names) > 1
    rows = with_outcomes(row_values(one, plan, names[one.raw.sheet] if several else "") for one in understood)
    draft.rows.all().delete()
    DraftRow.objects.bulk_create((DraftRow(draft=draft, **row) for row in rows), batch_size=500)
    draft.status, draft.error = ImportDraft.Status.OPEN, ""
    draft.save()


def open_draft(draft: ImportDraft, by: User) -> ImportDraft:
    """The draft as it stands now, locked; raises :class:`NotReady` where it may not change any more."""
    can_import(by, within=draft.organisation).enforce()
    current = ImportDraft.objects.select_for_update().select_related("organisation").get(pk=draft.pk)
    if not current.is_open:
        raise NotReady(
            _("“%(file)s” is %(status)s and cannot be changed. Take the import back first.")
            % {"file": current.file_name, "status": current.get_status_display()}
        )
    return current
