"""Importing a spreadsheet without pages: the same verbs, one after the other."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from youcheng.accounts.models import User
from youcheng.intake.domain.queries.imports import row_counts
from youcheng.intake.domain.receive import check_size
from youcheng.intake.domain.spreadsheets.drafts import choose_sheet, set_columns, start_draft, use_preset
from youcheng.intake.domain.spreadsheets.errors import BadSpreadsheet, NotReady
from youcheng.intake.domain.spreadsheets.grid import letters
from youcheng.intake.domain.spreadsheets.notes import notes_of
from youcheng.intake.domain.spreadsheets.places import Hints, PlaceFinder
from youcheng.intake.domain.spreadsheets.plan import Plan, plan_of
from youcheng.intake.domain.spreadsheets.problems import problem_words
from youcheng.intake.domain.spreadsheets.run import import_now, request_import
from youcheng.intake.interfaces.spreadsheets.reader import read_spreadsheet
from youcheng.intake.models import DraftRow, ImportDraft


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the shell says of a file."""

    preset: str = ""
    sheet: str = ""
    home: str = ""
    dry_run: bool = False
    leave_out_bad: bool = False
    public: bool = True


def import_file(path: Path, wanted: Wanted, *, by: User) -> dict[str, Any]:
    """Prepare and import a file; a draft with rows that need an answer stays for its page. Raises ``IntakeError``."""
    data = path.read_bytes()
    check_size(len(data))
    workbook = read_spreadsheet(data, file_name=path.name)
    with transaction.atomic():
        draft = _prepared(start_draft(workbook, data, file_name=path.name, by=by), wanted, by)
        report = _report(draft)
        if wanted.dry_run:
            transaction.set_rollback(True)
    if wanted.dry_run:
        return {**report, "address": ""}
    try:
        request_import(draft, by=by, leave_out_bad=wanted.leave_out_bad)
    except NotReady as error:
        words = _("%(why)s Answer on its page, or use --leave-out-bad.") % {"why": error}
        return {**report, "error": words}
    import_now(draft)
    report["error"], report["gone"] = draft.error, draft.gone
    if draft.status == ImportDraft.Status.DONE and draft.batch is not None:
        report["imported"], report["batch"] = True, draft.batch.pk
    return report


def _prepared(draft: ImportDraft, wanted: Wanted, by: User) -> ImportDraft:
    if wanted.sheet:
        chosen = draft.sheets.filter(name=wanted.sheet).first()
        if chosen is None:
            names = "、".join(draft.sheets.values_list("name", flat=True))
            raise BadSpreadsheet(
                _("There is no sheet “%(sheet)s”; the file has: %(names)s.") % {"sheet": wanted.sheet, "names": names}
            )
        draft = choose_sheet(draft, by=by, sheet=chosen.position)
    if wanted.preset:
        draft = use_preset(draft, by=by, preset=wanted.preset)
    if wanted.home or not wanted.public:
        home = draft.defaults.get("home", "")
        if wanted.home:
            home = PlaceFinder().find(wanted.home, Hints()).place
            if not home:
                raise BadSpreadsheet(_("“%(name)s” is not one clear place.") % {"name": wanted.home})
        draft = set_columns(
            draft,
            by=by,
            columns=draft.columns,
            home=home,
            kind=draft.defaults.get("kind", ""),
            alike=draft.alike,
            public=wanted.public,
        )
    return draft


def _report(draft: ImportDraft) -> dict[str, Any]:
    plan = plan_of(draft)
    problems = []
    sheets = dict(draft.sheets.values_list("position", "name"))
    for row in draft.rows.filter(state=DraftRow.State.BAD):
        for problem in row.problems:
            field = "parties" if "parties" in plan.columns.values() else problem["field"]
            column = plan.column_of(problem["field"])
            column = plan.column_of(field) if column is None else column
            problems.append(
                {
                    "sheet": sheets[row.sheet],
                    "row": row.number,
                    "column": letters(column) if column is not None else "–",
                    "code": problem["code"],
                    "message": problem_words(problem),
                }
            )
    return {
        "file": draft.file_name,
        "sheet": sheets[draft.sheet],
        "header_row": draft.header_row + 1,
        "columns": _columns(draft.headers, plan),
        "notes": notes_of(draft),
        "rows": row_counts(draft),
        "problems": problems,
        "imported": False,
        "batch": None,
        "gone": [],
        "error": "",
        "address": f"/desk/imports/{draft.pk}/",
    }


def _columns(headers: list[str], plan: Plan) -> dict[str, str]:
    """Header → field; a header that stands again has its column beside it."""
    found: dict[str, str] = {}
    for column, header in enumerate(headers):
        if header:
            name = f"{header} ({letters(column)})" if header in found else header
            found[name] = plan.columns.get(column, "")
    return found
