"""Notes are written and removed where they stand: in the panel of the thing that they are about."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from youcheng.office.domain.errors import OfficeError
from youcheng.office.domain.notes import remove_note, write_note
from youcheng.office.domain.queries.tasks import notes_seen_by
from youcheng.office.views.access import about_of, back, office_view, tell, user_of


@require_POST
@office_view
def write(request: HttpRequest) -> HttpResponse:
    """Note something about a thing."""
    about = about_of(request)
    try:
        write_note(request.POST.get("text", ""), about=about, by=user_of(request))
    except OfficeError as error:
        tell(request, error)
    return back(request, "office:home")


@require_POST
@office_view
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a note away."""
    remove_note(get_object_or_404(notes_seen_by(user_of(request)), pk=pk), by=user_of(request))
    return back(request, "office:home")
