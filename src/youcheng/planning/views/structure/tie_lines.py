"""The ties behind a number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from youcheng.planning.domain.coverage_picture import Cut
from youcheng.planning.domain.coverage_ties import StandingTie
from youcheng.planning.domain.partner_places import PlaceCard, place_cards
from youcheng.planning.interfaces.structure_csv import csv_response, tie_rows
from youcheng.planning.interfaces.structure_words import (
    ACTIVITIES,
    LEVELS,
    PARTS,
    continent_words,
    country_words,
    decade_words,
)
from youcheng.planning.views.access import planning_view
from youcheng.planning.views.structure.regions import cut_of, picture_or_404
from youcheng.registry.models import TieKind

PER_PAGE = 100


@dataclass(frozen=True, slots=True)
class TieLine:
    """A tie in a list."""

    tie: StandingTie
    unit: PlaceCard
    partner: PlaceCard

    @property
    def country(self) -> str:
        """The partner's country in words."""
        return country_words(self.tie.country)

    @property
    def kind(self) -> str | Promise:
        """The kind of the tie in words."""
        return TieKind(self.tie.kind).label

    @property
    def activity(self) -> str | Promise:
        """Active, dormant or not known, in words."""
        return ACTIVITIES[self.tie.activity]


def tie_lines(ties: Sequence[StandingTie]) -> list[TieLine]:
    """Ties with the names of both sides, in two queries."""
    cards = place_cards({place for tie in ties for place in (tie.unit, tie.partner)})
    return [TieLine(tie, cards[tie.unit], cards[tie.partner]) for tie in ties]


def cut_words(cut: Cut) -> list[str | Promise]:
    """What a list is narrowed to."""
    found: list[str | Promise] = []
    if cut.level:
        found.append(LEVELS.get(cut.level, cut.level))
    if cut.part:
        found.append(PARTS.get(cut.part, cut.part))
    if cut.country:
        found.append(country_words(cut.country))
    if cut.continent:
        found.append(continent_words(cut.continent))
    if cut.decade.isdigit() or cut.decade == "unknown":
        found.append(decade_words(cut.decade))
    if cut.activity:
        found.append(ACTIVITIES.get(cut.activity, cut.activity))
    return found


@require_safe
@planning_view
def ties(request: HttpRequest, region_id: str) -> HttpResponse:
    """The ties that a number counts."""
    picture, card = picture_or_404(region_id)
    cut = cut_of(request)
    page = Paginator(picture.ties_of(cut), PER_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "planning/structure/ties.html",
        {
            "region": card,
            "lines": tie_lines(list(page.object_list)),
            "page": page,
            "query": urlencode(cut.query()),
            "narrowed": cut_words(cut),
        },
    )


@require_safe
@planning_view
def ties_csv(request: HttpRequest, region_id: str) -> HttpResponse:
    """The same list as a file."""
    picture, _card = picture_or_404(region_id)
    return csv_response(tie_rows(picture.ties_of(cut_of(request))), name=f"ties-{region_id.replace(':', '-')}.csv")
