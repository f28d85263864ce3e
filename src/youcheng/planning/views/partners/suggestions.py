"""Suggested partners of a place: best first, worked out in the background, never waited for."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from youcheng.accounts.domain.permissions import can_plan
from youcheng.planning.domain.partner_choices import shortlisted, standing_set_aside
from youcheng.planning.domain.partner_places import PlaceCard, place_cards
from youcheng.planning.domain.partner_rules import standing_rules
from youcheng.planning.domain.partner_search import ask
from youcheng.planning.interfaces.partner_filters import PartnerFilters
from youcheng.planning.models import PartnerSearch, SetAside
from youcheng.planning.views.access import planning_view, user_of
from youcheng.planning.views.partners.asking import place_or_404
from youcheng.planning.views.partners.rows import suggestion_rows

SHOWN = 20
LONG_WAIT = timedelta(seconds=20)
WORKING = (PartnerSearch.Status.WAITING, PartnerSearch.Status.WORKING)


@planning_view
def suggestions(request: HttpRequest, place_id: str) -> HttpResponse:
    """The page; asked for by htmx, only the part that waits for the answer."""
    place = place_or_404(place_id)
    form = PartnerFilters(place, request.GET)
    search = ask(place.id, form.question())
    aside = standing_set_aside(place.id, by=user_of(request))
    query = request.GET.copy()
    query.pop("all", None)
    context = {
        "place": place,
        "form": form,
        "query": query.urlencode(),
        "filtered": any(query.values()),
        "may_plan": can_plan(user_of(request)),
        "here": request.get_full_path(),
        **_answer(request, place, search, aside),
    }
    if request.headers.get("HX-Request"):
        context["here"] = f"{reverse('partners:suggestions', args=[place.id])}?{query.urlencode()}"
        return render(request, "planning/partners/answer.html", context)
    cards = place_cards(aside)
    context["set_aside"] = [(cards[one.partner_id], one) for one in aside.values()]
    context["rules"] = standing_rules(place.country)
    return render(request, "planning/partners/suggestions.html", context)


def _answer(
    request: HttpRequest, place: PlaceCard, search: PartnerSearch, aside: dict[str, SetAside]
) -> dict[str, Any]:
    found = (search.answer or {}).get("suggestions", [])
    left = [{**one, "rank": rank} for rank, one in enumerate((o for o in found if o["place"] not in aside), start=1)]
    everything = "all" in request.GET
    shown = left if everything else left[:SHOWN]
    waiting = search.status in WORKING
    return {
        "search": search,
        "waiting": waiting,
        "waits_long": waiting and search.queued_at is not None and timezone.now() - search.queued_at > LONG_WAIT,
        "rows": suggestion_rows(
            place, shown, shortlisted=shortlisted(place.id, [one["place"] for one in shown], by=user_of(request))
        )
        if shown
        else [],
        "more": len(left) - len(shown),
        "left_out": len(found) - len(left),
    }
