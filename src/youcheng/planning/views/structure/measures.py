"""Support measures of a region."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from youcheng.accounts.domain.permissions import can_plan
from youcheng.planning.domain.coverage_picture import Picture
from youcheng.planning.domain.errors import PlanningError
from youcheng.planning.domain.partner_places import PlaceCard, place_cards
from youcheng.planning.domain.support import beneficiaries_of, keep_measure, measures_seen_by, runs, ties_since
from youcheng.planning.interfaces.structure_measure_form import MeasureForm
from youcheng.planning.interfaces.structure_words import LEVELS, PARTS
from youcheng.planning.models import SupportMeasure
from youcheng.planning.views.access import planning_view, user_of
from youcheng.planning.views.structure.regions import picture_or_404
from youcheng.planning.views.structure.tie_lines import TieLine, tie_lines


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """A measure with whom it helps and what came of it."""

    measure: SupportMeasure
    level: str | Promise
    part: str | Promise
    named: list[PlaceCard]
    beneficiaries: int
    ties: list[TieLine]
    running: bool


def _lines(listed: list[SupportMeasure], picture: Picture) -> list[MeasureLine]:
    cards = place_cards({one.pk for measure in listed for one in measure.beneficiaries.all()})
    since = [ties_since(one, picture) for one in listed]
    words = {(line.tie.unit, line.tie.partner): line for line in tie_lines([tie for ties in since for tie in ties])}
    return [
        MeasureLine(
            measure,
            LEVELS[measure.level],
            PARTS.get(measure.part, ""),
            [cards[one.pk] for one in measure.beneficiaries.all()],
            len(beneficiaries_of(measure, picture)),
            [words[tie.unit, tie.partner] for tie in ties],
            runs(measure),
        )
        for measure, ties in zip(listed, since, strict=True)
    ]


@require_http_methods(["GET", "HEAD", "POST"])
@planning_view
def measures(request: HttpRequest, region_id: str, pk: int | None = None) -> HttpResponse:
    """The measures of a region; one can be added, or one of them edited."""
    picture, card = picture_or_404(region_id)
    user = user_of(request)
    edited = get_object_or_404(measures_seen_by(user, region_id), pk=pk) if pk else None
    form = MeasureForm(request.POST if request.method == "POST" else None, picture=picture, measure=edited)
    if request.method == "POST":
        can_plan(user).enforce()
        if form.is_valid():
            try:
                keep_measure(region_id, form.terms, by=user, measure=edited)
            except PlanningError as error:
                messages.error(request, str(error))
            else:
                messages.success(request, _("Kept. New plans can reserve ties for it."))
            return redirect("structure:measures", region_id)
    return render(
        request,
        "planning/structure/measures.html",
        {
            "region": card,
            "lines": _lines(list(measures_seen_by(user, region_id)), picture),
            "form": form,
            "edited": edited,
            "may_plan": can_plan(user),
        },
        status=422 if request.method == "POST" else 200,
    )
