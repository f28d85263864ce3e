"""Why these two, and candidates side by side."""

from __future__ import annotations

from typing import Any

import orjson
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from youcheng.accounts.domain.permissions import can_plan
from youcheng.planning.domain.partner_choices import shortlisted, standing_set_aside
from youcheng.planning.domain.partner_ground import common_ground, profiles
from youcheng.planning.domain.partner_places import PlaceCard, place_cards
from youcheng.planning.domain.partner_rules import standing_rules
from youcheng.planning.domain.partner_search import Question, ask
from youcheng.planning.models import PartnerSearch
from youcheng.planning.views.access import planning_view, user_of
from youcheng.planning.views.partners.asking import place_or_404
from youcheng.planning.views.partners.rows import SuggestionRow, suggestion_rows

MOST = 3
WORKING = (PartnerSearch.Status.WAITING, PartnerSearch.Status.WORKING)


def _explained(place: PlaceCard, others: list[str]) -> tuple[dict[str, SuggestionRow], bool, bool]:
    """The partners whose explanation is there; whether one is still being worked out, and whether one failed."""
    searches = [ask(place.id, Question(other=other)) for other in others]
    answers = [search.answer for search in searches if search.answer]
    rows = suggestion_rows(place, answers)
    waiting = any(search.status in WORKING and not search.answer for search in searches)
    failed = any(search.status == PartnerSearch.Status.FAILED and not search.answer for search in searches)
    return {row.place.id: row for row in rows}, waiting, failed


def _ground(place: PlaceCard, others: list[PlaceCard]) -> dict[str, Any]:
    """The table of common ground, and the places' own words beside each other."""
    words = profiles([place, *others])
    return {
        "ground": common_ground(place, others),
        "words": [words.get(one.id, []) for one in (place, *others)],
        "has_profiles": bool(words),
    }


@planning_view
@require_safe
def why(request: HttpRequest, place_id: str, other_id: str) -> HttpResponse:
    """Why these two: reasons, what speaks against, a map, and what they have in common."""
    place, other = place_or_404(place_id), place_or_404(other_id)
    if place.id == other.id:
        raise Http404
    rows, waiting, failed = _explained(place, [other.id])
    user = user_of(request)
    context: dict[str, Any] = {
        "place": place,
        "other": other,
        "row": rows.get(other.id),
        "waiting": waiting,
        "failed": failed,
        "here": reverse("partners:why", args=[place.id, other.id]),
    }
    if request.headers.get("HX-Request"):
        return render(request, "planning/partners/reasons.html", context)
    context |= {
        "others": [other],
        **_ground(place, [other]),
        "rules": [(place, standing_rules(place.country)), (other, standing_rules(other.country))],
        "set_aside": standing_set_aside(place.id, by=user).get(other.id),
        "shortlisted": other.id in shortlisted(place.id, [other.id], by=user),
        "may_plan": can_plan(user),
        "map_address": f"{reverse('partners:map', args=[place.id])}?with={other.id}",
    }
    return render(request, "planning/partners/why.html", context)


@planning_view
@require_safe
def compare(request: HttpRequest, place_id: str) -> HttpResponse:
    """Two or three candidates side by side."""
    place = place_or_404(place_id)
    chosen = list(dict.fromkeys(request.GET.getlist("with")))[:MOST]
    cards = place_cards(chosen)
    others = [cards[one] for one in chosen if one != place.id and cards[one].country]
    rows, waiting, failed = _explained(place, [other.id for other in others])
    user = user_of(request)
    query = "&".join(f"with={other.id}" for other in others)
    context: dict[str, Any] = {
        "place": place,
        "others": others,
        "rows": [rows.get(other.id) for other in others],
        "columns": [(other, rows.get(other.id)) for other in others],
        "waiting": waiting,
        "failed": failed,
        "here": f"{reverse('partners:compare', args=[place.id])}?{query}",
        **(_ground(place, others) if others else {}),
        "shortlisted": shortlisted(place.id, [other.id for other in others], by=user),
        "set_aside": standing_set_aside(place.id, by=user),
        "may_plan": can_plan(user),
        "map_address": f"{reverse('partners:map', args=[place.id])}?{query}",
    }
    return render(request, "planning/partners/compare.html", context)


@planning_view
@require_safe
def map_data(request: HttpRequest, place_id: str) -> HttpResponse:
    """The place and some candidates as the map component draws ties; what is drawn here are possible ones."""
    wanted = [place_id, *request.GET.getlist("with")[:MOST]]
    cards = place_cards(wanted)
    located = [cards[one] for one in wanted if cards[one].latitude is not None and cards[one].longitude is not None]
    places = [[card.id, card.name, card.language, round(card.longitude or 0, 3), round(card.latitude or 0, 3)]
              for card in located]  # fmt: skip
    ties: list[int] = []
    if located and located[0].id == place_id:
        for index in range(1, len(located)):
            ties += (0, index, 0)
    body = {"places": places, "ties": ties, "statuses": [str(_("possible"))]}
    return HttpResponse(orjson.dumps(body), content_type="application/json")


@planning_view
@require_safe
def between(request: HttpRequest) -> HttpResponse:
    """The page of two places, as the map names them."""
    first, second = place_or_404(request.GET.get("a", "")), place_or_404(request.GET.get("b", ""))
    return redirect("partners:why", first.id, second.id)
