"""The units behind a number, one unit, and what an office says of them."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from youcheng.accounts.domain.permissions import can_plan
from youcheng.engines import layout
from youcheng.planning.domain.completeness import confirm_units, words_about
from youcheng.planning.domain.coverage_picture import STATES, Cut, Picture, state_of
from youcheng.planning.domain.partner_places import PlaceCard, place_cards
from youcheng.planning.domain.units import region_with
from youcheng.planning.interfaces.structure_csv import csv_response, unit_rows
from youcheng.planning.interfaces.structure_forms import CompletenessForm
from youcheng.planning.interfaces.structure_words import KNOWLEDGE, LEVELS, PARTS
from youcheng.planning.interfaces.structure_words import STATES as STATE_WORDS
from youcheng.planning.models import Completeness
from youcheng.planning.views.access import planning_view, user_of
from youcheng.planning.views.structure.regions import cut_of, picture_or_404
from youcheng.planning.views.structure.tie_lines import tie_lines

PER_PAGE = 200


@dataclass(frozen=True, slots=True)
class UnitLine:
    """A unit in a list."""

    unit: layout.Unit
    place: PlaceCard
    state: str
    said: Completeness | None

    @property
    def level(self) -> str | Promise:
        """The level in words."""
        return LEVELS[self.unit.level]

    @property
    def part(self) -> str | Promise:
        """The part in words; empty where the region has none."""
        return PARTS.get(self.unit.region or "", "")

    @property
    def state_words(self) -> str | Promise:
        """Whether it has a tie, has none, or nobody knows."""
        return STATE_WORDS[self.state]

    @property
    def known_words(self) -> str | Promise:
        """How far its list is known."""
        return KNOWLEDGE[self.unit.known.value]


def unit_lines(picture: Picture, units: list[layout.Unit]) -> list[UnitLine]:
    """Units with their names, in two queries."""
    cards = place_cards([unit.id for unit in units])
    return [UnitLine(unit, cards[unit.id], state_of(unit), picture.said.get(unit.id)) for unit in units]


@require_http_methods(["GET", "HEAD", "POST"])
@planning_view
def units(request: HttpRequest, region_id: str) -> HttpResponse:
    """The units that a number counts; the ticked ones can be confirmed together."""
    picture, card = picture_or_404(region_id)
    cut = cut_of(request)
    form = CompletenessForm(request.POST if request.method == "POST" else None)
    chosen = _chosen(request, picture, cut)
    fault = ""
    if request.method == "POST":
        can_plan(user_of(request)).enforce()
        if not chosen:
            fault = _("Tick at least one unit of the list.")
        elif form.is_valid():
            return _confirm(
                request, form, chosen, f"{reverse('structure:units', args=[region_id])}?{urlencode(cut.query())}"
            )
    page = Paginator(picture.units_of(cut), PER_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "planning/structure/units.html",
        {
            "region": card,
            "lines": unit_lines(picture, list(page.object_list)),
            "page": page,
            "query": urlencode(cut.query()),
            "cut": cut,
            "selects": _selects(picture, cut),
            "form": form,
            "fault": fault,
            "chosen": chosen,
            "may_plan": can_plan(user_of(request)),
        },
        status=422 if request.method == "POST" else 200,
    )


def _chosen(request: HttpRequest, picture: Picture, cut: Cut) -> list[str]:
    """The units that were ticked, or all of the list on all its pages."""
    if "all" in request.POST:
        return [unit.id for unit in picture.units_of(cut)]
    known = {unit.id for unit in picture.units}
    return [one for one in request.POST.getlist("unit") if one in known]


def _confirm(request: HttpRequest, form: CompletenessForm, places: list[str], back: str) -> HttpResponse:
    said = form.cleaned_data
    confirm_units(
        places,
        status=Completeness.Status(said["status"]),
        as_of=said["as_of"],
        note=said["note"],
        by=user_of(request),
    )
    number = len(places)
    messages.success(
        request,
        ngettext(
            "Kept for %(n)d unit, with your name and today's date.",
            "Kept for %(n)d units, with your name and today's date.",
            number,
        )
        % {"n": number},
    )
    return redirect(back)


def _selects(picture: Picture, cut: Cut) -> list[tuple[str, str, list[tuple[str, str | Promise]], str]]:
    selects: list[tuple[str, str, list[tuple[str, str | Promise]], str]] = [
        ("level", _("Level"), [(one, LEVELS[one]) for one in picture.levels], cut.level),
        ("state", _("Ties"), [(one, STATE_WORDS[one]) for one in STATES], cut.state),
        ("known", _("List of ties"), list(KNOWLEDGE.items()), cut.known),
    ]
    if picture.parts:
        selects.insert(1, ("part", _("Part"), [(one, PARTS[one]) for one in picture.parts], cut.part))
    return selects


@require_safe
@planning_view
def of_place(request: HttpRequest, place_id: str) -> HttpResponse:
    """To the page of the unit that a place is, in its province."""
    region = region_with(place_id)
    if region is None:
        raise Http404(place_id)
    return redirect("structure:unit", region.id, place_id)


@require_safe
@planning_view
def units_csv(request: HttpRequest, region_id: str) -> HttpResponse:
    """The same list as a file."""
    picture, _card = picture_or_404(region_id)
    found = picture.units_of(cut_of(request))
    cards = place_cards([unit.id for unit in found])
    return csv_response(unit_rows(picture, found, cards), name=f"units-{region_id.replace(':', '-')}.csv")


@require_http_methods(["GET", "HEAD", "POST"])
@planning_view
def unit(request: HttpRequest, region_id: str, unit_id: str) -> HttpResponse:
    """One unit: its ties, how far they are known and by whose word."""
    picture, card = picture_or_404(region_id)
    found = next((one for one in picture.units if one.id == unit_id), None)
    if found is None:
        raise Http404(unit_id)
    form = CompletenessForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        can_plan(user_of(request)).enforce()
        if form.is_valid():
            return _confirm(request, form, [unit_id], reverse("structure:unit", args=[region_id, unit_id]))
    [line] = unit_lines(picture, [found])
    return render(
        request,
        "planning/structure/unit.html",
        {
            "region": card,
            "line": line,
            "ties": tie_lines(picture.ties_of(Cut(unit=unit_id))),
            "history": words_about(unit_id),
            "form": form,
            "map_query": urlencode({"place": unit_id}),
            "may_plan": can_plan(user_of(request)),
        },
        status=422 if request.method == "POST" else 200,
    )
