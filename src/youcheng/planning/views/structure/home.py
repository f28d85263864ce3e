"""Where to begin: the office's own region, any other, a consular district."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from youcheng.accounts.domain.organisations import home_of
from youcheng.engines.gazetteer import Level
from youcheng.planning.domain.completeness import known_of
from youcheng.planning.domain.coverage_district import districts
from youcheng.planning.domain.partner_places import place_card, place_cards
from youcheng.planning.domain.plans import plans_seen_by
from youcheng.planning.domain.units import UnknownRegion, find_region, regions_of
from youcheng.planning.views.access import planning_view, user_of

MOST_PLANS = 8


@require_safe
@planning_view
def home(request: HttpRequest) -> HttpResponse:
    """Choose a region."""
    wanted, fault = request.GET.get("region", "").strip(), ""
    if wanted:
        try:
            return redirect("structure:region", find_region(wanted).id)
        except UnknownRegion as error:
            fault = str(error)
    office = home_of(user_of(request))
    own = place_card(office.place) if office and office.place else None
    country = own.country if own and own.country else "CN"
    provinces = [place.id for place in regions_of(country)]
    cards = place_cards(provinces)
    plans = list(plans_seen_by(user_of(request))[:MOST_PLANS])
    names = place_cards([plan.region_id for plan in plans])
    return render(
        request,
        "planning/structure/home.html",
        {
            "own": own if own and own.level in (Level.PROVINCE, Level.CITY, Level.COUNTRY) else None,
            "own_known": known_of(own.id) if own else None,
            "regions": sorted((cards[one] for one in provinces), key=lambda card: card.id),
            "districts": districts(),
            "plans": [(plan, names[plan.region_id]) for plan in plans],
            "wanted": wanted,
            "fault": fault,
        },
    )
