"""Search, and suggestions as one types."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from youcheng.portal.domain.searching import LONGEST, find_places, find_things

SUGGESTED = 8
LISTED = 30


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """Everything found, by kind."""
    text = " ".join(request.GET.get("q", "").replace("\0", " ").split())[:LONGEST]
    context = {
        "text": text,
        "places": find_places(text, limit=LISTED) if text else [],
        "things": find_things(text, limit=LISTED) if text else [],
    }
    return render(request, "portal/search.html", context)


@require_safe
def suggest(request: HttpRequest) -> JsonResponse:
    """Places that the text may begin, as JSON for the search field."""
    text = " ".join(request.GET.get("q", "").replace("\0", " ").split())[:LONGEST]
    found = find_places(text, limit=SUGGESTED) if text else []
    return JsonResponse(
        {
            "results": [
                {
                    "name": place.name.text,
                    "language": place.name.language,
                    "where": " · ".join(
                        filter(
                            None,
                            (
                                place.where,
                                ngettext("%(n)d tie", "%(n)d ties", place.ties) % {"n": place.ties}
                                if place.ties
                                else "",
                            ),
                        )
                    ),
                    "url": place.name.url,
                }
                for place in found
            ]
        }
    )
