"""One place: its names, what it lies in, its ties and what else is known, each with its sources."""

from __future__ import annotations

from collections import Counter
from urllib.parse import urlencode

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from youcheng.planning.domain.completeness import known_of
from youcheng.portal.domain import timelines
from youcheng.portal.domain.dates import date_html
from youcheng.portal.domain.figure_words import figure_words
from youcheng.portal.domain.grounds import grounds_of
from youcheng.portal.domain.names import country_name, place_name
from youcheng.portal.domain.numbers import number_words
from youcheng.portal.domain.place_profile import above, below, other_names, unregistered
from youcheng.portal.domain.tie_rows import KIND_LABELS, TieRow, tie_row
from youcheng.portal.views.finding import follows_merges, public_row
from youcheng.registry.domain.queries.ties import of_place, with_parties
from youcheng.registry.models import Agreement, Event, Figure, Place, Wish

MOST_TIES = 60


def _find(entity_id: str) -> Place:
    try:
        return public_row(Place.objects.all(), entity_id, "portal:place")
    except Http404:
        if Place.objects.filter(pk=entity_id).exists():
            raise  # known, and withdrawn from the public
        found = unregistered(entity_id)
        if found is None:
            raise
        return found


def _by_kind(entity_id: str, rows: list[TieRow]) -> list[dict[str, object]]:
    """Ties with their partners parted by kind, which are never pooled silently, the commonest kind first."""
    counts = Counter(row.kind for row in rows)
    return [
        {
            "label": KIND_LABELS.get(kind, kind),
            "rows": [(row, row.partners_of(entity_id)) for row in rows if row.kind == kind],
        }
        for kind, _count in counts.most_common()
    ]


@require_safe
@follows_merges
def place(request: HttpRequest, entity_id: str) -> HttpResponse:
    """The page of a place."""
    found = _find(entity_id)
    name = place_name(found)
    rows = [tie_row(tie) for tie in with_parties(of_place(entity_id)).order_by("-since", "pk")[:MOST_TIES]]
    total = max(found.ties_count, len(rows))
    wishes = list(Wish.objects.filter(place=entity_id, public=True).order_by("-stated_on", "pk"))
    events = list(Event.objects.filter(place=entity_id, public=True).order_by("starts", "pk"))
    agreements = list(
        Agreement.objects.filter(Q(tie__in=[row.id for row in rows]) | Q(place=entity_id), public=True).order_by("pk")
    )
    figures = list(Figure.objects.filter(subject=entity_id, public=True).order_by("measure", "scope", "-as_of", "pk"))
    named = [*(event.pk for event in events), *(agreement.pk for agreement in agreements)]
    grounds = grounds_of([entity_id, *(wish.pk for wish in wishes)], also_name=named)
    claims = grounds.of(entity_id)
    moments = [
        *(timelines.of_tie(row) for row in rows),
        *(timelines.of_event(event, grounds.names[event.pk]) for event in events),
        *(timelines.of_agreement(agreement, grounds.names[agreement.pk]) for agreement in agreements),
    ]
    return render(
        request,
        "portal/place.html",
        {
            "place": found,
            "name": name,
            "level": found.get_level_display(),
            "population": number_words(found.population) if found.population is not None else "",
            "above": above(found),
            "below": below(found),
            "names": other_names(found),
            "registered": bool(found.verification),
            "groups": _by_kind(entity_id, rows),
            "total": number_words(total),
            "shown": len(rows),
            "all_shown": len(rows) >= total,
            "has_ties": bool(rows),
            "known": known_of(entity_id) if request.user.is_authenticated else None,
            "profile": [
                card for card in claims if card.claim.property in ("epithet", "industry", "positioning", "location")
            ],
            "wishes": [
                {
                    "country": country_name(wish.country),
                    "traits": wish.traits,
                    "language": wish.language or "und",
                    "stated_on": date_html(wish.stated_on),
                    "cards": grounds.of(wish.pk),
                    "verification": wish.verification,
                }
                for wish in wishes
            ],
            "figures": [figure_words(figure, reverse("portal:figure", args=[figure.pk])) for figure in figures],
            "timeline": timelines.in_order(moments),
            "map_query": urlencode({"place": entity_id}),
            "claims": claims,
            "conflicts": grounds.conflicts(entity_id),
            "documents": grounds.documents(),
        },
    )
