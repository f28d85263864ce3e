"""The home page."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from youcheng.portal.domain.freshness import remembered, state
from youcheng.portal.domain.headlines import headlines, last_import_day, latest_facts, top_places


def _content() -> dict[str, Any]:
    return {
        "headlines": headlines(),
        "imported_on": last_import_day(),
        "top_places": top_places(),
        "latest": latest_facts(),
    }


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Search, the map of ties, headline figures, what was reviewed last."""
    return render(request, "portal/home.html", remembered("home", state(), _content))
