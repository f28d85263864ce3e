"""What is done to a prospect."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from youcheng.accounts.views.limits import limited
from youcheng.intake.domain.receive import check_size
from youcheng.planning.domain.prospects.documents import attach_document
from youcheng.planning.domain.prospects.move import hand_on, move_prospect, note_prospect
from youcheng.planning.domain.prospects.queries import prospects_seen_by
from youcheng.planning.domain.prospects.signing import accept_signature, sign_prospect
from youcheng.planning.interfaces.partner_forms import DocumentForm, MoveForm, SignForm
from youcheng.planning.models import Prospect, ProspectDocument, Stage
from youcheng.planning.views.access import planning_view, user_of
from youcheng.planning.views.partners.asking import REFUSALS, told
from youcheng.planning.views.partners.prospects import prospect_page
from youcheng.registry.domain.documents import document_bytes


def _prospect_of(request: HttpRequest, pk: int) -> Prospect:
    seen = prospects_seen_by(user_of(request)).select_related("organisation__parent")
    return get_object_or_404(seen, pk=pk)


@planning_view
@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a step."""
    found = _prospect_of(request, pk)
    form = MoveForm(request.POST)
    if not form.is_valid():
        for problems in form.errors.values():
            messages.error(request, " ".join(str(problem) for problem in problems))
        return redirect("partners:prospect", pk)
    with told(request):
        step = move_prospect(found, by=user_of(request), **form.cleaned_data)
        messages.success(request, _("Now: %(stage)s.") % {"stage": step.get_to_stage_display()})
    return redirect("partners:prospect", pk)


@planning_view
@require_POST
def hand(request: HttpRequest, pk: int) -> HttpResponse:
    """Say who acts next."""
    found = _prospect_of(request, pk)
    with told(request):
        hand_on(found, next_actor=request.POST.get("next_actor", ""), by=user_of(request))
        messages.success(request, _("Next: %(actor)s.") % {"actor": found.get_next_actor_display()})
    return redirect("partners:prospect", pk)


@planning_view
@require_POST
def note(request: HttpRequest, pk: int) -> HttpResponse:
    """Write the note."""
    found = _prospect_of(request, pk)
    with told(request):
        note_prospect(found, note=request.POST.get("note", ""), by=user_of(request))
        messages.success(request, _("Noted."))
    return redirect("partners:prospect", pk)


@planning_view
@require_POST
@limited("upload")
def attach(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a document."""
    found = _prospect_of(request, pk)
    form = DocumentForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            _attach(found, form.cleaned_data["file"], kind=form.cleaned_data["kind"], request=request)
        except REFUSALS as error:
            form.add_error("file", str(error))
        else:
            messages.success(request, _("The document is kept."))
            return redirect("partners:prospect", pk)
    return prospect_page(request, found, document_form=form, status=422)


def _attach(
    found: Prospect, file: UploadedFile[Any], *, kind: str, request: HttpRequest, stage: str = ""
) -> ProspectDocument:
    check_size(file.size or 0)
    return attach_document(found, file.read(), file_name=file.name or "", kind=kind, by=user_of(request), stage=stage)


@planning_view
@require_POST
@limited("upload")
def sign(request: HttpRequest, pk: int) -> HttpResponse:
    """Record the signature."""
    found = _prospect_of(request, pk)
    form = SignForm(request.POST, request.FILES)
    if form.is_valid():
        given = dict(form.cleaned_data)
        file = given.pop("file")
        try:
            with transaction.atomic():
                proof = _signed_copy(found, file, request=request)
                sign_prospect(found, by=user_of(request), proof=proof, **given)
        except REFUSALS as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The signature is recorded."))
            return redirect("partners:prospect", pk)
    return prospect_page(request, found, sign_form=form, status=422)


def _signed_copy(found: Prospect, file: UploadedFile[Any] | None, *, request: HttpRequest) -> ProspectDocument | None:
    if file is None:
        return None
    return _attach(found, file, kind=ProspectDocument.Kind.SIGNED, request=request, stage=Stage.SIGNED)


@planning_view
@require_POST
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept the signature's facts into the registry."""
    found = _prospect_of(request, pk)
    with told(request):
        accept_signature(found, by=user_of(request))
        messages.success(request, _("The tie stands in the registry."))
    return redirect("partners:prospect", pk)


@planning_view
@require_safe
def document(request: HttpRequest, pk: int, document_pk: int) -> HttpResponse:
    """A document as it was received."""
    found = _prospect_of(request, pk)
    kept = get_object_or_404(found.documents.select_related("document"), pk=document_pk)
    response = HttpResponse(document_bytes(kept.document), content_type="application/octet-stream")
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=kept.name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    return response
