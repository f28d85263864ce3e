"""The coverage of a region: the dashboard and its downloads."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from youcheng.accounts.domain.permissions import can_plan
from youcheng.engines.gazetteer import Level
from youcheng.planning.domain.coverage_picture import ONE_COUNTRY, SLEEPING, STATES, Cut, Picture
from youcheng.planning.domain.partner_places import PlaceCard
from youcheng.planning.interfaces.structure_csv import coverage_rows, csv_response
from youcheng.planning.interfaces.structure_words import ACTIVITIES, LEVELS, PARTS, measure_words, percent, share_words
from youcheng.planning.interfaces.structure_words import STATES as STATE_WORDS
from youcheng.planning.views.access import planning_view, user_of
from youcheng.planning.views.structure.panels import tie_panels, ties_url, unit_panel, units_url
from youcheng.planning.views.structure.regions import picture_or_404
from youcheng.registry.domain.queries.figures import latest_import


@dataclass(frozen=True, slots=True)
class Door:
    """A number that leads to its list."""

    count: int
    label: str | Promise
    url: str
    note: str = ""


@require_safe
@planning_view
def region(request: HttpRequest, region_id: str) -> HttpResponse:
    """What the units of a region have, have not, and of which nobody knows."""
    picture, card = picture_or_404(region_id)
    groups = picture.groups()
    whole = groups["all"]
    panels = [unit_panel(picture, region_id, "level")]
    if picture.parts:
        panels.append(unit_panel(picture, region_id, "part"))
    return render(
        request,
        "planning/structure/region.html",
        {
            "region": card,
            "whole": whole,
            "doors": _doors(picture, region_id),
            "panels": [*panels, *tie_panels(picture, region_id)],
            "measures": measure_words(whole),
            "groups": _group_rows(picture, region_id),
            "activities": [
                Door(len(picture.ties_of(Cut(activity=one))), label, ties_url(region_id, Cut(activity=one)))
                for one, label in ACTIVITIES.items()
            ],
            "imported": latest_import(),
            "latest": picture.latest_word(),
            "confirmed": len(picture.said),
            "today": timezone.localdate(),
            "map_query": map_query(card),
            "may_plan": can_plan(user_of(request)),
        },
    )


def _doors(picture: Picture, region_id: str) -> list[Door]:
    doors = [Door(len(picture.ties), _("standing ties with partners abroad"), ties_url(region_id, Cut()))]
    return doors + [
        Door(len(picture.units_of(Cut(state=state))), STATE_WORDS[state], units_url(region_id, Cut(state=state)))
        for state in STATES
    ]


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A level or part with its measures; every count with its list."""

    label: str | Promise
    units: Door
    states: list[Door]
    ties: Door
    share: str
    gini: float | None
    herfindahl: float | None
    active: str


def _group_rows(picture: Picture, region_id: str) -> list[GroupRow]:
    groups = picture.groups()
    cuts: list[tuple[str, str | Promise, Cut]] = [("all", _("the whole region"), Cut())]
    cuts += [(f"level:{one}", LEVELS[one], Cut(level=one)) for one in picture.levels]
    cuts += [(f"region:{one}", PARTS[one], Cut(part=one)) for one in picture.parts]
    rows = []
    for key, label, cut in cuts:
        found = groups[key]
        states = [replace(cut, state=one) for one in ("tied", "none", "unknown", ONE_COUNTRY, SLEEPING)]
        rows.append(
            GroupRow(
                label,
                Door(found.units, label, units_url(region_id, cut)),
                [Door(len(picture.units_of(one)), STATE_WORDS[one.state], units_url(region_id, one)) for one in states],
                Door(found.ties, label, ties_url(region_id, cut)),
                share_words(found.with_tie, found.unknown, found.units),
                found.gini_ties,
                found.herfindahl_countries,
                percent(found.active_share),
            )
        )
    return rows


def map_query(card: PlaceCard) -> str:
    """The query of the map for a country, a province, or a single place."""
    if card.level == Level.COUNTRY:
        return urlencode({"country": card.country})
    if card.level == Level.PROVINCE:
        return urlencode({"country": card.country, "province": card.id})
    return urlencode({"place": card.id})


@require_safe
@planning_view
def coverage_csv(request: HttpRequest, region_id: str) -> HttpResponse:
    """The whole table behind a chart."""
    picture, _card = picture_or_404(region_id)
    by = request.GET.get("by", "level")
    return csv_response(coverage_rows(picture, by), name=f"coverage-{region_id.replace(':', '-')}-{by}.csv")
