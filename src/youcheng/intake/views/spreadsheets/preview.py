"""The preview of an import: every row with its answers; then its progress, its account, and its undoing."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.views.decorators.http import require_POST

from youcheng.accounts.domain.permissions import can_import
from youcheng.intake.domain.names import names_of
from youcheng.intake.domain.queries.imports import row_counts, rows_to_show
from youcheng.intake.domain.spreadsheets.answers import answer_row, keep_twice, skip_rows, take_rows_back_in
from youcheng.intake.domain.spreadsheets.notes import notes_of
from youcheng.intake.domain.spreadsheets.plan import plan_of
from youcheng.intake.domain.spreadsheets.run import is_stuck, reopen, request_import, start_again, take_back
from youcheng.intake.domain.spreadsheets.tasks import import_in_background
from youcheng.intake.models import ImportDraft
from youcheng.intake.views.access import desk_view, user_of
from youcheng.intake.views.spreadsheets.access import attempt, draft_of
from youcheng.intake.views.spreadsheets.cells import rows_in_words
from youcheng.registry.domain.queries.places import search
from youcheng.registry.domain.reference import gazetteer
from youcheng.registry.models import Tie, TieKind
from youcheng.web.languages import bcp47_tag, current

PER_PAGE = 50
FOUND = 8


@desk_view
def draft(request: HttpRequest, pk: int) -> HttpResponse:
    """The import as it stands."""
    found = draft_of(request, pk)
    if found.is_open:
        return _preview(request, found)
    gone = [{**one, "name": ""} for one in found.gone[:100]]
    names = names_of([one["tie"] for one in gone])
    for one in gone:
        one["name"] = names[one["tie"]].text if one["tie"] in names else ""
    context = {
        "draft": found,
        "counts": row_counts(found),
        "stuck": is_stuck(found),
        "gone": gone,
        "may_import": bool(can_import(user_of(request), within=found.organisation)),
        "here": "imports",
    }
    return render(request, "intake/spreadsheets/outcome.html", context)


def _preview(request: HttpRequest, found: ImportDraft) -> HttpResponse:
    show = request.GET.get("show", "")
    page = Paginator(rows_to_show(found, show=show), PER_PAGE).get_page(request.GET.get("page"))
    sheets = dict(found.sheets.values_list("position", "name"))
    several = found.alike and found.rows.values("sheet").distinct().count() > 1
    context: dict[str, Any] = {
        "draft": found,
        "sheet_name": sheets.get(found.sheet, ""),
        "counts": row_counts(found),
        "show": show,
        "page": page,
        "query": f"show={show}" if show else "",
        "rows": rows_in_words(
            list(page.object_list), found.headers, sheets if several else {}, searched=_searched(request)
        ),
        "kinds": TieKind.choices,
        "standings": Tie.LegalStatus.choices,
        "has_sides": plan_of(found).has_sides,
        "notes": notes_of(found),
        "may_import": bool(can_import(user_of(request), within=found.organisation)),
        "here": "imports",
    }
    return render(request, "intake/spreadsheets/preview.html", context)


def _searched(request: HttpRequest) -> tuple[int, str, str, list[str]] | None:
    """A search for a place of one row: the row, the field, the words, the places found."""
    row, field, text = (request.GET.get(name, "").strip() for name in ("row", "field", "q"))
    if not row.isdecimal() or not text:
        return None
    known = gazetteer()
    language = bcp47_tag(current())
    ids = [one.place.id for one in known.suggest(text, language=language, limit=FOUND)] if known else []
    ids += [one.place.pk for one in search(text, language, FOUND)]
    return int(row), field, text, list(dict.fromkeys(ids))[: FOUND * 2]


@require_POST
@desk_view
def answer(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    """What a person says of one row."""
    found, user = draft_of(request, pk), user_of(request)
    about = get_object_or_404(found.rows.select_related("draft__organisation"), pk=row)
    sent = request.POST
    verbs = {
        "skip": lambda: skip_rows([about], by=user),
        "back": lambda: take_rows_back_in([about], by=user),
        "twice": lambda: keep_twice(about, by=user),
        "answer": lambda: answer_row(
            about,
            by=user,
            field=sent.get("field", ""),
            value=sent.get("value", ""),
            everywhere=sent.get("everywhere") == "1",
        ),
    }
    verb = verbs.get(sent.get("do", "answer"), verbs["answer"])
    query = sent.get("back_to", "")
    address = reverse("intake:import_draft", args=[pk])
    there = f"{address}?{query}" if query and "/" not in query else address
    return attempt(request, verb, then=f"{there}#rows")


@require_POST
@desk_view
def start(request: HttpRequest, pk: int) -> HttpResponse:
    """Import in the background."""
    found = draft_of(request, pk)

    def queue() -> None:
        request_import(found, by=user_of(request), leave_out_bad=request.POST.get("leave_out_bad") == "1")
        import_in_background.enqueue(found.pk, get_language() or "en")

    return attempt(request, queue, then=reverse("intake:import_draft", args=[pk]))


@require_POST
@desk_view
def again(request: HttpRequest, pk: int) -> HttpResponse:
    """Start an import anew that died with its process."""
    found = draft_of(request, pk)

    def queue() -> None:
        start_again(found, by=user_of(request))
        import_in_background.enqueue(found.pk, get_language() or "en")

    return attempt(request, queue, then=reverse("intake:import_draft", args=[pk]))


@require_POST
@desk_view
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an import back."""
    found = draft_of(request, pk)

    def take() -> None:
        claims = take_back(found, by=user_of(request))
        words = ngettext("Taken back: %(n)d fact.", "Taken back: %(n)d facts.", claims) % {"n": claims}
        messages.success(request, words)

    return attempt(request, take, then=reverse("intake:import_draft", args=[pk]))


@require_POST
@desk_view
def prepare_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Prepare a list again whose import was taken back."""
    found = draft_of(request, pk)
    return attempt(request, lambda: reopen(found, by=user_of(request)), then=reverse("intake:import_draft", args=[pk]))
