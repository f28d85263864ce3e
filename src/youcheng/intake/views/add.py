"""Adding documents by upload or paste."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from youcheng.accounts.domain.permissions import can_add_documents
from youcheng.accounts.views.limits import limited
from youcheng.intake.domain.errors import IntakeError
from youcheng.intake.domain.reading import read_soon
from youcheng.intake.domain.receive import Received, check_size, receive
from youcheng.intake.interfaces.add_form import AddForm
from youcheng.intake.views.access import desk_view, user_of
from youcheng.registry.domain.errors import RegistryError

PASTED_NAME = "pasted.txt"


@desk_view
@limited("upload")
def add(request: HttpRequest) -> HttpResponse:
    """The form, and what became of what was sent: one document goes to its desk, several to the queue."""
    can_add_documents(user_of(request)).enforce()
    if request.method != "POST":
        return render(request, "intake/add.html", {"form": AddForm()})
    form = AddForm(request.POST, request.FILES)
    if not form.is_valid():
        return render(request, "intake/add.html", {"form": form}, status=422)
    received, refused = _receive_all(request, form.cleaned_data)
    read_soon([item.reading for item in received if item.created])
    for message in refused:
        form.add_error(None, message)
    if not received:
        return render(request, "intake/add.html", {"form": form}, status=422)
    for message in refused:
        messages.error(request, message)
    if len(received) == 1 and not refused:
        item = received[0]
        if not item.created:
            messages.info(request, _("This document is here already, byte for byte; nothing was added."))
        return redirect("intake:desk", pk=item.reading.pk)
    _tell(request, received)
    return redirect("intake:queue")


def _receive_all(request: HttpRequest, given: dict[str, Any]) -> tuple[list[Received], list[str]]:
    received: list[Received] = []
    refused: list[str] = []
    url = given["source_url"].strip()
    sent: list[tuple[str, UploadedFile[Any] | None]] = [(file.name or "", file) for file in given["documents"]]
    if given["text"].strip():
        sent.append((PASTED_NAME, None))
    for name, file in sent:
        try:
            if file is None:
                data, declared = given["text"].encode(), "text/plain; charset=utf-8"
            else:
                check_size(file.size or 0)
                data, declared = file.read(), file.content_type or ""
            received.append(receive(data, file_name=name, source_url=url, declared_type=declared, by=user_of(request)))
        except (IntakeError, RegistryError) as error:
            refused.append(str(error) if file is None else f"{name}: {error}")
    return received, refused


def _tell(request: HttpRequest, received: list[Received]) -> None:
    new = sum(item.created for item in received)
    known = len(received) - new
    if new:
        messages.success(request, ngettext("%(n)d document added.", "%(n)d documents added.", new) % {"n": new})
    if known:
        words = ngettext("%(n)d was here already.", "%(n)d were here already.", known) % {"n": known}
        link = reverse("intake:queue")
        messages.info(request, format_html('{} <a href="{}">{}</a>', words, link, _("See the queue")))
