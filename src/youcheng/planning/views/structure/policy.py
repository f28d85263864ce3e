"""A policy as a form, with what it says shown while it is written."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from youcheng.accounts.domain.permissions import can_plan
from youcheng.engines import layout
from youcheng.planning.domain.coverage_picture import Picture
from youcheng.planning.domain.errors import PlanningError
from youcheng.planning.domain.partner_places import place_cards
from youcheng.planning.domain.plan_preview import Preview, preview
from youcheng.planning.domain.plans import plans_seen_by, start_plan
from youcheng.planning.domain.support import measures_seen_by, runs
from youcheng.planning.interfaces.structure_policy_form import PolicyForm
from youcheng.planning.interfaces.structure_policy_words import policy_words, rule_words, units_named
from youcheng.planning.views.access import planning_view, user_of
from youcheng.planning.views.structure.regions import picture_or_404

MOST_PLANS = 12
MOST_NAMED = 40
"""Units that the preview names; the list behind the number has all."""


def _form(request: HttpRequest, picture: Picture, region_id: str) -> PolicyForm:
    user = user_of(request)
    measures = [one for one in measures_seen_by(user, region_id) if runs(one)]
    if request.method == "POST":
        return PolicyForm(request.POST, picture=picture, measures=measures)
    start = request.GET.get("from", "")
    if start.isdigit():
        earlier = get_object_or_404(plans_seen_by(user), region=region_id, version=int(start))
        policy = layout.Policy.model_validate(earlier.policy)
        return PolicyForm(picture=picture, measures=measures, policy=policy, title=earlier.title)
    return PolicyForm(picture=picture, measures=measures)


@require_http_methods(["GET", "HEAD", "POST"])
@planning_view
def policy(request: HttpRequest, region_id: str) -> HttpResponse:
    """Set a policy; working it out makes the next version of the region's plans."""
    can_plan(user_of(request)).enforce()
    picture, card = picture_or_404(region_id)
    form = _form(request, picture, region_id)
    fault = ""
    if request.method == "POST" and form.is_valid() and "preview" not in request.POST:
        try:
            plan = start_plan(
                region_id, policy=form.policy, title=form.cleaned_data["title"].strip(), by=user_of(request)
            )
        except PlanningError as error:
            fault = str(error)
        else:
            return redirect("structure:plan", region_id, plan.version)
    wrong = request.method == "POST" and ("preview" not in request.POST or not form.is_valid())
    plans = plans_seen_by(user_of(request)).filter(region=region_id)[:MOST_PLANS]
    context = {"region": card, "form": form, "fault": fault, "plans": plans}
    return render(
        request,
        "planning/structure/policy.html",
        {**context, **_said(form, picture)},
        status=422 if wrong else 200,
    )


@require_POST
@planning_view
def policy_preview(request: HttpRequest, region_id: str) -> HttpResponse:
    """What the policy in the form says, as a part of its page."""
    can_plan(user_of(request)).enforce()
    picture, card = picture_or_404(region_id)
    form = _form(request, picture, region_id)
    return render(
        request, "planning/structure/policy_preview.html", {"region": card, "form": form, **_said(form, picture)}
    )


def _said(form: PolicyForm, picture: Picture) -> dict[str, Any]:
    """Words and counts of a policy that is sound; the default's before anything was sent."""
    if form.is_bound and not form.is_valid():
        return {"preview": None}
    said = form.policy if form.is_bound else _initial_policy(form, picture)
    found: Preview = preview(said, picture.units)
    cards = place_cards([*units_named(said), *found.without_leave[:MOST_NAMED]])
    return {
        "preview": found,
        "words": policy_words(said, cards),
        "rules": [(rule_words(layout.rule_name(one.rule)), one) for one in found.rules],
        "unknown": [cards[one] for one in found.without_leave[:MOST_NAMED]],
        "more_unknown": max(0, len(found.without_leave) - MOST_NAMED),
        "too_much": found.wanted > found.reachable,
        "too_much_words": _(
            "The needs ask for %(wanted)d new ties, but only %(reachable)d are allowed: some will not be met."
        )
        % {"wanted": found.wanted, "reachable": found.reachable},
    }


def _initial_policy(form: PolicyForm, picture: Picture) -> layout.Policy:
    """The policy that the untouched form stands for."""
    values = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
    data: dict[str, Any] = {}
    for name, value in values.items():
        if value not in (None, False, ""):
            data[name] = value
    bound = PolicyForm(data, picture=picture, measures=list(form.measures.values()))
    return bound.policy if bound.is_valid() else layout.Policy(new_ties=0)
