"""All imports, the upload of a spreadsheet, and how its columns are read."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST

from youcheng.accounts.domain.permissions import can_import
from youcheng.accounts.models import User
from youcheng.accounts.views.limits import limited
from youcheng.intake.domain.errors import IntakeError
from youcheng.intake.domain.queries.imports import imports_seen_by, other_imports
from youcheng.intake.domain.receive import check_size
from youcheng.intake.domain.source_words import source_words
from youcheng.intake.domain.spreadsheets.drafts import (
    choose_sheet,
    discard_draft,
    replace_sheets,
    set_columns,
    start_draft,
    use_preset,
)
from youcheng.intake.domain.spreadsheets.files import file_bytes
from youcheng.intake.interfaces.spreadsheets.column_form import ColumnForm, SheetForm, SpreadsheetForm
from youcheng.intake.interfaces.spreadsheets.reader import read_spreadsheet
from youcheng.intake.models import ImportDraft
from youcheng.intake.views.access import desk_view, user_of
from youcheng.intake.views.spreadsheets.access import attempt, draft_of
from youcheng.registry.domain.errors import RegistryError

PER_PAGE = 30


@desk_view
@limited("upload")
def imports(request: HttpRequest) -> HttpResponse:
    """Imports of the person's organisations, and the form for another; what is sent goes to its preview."""
    user = user_of(request)
    form = SpreadsheetForm()
    status = 200
    if request.method == "POST":
        can_import(user).enforce()
        form = SpreadsheetForm(request.POST, request.FILES)
        if form.is_valid():
            sent = form.cleaned_data["file"]
            try:
                check_size(sent.size or 0)
                data = sent.read()
                workbook = read_spreadsheet(data, file_name=sent.name or "")
                draft = start_draft(workbook, data, file_name=sent.name or "", by=user)
                return redirect("intake:import_draft", pk=draft.pk)
            except (IntakeError, RegistryError) as error:
                form.add_error("file", str(error))
        status = 422
    page = Paginator(imports_seen_by(user), PER_PAGE).get_page(request.GET.get("page"))
    others = Paginator(other_imports().defer("rejections"), PER_PAGE).get_page(request.GET.get("others"))
    context = {
        "page": page,
        "others": others,
        "named": [(batch, source_words(batch.source, batch.file_name)) for batch in others.object_list],
        "form": form,
        "may_import": bool(can_import(user)),
        "here": "imports",
    }
    return render(request, "intake/spreadsheets/imports.html", context, status=status)


@desk_view
def columns(request: HttpRequest, pk: int) -> HttpResponse:
    """How the columns are read."""
    draft = draft_of(request, pk)
    can_import(user_of(request), within=draft.organisation).enforce()
    if not draft.is_open:
        return redirect("intake:import_draft", pk=pk)
    sheet = draft.sheets.get(position=draft.sheet)
    form = ColumnForm(draft, sheet, request.POST) if request.method == "POST" else ColumnForm(draft, sheet)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            set_columns(
                draft,
                by=user_of(request),
                columns=form.chosen(),
                home=given["home"],
                kind=given["kind"],
                alike=given["alike"],
                public=given["public"],
            )
            return redirect("intake:import_draft", pk=pk)
        except IntakeError as error:
            form.add_error(None, str(error))
    context = {"draft": draft, "form": form, "sheet_form": SheetForm(draft), "here": "imports"}
    return render(request, "intake/spreadsheets/columns.html", context, status=422 if form.errors else 200)


@require_POST
@desk_view
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """Another sheet, header row, encoding or preset; the columns are guessed anew."""
    draft, user = draft_of(request, pk), user_of(request)
    form = SheetForm(draft, request.POST)
    there = reverse("intake:import_columns", args=[pk])
    if not form.is_valid():
        return attempt(request, lambda: _refuse(form), then=there)
    given = form.cleaned_data
    return attempt(request, lambda: _read_anew(draft, given, user), then=there)


def _read_anew(draft: ImportDraft, given: dict[str, Any], user: User) -> None:
    encoding = str(given.get("encoding") or "")
    if encoding and encoding != draft.encoding:
        workbook = read_spreadsheet(file_bytes(draft.sha256), file_name=draft.file_name, encoding=encoding)
        replace_sheets(draft, workbook, by=user)
    else:
        row = given.get("header_row")
        choose_sheet(
            draft,
            by=user,
            sheet=given["sheet"],
            header_row=row if row and row != draft.header_row + 1 else None,
        )
    if given.get("preset"):
        use_preset(draft, by=user, preset=str(given["preset"]))


def _refuse(form: SheetForm) -> None:
    raise IntakeError(" ".join(str(message) for messages in form.errors.values() for message in messages))


@require_POST
@desk_view
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw a draft away."""
    draft = draft_of(request, pk)
    return attempt(request, lambda: discard_draft(draft, by=user_of(request)), then=reverse("intake:imports"))


@desk_view
def original(request: HttpRequest, pk: int) -> HttpResponse:
    """The file as received, always as a download."""
    draft = draft_of(request, pk)
    answer = HttpResponse(file_bytes(draft.sha256), content_type="application/octet-stream")
    answer.headers["Content-Disposition"] = content_disposition_header(True, draft.file_name)
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer
