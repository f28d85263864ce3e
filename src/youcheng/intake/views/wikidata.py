"""The import of Wikidata's ties: start it, see how far it is and what it brought."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from youcheng.accounts.domain.permissions import can_import
from youcheng.intake.domain.names import names_of
from youcheng.intake.domain.wikidata import wikidata_state
from youcheng.intake.interfaces.wikidata_form import WikidataForm
from youcheng.intake.interfaces.wikidata_task import import_wikidata_in_background
from youcheng.intake.views.access import desk_view, user_of
from youcheng.registry.interfaces.importing.wikidata import note
from youcheng.web.config import config


@desk_view
def wikidata(request: HttpRequest) -> HttpResponse:
    """How the last import stands, and the form for another."""
    user, state = user_of(request), wikidata_state()
    form = WikidataForm()
    status = 200
    if request.method == "POST":
        can_import(user).enforce()
        form = WikidataForm(request.POST)
        if state.running:
            messages.error(request, _("An import from Wikidata is under way; wait for its end."))
            return redirect("intake:wikidata")
        if form.is_valid():
            country = form.cleaned_data["country"].upper()
            note(country, "queued", 0, 0)
            import_wikidata_in_background.enqueue(user.pk, country, get_language() or "en")
            return redirect("intake:wikidata")
        status = 422
    gone: list[dict[str, Any]] = list(state.report.get("gone", []))[:100]
    names = names_of([one["tie"] for one in gone])
    context = {
        "state": state,
        "form": form,
        "gone": [{**one, "name": names[one["tie"]].text if one["tie"] in names else ""} for one in gone],
        "may_import": bool(can_import(user)),
        "contact_missing": not config().contact and not config().wikidata_endpoint,
    }
    return render(request, "intake/wikidata.html", context, status=status)
