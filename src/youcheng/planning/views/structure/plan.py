"""A saved plan: its status while it is worked out, then what it says."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from youcheng.accounts.domain.permissions import can_plan
from youcheng.planning.domain.errors import PlanningError
from youcheng.planning.domain.partner_choices import shortlist_partner
from youcheng.planning.domain.partner_places import PlaceCard
from youcheng.planning.domain.plans import plan_of, plans_seen_by, retry_plan, stop_plan
from youcheng.planning.interfaces.structure_csv import csv_response
from youcheng.planning.models import LayoutPlan
from youcheng.planning.views.access import planning_view, user_of
from youcheng.planning.views.structure.plan_lines import plan_context, plan_rows
from youcheng.planning.views.structure.regions import region_or_404


def plan_or_404(request: HttpRequest, region_id: str, version: int) -> LayoutPlan:
    """A plan of the person's organisations."""
    return get_object_or_404(plans_seen_by(user_of(request)), region=region_id, version=version)


def ready_or_404(request: HttpRequest, region_id: str, version: int) -> LayoutPlan:
    """The same, once it has been worked out: before, it has no items."""
    saved = plan_or_404(request, region_id, version)
    if saved.status != LayoutPlan.Status.READY:
        raise Http404(str(saved))
    return saved


@require_safe
@planning_view
def plan(request: HttpRequest, region_id: str, version: int) -> HttpResponse:
    """A plan; while it is worked out, the page asks again by itself."""
    saved = plan_or_404(request, region_id, version)
    _region, card = region_or_404(region_id)
    context: dict[str, object] = {
        "region": card,
        "plan": saved,
        "may_plan": can_plan(user_of(request), saved.organisation),
    }
    context["others"] = [one for one in plans_seen_by(user_of(request)).filter(region=region_id) if one.pk != saved.pk]
    if saved.status == LayoutPlan.Status.READY:
        context |= plan_context(saved, by=user_of(request))
    return render(request, "planning/structure/plan.html", context)


@require_safe
@planning_view
def status(request: HttpRequest, region_id: str, version: int) -> HttpResponse:
    """How far a plan is; when it is done, the page is loaded anew."""
    saved = plan_or_404(request, region_id, version)
    if not saved.pending:
        response = HttpResponse(status=200)
        response["HX-Refresh"] = "true"
        return response
    context = {
        "plan": saved,
        "region": PlaceCard(region_id, "", "und"),
        "may_plan": can_plan(user_of(request), saved.organisation),
    }
    return render(request, "planning/structure/plan_status.html", context)


@require_POST
@planning_view
def stop(request: HttpRequest, region_id: str, version: int) -> HttpResponse:
    """Stop a plan that is being worked out."""
    stop_plan(plan_or_404(request, region_id, version), by=user_of(request))
    return redirect("structure:plan", region_id, version)


@require_POST
@planning_view
def again(request: HttpRequest, region_id: str, version: int) -> HttpResponse:
    """Work a plan out that failed, was stopped or was lost."""
    try:
        retry_plan(plan_or_404(request, region_id, version), by=user_of(request))
    except PlanningError as error:
        messages.error(request, str(error))
    return redirect("structure:plan", region_id, version)


@require_POST
@planning_view
def send(request: HttpRequest, region_id: str, version: int) -> HttpResponse:
    """Put the ticked items on the shortlists of their units."""
    saved = ready_or_404(request, region_id, version)
    can_plan(user_of(request), saved.organisation).enforce()
    offered = {f"{one.unit}|{one.partner}": one for one in plan_of(saved).chosen}
    chosen = [offered[key] for key in request.POST.getlist("item") if key in offered]
    if not chosen:
        messages.error(request, _("Tick at least one item of the plan."))
        return redirect("structure:plan", region_id, version)
    note = _("From plan %(version)d: %(title)s") % {"version": saved.version, "title": saved.title or "–"}
    for one in chosen:
        shortlist_partner(one.unit, one.partner, by=user_of(request), note=note)
    number = len(chosen)
    messages.success(
        request,
        ngettext(
            "%(n)d partner is on the shortlist of its unit.",
            "%(n)d partners are on the shortlists of their units.",
            number,
        )
        % {"n": number},
    )
    return redirect("structure:plan", region_id, version)


@require_safe
@planning_view
def plan_csv(request: HttpRequest, region_id: str, version: int) -> HttpResponse:
    """The items of a plan as a file."""
    saved = ready_or_404(request, region_id, version)
    return csv_response(plan_rows(saved), name=f"plan-{region_id.replace(':', '-')}-{version}.csv")


@require_safe
@planning_view
def plan_json(request: HttpRequest, region_id: str, version: int) -> HttpResponse:
    """Policy and plan as the command line takes and gives them."""
    saved = plan_or_404(request, region_id, version)
    response = JsonResponse(
        {
            "region": region_id,
            "version": saved.version,
            "policy": saved.policy,
            "rests_on": saved.rests_on,
            "known_units": saved.known_units,
            "plan": saved.result,
        },
        json_dumps_params={"ensure_ascii": False, "indent": 2},
    )
    response["Content-Disposition"] = f'attachment; filename="plan-{region_id.replace(":", "-")}-{version}.json"'
    return response
