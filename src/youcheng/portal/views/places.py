"""Lists of places and of countries."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from youcheng.portal.domain.freshness import remembered, state
from youcheng.portal.domain.headlines import country_table
from youcheng.portal.domain.names import COLUMNS, country_name, country_names, place_name
from youcheng.portal.domain.numbers import number_words
from youcheng.portal.interfaces.paging import page_of
from youcheng.registry.domain.queries.figures import places_with_ties
from youcheng.registry.models import Place
from youcheng.web.languages import current


@require_safe
def place_list(request: HttpRequest) -> HttpResponse:
    """Places with ties, most ties first or by name, of one country or level."""
    word = state()
    codes = remembered(
        "place-countries",
        word,
        lambda: list(places_with_ties().order_by().values_list("country", flat=True).distinct()),
    )
    countries = country_names(codes)
    query = {
        name: value
        for name, value, known in (
            ("country", request.GET.get("country", ""), {code for code, _name in countries}),
            ("level", request.GET.get("level", ""), set(Place.Level.values)),
            ("sort", request.GET.get("sort", ""), {"name"}),
        )
        if value in known
    }
    places = places_with_ties().filter(**{name: value for name, value in query.items() if name != "sort"})
    ordered = places.order_by(COLUMNS[current()][0], "pk") if "sort" in query else places.order_by("-ties_count", "pk")
    total = remembered(f"places-{urlencode(query)}", word, places.count)
    page = page_of(ordered, number=request.GET.get("page", "1"), query=query, total=total)
    return render(
        request,
        "portal/places.html",
        {
            "page": page,
            "rows": [
                {
                    "name": place_name(place),
                    "country": country_name(place.country),
                    "level": place.get_level_display(),
                    "ties": number_words(place.ties_count),
                    "verification": place.verification,
                }
                for place in page.rows
            ],
            "query": query,
            "countries": countries,
            "levels": Place.Level.choices,
        },
    )


@require_safe
def countries(request: HttpRequest) -> HttpResponse:
    """Every country with ties: how many places, how many ends of ties."""
    return render(request, "portal/countries.html", {"rows": remembered("countries", state(), country_table)})
