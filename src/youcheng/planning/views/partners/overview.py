"""Where partner search begins: a place, and what is under way."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from youcheng.planning.domain.partner_places import PlaceCard, place_cards
from youcheng.planning.domain.prospects.queries import board
from youcheng.planning.domain.prospects.transitions import CLOSED
from youcheng.planning.domain.shortlists import shortlists_seen_by
from youcheng.planning.views.access import planning_view, user_of
from youcheng.registry.domain.queries.places import search
from youcheng.registry.domain.reference import gazetteer
from youcheng.web.languages import bcp47_tag, current

MOST = 12
LATEST = 5


@planning_view
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """A search for the place that seeks, the office's shortlists and prospects."""
    user = user_of(request)
    text = request.GET.get("q", "").strip()[:100]
    lists = list(shortlists_seen_by(user)[:LATEST])
    prospects = list(board(user).exclude(stage__in=CLOSED)[:LATEST])
    cards = place_cards(
        {one.place_id for one in lists} | {p for one in prospects for p in (one.place_id, one.partner_id)}
    )
    return render(
        request,
        "planning/partners/overview.html",
        {
            "text": text,
            "found": _found(text) if text else [],
            "shortlists": [(cards[one.place_id], one) for one in lists],
            "prospects": [(cards[one.place_id], cards[one.partner_id], one) for one in prospects],
        },
    )


def _found(text: str) -> list[PlaceCard]:
    """Places meant by a text: the registry's first, then the gazetteer's."""
    language = bcp47_tag(current())
    ids = [one.place.entity_id for one in search(text, language, MOST)]
    known = gazetteer()
    if known is not None:
        ids += [one.place.id for one in known.suggest(text, language=language, limit=MOST)]
    wanted = list(dict.fromkeys(ids))[:MOST]
    cards = place_cards(wanted)
    return [cards[one] for one in wanted if cards[one].level != "country"]
