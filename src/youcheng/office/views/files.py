"""Files: the list, keeping, handing out, removing."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from youcheng.accounts.domain.permissions import can_work_in_office
from youcheng.accounts.views.limits import limited
from youcheng.office.domain.errors import FileDamaged, FileRefused, OfficeError
from youcheng.office.domain.file_types import KINDS_IN_WORDS
from youcheng.office.domain.files import keep_file, open_file, remove_file
from youcheng.office.domain.queries.files import files_seen_by
from youcheng.office.domain.things import Thing, show
from youcheng.office.models import File
from youcheng.office.views.access import about_of, back, office_view, tell, trouble, user_of
from youcheng.office.views.paging import is_filtered, page_of, rest_of_query


@office_view
def file_list(request: HttpRequest) -> HttpResponse:
    """Every file that the person may open, the latest first."""
    user = user_of(request)
    found = files_seen_by(user)
    for word in request.GET.get("text", "")[:100].split():
        found = found.filter(name__icontains=word)
    page = page_of(request, found)
    shown = show(Thing(file.about_kind, file.about_id) for file in page if file.about_kind)
    return render(
        request,
        "office/files.html",
        {
            "page": page,
            "rows": [(file, shown.get(Thing(file.about_kind, file.about_id))) for file in page],
            "text": request.GET.get("text", ""),
            "query": rest_of_query(request),
            "filtered": is_filtered(request),
            "may_work": can_work_in_office(user),
            "kinds": KINDS_IN_WORDS,
        },
    )


@require_POST
@office_view
@limited("upload")
def keep(request: HttpRequest) -> HttpResponse:
    """Keep one or several files about a thing; each that is refused says why, the others are kept."""
    about, kept = about_of(request), 0
    uploads = request.FILES.getlist("files")
    for upload in uploads:
        try:
            keep_file(upload, about=about, by=user_of(request))
            kept += 1
        except FileRefused as error:
            tell(request, error)
    if not uploads:
        messages.error(request, _("Choose a file first."))
    if kept:
        messages.success(request, ngettext("%(n)d file kept.", "%(n)d files kept.", kept) % {"n": kept})
    return back(request, "office:files")


@office_view
def download(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The bytes as an attachment that no browser interprets."""
    file = _file(request, pk)
    try:
        content = open_file(file, by=user_of(request))
    except FileDamaged as error:
        return trouble(request, _("This file cannot be opened"), str(error), status=410)
    answer = FileResponse(content, as_attachment=True, filename=file.name, content_type="application/octet-stream")
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "sandbox"
    return answer


@require_POST
@office_view
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Remove a file for good."""
    file = _file(request, pk)
    try:
        remove_file(file, by=user_of(request))
    except OfficeError as error:
        tell(request, error)
    else:
        messages.success(request, _("“%(name)s” was removed.") % {"name": file.name})
    return back(request, "office:files")


def _file(request: HttpRequest, pk: int) -> File:
    return get_object_or_404(files_seen_by(user_of(request)), pk=pk)
