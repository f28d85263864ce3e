"""What opens below a fact: correcting, merging, choosing a place. Without scripts each is a page of its own."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from youcheng.accounts.domain.permissions import can_review_claims
from youcheng.intake.domain.decide import choose_place, correct_finding, merge_finding
from youcheng.intake.domain.errors import InvalidFieldsError, NeedsAnswerError
from youcheng.intake.domain.names import names_of
from youcheng.intake.domain.queries.desk import entities_named, similar_entities
from youcheng.intake.interfaces.correction_form import CorrectionForm
from youcheng.intake.models import Finding
from youcheng.intake.views.access import desk_view, user_of
from youcheng.intake.views.decisions import REFUSED, attempt, finding_of, version_of
from youcheng.intake.views.place_words import place_words
from youcheng.registry.domain.reference import gazetteer
from youcheng.registry.models import Entity
from youcheng.web.languages import bcp47_tag, current


def panel(request: HttpRequest, finding: Finding, name: str, heading: str, context: dict[str, Any]) -> HttpResponse:
    """A panel within the desk, or a page of its own without scripts."""
    template = f"intake/panel_{name}.html"
    context |= {"finding": finding, "document": finding.reading.document, "heading": heading, "panel": template}
    refused = bool(context.get("form") and context["form"].errors)
    if request.headers.get("HX-Request"):
        return render(request, template, context, status=REFUSED if refused else 200)
    return render(request, "intake/panel_page.html", context, status=REFUSED if refused else 200)


@desk_view
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Put other values in the place of the machine's."""
    user, finding = user_of(request), finding_of(pk)
    can_review_claims(user).enforce()
    heading = _("Correct the fact")
    if request.method != "POST":
        return panel(request, finding, "correct", heading, {"form": CorrectionForm(finding)})
    form = CorrectionForm(finding, request.POST)
    if not form.is_valid():
        return panel(request, finding, "correct", heading, {"form": form})
    fields, note = form.corrected(), form.cleaned_data["note"]

    def verb() -> Any:
        return correct_finding(finding, fields=fields, by=user, note=note, version=form.cleaned_data["version"])

    try:
        return attempt(request, finding, verb, lambda outcome: _("Corrected. What was read stays beside it."))
    except InvalidFieldsError as error:
        for message in error.errors.values():
            form.add_error(None, message)
        return panel(request, finding, "correct", heading, {"form": form})
    except NeedsAnswerError as error:
        form.add_error(None, str(error))
        return panel(request, finding, "correct", heading, {"form": form})


@desk_view
def merge(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that the fact speaks of something the registry has."""
    user, finding = user_of(request), finding_of(pk)
    can_review_claims(user).enforce()
    if request.method == "POST":
        into = get_object_or_404(Entity, pk=request.POST.get("into", ""))
        return attempt(
            request,
            finding,
            lambda: merge_finding(finding, into=into, by=user, version=version_of(request)),
            lambda outcome: _("Merged."),
        )
    text = request.GET.get("q", "").strip()
    found: list[str] = []
    if finding.entity is not None:
        near = similar_entities([finding]).get(finding.pk, []) if not text else []
        found = [*near, *entities_named(text, kind=finding.entity.kind)]
    names = names_of(found)
    choices = [
        {"id": pk, "name": names[pk].text, "detail": pk}
        for pk in dict.fromkeys(found)
        if pk in names and pk != finding.entity_id
    ]
    return panel(request, finding, "merge", _("Merge with what exists"), {"text": text, "choices": choices})


@desk_view
def place(request: HttpRequest, pk: int, index: int) -> HttpResponse:
    """Say which place a name means."""
    user, finding = user_of(request), finding_of(pk)
    can_review_claims(user).enforce()
    if request.method == "POST":
        chosen = request.POST.get("place", "")
        return attempt(
            request,
            finding,
            lambda: choose_place(finding, index=index, place=chosen, by=user, version=version_of(request)),
            lambda outcome: _("Noted: %(name)s.") % {"name": place_words(chosen).name},
        )
    named: dict[str, Any] = finding.places[index] if index < len(finding.places) else {"name": "", "candidates": []}
    text = request.GET.get("q", "").strip()
    ids = [candidate["place_id"] for candidate in named["candidates"]]
    known = gazetteer()
    if text and known is not None:
        ids = [found.place.id for found in known.suggest(text, language=bcp47_tag(current()), limit=10)]
    choices = [place_words(place_id) for place_id in ids]
    points = [
        {"lat": choice.lat, "lon": choice.lon, "label": str(number), "name": choice.name}
        for number, choice in enumerate(choices, 1)
        if choice.lat is not None
    ]
    context = {
        "index": index,
        "place": named,
        "text": text or named["name"],
        "choices": choices,
        "points": json.dumps(points, ensure_ascii=False) if points else "",
    }
    return panel(request, finding, "place", _("Which place is it?"), context)
