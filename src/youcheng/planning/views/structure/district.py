"""The coverage of a consular district: what is reported beside what the registry counts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from youcheng.planning.domain.coverage_district import (
    HOME,
    District,
    DistrictTie,
    by_kind,
    district_of,
    district_ties,
    reported,
)
from youcheng.planning.domain.partner_places import PlaceCard, place_cards
from youcheng.planning.interfaces.structure_csv import csv_response, tie_rows
from youcheng.planning.interfaces.structure_words import percent
from youcheng.planning.views.access import planning_view
from youcheng.planning.views.structure.tie_lines import tie_lines
from youcheng.registry.domain.queries.figures import latest_import
from youcheng.registry.models import Figure, Place, TieKind


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A place of the district with its ties; ``own`` are its government's, ``below`` those of its municipalities."""

    place: PlaceCard
    own: int
    below: int
    width: float

    @property
    def total(self) -> int:
        """All of them."""
        return self.own + self.below


@dataclass(frozen=True, slots=True)
class Reported:
    """A reported number with how far the registry's is from it."""

    figure: Figure
    value: int
    difference: int


def _district_or_404(key: str) -> District:
    found = district_of(key)
    if found is None:
        raise Http404(key)
    return found


@require_safe
@planning_view
def district(request: HttpRequest, key: str) -> HttpResponse:
    """Ties of the home country's places with the district's."""
    found = _district_or_404(key)
    rows = district_ties(found)
    cards = place_cards(found.members)
    said = [Reported(one, int(one.value), int(one.value) - len(rows)) for one in reported(found)]
    return render(
        request,
        "planning/structure/district.html",
        {
            "district": found,
            "total": len(rows),
            "reported": said,
            "kinds": [(TieKind(kind).label, number) for kind, number in by_kind(rows).most_common()],
            "levels": _levels(rows),
            "members": _members(found, rows, cards),
            "without_year": sum(row.tie.year is None for row in rows),
            "share_without_year": percent(sum(row.tie.year is None for row in rows) / len(rows) if rows else None),
            "lines": tie_lines([row.tie for row in rows]),
            "imported": latest_import(),
            "today": timezone.localdate(),
            "map_query": urlencode({"group": key, "partner_country": HOME}),
        },
    )


def _levels(rows: list[DistrictTie]) -> list[tuple[str | Promise, int]]:
    counted = Counter(row.level for row in rows)
    return [(Place.Level(level).label if level else "–", number) for level, number in counted.most_common()]


def _members(found: District, rows: list[DistrictTie], cards: dict[str, PlaceCard]) -> list[MemberRow]:
    own = Counter(row.tie.unit for row in rows if row.tie.unit in found.members)
    below = Counter(row.province for row in rows if row.tie.unit not in found.members)
    most = max((own[one] + below[one] for one in found.members), default=0) or 1
    made = [MemberRow(cards[one], own[one], below[one], 100 * (own[one] + below[one]) / most) for one in found.members]
    return sorted(made, key=lambda row: (-row.total, row.place.id))


@require_safe
@planning_view
def district_csv(request: HttpRequest, key: str) -> HttpResponse:
    """The ties counted, as a file."""
    found = _district_or_404(key)
    return csv_response(tie_rows([row.tie for row in district_ties(found)]), name=f"ties-{key}.csv")
