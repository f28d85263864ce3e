"""Finding an import that the person may see, and answering in words when a verb refuses."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from youcheng.intake.domain.errors import IntakeError
from youcheng.intake.domain.queries.imports import imports_seen_by
from youcheng.intake.models import ImportDraft
from youcheng.intake.views.access import user_of
from youcheng.registry.domain.errors import RegistryError


def draft_of(request: HttpRequest, pk: int) -> ImportDraft:
    """The import; 404 for one of an organisation that the person does not see."""
    return get_object_or_404(imports_seen_by(user_of(request)), pk=pk)


def attempt(request: HttpRequest, verb: Callable[[], object], *, then: str) -> HttpResponse:
    """Call a verb and go to a page; a refusal is a message there."""
    try:
        verb()
    except (IntakeError, RegistryError) as error:
        messages.error(request, str(error))
    return redirect(then)
