"""One import from the shell or from Wikidata: its account, and taking it back."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from youcheng.accounts.domain.permissions import can_import
from youcheng.intake.domain.other_imports import undo_at_once_or_soon
from youcheng.intake.domain.queries.imports import other_imports
from youcheng.intake.domain.source_words import source_words
from youcheng.intake.views.access import desk_view, user_of
from youcheng.registry.domain.errors import DatabaseBusy, RegistryError, StorageFull


@desk_view
def other_import(request: HttpRequest, pk: int) -> HttpResponse:
    """What became of each row of the import."""
    batch = get_object_or_404(other_imports(), pk=pk)
    context = {
        "batch": batch,
        "source": source_words(batch.source, batch.file_name),
        "may_import": can_import(user_of(request)),
        "here": "imports",
    }
    return render(request, "intake/other_import.html", context)


@require_POST
@desk_view
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the import back, a large one in the background."""
    batch = get_object_or_404(other_imports(), pk=pk)
    try:
        claims = undo_at_once_or_soon(batch, by=user_of(request))
    except (DatabaseBusy, StorageFull):
        raise
    except RegistryError as error:
        messages.error(request, str(error))
    else:
        if claims is None:
            words = _("It is being taken back in the background; this page says when it is done.")
        else:
            words = ngettext("Taken back: %(n)d fact.", "Taken back: %(n)d facts.", claims) % {"n": claims}
        messages.success(request, words)
    return redirect("intake:other_import", pk=pk)
